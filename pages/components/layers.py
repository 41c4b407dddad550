"""Layers one by one: add and take away layers and units, as an alternative to choosing a shape."""

import streamlit as st

from core.experiment import SETTINGS
from pages.components import state
from pages.components.i18n import _

UNITS_OF_A_NEW_LAYER = 4


def layers_editor() -> None:
    """Draw a number for each layer, and buttons for one layer more or less."""
    hidden, described = state.memory().draft.hidden, SETTINGS["hidden"]
    with st.popover(_("Layer by layer"), icon=":material/layers:", key="layers_menu", width="stretch"):
        for number, units in enumerate(hidden):
            key = f"layer_{number}"
            st.session_state[key] = units
            st.number_input(
                _("Units in layer {n}").format(n=number + 1), described.low, described.high, key=key,
                on_change=_resize, args=(number,),
            )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            st.button(
                _("Add a layer"), icon=":material/add:", key="layer_add", on_click=_set,
                args=((*hidden, UNITS_OF_A_NEW_LAYER),), disabled=len(hidden) >= described.longest,
            )  # fmt: skip
            st.button(
                _("Remove the last"), icon=":material/remove:", key="layer_remove", on_click=_set,
                args=(hidden[:-1],), disabled=len(hidden) < 2,
            )  # fmt: skip


def _set(hidden: tuple[int, ...]) -> None:
    state.change(hidden=hidden)


def _resize(number: int) -> None:
    hidden = list(state.memory().draft.hidden)
    hidden[number] = st.session_state[f"layer_{number}"]
    state.change(hidden=tuple(hidden))
