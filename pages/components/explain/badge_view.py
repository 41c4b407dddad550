"""How sure the reasons of the row in hand are: a badge of measured parts, and the reasons over other draws."""

import streamlit as st

from core.charts.trust import Ranged, ranges_chart
from core.explanation.case import Case
from core.explanation.kept import case_numbers
from core.explanation.leak import leak_warning
from core.explanation.trust.badge import Badge, badge_finding, trust_sentence
from core.explanation.trust.draws import Draws
from core.explanation.trust.draws_words import draws_finding
from core.jobs.explaining import known_whole
from core.jobs.trusting import draws_errand, known_badge, known_draws
from core.markdown import as_written
from core.messages import N_
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.keep_case import keep_case
from pages.components.explain.leak_view import TITLE, may_tell
from pages.components.explain.trust_parts import level_badge, part_lines
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.waiting import errand_view

SHOWN = 6  # reasons that are drawn
OTHER = N_("other rows to compare with, draw {n}")
LIMITS = N_(
    "What this does not tell you: whether the model is right, or whether a reason causes the outcome. It tells how well the reasons "
    "describe what this model uses for this row."
)


def badge_view(case: Case) -> None:
    """Draw how sure the reasons are; other draws are made on a worker where nobody did."""
    known = known_draws(engine().store, case.run, case.x, case.how)
    if known is not None:
        _whole(case, known)
        return
    errand = draws_errand(engine(), engine().store, case.run, case.x, case.how, state.memory().owner)
    what = _("Explaining the row again with other rows to compare with")
    errand_view(errand, lambda draws: _whole(case, draws), what, lambda draws: _picture(case, draws, "so_far"))


def badge_in_hand(case: Case) -> Badge:
    """Return the badge of a case, with other draws and trainings where they have been made; nothing is worked out for it."""
    return known_badge(engine().store, case, state.memory().decision)


def _whole(case: Case, draws: Draws) -> None:
    badge = badge_in_hand(case)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        level_badge(badge.level)
    headline(badge_finding(badge))
    told(trust_sentence(badge))
    _leak_warning(case.run)
    part_lines(badge.parts)
    if case.reasons:
        title = beside(draws_finding(case, draws))
        _picture(case, draws, "all", title)
    limits(LIMITS)
    keep_case(case, trust_sentence(badge), "explain_trust_badge", case_numbers(case))


def _leak_warning(run: Run) -> None:
    """Warn of a column that knows too much where that can be said at once: good checks would hide it."""
    mind = state.memory().explaining
    whole = known_whole(engine().store, run, mind.how, mind.most)
    warning = leak_warning(run, whole) if whole is not None and may_tell(run) else None
    if warning is None:
        return
    with st.container(border=True, key="trust_badge_leak"):
        st.markdown(f":material/warning: {as_written(say(warning))}")
        st.button(
            _("Look at the signs of a leak"), icon=":material/search:", key="trust_badge_signs", on_click=_open_leak
        )


def _open_leak() -> None:
    st.session_state["explain_trust"] = TITLE


def _picture(case: Case, draws: Draws, key: str, title: str = "") -> None:
    shares = draws.shares(case.output)
    rows = [
        Ranged(one.name, one.share, shares[:, one.column], case.amounts.share(one.share))
        for one in case.reasons[:SHOWN]
    ]
    said = title or say(draws_finding(case, draws))
    chart(ranges_chart(rows, case.amounts, OTHER, _), f"trust_draws_{key}", said)
