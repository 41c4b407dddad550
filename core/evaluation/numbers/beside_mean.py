"""Errors of predicted numbers beside those of saying the mean every time, on the same draws of the rows."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.evaluation.drawn.tables import Floats, ratio
from core.evaluation.intervals import Interval
from core.evaluation.numbers.rows import Rows, means_on_draws, rows_of
from core.evaluation.predictions import Predictions
from core.evaluation.regression import evaluate_regression
from core.evaluation.remembering import remembered
from core.evaluation.resampling import interval

Kind = Literal["better", "luck", "worse", "undefined"]

FEWEST = 10  # rows, of which draws begin to tell what other rows would give
SCORED = ("mae", "rmse", "r2", "mape")


@dataclass(frozen=True, eq=False)
class Beside:
    """Hold how far off predictions are, beside one answer for every row.

    Parameters
    ----------
    mean : float
        Of the rows that could be learned from, or of the graded ones where there are no others.
    taught : bool
        Whether it is of other rows than the graded ones.
    rows : int
        Graded.
    model : mapping
        Name in `SCORED` -> score with its 95 % interval.
    without : mapping
        The same scores of saying the mean.
    gain : Interval
        By how much less predictions are off on average; below 0 where they are off by more.
    """

    mean: float
    taught: bool
    rows: int
    model: Mapping[str, Interval]
    without: Mapping[str, float]
    gain: Interval

    @property
    def kind(self) -> Kind:
        """Whether predictions beat the mean by more than the luck of the rows."""
        if math.isnan(self.gain.low) or self.rows < FEWEST:
            return "undefined"
        return "better" if self.gain.low > 0 else "worse" if self.gain.high < 0 else "luck"


@remembered
def beside_mean(it: Predictions) -> Beside:
    """Compare predictions with the mean."""
    rows, known = rows_of(it), it.y_true if it.taught is None else it.taught.y
    mean = float(np.asarray(known, np.float64).mean())
    constant = np.full(rows.n, mean)
    values, without = evaluate_regression(rows.true, rows.said), evaluate_regression(rows.true, constant)
    means = means_on_draws(_columns(rows, constant))
    drawn = _scores(means)
    return Beside(
        mean,
        it.taught is not None,
        rows.n,
        {name: _interval(values[name], drawn[name]) for name in SCORED},
        {name: without[name] for name in SCORED},
        Interval(without["mae"] - values["mae"], *interval(means[:, 5] - means[:, 0])),
    )


def _interval(value: float, drawn: Floats) -> Interval:
    return Interval(value) if math.isnan(value) else Interval(value, *interval(drawn))


def _columns(rows: Rows, constant: Floats) -> Floats:
    """Return what every score is a formula of the means of."""
    centred, size = rows.true - rows.true.mean(), np.abs(rows.true)
    percent = ratio(np.abs(rows.off), size)
    return np.column_stack([np.abs(rows.off), rows.off**2, centred, centred**2, percent, np.abs(rows.true - constant)])


def _scores(means: Floats) -> Mapping[str, Floats]:
    mae, square, first, second, percent, _ = means.T
    total = second - first**2
    least = 1e-12 * float(second.mean())  # what is less is rounding
    return {
        "mae": mae,
        "rmse": np.sqrt(square),
        "r2": 1 - ratio(square, np.where(total > least, total, 0.0)),
        "mape": percent,
    }
