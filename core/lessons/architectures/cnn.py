"""The trained CNN in NumPy: what every kernel says of a picture, layer after layer, and the chances of the digits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.lessons.architectures.pictures import INK

Values = NDArray[np.float64]
EXPERIMENT = Experiment(dataset="digits", model="cnn", hidden=(8, 8), learning_rate=3e-3, epochs=30, scaling="none")
"""All pixels are scaled alike, to 0 to 1, so that its kernels can be read as kernels over ink."""
LAYERS = len(EXPERIMENT.hidden)


@dataclass(frozen=True, eq=False)
class Looked:
    """Hold what the network makes of one picture.

    Parameters
    ----------
    maps : tuple of array (h, w, k)
        After each convolution and its ReLU.
    pooled : tuple of array (h, w, k)
        The same after halving.
    chances : array (10,)
    """

    maps: tuple[Values, ...]
    pooled: tuple[Values, ...]
    chances: Values


def looked(arrays: Mapping[str, NDArray[Any]], picture: NDArray[Any]) -> Looked:
    """Return what the network of `running.weights_of` makes of ink (8, 8)."""
    x, maps, pooled = np.asarray(picture, np.float64)[..., np.newaxis] / INK, [], []
    for layer in range(LAYERS):
        x = np.maximum(convolved(x, arrays[f"weights_{2 * layer}"]) + arrays[f"weights_{2 * layer + 1}"], 0)
        maps.append(x)
        x = halved(x) if min(x.shape[:2]) >= 4 else x
        pooled.append(x)
    logits = x.reshape(-1) @ arrays[f"weights_{2 * LAYERS}"] + arrays[f"weights_{2 * LAYERS + 1}"]
    return Looked(tuple(maps), tuple(pooled), softmax(logits))


def convolved(x: Values, kernels: NDArray[Any]) -> Values:
    """Return (h, w, k) of channels (h, w, c) and odd kernels (a, b, c, k), zeros outside: cross-correlation.

    Goodfellow, Bengio and Courville 2016, Deep Learning, 9.1 and 9.5.
    """
    high, wide = kernels.shape[:2]
    padded = np.pad(x, ((high // 2, high // 2), (wide // 2, wide // 2), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (high, wide), axis=(0, 1))
    return np.asarray(np.einsum("hwcab,abck->hwk", windows, kernels))


def halved(x: Values) -> Values:
    """Return the largest of each 2 by 2 pixels of (h, w, k); an odd last row or column is left out."""
    high, wide = x.shape[0] // 2, x.shape[1] // 2
    return np.asarray(x[: 2 * high, : 2 * wide].reshape(high, 2, wide, 2, -1).max(axis=(1, 3)))


def softmax(logits: Values) -> Values:
    """Return shares that add to 1 along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def kernels_of(arrays: Mapping[str, NDArray[Any]]) -> Values:
    """Return the kernels (3, 3, k) of the first layer, which look at the picture itself."""
    return np.asarray(arrays["weights_0"][:, :, 0, :], np.float64)


def side_by_side(maps: Values) -> Values:
    """Return maps or kernels (h, w, k) as panels (k, h, w)."""
    return np.moveaxis(maps, -1, 0)
