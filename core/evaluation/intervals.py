"""Every score of predictions with how sure it is over test rows.

Of few rows, scores are computed on bootstrap draws of them. Of many rows, scores of choices are computed on draws of
counts, and the others get the interval that such draws come close to.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.evaluation.drawn import scores_on_draws, scores_once
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats
from core.evaluation.predictions import Predictions, predictions_of
from core.evaluation.remembering import remembered
from core.evaluation.resampling import CELLS, MOST, interval, resample
from core.evaluation.sureness.counted import (
    Counts,
    choices_of,
    choices_on_draws,
    chosen_of,
    every_row,
    kinds_of_table,
    table_of,
)
from core.evaluation.sureness.pulls import predicted_of, pulls
from core.evaluation.sureness.scales import LOSS, SCALES
from core.evaluation.sureness.undefined import why_no_interval, why_undefined
from core.messages import Message

if TYPE_CHECKING:
    from core.training.run import Run

EXTREMES = {"max_error"}  # of which other draws of the same rows tell nothing: they have no row that is worse
FEW = CELLS // MOST  # rows that are drawn themselves
SAME = 1e-9  # of a score: what differs by less differs by rounding

Ends = tuple[float, float, float]


@dataclass(frozen=True)
class Interval:
    """Hold a score with how sure it is.

    Parameters
    ----------
    value : float
        nan where it is undefined.
    low, high : float
        Its 95 % interval over the test rows; nan without one.
    note : Message, optional
        Why it is undefined, or why the interval says little.
    """

    value: float
    low: float = math.nan
    high: float = math.nan
    note: Message | None = None


def intervals(run: "Run") -> Mapping[str, Interval]:
    """Return name -> score with its interval, for the scores that a run has; the second of two is chosen from one half on."""
    known = intervals_of(predictions_of(run))
    return {name: known.get(name, Interval(value)) for name, value in run.scores.items()}


def intervals_of(it: Predictions, threshold: float = 0.5) -> Mapping[str, Interval]:
    """Return name -> score with its interval, named and ordered as `evaluate` and `evaluate_regression` do.

    Parameters
    ----------
    it : Predictions
    threshold : float
        Of two classes the second is chosen from it on, of more the most probable. To ask for another one costs no more
        than the scores of choices.
    """
    if it.classes != 2:
        return _fixed(it)
    table = it.curve.at(threshold).confusion
    return _noted(_counted(table), it, table) | _fixed(it)


@remembered
def _fixed(it: Predictions) -> dict[str, Interval]:
    """Return the scores that no threshold moves."""
    table = table_of(it) if it.classes > 2 else None
    return _noted(_few(it, table) if it.n <= FEW else _many(it, table), it, table)


def _counted(table: Counts) -> dict[str, Ends]:
    return _measured(choices_of(table), choices_on_draws(kinds_of_table(table))[0])


def _few(it: Predictions, table: Counts | None) -> dict[str, Ends]:
    counts, once = resample(it.n), scores_once(it.task, it.y_true, it.y_prob)
    names = [name for name in once if name not in CHOICES]
    drawn = {name: scores_on_draws(name, it.task, it.y_true, it.y_prob, counts) for name in names}
    if table is None:
        return _measured({name: once[name] for name in names}, drawn)
    choices = choices_on_draws(every_row(it.classes, it.y_true, chosen_of(it)), counts)[0]
    return _measured(choices_of(table), choices) | _measured({name: once[name] for name in names}, drawn)


def _many(it: Predictions, table: Counts | None) -> dict[str, Ends]:
    found = {
        name: (pull.value, *SCALES.get(name, LOSS).interval(pull.value, pull.error))
        for name, pull in pulls(it.task, it.y_true, predicted_of(it)).items()
    }
    return found if table is None else _counted(table) | found


def _measured(values: Mapping[str, float], drawn: Mapping[str, Floats]) -> dict[str, Ends]:
    return {name: (value, *interval(drawn[name])) for name, value in values.items()}


def _noted(found: Mapping[str, Ends], it: Predictions, table: Counts | None) -> dict[str, Interval]:
    return {name: _interval(name, ends, it, table) for name, ends in found.items()}


def _interval(name: str, ends: Ends, it: Predictions, table: Counts | None) -> Interval:
    value, low, high = ends
    if not math.isfinite(value):
        return Interval(math.nan, note=why_undefined(name, it, table))
    if name in EXTREMES:
        return Interval(value, note=why_no_interval(name, value, table))
    still = not high - low > SAME * abs(value)
    return Interval(*ends, note=why_no_interval(name, value, table) if still else None)
