"""Shapley values by their definition, in NumPy: an oracle that shares nothing with shap or with `core.explanation`."""

from itertools import combinations
from math import factorial

import numpy as np


def brute_force(model, background, x, groups=None):
    """Return the values (parts, k) of a row (d,) over all coalitions of its parts.

    Parameters
    ----------
    model : callable
        Rows (m, d) -> outputs (m, k).
    groups : array (d,), optional
        Part of each column; each column is its own without.
    """
    groups = np.arange(len(x)) if groups is None else np.asarray(groups)
    parts = range(int(groups.max()) + 1)
    coalitions = [chosen for size in range(len(parts) + 1) for chosen in combinations(parts, size)]
    rows = np.stack([np.where(np.isin(groups, chosen), x, background) for chosen in coalitions])
    outputs = model(rows.reshape(-1, len(x)))  # asked once, as each call of Keras takes its time
    worth = dict(zip(coalitions, outputs.reshape(*rows.shape[:2], -1).mean(axis=1), strict=True))
    values = np.zeros((len(parts), outputs.shape[1]))
    for part in parts:
        others = [other for other in parts if other != part]
        for size in range(len(others) + 1):
            weight = factorial(size) * factorial(len(parts) - size - 1) / factorial(len(parts))
            for chosen in combinations(others, size):
                values[part] += weight * (worth[tuple(sorted((*chosen, part)))] - worth[chosen])
    return values
