"""Which other column changes what a column says: the strongest interaction, as its SHAP values show it."""

import numpy as np
from numpy.typing import NDArray

from core.explanation.explained import Explanation

MOST = 10_000  # rows looked at


def interactions(column: int, values: NDArray[np.float64], X: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return how strongly each column (d,) seems to interact with one; 0 for itself.

    Rows are sorted by the column's value and cut into bins; within each, where the value is nearly the same, what still goes with
    the share is another column's doing. As shap's `approximate_interactions` (Lundberg et al. 2020, "From local explanations to
    global understanding with explainable AI for trees").

    Parameters
    ----------
    column : int
    values : array (n, d)
        Shares in one output.
    X : array (n, d)
        The rows: codes of categories, NaN where a value is missing.
    """
    order = np.argsort(X[:MOST, column])
    share, others = values[order, column], X[order].astype(np.float64)
    size = max(min(int(len(order) / 10), 50), 1)
    bins = [slice(at, at + size) for at in range(0, len(order), size)]
    known = sum((_together(share[b], others[b]) for b in bins), np.zeros(X.shape[1]))
    gaps = sum((_together(share[b], np.isnan(others[b]).astype(np.float64)) for b in bins), np.zeros(X.shape[1]))
    found = np.maximum(np.nan_to_num(known), gaps)
    found[column] = 0.0
    return np.asarray(found)


def partner_of(column: int, told: Explanation, output: int) -> int | None:
    """Return the column with the strongest interaction in an output, or None where none shows."""
    if not len(told.data):
        return None
    found = interactions(column, told.values[:, :, output], told.data)
    return int(found.argmax()) if found.max(initial=0.0) > 0 else None


def _together(share: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the size of the correlation of each column (n, d) with a share (n,); 0 where one never changes, nan with gaps."""
    a, b = share - share.mean(), others - others.mean(axis=0)
    scale = np.sqrt((a @ a) * (b**2).sum(axis=0))
    still = (np.ptp(share) == 0) | (np.ptp(others, axis=0) == 0)
    found = np.divide(np.abs(a @ b), scale, out=np.zeros_like(scale), where=~still & (scale != 0))
    return np.asarray(found)
