"""Which units of a network matter most, by the size of their weights."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import Layer

Units = tuple[NDArray[np.int64], ...]
SILENT = 1e-6


def drawn_units(layers: Sequence[Layer], most: int, always: tuple[int, int] | None = None) -> Units:
    """Return the numbers of the units with the largest weights, in order: for the inputs, then for each layer.

    Parameters
    ----------
    most : int
        Of each column.
    always : tuple of int, optional
        Column and number of a unit that is among them whatever its weights.
    """
    chosen = []
    for column, size in enumerate(_sizes(layers)):
        first = np.argsort(-size, kind="stable")[:most]
        if always is not None and always[0] == column and always[1] not in first:
            first[-1] = always[1]
        chosen.append(np.sort(first))
    return tuple(chosen)


def strongest(layers: Sequence[Layer], column: int, unit: int, most: int = 3) -> list[tuple[int, float]]:
    """Return the inputs of a unit with the largest weights: number and weight, the largest first."""
    weights = layers[column - 1].kernel[:, unit]
    return [(int(i), float(weights[i])) for i in np.argsort(-np.abs(weights), kind="stable")[:most]]


def main_unit(layers: Sequence[Layer]) -> tuple[int, int]:
    """Return column and number of the unit whose weight into an output is the largest."""
    source = np.abs(layers[-1].kernel).max(axis=1).argmax()
    return len(layers) - 1, int(source)


def is_silent(said: NDArray[np.float32]) -> bool:
    """Tell whether a unit says nothing anywhere."""
    return bool(np.abs(said).max(initial=0) < SILENT)


def usual_most(said: NDArray[np.float32]) -> float:
    """Return a size that a unit reaches in a fifth of the places where it says anything: few say more by far."""
    loud = np.abs(said[np.isfinite(said)])
    loud = loud[loud >= SILENT]
    return float(np.percentile(loud, 80)) if loud.size else 1.0


def _sizes(layers: Sequence[Layer]) -> list[NDArray[np.float64]]:
    """Return how much each unit weighs: what comes in times what goes out; inputs and outputs have but one of them."""
    into = [np.linalg.norm(layer.kernel.astype(float), axis=0) for layer in layers]
    out = [np.linalg.norm(layer.kernel.astype(float), axis=1) for layer in layers]
    return [out[0], *(a * b for a, b in zip(into[:-1], out[1:], strict=True)), into[-1]]
