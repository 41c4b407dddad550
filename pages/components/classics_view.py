"""Ready experiments on the playground: a menu of them, and the banner of the one that is talked about."""

from typing import Literal

import streamlit as st

from core.classics import CLASSICS, GROUPS, cures_of, sick_of
from core.jobs import ENDED, Job
from core.training.run import Run
from pages.components import state
from pages.components.engine import engine
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.memory import known
from pages.components.teaching import is_shown

MENU = "classics_menu"
TICK = 0.5  # seconds between two looks at a training for comparison
SAID = {True: (st.success, ":material/check_circle:"), False: (st.info, ":material/info:")}


def classics_menu() -> None:
    """Draw the button that opens the list of ready experiments."""
    if not is_shown("classics"):
        return
    label = _("Ready experiments")
    menu = st.popover(label, icon=":material/school:", key=MENU, on_change="rerun", width="content")
    with menu:
        if not menu.open:
            return
        st.markdown(_("One click sets everything and trains. Beside each button are the cures for what it shows."))
        for group, title in GROUPS.items():
            st.markdown(f"**{_(title)}**")
            for name, classic in CLASSICS.items():
                if classic.group == group and not classic.against:
                    with st.container(horizontal=True, gap="small"):
                        _start("menu", name, "secondary")
                        for cure in cures_of(name):
                            _start("menu", cure, "tertiary")


def _start(place: str, name: str, kind: Literal["secondary", "tertiary"]) -> None:
    """Draw the button that trains a ready experiment, or opens its run."""
    current = name == state.memory().lesson and _is_in_hand(name)
    st.button(
        _(CLASSICS[name].title),
        key=f"{place}_start_{name}",
        type=kind,
        icon=":material/check:" if current else None,
        disabled=current or state.memory().job is not None,
        on_click=_begin,
        args=(name,),
    )


def _begin(name: str) -> None:
    st.session_state[MENU] = False
    state.memory().panel_open = False
    state.start_lesson(name)


def classic_banner() -> None:
    """Draw what the ready experiment in hand asks, shows and is cured by; nothing when none is talked about."""
    name = state.memory().lesson
    if not name:
        return
    with shielded(), st.container(border=True, key="lesson", gap="small"):
        st.markdown(_heading(name))
        untrained = state.memory().job is not None or state.memory().fresh
        (_look_at if untrained else _shown)(name)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _start("cure", sick_of(name), "tertiary")
            st.markdown(_("**Try a cure:**"), width="content")
            for cure in cures_of(sick_of(name)):
                _start("cure", cure, "secondary")
            st.button(_("Close"), icon=":material/close:", key="lesson_close", type="tertiary", on_click=_close)


def _heading(name: str) -> str:
    """Return what a ready experiment is called, a cure together with what it cures, and its question."""
    titles = [_(CLASSICS[other].title) for other in dict.fromkeys((sick_of(name), name))]
    return _("**{title}**: {question}").format(title=" → ".join(titles), question=_(CLASSICS[name].question))


def _close() -> None:
    state.memory().lesson = ""


def _is_in_hand(name: str) -> bool:
    return not state.memory().fresh and state.memory().run.experiment == CLASSICS[name].experiment


def _look_at(name: str) -> None:
    st.markdown(f":material/visibility: {_(CLASSICS[name].look_at)}")


def _shown(name: str) -> None:
    """Draw what a trained ready experiment shows; for a cure, what it did."""
    if not _is_in_hand(name):
        st.caption(_("The picture shows another run. A click below brings this lesson back."))
        return
    if CLASSICS[name].against:
        _compare(name, state.memory().run)
    st.markdown(f":material/lightbulb: {_(CLASSICS[name].lesson)}")


def _compare(name: str, cured: Run) -> None:
    """Draw what a cure did, against the run without it, which is trained when nobody has."""
    sick = CLASSICS[sick_of(name)].experiment
    found = known(sick)
    if found is None:
        st.fragment(_wait, run_every=TICK)(engine().submit(sick, owner=state.memory().owner))
        return
    verdict = CLASSICS[name].judged(found, cured)
    draw, icon = SAID[verdict.helped]
    draw(say(verdict.text), icon=icon)


def _wait(job: Job) -> None:
    """Draw how far the training without the cure is."""
    view = job.view()
    if view.status in ENDED and view.error is None:
        st.rerun()
    if view.error is not None:
        st.error(say(view.error), icon=":material/error:")
        return
    st.progress(min(1.0, view.epoch / view.epochs), text=_("Trained without the cure, to compare…"))
