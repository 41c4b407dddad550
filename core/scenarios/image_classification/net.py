"""The playground's CNN on digits, and the same net in NumPy, quick enough for a page.

Its weights come from the playground's own training; the same run opens in Metrics and in Explain.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment

Array = NDArray[Any]
SIDE, INK, CLASSES = 8, 16, 10
EXPERIMENT = Experiment(dataset="digits", model="cnn", hidden=(16, 32), learning_rate=3e-3, epochs=30, scaling="none")
"""All pixels are scaled alike, to 0 to 1, so that ink means the same everywhere."""
LAYERS = len(EXPERIMENT.hidden)


def chances(arrays: Mapping[str, Any], X: Array) -> NDArray[np.float64]:
    """Return the probabilities (n, 10) of pictures (n, 64) of ink from 0 to 16."""
    x = np.asarray(X, np.float32).reshape(-1, SIDE, SIDE, 1) / INK
    for layer in range(LAYERS):
        x = _halved(_bent(x, arrays[f"weights_{2 * layer}"], arrays[f"weights_{2 * layer + 1}"]))
    logits = x.reshape(len(x), -1) @ arrays[f"weights_{2 * LAYERS}"] + arrays[f"weights_{2 * LAYERS + 1}"]
    raised = np.exp(logits - logits.max(axis=1, keepdims=True), dtype=np.float64)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _bent(x: Array, kernels: Array, bias: Array) -> Array:
    """Return the ReLU of a 3 by 3 convolution of (n, h, w, c), zeros outside (Goodfellow et al. 2016, 9.1)."""
    n, high, wide, channels = x.shape
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    parts = [padded[:, i : i + high, j : j + wide] for i in range(3) for j in range(3)]
    flat = np.concatenate(parts, axis=-1).reshape(-1, 9 * channels)
    said = np.maximum(flat @ kernels.reshape(9 * channels, -1) + bias, 0)
    return np.asarray(said.reshape(n, high, wide, -1))


def _halved(x: Array) -> Array:
    """Return the largest of each 2 by 2 pixels; maps of fewer than 4 pixels stay."""
    n, high, wide, channels = x.shape
    return x.reshape(n, high // 2, 2, wide // 2, 2, channels).max(axis=(2, 4)) if min(high, wide) >= 4 else x
