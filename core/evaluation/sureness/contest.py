"""Two predictions of the same test rows: by how much one is better by a score, and whether the rows alone explain it.

As in `pairs`, both are scored on the same draws of the rows, so that rows that are hard for both cancel out.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from core.evaluation.drawn import BY_TASK, scores_on_draws
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats
from core.evaluation.intervals import EXTREMES, FEW
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.resampling import interval, resample
from core.evaluation.scores import SCORES
from core.evaluation.sureness.counted import choices_of, choices_on_draws, chosen_of, every_row, kinds_of_rows, table_of
from core.evaluation.sureness.pull import SURE, Pull
from core.evaluation.sureness.pulls import predicted_of, pulls
from core.evaluation.versus import MOST_TIMES, rounded_up

Kind = Literal["better", "worse", "luck", "same", "undefined"]

FEWEST = 20  # rows of which anything is claimed
APART = 6  # rows on which choices must differ: of fewer, all may go one way by luck (sign test; McNemar 1947)


@dataclass(frozen=True)
class Contest:
    """Hold how much better the first predictions are than the second.

    Parameters
    ----------
    name : str
        Of the score, in `SCORES`.
    rows : int
    first, second : float
        The score of each; nan where it is undefined.
    kind : str
        The first is "better" or "worse" by more than "luck", the "same" on every draw, or the score is "undefined".
    gain, low, high : float
        By how much it is better, with its 95 % interval over test rows; below 0 where it is worse.
    ahead : float
        On what share of draws of the rows the first is better; a tie is half a draw.
    rows_needed : int, optional
        How many rows would make a difference of this size more than luck, where that can be said.
    """

    name: str
    rows: int
    first: float
    second: float
    kind: Kind = "undefined"
    gain: float = math.nan
    low: float = math.nan
    high: float = math.nan
    ahead: float = math.nan
    rows_needed: int | None = None


@dataclass(frozen=True)
class _Gap:
    """Hold both scores, and how much higher the first is over draws of the rows."""

    first: float
    second: float
    low: float
    high: float
    ahead: float
    error: float


def same_rows(first: Predictions, second: Predictions) -> bool:
    """Tell whether two predictions answer the same question about the same rows, in the same order.

    Where there is no run behind one of them, only labels can be compared.
    """
    alike = (first.task, first.classes, first.n) == (second.task, second.classes, second.n)
    numbered = first.has_model and second.has_model
    return (
        alike
        and np.array_equal(first.y_true, second.y_true)
        and (not numbered or np.array_equal(first.rows, second.rows))
    )


def contest(first: Predictions, second: Predictions, name: str, threshold: float = 0.5) -> Contest:
    """Compare two predictions of the same rows by a score that `intervals_of` has; the threshold is that of both."""
    gap = _choices(first, second, name, threshold) if name in CHOICES else _others(first, second, name)
    facts = name, first.n, gap.first, gap.second
    if name in EXTREMES or not math.isfinite(gap.first - gap.second):
        return Contest(*facts)
    sign = 1 if SCORES[name].greater_is_better else -1
    gain, (low, high) = sign * (gap.first - gap.second), sorted((sign * gap.low, sign * gap.high))
    enough = name not in CHOICES or _apart(first, second, threshold) >= APART
    kind = kind_of(gain, low, high, first.n, enough)
    needed = _needed(gain, gap.error, first.n) if kind == "luck" else None
    return Contest(*facts, kind, gain, low, high, gap.ahead if sign > 0 else 1 - gap.ahead, needed)


def _needed(gain: float, error: float, rows: int) -> int | None:
    """Return how many rows would show a gain of this size; one smaller than its error may as well be none."""
    if rows < FEWEST or abs(gain) < error:
        return None
    return rounded_up(rows * (SURE * error) ** 2, gain**2, MOST_TIMES * rows)


def kind_of(gain: float, low: float, high: float, rows: int, enough: bool = True) -> Kind:
    """Return what a gain with its interval shows; nothing where there are few rows, or not `enough` to tell apart by."""
    if math.isnan(low):
        return "undefined"
    if gain == low == high == 0:
        return "same"
    if rows < FEWEST or not enough or min(gain, low) <= 0 <= max(gain, high):
        return "luck"
    return "better" if gain > 0 else "worse"


def _apart(first: Predictions, second: Predictions, threshold: float) -> int:
    """Return on how many rows the two choose differently."""
    return int(np.count_nonzero(chosen_of(first, threshold) != chosen_of(second, threshold)))


def _choices(first: Predictions, second: Predictions, name: str, threshold: float) -> _Gap:
    """Whoever is first, the same draws are made: what one gains is what the other loses."""
    if second.key < first.key:
        return _turned(_choices(second, first, name, threshold))
    classes, chosen = first.classes, (chosen_of(first, threshold), chosen_of(second, threshold))
    value, other_value = (choices_of(table_of(it, threshold))[name] for it in (first, second))
    if classes > 2 and first.n <= FEW:
        one, other = choices_on_draws(every_row(classes, first.y_true, *chosen), _draws(first.n)[1:])
    else:
        one, other = choices_on_draws(kinds_of_rows(classes, first.y_true, *chosen))
    return _Gap(value, other_value, *_drawn(one[name] - other[name]))


def _turned(gap: _Gap) -> _Gap:
    return _Gap(gap.second, gap.first, -gap.high, -gap.low, 1 - gap.ahead, gap.error)


@remembered
def _others(first: Predictions, second: Predictions, name: str) -> _Gap:
    if first.n > FEW:
        one, other = (pulls(it.task, it.y_true, predicted_of(it), name)[name] for it in (first, second))
        return _Gap(one.value, other.value, *_pulled(one, other))
    here, there = (scores_on_draws(name, it.task, it.y_true, it.y_prob, _draws(it.n)) for it in (first, second))
    return _Gap(float(here[0]), float(there[0]), *_drawn(here[1:] - there[1:]))


@lru_cache(maxsize=1)
def _draws(rows: int) -> Floats:
    """Return how often each row counts (1 + replicates, rows): once, then on each draw."""
    counts = np.concatenate([np.ones((1, rows)), resample(rows)])
    counts.setflags(write=False)
    return counts


def _drawn(gaps: Floats) -> tuple[float, float, float, float]:
    gaps = gaps[np.isfinite(gaps)]
    if not len(gaps):
        return math.nan, math.nan, math.nan, math.nan
    return *interval(gaps), float(((gaps > 0) + 0.5 * (gaps == 0)).mean()), float(gaps.std())


def _pulled(one: Pull, other: Pull) -> tuple[float, float, float, float]:
    """The difference is close to normal, with what each row pulls on both taken together (DeLong et al. 1988)."""
    gain, error = one.value - other.value, Pull(0.0, one.each - other.each).error
    ahead = (1 + math.erf(gain / error / math.sqrt(2))) / 2 if error else (1 + np.sign(gain)) / 2
    return gain - SURE * error, gain + SURE * error, float(ahead), error


def scores_to_compare(it: Predictions) -> tuple[str, ...]:
    """Return the names of the scores by which predictions can be compared, the one that stands for them first."""
    main = {0: "r2", 2: "roc_auc"}.get(it.classes, "accuracy")
    return main, *(name for name in BY_TASK[it.task] if name not in EXTREMES | {main})
