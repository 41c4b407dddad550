"""A detector in one look: a grid of 6 by 6 cells, each of which says whether a digit has its middle there, where its box is, and which it is.

Redmon et al. 2016, "You only look once", section 2, with one box a cell.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.object_detection.boxes import kept
from core.scenarios.object_detection.finds import Finds
from core.scenarios.object_detection.scenes import CANVAS, CELL, CELLS, Scenes, cell_of

if TYPE_CHECKING:
    import keras

Array = NDArray[Any]
BLOCK = 4  # pixels of a block whose 16 pixels become 16 channels: a quarter of the width is 16 times less to compute
KERNELS = (32, 64, 64)
CLASSES, BOX = 10, 4
OUT = 1 + BOX + CLASSES  # what a cell says: whether, where, which
LEAST = 0.05  # of certainty: finds below are not worth listing
BOX_WEIGHT = 8.0  # of errors of boxes, which are small numbers, beside those of the cells


def build() -> "keras.Model":
    """Return pictures (b, 48, 48) -> what the cells say (b, 6, 6, 15), before any squashing."""
    import keras
    from keras import layers

    inputs = keras.Input((CANVAS, CANVAS))
    side = CANVAS // BLOCK
    x = layers.Reshape((side, BLOCK, side, BLOCK))(inputs)
    x = layers.Reshape((side, side, BLOCK * BLOCK))(layers.Permute((1, 3, 2, 4))(x))
    x = layers.Conv2D(KERNELS[0], 3, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    for kernels in KERNELS[1:]:
        x = layers.Conv2D(kernels, 3, padding="same", activation="relu")(x)
    return keras.Model(inputs, layers.Conv2D(OUT, 1)(x))


def wanted(scenes: Scenes) -> Array:
    """Return what the cells should say (n, 6, 6, 15): 1 where a middle is, its place in the cell, sides as a share of 48, which."""
    y = np.zeros((len(scenes.X), CELLS, CELLS, OUT), np.float32)
    for box, shows, scene in zip(scenes.boxes, scenes.shows, scenes.scene, strict=True):
        row, column = cell_of(box)
        middle = (box[:2] + box[2:]) / 2 / CELL - (column, row)
        y[scene, row, column, :5] = (1, *np.clip(middle, 0, 1), *(box[2:] - box[:2]) / CANVAS)
        y[scene, row, column, 5 + shows] = 1
    return y


def loss(y: Any, said: Any) -> Any:
    """Return the price of what cells say: whether in all of them, where and which only where a digit is."""
    import tensorflow as tf

    there = y[..., 0]
    whether = tf.nn.sigmoid_cross_entropy_with_logits(there, said[..., 0])
    where = tf.reduce_sum(tf.square(tf.sigmoid(said[..., 1:5]) - y[..., 1:5]), axis=-1)
    which = tf.nn.softmax_cross_entropy_with_logits(y[..., 5:], said[..., 5:])
    return tf.reduce_mean(tf.reduce_sum(whether + there * (BOX_WEIGHT * where + which), axis=(1, 2)))


def said(weights: Sequence[Array], X: Array) -> Array:
    """Return what the cells say (n, 6, 6, 15) of pictures (n, 48, 48), by NumPy: quick enough for a page."""
    side, weights = CANVAS // BLOCK, [np.asarray(w, np.float32) for w in weights]
    x = np.asarray(X, np.float32).reshape(-1, side, BLOCK, side, BLOCK).transpose(0, 1, 3, 2, 4)
    x = _bent(x.reshape(-1, side, side, BLOCK * BLOCK), weights[0], weights[1])
    x = x.reshape(len(x), CELLS, 2, CELLS, 2, -1).max(axis=(2, 4))
    for layer in range(1, len(KERNELS)):
        x = _bent(x, weights[2 * layer], weights[2 * layer + 1])
    return np.asarray(x @ weights[-2][0, 0] + weights[-1])


def _bent(x: Array, kernels: Array, bias: Array) -> Array:
    """Return the ReLU of a 3 by 3 convolution of (n, h, w, c), zeros outside (Goodfellow et al. 2016, 9.1)."""
    n, high, wide, channels = x.shape
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    parts = [padded[:, i : i + high, j : j + wide] for i in range(3) for j in range(3)]
    flat = np.concatenate(parts, axis=-1).reshape(-1, 9 * channels)
    said = np.maximum(flat @ kernels.reshape(9 * channels, -1) + bias, 0)
    return np.asarray(said.reshape(n, high, wide, -1))


def cells_sure(out: Array) -> NDArray[np.float64]:
    """Return how sure cells (..., 15) are that a digit has its middle there."""
    return np.asarray(1 / (1 + np.exp(-out[..., 0].astype(np.float64))))


def read(out: Array) -> Finds:
    """Return the finds in what cells say (n, 6, 6, 15); of boxes that say the same, the surest stays."""
    sure = cells_sure(out)
    scene, row, column = np.nonzero(sure >= LEAST)
    cells = out[scene, row, column].astype(np.float64)
    place, chances = 1 / (1 + np.exp(-cells[:, 1:5])), _softmax(cells[:, 5:])
    middle = (np.stack([column, row], axis=1) + place[:, :2]) * CELL
    half = place[:, 2:] * CANVAS / 2
    boxes = np.clip(np.concatenate([middle - half, middle + half], axis=1), 0, CANVAS)
    return _once(Finds(boxes, chances.argmax(axis=1), scene, sure[scene, row, column], chances.max(axis=1)))


def _once(found: Finds) -> Finds:
    """Return the finds without those that repeat a surer one in their picture."""
    places = [np.flatnonzero(found.scene == number) for number in np.unique(found.scene)]
    stay = [here[kept(found.boxes[here], found.sure[here])] for here in places]
    return found.at(np.concatenate(stay)) if stay else found


def _softmax(x: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
