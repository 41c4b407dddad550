"""How often something happens among the rows for which it is predicted with a chance: the reliability diagram."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.calibration.bins import bin_of, bins_for
from core.evaluation.drawn.tables import Floats
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.wilson import wilson

REPLICATES, LEVEL = 2000, 0.95


@dataclass(frozen=True, eq=False)
class Reliability:
    """Hold bins (m,) of rows, from low to high chance.

    Parameters
    ----------
    said : array (m,)
        The mean predicted chance of their rows.
    happened : array (m,)
        In which share of them it happened.
    low, high : array (m,)
        95 % interval of that share (Wilson 1927).
    counts : array (m,)
        Rows.
    error : float
        Expected calibration error: how far said and happened are apart, on average over the rows.
    luck : float
        What the error of chances that are exactly right stays below on 95 of 100 samples of as many rows.
    """

    said: Floats
    happened: Floats
    low: Floats
    high: Floats
    counts: NDArray[np.int64]
    error: float
    luck: float

    @property
    def rows(self) -> int:
        return int(self.counts.sum())

    @property
    def is_off(self) -> bool:
        """Whether the chances are off by more than luck."""
        return self.error > self.luck


@remembered
def reliability_of(it: Predictions, way: str = "equal_count") -> Reliability:
    """Return the reliability of predictions of two classes; `way` is in `BINS`."""
    return reliability(it.y_true == 1, it.y_prob[:, 1], way)


def reliability(happened: NDArray[np.bool_], chance: Floats, way: str = "equal_count") -> Reliability:
    """Return the reliability of predicted chances (n,) of what happened (n,).

    The error is that of Guo et al. 2017, "On calibration of modern neural networks", section 2; what luck makes of it
    follows Bröcker and Smith 2007, "Increasing the reliability of reliability diagrams".
    """
    place = bin_of(chance, way, bins_for(len(chance)))
    counts = np.bincount(place)
    there = np.flatnonzero(counts)
    said, hits = (np.bincount(place, part)[there] / counts[there] for part in (chance, happened.astype(np.float64)))
    counts = counts[there]
    ends = [wilson(round(share * rows), int(rows)) for share, rows in zip(hits, counts, strict=True)]
    low, high = (np.array([getattr(end, side) for end in ends]) for side in ("low", "high"))
    return Reliability(said, hits, low, high, counts, _error(hits - said, counts), _luck(said, counts))


def calibration_error(happened: NDArray[np.bool_], chance: Floats, way: str = "equal_count") -> float:
    """Return the expected calibration error of predicted chances (n,) of what happened (n,)."""
    place = bin_of(chance, way, bins_for(len(chance)))
    return float(np.abs(np.bincount(place, happened - chance)).sum() / len(chance))


def _error(gaps: Floats, counts: NDArray[Any]) -> float:
    return float((counts * np.abs(gaps)).sum() / counts.sum())


def _luck(said: Floats, counts: NDArray[np.int64]) -> float:
    drawn = np.random.default_rng(0).binomial(counts, np.clip(said, 0, 1), (REPLICATES, len(counts)))
    errors = np.abs(drawn - counts * said).sum(axis=1) / counts.sum()
    return float(np.quantile(errors, LEVEL))
