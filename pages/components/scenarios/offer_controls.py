"""The widgets of an offer, made from its table of settings."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.messages import UserError
from core.scenarios.money import OFFER_SETTINGS
from core.settings import Setting, Whole
from pages.components import state
from pages.components.i18n import _, say
from pages.components.scenarios.kept import shown

REFUSED = "offer_refused"


def offer_controls() -> None:
    """Draw the numbers of the user's offer; one that isn't allowed is said, and changes nothing."""
    for place, (name, described) in zip(st.columns(len(OFFER_SETTINGS)), OFFER_SETTINGS.items(), strict=True):
        with place:
            _number(name, described)
    problem = st.session_state.pop(REFUSED, None)
    if problem is not None:
        st.warning(say(problem), icon=":material/info:")


def _number(name: str, described: Setting[Any]) -> None:
    key = f"offer_{name}"
    shown(key, getattr(state.memory().casing.offer, name))
    # Without bounds of its own: a number beyond them is refused in words, where the widget would only turn red.
    st.number_input(
        _(described.label),
        value=None,
        step=1 if isinstance(described, Whole) else None,
        key=key,
        help=_(described.help),
        on_change=_take,
        args=(name,),
    )


def _take(name: str) -> None:
    mind = state.memory().casing
    try:
        mind.offer = replace(mind.offer, **{name: st.session_state[f"offer_{name}"]})
    except UserError as problem:
        st.session_state[REFUSED] = problem.message
