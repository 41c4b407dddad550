"""Tabs that draw only what is open, and stay open in the other language and when the user comes back."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.components import state
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.waiting import WAITED

LEFT = "left_waiting"


@st.fragment
def tabs(key: str, contents: Mapping[str, Callable[[], None]]) -> None:
    """Draw tabs by their titles, which are marked with `N_`; opening one draws nothing else anew."""
    opened = state.memory().tabs
    opened[key] = _opened(st.session_state.get(key), contents, opened.get(key))
    st.session_state[key] = _(opened[key])
    _end_waiting()
    rows = st.tabs([*map(_, contents)], key=key, on_change=_left)
    for place, draw in zip(rows, contents.values(), strict=True):
        if place.open:
            with place, shielded():
                draw()


def is_open(key: str, title: str) -> bool:
    """Tell whether a tab is open, by the key of the tabs and its title as marked."""
    return state.memory().tabs.get(key) == title


def _opened(label: str | None, titles: Mapping[str, object], before: str | None) -> str:
    """Return the title of a label; a label of another language, or none, changes nothing."""
    return next((title for title in titles if _(title) == label), before or next(iter(titles)))


@st.fragment
def views(key: str, contents: Mapping[str, Callable[[], None]]) -> None:
    """Draw a row of choices, and below it what belongs to the chosen one; titles are marked with `N_`."""
    opened = state.memory().tabs
    opened[key] = st.session_state.get(key) or opened.get(key) or next(iter(contents))
    st.session_state[key] = opened[key] if opened[key] in contents else next(iter(contents))
    _end_waiting()
    labels = {title: _(title) for title in contents}
    chosen = st.segmented_control(
        _("View"), list(contents), format_func=labels.__getitem__, key=key, required=True,
        label_visibility="collapsed", on_change=_left,
    )  # fmt: skip
    # A place for each view, those not chosen emptied first: what is left would stay below the new one until that is drawn.
    places = {title: st.container() if title == chosen else st.empty() for title in contents}
    with places[chosen], shielded():
        contents[chosen]()


def _left() -> None:
    """Note that a view was left in which something still looks again by itself."""
    if st.session_state.pop(WAITED, False):
        st.session_state[LEFT] = True


def _end_waiting() -> None:
    """Draw the whole page anew where a fragment inside the view that was left would go on drawing below the new one."""
    if st.session_state.pop(LEFT, False):
        st.rerun()
