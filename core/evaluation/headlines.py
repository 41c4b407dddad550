"""The one score that stands for a run, with how sure it is."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import accuracies, aucs, interval, r2s, resample
from core.evaluation.scores import SCORES
from core.messages import Message

if TYPE_CHECKING:
    from core.datasets.dataset import Dataset
    from core.training.run import Run


@dataclass(frozen=True)
class Headline:
    """Hold a run's main score on its test rows.

    Parameters
    ----------
    name : str
        In `SCORES`.
    label : Message
    value : float
        nan where it is undefined.
    low, high : float
        95 % bootstrap interval over the test rows.
    baseline : float
        The same score without a model: the commonest class of the training rows, a coin, the mean.
    """

    name: str
    label: Message
    value: float
    low: float
    high: float
    baseline: float

    @property
    def beats_baseline(self) -> bool:
        """Whether all of the interval is better than without a model."""
        return self.low > self.baseline


@dataclass(frozen=True)
class _Kind:
    replicate: Callable[[NDArray[Any], NDArray[Any], NDArray[np.float64]], NDArray[np.float64]]
    baseline: Callable[["Run"], float]


def majority(run: "Run") -> int:
    """Return the code of the commonest class of the training rows."""
    return int(np.bincount(run.data.y[run.split.train].astype(np.int64)).argmax())


_KINDS: Mapping[str, _Kind] = {
    "roc_auc": _Kind(aucs, lambda run: 0.5),
    "accuracy": _Kind(accuracies, lambda run: float(np.mean(run.y_test == majority(run)))),
    "r2": _Kind(r2s, lambda run: 0.0),
}


def main_name(data: "Dataset") -> str:
    """Return the name of the score that stands for predictions of this data."""
    if data.task == "regression":
        return "r2"
    return "roc_auc" if len(data.class_names) == 2 else "accuracy"


def main_score(data: "Dataset", rows: NDArray[np.int64], y_prob: NDArray[Any]) -> float:
    """Return the score that stands for predictions (n, k) of some rows (n,) of the data; nan where it is undefined."""
    once = np.ones((1, len(rows)))
    return float(_KINDS[main_name(data)].replicate(data.y[rows], np.asarray(y_prob, np.float64), once)[0])


def headline(run: "Run") -> Headline:
    """Return the score that stands for a run: AUC for two classes, accuracy for more, R² for numbers."""
    if run not in _KNOWN:
        _KNOWN[run] = _measure(run)
    return _KNOWN[run]


# Pages ask at every rerun; a run that nobody holds any more must not be held here.
_KNOWN: WeakKeyDictionary["Run", Headline] = WeakKeyDictionary()


def replicates_of(data: "Dataset", rows: NDArray[np.int64], y_prob: NDArray[Any]) -> NDArray[np.float64]:
    """Return the main score of predictions (n, k) of some rows (n,) of the data in each bootstrap replicate.

    Predictions of the same rows are scored on the same draws.
    """
    draws = resample(len(rows))
    return _KINDS[main_name(data)].replicate(data.y[rows], np.asarray(y_prob, np.float64), draws)


def _measure(run: "Run") -> Headline:
    name = main_name(run.data)
    low, high = interval(replicates_of(run.data, run.split.test, run.y_prob))
    value = run.scores.get(name, math.nan)
    return Headline(name, Message(SCORES[name].label), value, low, high, _KINDS[name].baseline(run))
