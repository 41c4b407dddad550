"""The map of the lessons: one idea to touch at once, then all of them, with what the user has done."""

import streamlit as st

from core.lessons import GROUPS, LESSONS, Step
from pages.components import state
from pages.components.concepts.first_touch import first_touch
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.places import file_of

DONE = {None: ":material/check_circle:", True: ":material/verified:", False: ":material/lightbulb:"}


def map_view() -> None:
    """Draw the landing page."""
    with shielded():
        first_touch()
    st.divider()
    _progress()
    for place, (group, title) in zip(_places(), GROUPS.items(), strict=True):
        with place, st.container(border=True, height="stretch"):
            st.markdown(f"**{_(title)}**")
            for name, lesson in LESSONS.items():
                if lesson.group == group:
                    _entry(name)


def _places() -> list["st.delta_generator.DeltaGenerator"]:
    return [*st.columns(2), *st.columns(2)]


def _progress() -> None:
    taken, settled, right = state.memory().learning.progress.counts()
    said = (
        _("{taken} of {all} lessons taken; {right} of {settled} guesses right.")
        if settled
        else _("{taken} of {all} lessons taken.")
    )
    text = said.format(taken=taken, all=len(LESSONS), right=right, settled=settled)
    st.progress(taken / len(LESSONS), text=text)


def _entry(name: str) -> None:
    lesson, step = LESSONS[name], state.memory().learning.progress.steps.get(name)
    label = _("{title} · {minutes} min").format(title=_(lesson.title), minutes=lesson.minutes)
    if st.button(label, key=f"open_{name}", icon=_icon(name, step), type="tertiary"):
        state.memory().learning.topic = name
        st.switch_page(file_of("concepts"))
    st.caption(_(lesson.promise))


def _icon(name: str, step: Step | None) -> str:
    return LESSONS[name].icon if step is None else DONE[step.right]
