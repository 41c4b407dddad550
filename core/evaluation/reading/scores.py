"""From columns of scores to probabilities."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.reading.columns import first_text, numbers
from core.evaluation.reading.errors import FIRST, PredictionsError
from core.evaluation.reading.labels import check_gaps
from core.messages import N_

Floats = NDArray[np.float64]

ROUNDED = 0.005
"""How far a probability of two decimals may be off."""
NEARLY = 1e-6  # so far outside [0, 1] arithmetic alone may put a probability
PERCENT = (2.0, 100.0)
"""The highest score lies between these where scores were written in percent."""


def scores_of(name: str, column: Any) -> Floats:
    """Return a column of scores (n,) from 0 to 1.

    Raises
    ------
    PredictionsError
        When one is missing, no number, or outside [0, 1].
    """
    found = numbers(column)
    if found is None:
        _refuse_text(name, column)
    assert found is not None
    check_gaps(name, np.isnan(found))
    _check_range(name, found)
    return found.clip(0.0, 1.0)


def _refuse_text(name: str, column: Any) -> None:
    row = first_text(column)
    text = column[row].as_py().strip()
    if text.endswith("%"):
        raise PredictionsError(
            N_("The scores in {name} are written in percent, first in row {row:,}: {value}. Expected numbers from 0 to 1: divide by 100."),
            name=name, row=row + FIRST, value=text[:30],
        )  # fmt: skip
    raise PredictionsError(
        N_("The scores in {name} are not all numbers: row {row:,} has {value}. Expected the chance of a class, from 0 to 1."),
        name=name, row=row + FIRST, value=text[:30],
    )  # fmt: skip


def _check_range(name: str, found: Floats) -> None:
    outside = (found < -NEARLY) | (found > 1 + NEARLY)
    if not outside.any():
        return
    row = int(np.argmax(outside))
    in_percent = found.min() >= 0 and PERCENT[0] < found.max() <= PERCENT[1]
    raise PredictionsError(_PERCENT if in_percent else _OUTSIDE, name=name, row=row + FIRST, value=float(found[row]))


_PERCENT = N_(
    "The scores in {name} go beyond 1, first in row {row:,}: {value:,.6g}. They look like percent: divide by 100."
)
_OUTSIDE = N_(
    "The scores in {name} are outside [0, 1], first in row {row:,}: {value:,.6g}. Expected the chance of a class; raw outputs of "
    "a model have to be turned into chances first."
)


def chances(names: Sequence[str], columns: Sequence[Floats]) -> Floats:
    """Return the probabilities (n, k) of all classes.

    Raises
    ------
    PredictionsError
        When those of a row don't add up to 1, or all rows have the same.
    """
    found = np.column_stack(columns)
    sums = found.sum(axis=1)
    wrong = np.abs(sums - 1) > ROUNDED * len(columns) + NEARLY
    if wrong.any():
        row = int(np.argmax(wrong))
        raise PredictionsError(
            N_("The scores {names} add up to {sum:.4g} in row {row:,}, and not to 1 in {count:,} of {rows:,} rows. Expected the "
               "chances of all classes; scores that each stand alone have to be divided by their sum."),
            names=", ".join(names), sum=float(sums[row]), row=row + FIRST, count=int(wrong.sum()), rows=len(sums),
        )  # fmt: skip
    _check_differing(names, found)
    return _pair(found[:, 1]) if len(columns) == 2 else np.asarray(found / sums[:, None])


def two_chances(name: str, score: Floats) -> Floats:
    """Return the probabilities (n, 2) from that of class 1; raise `PredictionsError` when all rows have the same."""
    _check_differing([name], score[:, None])
    return _pair(score)


def _pair(score: Floats) -> Floats:
    # Thresholds are compared with the second column: it has to be what the file says.
    return np.column_stack([1 - score, score])


def _check_differing(names: Sequence[str], found: Floats) -> None:
    if (found == found[0]).all():
        raise PredictionsError(
            N_("Every row has the same score in {names}: {value}. No threshold can tell such rows apart, so there is nothing to judge."),
            names=", ".join(names), value=", ".join(f"{value:.6g}" for value in found[0]),
        )  # fmt: skip
