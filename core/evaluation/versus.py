"""Two settings, several seeds of each: is the difference between them larger than luck?

Seeds and test rows are drawn anew together, each by itself: the pigeonhole bootstrap (Owen 2007, "The pigeonhole
bootstrap", Annals of Applied Statistics 1), which is rather too careful than too sure. Where both settings were trained
with the same seeds, or tested on the same rows, both get the same draws, so that what is lucky for both cancels out.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import interval
from core.evaluation.scores import SCORES
from core.evaluation.spread import Floats, Spread, defined, on_draws

Kind = Literal["better", "worse", "luck", "same", "undefined"]

REPLICATES = 2000
FEWEST = 4  # seeds of which something can be said
SURE = 1.96  # standard errors that a difference must be away from nothing
MOST_SEEDS = 1000
MOST_TIMES = 50  # the test rows there are: to ask for more would help nobody


@dataclass(frozen=True)
class Comparison:
    """Hold how much better the second setting is than the first.

    Parameters
    ----------
    name : str
        Of the score.
    seeds : tuple of int
        How many of the first and of the second count.
    rows : tuple of int
        Test rows of the first and of the second.
    same_seeds, same_rows : bool
        Whether the comparison is paired by seed, and by test row.
    kind : str
        "better" or "worse" by more than "luck", the "same" for every seed, or "undefined".
    gain, low, high : float
        By how much the score is better on average, with its 95 % interval over seeds and test rows; below 0 where it is
        worse.
    ahead : float
        In what share of all pairs, one seed of each, the second is better; a tie is half a pair.
    seeds_needed, rows_needed : int, optional
        How many seeds of each, or test rows, would make a difference of this size more than luck, where that can be said.
    """

    name: str
    seeds: tuple[int, int]
    rows: tuple[int, int]
    same_seeds: bool
    same_rows: bool
    kind: Kind = "undefined"
    gain: float = math.nan
    low: float = math.nan
    high: float = math.nan
    ahead: float = math.nan
    seeds_needed: int | None = None
    rows_needed: int | None = None


def compared(one: Spread, other: Spread, name: str | None = None) -> Comparison:
    """Compare two settings' seeds by a score, the main one unless another is named."""
    name = name or one.main
    both = _both(one, other, name)
    first, second = both.values
    facts = name, (len(first), len(second)), (len(one.y_test), len(other.y_test)), both.same_seeds, both.same_rows
    if min(len(first), len(second)) < FEWEST:
        return Comparison(*facts)
    gain, drawn = float(second.mean() - first.mean()), _replicates(both)
    low, high = interval(drawn)
    kind = _kind(low, high)
    needed = _needed(both, gain, float(defined(drawn).std()), len(one.y_test)) if kind == "luck" else (None, None)
    return Comparison(*facts, kind, gain, low, high, _ahead(first, second), *needed)


@dataclass(frozen=True, eq=False)
class _Both:
    """Hold the score of each seed that counts (k,), the higher the better, and on draws of the rows (k, draws), twice."""

    values: tuple[Floats, Floats]
    tables: tuple[Floats, Floats]
    same_seeds: bool
    same_rows: bool


def _both(one: Spread, other: Spread, name: str) -> _Both:
    same = one.seeds == other.seeds
    has = [np.isfinite(spread.scores[name]) for spread in (one, other)]
    first, second = [has[0] & has[1]] * 2 if same else has
    sign = 1 if SCORES[name].greater_is_better else -1
    return _Both(
        (sign * one.scores[name][first], sign * other.scores[name][second]),
        (sign * on_draws(one, name)[first], sign * on_draws(other, name)[second]),
        same,
        one.rows == other.rows,
    )


def _replicates(both: _Both) -> Floats:
    """Return the second's mean score minus the first's, in each replicate."""
    rng = np.random.default_rng(0)
    first, second = both.tables
    seeds, rows = _rolled(rng, first)
    other_seeds, other_rows = _rolled(rng, second)
    second_mean = _mean(second, seeds if both.same_seeds else other_seeds, rows if both.same_rows else other_rows)
    return second_mean - _mean(first, seeds, rows)


def _rolled(rng: np.random.Generator, table: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how often each seed is drawn (replicates, k), and which draw of the rows is taken (replicates,).

    Three fewer seeds are drawn than there are: so their mean varies as Student's t does, since few seeds know their own
    spread badly.
    """
    count = len(table)
    seeds = rng.multinomial(max(1, count - 3), np.full(count, 1 / count), REPLICATES)
    return seeds, rng.integers(0, table.shape[1], REPLICATES)


def _mean(table: Floats, seeds: NDArray[np.int64], rows: NDArray[np.int64]) -> Floats:
    return np.asarray((seeds * table[:, rows].T).sum(axis=1) / seeds[0].sum())


def _kind(low: float, high: float) -> Kind:
    if math.isnan(low):
        return "undefined"
    if low == high == 0:
        return "same"
    return "better" if low > 0 else "worse" if high < 0 else "luck"


def _ahead(first: Floats, second: Floats) -> float:
    """Return the share of pairs in which the second is higher: Mann and Whitney's U over the number of pairs."""
    gaps = second[:, None] - first
    return float(((gaps > 0) + 0.5 * (gaps == 0)).mean())


def _needed(both: _Both, gain: float, error: float, rows: int) -> tuple[int | None, int | None]:
    """Return how many seeds of each, or test rows, would settle a difference of this size; None where that can't be said.

    The standard error has a part that shrinks with more seeds and one that shrinks with more rows. A difference smaller
    than its error may as well be none: of how long it takes to see that nothing can be said.
    """
    seeds = len(both.values[0])
    if seeds != len(both.values[1]) or not both.same_rows or abs(gain) < error:
        return None, None
    by_seed, by_row = _parts(both)
    scale = error**2 / (by_seed + by_row)
    by_seed, by_row, aim = by_seed * scale, by_row * scale, (gain / SURE) ** 2
    return (
        rounded_up(seeds * by_seed, aim - by_row, MOST_SEEDS),
        rounded_up(rows * by_row, aim - by_seed, MOST_TIMES * rows),
    )


def _parts(both: _Both) -> tuple[float, float]:
    """Return the squared standard error of the mean difference that is due to the seeds, and that due to the rows."""
    first, second = both.values
    spreads = [second - first] if both.same_seeds else [first, second]
    by_row = both.tables[1].mean(axis=0) - both.tables[0].mean(axis=0)
    return sum(float(part.var(ddof=1)) for part in spreads) / len(first), float(defined(by_row).var())


def rounded_up(above: float, below: float, limit: int) -> int | None:
    """Return the quotient to two digits, rounded up; None when there is none, or it is beyond the limit."""
    if below <= 0 or above / below > limit:
        return None
    wanted = above / below
    step = int(10 ** max(0, math.floor(math.log10(max(1.0, wanted))) - 1))
    return math.ceil(wanted / step) * step
