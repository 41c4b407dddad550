"""How a score spreads over seeds, and how much of its luck is the seed's and how much that of the few test rows."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset, Task
from core.evaluation.drawn import scores_on_draws
from core.evaluation.headlines import main_name
from core.evaluation.resampling import resample
from core.experiment import Experiment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.training.trials import Graded

Floats = NDArray[np.float64]

DRAWS = 400  # of the test rows
TAIL = 0.05  # of the seeds, on either side of what is called the range


@dataclass(frozen=True, eq=False)
class Spread:
    """Hold what k seeds of one experiment gave on its test rows.

    Parameters
    ----------
    experiment : Experiment
        With the first seed.
    seeds : tuple of int
    scores : mapping
        Name -> array (k,); nan where a score is undefined, and for a seed whose training blew up.
    y_prob : array (k, n, c)
        Predictions on the test rows, as `Run.predict` gives them.
    y_test : array (n,)
    rows : str
        Equal for equal test rows.
    task, main : str
        Of the data, and the name of the main score.
    epochs : array (k,)
        That each trained.
    val_loss : array (k,)
        The lowest of each.
    """

    experiment: Experiment
    seeds: tuple[int, ...]
    scores: Mapping[str, Floats]
    y_prob: NDArray[np.float32]
    y_test: NDArray[Any]
    rows: str
    task: Task
    main: str
    epochs: NDArray[np.int64]
    val_loss: Floats

    @property
    def sound(self) -> NDArray[np.bool_]:
        """Whether each seed's training (k,) gave predictions at all."""
        return np.asarray(np.isfinite(self.y_prob).all(axis=(1, 2)))


def spread_of(experiment: Experiment, data: Dataset, test: NDArray[np.int64], found: "Sequence[Graded]") -> Spread:
    """Return the spread of an experiment's graded seeds; `test` are its test rows in the data."""
    digest = hashlib.sha256(data.X[test].tobytes() + data.y[test].tobytes()).hexdigest()
    return Spread(
        experiment,
        tuple(one.seed for one in found),
        {name: np.array([one.scores[name] for one in found]) for name in found[0].scores},
        np.stack([one.y_prob for one in found]),
        data.y[test],
        digest,
        data.task,
        main_name(data),
        np.array([one.epochs for one in found]),
        np.array([one.val_loss for one in found]),
    )


@dataclass(frozen=True)
class Summary:
    """Hold how one score spreads over `seeds` seeds, on `rows` test rows.

    Parameters
    ----------
    mean, low, high : float
        Over the seeds; nine in ten lie between low and high.
    seed_luck : float
        Standard deviation over the seeds, on these test rows.
    row_luck : float
        Standard deviation of the mean over bootstrap draws of the test rows.
    """

    name: str
    seeds: int
    rows: int
    mean: float
    low: float
    high: float
    seed_luck: float
    row_luck: float

    @property
    def share(self) -> float:
        """The seed's share of one training's uncertainty, 0 to 1, as variances add up; nan without any."""
        both = self.seed_luck**2 + self.row_luck**2
        return self.seed_luck**2 / both if both else math.nan


def summary(spread: Spread, name: str) -> Summary:
    """Return how a score spreads; seeds for which it is undefined don't count."""
    values = defined(spread.scores[name])
    size = len(values), len(spread.y_test)
    if not len(values):
        return Summary(name, *size, *[math.nan] * 5)
    rows = defined(on_draws(spread, name)[np.isfinite(spread.scores[name])].mean(axis=0))
    seed_luck = float(values.std(ddof=1)) if len(values) > 1 else math.nan
    return Summary(name, *size, *middle(spread, name), seed_luck, float(rows.std()) if len(rows) else math.nan)


def middle(spread: Spread, name: str) -> tuple[float, float, float]:
    """Return a score's mean over the seeds, and between which numbers nine in ten lie."""
    values = defined(spread.scores[name])
    if not len(values):
        return math.nan, math.nan, math.nan
    low, high = np.quantile(values, [TAIL, 1 - TAIL])
    return float(values.mean()), float(low), float(high)


def on_draws(spread: Spread, name: str) -> Floats:
    """Return a score of every seed on the same bootstrap draws of the test rows: (k, draws)."""
    known = _KNOWN.setdefault(spread, {})
    if name not in known:
        known[name] = _on_draws(spread, name)
    return known[name]


# A page asks again at every rerun.
_KNOWN: WeakKeyDictionary[Spread, dict[str, Floats]] = WeakKeyDictionary()


def _on_draws(spread: Spread, name: str) -> Floats:
    counts = resample(len(spread.y_test))[:DRAWS].astype(np.float32)
    nothing = np.full(len(counts), np.nan)
    return np.stack(
        [
            scores_on_draws(name, spread.task, spread.y_test, prob, counts) if sound else nothing
            for prob, sound in zip(spread.y_prob, spread.sound, strict=True)
        ]
    )


def defined(values: Floats) -> Floats:
    """Return the values that are not nan."""
    return values[np.isfinite(values)]
