"""The playground's right side: five settings in sight, Train, and the rest under More."""

from collections.abc import Mapping

import streamlit as st

from core.datasets import DATASETS
from core.datasets.features import FEATURES
from core.experiment import SETTINGS
from core.messages import N_
from core.models import MODELS
from pages.components import state
from pages.components.i18n import _
from pages.components.names import named
from pages.components.settings import control, shown
from pages.components.upload import upload

IN_SIGHT = ("dataset", "model", "hidden", "learning_rate", "epochs")
ALWAYS_NAMED = ("activation", "optimizer", "batch_size")
GROUPS: Mapping[str, str] = {
    "data": N_("Data"),
    "model": N_("Network"),
    "training": N_("Training"),
    "regularisation": N_("Against learning by heart"),
}
ONLY_DRAWN = ("noise", "n_samples")


def controls() -> None:
    """Draw the settings and the button; a phone has them at the foot of the screen, the settings folded."""
    folded = "" if state.memory().panel_open else "_folded"
    with st.container(key="panel"):
        with st.container(key=f"settings{folded}"):
            _settings()
        with st.container(horizontal=True, gap="small"):
            _panel_switch()
            _train_button()
        _changed()
        with st.container(key=f"more_settings{folded}"):
            _more()


def _settings() -> None:
    control("dataset", options=_datasets())
    upload()
    control("model", options=_models())
    control("hidden", disabled=state.memory().draft.model == "linear")
    control("learning_rate")
    control("epochs")


def _panel_switch() -> None:
    is_open = state.memory().panel_open
    with st.container(key="panel_switch", width="content"):
        st.button(
            _("Close") if is_open else _("Settings"),
            icon=":material/expand_more:" if is_open else ":material/tune:",
            key="panel_toggle",
            on_click=_toggle_panel,
        )


def _toggle_panel() -> None:
    state.memory().panel_open = not state.memory().panel_open


def _train() -> None:
    state.memory().panel_open = False
    state.train()


def _datasets() -> dict[str, str]:
    uploads = {name: data.card.title for name, data in state.memory().uploads.items()}
    return {name: _(entry.label) for name, entry in DATASETS.items()} | uploads


def _models() -> dict[str, str]:
    has_image = state.data_named(state.memory().draft).image_shape is not None
    return {name: _(model.label) for name, model in MODELS.items() if model.takes(has_image)}


def _train_button() -> None:
    busy = state.memory().job is not None
    st.button(
        _("Training…") if busy else _("Train"),
        type="primary",
        icon=":material/play_arrow:",
        key="train",
        width="stretch",
        disabled=busy,
        on_click=_train,
    )


def _changed() -> None:
    if state.memory().job is None and state.memory().run.experiment != state.memory().draft:
        st.caption(_("The settings have changed since the run in the picture. Train to see what they do."))


def _more() -> None:
    with st.expander(_("More: {values}").format(values=_summary()), key="more"):
        for group, title in GROUPS.items():
            names = [name for name in SETTINGS if SETTINGS[name].group == group and _useful(name)]
            st.markdown(f"**{_(title)}**")
            for name in names:
                control(name, options=_columns() if name == "features" else None)


def _useful(name: str) -> bool:
    data = state.data_named(state.memory().draft)
    return (
        name not in IN_SIGHT
        and (data.drawn or name not in ONLY_DRAWN)
        and name != ("features" if data.image_shape else "augment")
    )


def _columns() -> dict[str, str]:
    data = state.data_named(state.memory().draft)
    if data.drawn:
        return {name: _(feature.label) for name, feature in FEATURES.items()}
    return {name: named(data, name) for name in data.feature_names}


def _summary() -> str:
    """Name the usual choices and whatever isn't at its default."""
    changed = [
        f"{_(SETTINGS[name].label)} {shown(name)}"
        for name in SETTINGS
        if name not in IN_SIGHT + ALWAYS_NAMED and getattr(state.memory().draft, name) != SETTINGS[name].default
    ]
    batch = _("batch {n}").format(n=state.memory().draft.batch_size)
    return " · ".join([shown("activation"), shown("optimizer"), batch, *changed])
