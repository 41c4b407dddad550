"""How sure are we: every score with its ranges, a comparison with other predictions, and whether chances can be believed."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from core.charts.sureness import scores_chart, shares_of
from core.evaluation import SCORES
from core.evaluation.intervals import Interval, intervals_of
from core.evaluation.kept import score_numbers
from core.evaluation.predictions import Predictions
from core.evaluation.spread import Spread
from core.evaluation.sureness.seeds import over_seeds
from core.evaluation.sureness.words import Shown, remarks, rows_sentence, score_rows, seeds_sentence, sure_finding
from core.jobs.luck import key_of
from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.luck_memory import asked
from pages.components.metrics.better_view import better_view
from pages.components.metrics.calibration_view import calibration_view
from pages.components.metrics.keeping import keep_about
from pages.components.metrics.told import headline, limits, told
from pages.components.tabs import views

LIMITS = N_(
    "What this does not tell you: whether tomorrow's cases are like these rows. Ranges know the luck of drawing rows, not a world "
    "that changes, wrong labels, or rows that came too easily."
)
NO_SEEDS = N_(
    "The luck of the seed is not in these ranges. To see it here as well, train other seeds in the playground: “How good is it?”, "
    "view “Luck”."
)
BEST_CLASS = N_("Scores of choices take the most probable class for each row; the threshold moves none of them.")


def sure_view(it: Predictions) -> None:
    """Draw the views of the tab."""
    contents = {
        N_("Every score"): lambda: _every_score(it),
        N_("Better than another?"): lambda: better_view(it),
    }
    if it.task == "classification":
        contents[N_("Calibration")] = lambda: calibration_view(it)
    views(f"metrics_sure_{it.task}", contents)


def _every_score(it: Predictions) -> None:
    threshold = state.memory().decision.threshold
    known, spread = intervals_of(it, threshold), _spread(it)
    seeds = None if spread is None else over_seeds(spread, threshold)
    finding = sure_finding(it, known)
    title = headline(finding)
    told(rows_sentence(it), *_of_seeds(seeds, spread))
    if shares_of(known):
        chart(scores_chart(known, _, seeds), "sure_scores", title)
    if it.classes > 2:
        st.caption(_(BEST_CLASS))
    if spread is None and it.has_model:
        st.caption(_(NO_SEEDS))
    for remark in remarks(known):
        st.caption(as_written(say(remark)))
    _table(known, seeds)
    limits(LIMITS)
    keep_about(it, finding, "sure_scores", score_numbers(known))


def _spread(it: Predictions) -> Spread | None:
    """Return the seeds of the run in hand, where they have been trained."""
    run = state.memory().run
    number = asked(run) if it.has_model and it.key == run.key else None
    errand = None if number is None else engine().errand(key_of(run.experiment, number))
    view = None if errand is None else errand.view()
    return view.result if view is not None and view.status == "done" else None


def _of_seeds(seeds: Mapping[str, Interval] | None, spread: Spread | None) -> tuple[Message | None, ...]:
    if seeds is None or spread is None:
        return ()
    return (seeds_sentence(spread.main, seeds[spread.main], len(spread.seeds)),)


def _table(known: Mapping[str, Interval], seeds: Mapping[str, Interval] | None) -> None:
    columns = {
        _("Score"): lambda row: _(SCORES[row.name].label),
        _("Value"): lambda row: row.value,
        _("Other test rows: 95 of 100"): lambda row: _shown(row.rows),
        _("Other seeds: 9 of 10"): lambda row: _shown(row.seeds),
        _("What it says"): lambda row: _(SCORES[row.name].help),
    }
    if seeds is None:
        del columns[_("Other seeds: 9 of 10")]
    rows = score_rows(known, seeds)
    made = pd.DataFrame({title: [cell(row) for row in rows] for title, cell in columns.items()})
    st.dataframe(made, hide_index=True, key="sure_table", height="content")


def _shown(text: Shown) -> str:
    return text if isinstance(text, str) else say(text)
