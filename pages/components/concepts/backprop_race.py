"""The article's formulas beside the right ones: weight by weight, against TensorFlow, and trained with."""

from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.backprop_curves import race_chart
from core.jobs.studies import answered, study
from core.lessons import kept
from core.lessons.backprop.comparing import RACE_STEPS, columns, difference, races, study_counts, study_losses, what
from core.lessons.backprop.sentences import (
    factors_sentence,
    gradient_title,
    one_row_sentence,
    race_title,
    rows_title,
    tape_sentence,
)
from core.lessons.backprop.study import SEEDS, conducting
from core.lessons.backprop.tape import tape_gradient
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.backprop_bench import bench_settings
from pages.components.concepts.backprop_memory import hand
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.frame import show_complaints
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.waiting import errand_view

LIMITS = N_(
    "What this does not tell you: that you must know these formulas. Libraries compute them; what a product needs is somebody who "
    "checks a number against a second source, as this table does."
)

ROWS_LIMITS = N_(
    "What this does not tell you: that a wrong gradient always shows so clearly. Larger networks often learn something with one, only "
    "less than they could, and nobody notices: compare gradients with a second source, as the view before this one does."
)


def formulas_view() -> None:
    """Draw the table weight / right / article's / numeric, what is missing, and what TensorFlow says."""
    show_complaints()
    bench = hand().bench
    headline(gradient_title(bench))
    tell("backprop", "formulas")
    told(factors_sentence(bench))
    titles = (_("Weight"), _("Right"), _("The article's"), _("By small differences"))
    st.dataframe(dict(zip(titles, columns(bench), strict=True)), hide_index=True, width="stretch", height="content")
    with st.spinner(_("Asking TensorFlow on a worker…"), show_time=True):
        theirs = answered(engine(), "backprop", what(bench), tape_gradient, bench.weights, *bench.rows, bench.loss)
    told(tape_sentence(*difference(bench, theirs)))
    bench_settings("formulas")
    limits(LIMITS)


def rows_view() -> None:
    """Draw training by each formula: on the row in hand, and on four rows by many networks."""
    show_complaints()
    bench = hand().bench
    raced = races(bench, RACE_STEPS)
    title = beside(race_title(raced))
    chart(race_chart(raced, _), "backprop_race", title)
    told(one_row_sentence(raced))
    bench_settings("race")
    st.divider()
    errand = study(
        engine(), engine().store, "backprop", f"rows-{bench.loss}", conducting(bench.loss), state.memory().owner
    )
    errand_view(errand, _rows, _("Training 20 networks by each formula"))
    limits(ROWS_LIMITS)


def _rows(found: dict[str, Any]) -> None:
    finding = rows_title(study_counts(found), SEEDS)
    title = beside(finding)
    chart(race_chart(study_losses(found), _), "backprop_rows", title)
    st.caption(
        _(
            "Four rows: (0, 0) and (1, 1) have label 0, (0, 1) and (1, 0) label 1. Lines are medians, bands the middle half of the networks."
        )
    )
    keep_button(Finding("concepts", finding, "concepts?topic=backprop", numbers=kept.backprop(found)), "backprop_rows")
