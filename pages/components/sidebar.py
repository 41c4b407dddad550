"""The sidebar below the navigation: language, the user's brief, and the device that trains."""

import streamlit as st

from core.training.device import Device
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _, say, switch_language
from pages.components.keyboard import menus_by_keyboard
from pages.components.places import file_of

STARTING = ("starting", "warming")


def draw() -> None:
    """Draw the sidebar."""
    switch_language()
    _brief()
    _device()
    menus_by_keyboard()


def _brief() -> None:
    label = _("Your brief ({n})").format(n=len(state.memory().brief.findings))
    if st.button(label, icon=":material/bookmarks:", key="brief", width="stretch"):
        st.switch_page(file_of("brief"))


def _device() -> None:
    """Say where trainings run; look again until the engine is ready."""
    phase = engine().status.phase
    st.fragment(_device_line, run_every=1.0 if phase in STARTING else None)()


def _device_line() -> None:
    status = engine().status
    if status.phase in STARTING:
        st.caption(_("Warming up TensorFlow…"))
    elif status.device is None:
        st.caption(say(status.error) if status.error else _("Training is not available."))
    else:
        st.caption(_device_name(status.device, status.active))


def _device_name(device: Device, active: int) -> str:
    text = _("Trains on the GPU: {name}") if device.kind == "GPU" else _("Trains on the CPU; no GPU in sight")
    use = _("in use") if active else _("idle")
    return f"{text.format(name=device.name)} · {use}"
