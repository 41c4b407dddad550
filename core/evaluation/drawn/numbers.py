"""Scores of predicted numbers; see `regression`."""

from collections.abc import Callable, Mapping

import numpy as np

from core.evaluation.drawn.draws import Draws
from core.evaluation.drawn.tables import Floats, ratio
from core.evaluation.resampling import r2s


def _off(draws: Draws) -> Floats:
    off: Floats = draws.predicted[:, 0] - draws.truth
    return off


def _median(draws: Draws) -> Floats:
    """Return the median error of each draw, in which a row counts as often as it was drawn."""
    off = np.abs(_off(draws))
    order = np.argsort(off)
    upto = np.cumsum(draws.counts[:, order], axis=1)
    middles = [np.argmax(upto > place, axis=1) for place in ((draws.rows - 1) // 2, draws.rows // 2)]
    medians: Floats = np.mean([off[order][middle] for middle in middles], axis=0)
    return medians


def _largest(draws: Draws) -> Floats:
    largest: Floats = np.where(draws.counts > 0, np.abs(_off(draws)), 0.0).max(axis=1)
    return largest


def _mape(draws: Draws) -> Floats:
    nothing = draws.truth == 0
    shares = np.abs(_off(draws)) / np.where(nothing, 1.0, np.abs(draws.truth))
    return np.where(draws.counts @ nothing > 0, np.nan, draws.mean(shares))


def _explained(draws: Draws) -> Floats:
    off, y = _off(draws), draws.truth - draws.truth.mean()
    left, total = (draws.mean(v**2) - draws.mean(v) ** 2 for v in (off, y))
    return 1.0 - ratio(left, np.where(total > 1e-12 * max(1.0, float(y @ y) / len(y)), total, 0.0))


NUMBERS: Mapping[str, Callable[[Draws], Floats]] = {
    "mae": lambda draws: draws.mean(np.abs(_off(draws))),
    "rmse": lambda draws: np.sqrt(draws.mean(_off(draws) ** 2)),
    "median_absolute_error": _median,
    "max_error": _largest,
    "r2": lambda draws: r2s(draws.truth, draws.predicted, draws.counts),
    "explained_variance": _explained,
    "mape": _mape,
}
