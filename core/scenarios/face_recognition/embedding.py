"""From a cut-out of a face to a few numbers that say whose face it is.

The network learns to tell the training people apart by the angle between a picture's numbers and one direction for each
person (normalised softmax: Wang et al. 2017, "NormFace"); for others only the numbers are used. Eigenfaces: Turk and
Pentland 1991.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task
from core.scenarios.face_recognition.augmenting import views
from core.scenarios.face_recognition.pictures import FACES, SIDE, Pictures, cut_outs

if TYPE_CHECKING:
    import keras

TAUGHT = 60  # people to learn from; the others are never seen before the test
VIEWS, TEST_VIEWS = 24, 6
NUMBERS, SHARPNESS = 32, 16.0
EPOCHS, RATE = 12, 3e-3
PARTS = 40  # eigenfaces

Floats = NDArray[np.float32]


def even(pictures: Any) -> Floats:
    """Return pictures (n, 25, 25), each with mean 0 and standard deviation 1, so that light counts less."""
    flat = np.asarray(pictures, np.float32).reshape(-1, SIDE * SIDE)
    spread = flat.std(axis=1, keepdims=True)
    return np.asarray(((flat - flat.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-3)).reshape(-1, SIDE, SIDE))


def build_numbers() -> "keras.Model":
    """Return evened pictures (b, 25, 25) -> numbers (b, 32) of length 1."""
    import keras

    inputs = keras.Input((SIDE, SIDE))
    return keras.Model(inputs, _numbers(inputs))


def build() -> "keras.Model":
    """Return evened pictures (b, 25, 25) -> logits of the training people (b, 60)."""
    import keras

    inputs = keras.Input((SIDE, SIDE))
    person = keras.layers.Dense(TAUGHT, use_bias=False)
    return keras.Model(inputs, person(keras.layers.Rescaling(SHARPNESS)(_numbers(inputs))))


def _numbers(inputs: Any) -> Any:
    from keras import layers

    x = layers.Reshape((SIDE, SIDE, 1))(inputs)
    for filters in (16, 32):
        x = layers.MaxPooling2D()(layers.Conv2D(filters, 3, padding="same", activation="relu")(x))
    x = layers.Dense(NUMBERS)(layers.Flatten()(x))
    return layers.UnitNormalization()(x)


def people(first: int, last: int) -> Pictures:
    """Return the one face of each of some people."""
    return cut_outs()[:FACES][first:last]


@lru_cache(maxsize=1)
def sides() -> Sides:
    """Return views of the training people, and of the same people as test side."""
    taught, again = views(people(0, TAUGHT), VIEWS, 0), views(people(0, TAUGHT), 4, 1)
    return Sides(even(taught), np.repeat(np.arange(TAUGHT), VIEWS), even(again), np.repeat(np.arange(TAUGHT), 4))


def task() -> Task:
    """Return the training of the network."""
    return Task(build, sides, EPOCHS, RATE)


def eigenfaces() -> tuple[Floats, Floats]:
    """Return the mean (625,) and the strongest directions (40, 625), each divided by its spread, of the training people's views."""
    flat = np.asarray(sides().X).reshape(-1, SIDE * SIDE)
    middle = flat.mean(axis=0)
    _, strength, directions = np.linalg.svd(flat - middle, full_matrices=False)
    return middle, np.asarray(directions[:PARTS] / (strength[:PARTS, np.newaxis] / len(flat) ** 0.5), np.float32)


def by_eigenfaces(pictures: Any) -> Floats:
    """Return numbers (n, 40) of length 1."""
    middle, directions = eigenfaces()
    return unit((even(pictures).reshape(-1, SIDE * SIDE) - middle) @ directions.T)


def unit(rows: Any) -> Floats:
    """Return rows (n, d) of length 1."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
