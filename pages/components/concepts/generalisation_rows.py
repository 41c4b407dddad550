"""Learning curves: would more pictures help?"""

import streamlit as st

from core.charts.lessons.generalisation_lines import rows_chart
from core.jobs.studies import study
from core.lessons.generalisation.cures import WRONG, WRONGS
from core.lessons.generalisation.more_rows import (
    Floats,
    curve_finding,
    curve_of,
    curve_sentence,
    extrapolation_sentence,
    study_of,
)
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.generalisation_memory import mind
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: what data of another kind would do. All pictures here come from the same writers; the next "
    "thousand from elsewhere may help more, or not at all. And draws of 480 out of 496 pictures are nearly the same, so that "
    "the last dots show too little luck."
)


def rows_view() -> None:
    """Draw the learning curve, once it is asked for."""
    it = mind()
    tell("generalisation", "rows")
    chosen = st.select_slider(
        _("Share of wrong labels"), WRONGS, WRONG.default if it.curve_wrong is None else it.curve_wrong,
        format_func="{:.0%}".format, key="gen_curve_wrong",
    )  # fmt: skip
    if it.curve_wrong is None:
        st.button(_("Draw the curve"), key="gen_curve", icon=":material/play_arrow:", type="primary", on_click=_ask)
        return
    it.curve_wrong = chosen
    what, conduct = study_of(chosen)
    errand = study(engine(), engine().store, "generalisation", what, conduct, state.memory().owner)
    errand_view(errand, _draw, _("Training on more and more pictures"), _draw)


def _ask() -> None:
    mind().curve_wrong = st.session_state["gen_curve_wrong"]


def _draw(arrays: dict[str, Floats]) -> None:
    curve = curve_of(arrays)
    if curve is None:
        return
    alt = headline(curve_finding(curve))
    chart(rows_chart(curve, _), "generalisation_rows", alt)
    told(curve_sentence(curve), extrapolation_sentence(curve))
    limits(LIMITS)
