"""How much worse a model gets when a column is shuffled.

Breiman 2001, "Random forests", section 10; Fisher, Rudin and Dominici 2019, "All models are wrong, but many are useful", for any
model.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import accuracies, aucs, r2s
from core.explanation.subject import Subject

if TYPE_CHECKING:
    from core.training.run import Run

Values = NDArray[np.float64]
Scorer = Callable[[NDArray[Any], Values, Values], Values]
REPEATS = 10  # shuffles of a column
DRAWS = 200  # of the test rows
ROWS = 1000  # that are shuffled; of more, some by lot
SEED = 0

SCORERS: Mapping[str, Scorer] = {"roc_auc": aucs, "accuracy": accuracies, "r2": r2s}
"""Name of a main score -> what gives it for each of several draws of rows."""


@dataclass(frozen=True, eq=False)
class Permuted:
    """Hold how much a score drops when a column is shuffled.

    Parameters
    ----------
    score : str
        In `SCORES`.
    drop, low, high : array (d,)
        Mean drop over shuffles, with its 95% interval over shuffles and test rows; nan where the score is undefined, or where a
        column was not shuffled yet.
    rows : int
    """

    score: str
    drop: Values
    low: Values
    high: Values
    rows: int

    @property
    def done(self) -> int:
        """How many columns were shuffled."""
        return int(np.isfinite(self.drop).sum())


def rows_of(run: "Run") -> NDArray[np.int64]:
    """Return which test rows are shuffled."""
    n = len(run.split.test)
    return np.arange(n) if n <= ROWS else np.sort(np.random.default_rng(SEED).permutation(n)[:ROWS])


def drops(subject: Subject, X: NDArray[np.float32], y: NDArray[Any], score: str, columns: NDArray[np.int64]) -> Values:
    """Return for columns (c,) how much the score drops when each is shuffled (c, 3); what a worker is asked for.

    The mean over shuffles, and the ends of the interval: each draw of the rows is taken with a draw of the shuffles, so that both
    kinds of luck are in it.
    """
    from core.explanation.forward import predictor

    return drops_of(predictor(subject), X, y, score, columns)


def drops_of(
    predict: Callable[[NDArray[Any]], Values],
    X: NDArray[np.float32],
    y: NDArray[Any],
    score: str,
    columns: NDArray[np.int64],
) -> Values:
    """Return for columns (c,) how much the score of a function drops when each is shuffled (c, 3); see `drops`."""
    counts = np.vstack([np.ones((1, len(X))), _drawn(len(X))])
    scorer = SCORERS[score]
    before = scorer(y, predict(X), counts)
    return np.array([_drop(predict, X, y, scorer, int(j), counts, before) for j in columns])


def _drop(
    predict: Callable[[NDArray[Any]], Values],
    X: NDArray[np.float32],
    y: NDArray[Any],
    scorer: Scorer,
    column: int,
    counts: Values,
    before: Values,
) -> tuple[float, float, float]:
    rng = np.random.default_rng((SEED, column))
    shuffled = np.repeat(X[np.newaxis], REPEATS, axis=0)
    for repeat in shuffled:
        repeat[:, column] = rng.permutation(X[:, column])
    said = predict(shuffled.reshape(-1, X.shape[1])).reshape(REPEATS, len(X), -1)
    falls = np.array([before - scorer(y, prob, counts) for prob in said])
    picked = rng.multinomial(REPEATS, np.full(REPEATS, 1 / REPEATS), size=falls.shape[1] - 1)
    drawn = (picked.T * falls[:, 1:]).sum(axis=0) / REPEATS
    return float(falls[:, 0].mean()), *_ends(drawn)


def _ends(drawn: Values) -> tuple[float, float]:
    known = drawn[np.isfinite(drawn)]
    if not len(known):
        return np.nan, np.nan
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def _drawn(n: int) -> Values:
    places = np.random.default_rng(SEED).integers(0, n, (DRAWS, n))
    return np.stack([np.bincount(row, minlength=n) for row in places]).astype(np.float64)
