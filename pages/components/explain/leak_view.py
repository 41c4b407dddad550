"""A planted leak: a hunt by explanation alone, and the same test on the run in hand."""

from dataclasses import dataclass

import streamlit as st

from core.charts.trust import pulls_chart
from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.hunt import SHOWN, Hunt, hunt, opening, picked_sentence, reveal, reveal_title, task, verdict
from core.explanation.leak import SIGN_LOOKS, leak_finding, leak_level, leak_signs
from core.explanation.whole import Whole
from core.messages import N_
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.explain.hand import whole_view
from pages.components.explain.keep_case import keep_case
from pages.components.explain.trust_parts import level_badge, part_lines
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.room.hiding import name_of

KEY, STEM = "explain_leak", "trust_leak"
TITLE = N_("A planted leak")
LIMITS = N_(
    "What this does not tell you: when a column is written down. A strong column can be honest, and a weak one can leak; only somebody "
    "who knows how the table is made can say."
)


@dataclass
class Guessing:
    """Hold the column that the user picked, and whether the answer was asked for."""

    column: int | None = None
    told: bool = False


def leak_view(case: Case) -> None:
    """Draw the hunt for the column that should not be there, and below it the same tests on the run in hand."""
    it, mine = hunt(), _guessing()
    headline(opening(it))
    told(task(it))
    if _solved(it, mine):
        _revealed(it)
    else:
        _hunting(it, mine)
    if case.run.key != it.leaky.key:
        _take(it)
    if may_tell(case.run):
        st.divider()
        st.subheader(_("The same tests on the run in hand"), anchor=False)
        st.caption(name_of(case.run))
        whole_view(lambda whole: _signs(case, whole))
    limits(LIMITS)


def may_tell(run: Run) -> bool:
    """Tell whether signs of a leak in a run may be shown: those of the hunt's own run would give the answer away."""
    it = hunt()
    return run.key != it.leaky.key or _solved(it, _guessing())


def _take(it: Hunt) -> None:
    pressed = st.button(
        _("Take the run with the planted column in hand"), icon=":material/pan_tool_alt:", key=f"{STEM}_take",
        on_click=state.take, args=(it.leaky,),
    )  # fmt: skip
    if pressed:
        st.rerun()  # the bar above says which run is in hand


def _guessing() -> Guessing:
    kept: Guessing = st.session_state.setdefault(KEY, Guessing())
    return kept


def _solved(it: Hunt, mine: Guessing) -> bool:
    return mine.told or mine.column == it.planted


def _hunting(it: Hunt, mine: Guessing) -> None:
    names = [column_name(it.leaky.data, j) for j in range(len(it.pulls.shares))]
    labels = dict(enumerate(say(name) for name in names))
    st.session_state[f"{STEM}_column"] = mine.column
    st.selectbox(
        _("Which column should not be there?"), list(labels), format_func=labels.__getitem__, key=f"{STEM}_column",
        placeholder=_("Pick a column"), on_change=_pick, args=(list(labels),), width=420,
        help=_("Ask of each: can it be known on the day when somebody asks for a loan?"),
    )  # fmt: skip
    if mine.column is not None:
        told(picked_sentence(it, mine.column))
        st.warning(say(verdict(it, mine.column)), icon=":material/search:")
    with st.expander(_("Its explanation: what the second model looks at"), key=f"{STEM}_hint"):
        _pulls(it)
    st.button(_("Tell me"), icon=":material/visibility:", key=f"{STEM}_tell", on_click=_tell)


def _pick(among: list[int]) -> None:
    mine = _guessing()
    chosen = picked(f"{STEM}_column", among)
    mine.column = mine.column if chosen is None else chosen


def _tell() -> None:
    _guessing().told = True


def _again() -> None:
    st.session_state[KEY] = Guessing()


def _revealed(it: Hunt) -> None:
    if _guessing().column == it.planted:
        st.success(say(verdict(it, it.planted)), icon=":material/check_circle:")
    title = beside(reveal_title(it))
    _pulls(it, title)
    told(reveal(it))
    told(picked_sentence(it, it.planted))
    st.button(_("Hide it again"), icon=":material/replay:", key=f"{STEM}_again", on_click=_again)


def _pulls(it: Hunt, title: str = "") -> None:
    top = it.pulls.order[:SHOWN]
    names = [column_name(it.leaky.data, int(j)) for j in top]
    alt = title or _("How much of all pulls each column has, over the test rows.")
    chart(pulls_chart(names, it.pulls.shares[top].tolist(), _), f"{STEM}_pulls", alt)


def _signs(case: Case, whole: Whole) -> None:
    signs = leak_signs(case.run, whole)
    level_badge(leak_level(signs), SIGN_LOOKS)
    beside(leak_finding(case.run, signs))
    part_lines({sign.title: sign for sign in signs}, SIGN_LOOKS)
    keep_case(case, leak_finding(case.run, signs), "explain_trust_leak")
