"""Networks that hear, see, or both: several of them at once, as one Keras model of separate members."""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.senses import PEOPLE, Pairs

HIDDEN, BATCH, RATE = 32, 81, 0.3

Array = NDArray[np.float32]
Weights = list[Array]


@lru_cache(maxsize=4)
def network(inputs: int, members: int) -> Any:
    """Return a compiled Keras model (n, members, inputs) -> chances (n, members, 9): one hidden layer, plain SGD.

    SGD keeps nothing but the weights, so that a training can go on anywhere from them.
    """
    import keras

    def layer(width: int, activation: str, into: int) -> Any:
        return keras.layers.EinsumDense(
            "bki,kio->bko",
            output_shape=(members, width),
            bias_axes="ko",
            activation=activation,
            kernel_initializer=keras.initializers.RandomNormal(stddev=float(np.sqrt(2 / into)), seed=into),
        )

    model = keras.Sequential(
        [keras.Input((members, inputs)), layer(HIDDEN, "relu", inputs), layer(PEOPLE, "softmax", HIDDEN)]
    )
    model.compile(keras.optimizers.SGD(RATE), summed)
    return model


def summed(y_true: Any, y_pred: Any) -> Any:
    """Return the cross-entropy of each row (n,), summed over members so that none weakens another's gradient."""
    import keras

    losses = keras.losses.sparse_categorical_crossentropy(y_true, y_pred)
    return keras.ops.sum(losses, axis=-1)


def initial(inputs: int, members: int, seed: int) -> Weights:
    """Return the weights to begin with: He's normal ones, and zero biases."""
    rng = np.random.default_rng(seed)
    shapes = ((inputs, HIDDEN), (HIDDEN, PEOPLE))
    made: Weights = []
    for into, out in shapes:
        made.append((rng.normal(size=(members, into, out)) * np.sqrt(2 / into)).astype(np.float32))
        made.append(np.zeros((members, out), np.float32))
    return made


def fitted(weights: Weights, X: Array, y: NDArray[np.int64]) -> Weights:
    """Return weights after one pass through rows (n, members, inputs) with their people (n, members), in their order."""
    model = network(X.shape[-1], X.shape[1])
    model.set_weights(weights)
    model.fit(X, y, batch_size=BATCH, shuffle=False, verbose=0)
    return [np.asarray(one) for one in model.get_weights()]


def said(weights: Weights, X: Array) -> Array:
    """Return the chances (n, members, 9) that networks give for rows (n, members, inputs)."""
    hidden = np.maximum(np.einsum("bki,kio->bko", X, weights[0]) + weights[1], 0)
    scores = np.einsum("bki,kio->bko", hidden, weights[2]) + weights[3]
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True))


def with_gaps(picture: Array, sound: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return both senses with one of them missing in a third of the rows each: a zero is the average."""
    fate = rng.integers(3, size=picture.shape[:2])[..., np.newaxis]
    return np.where(fate == 1, 0, picture).astype(np.float32), np.where(fate == 2, 0, sound).astype(np.float32)


def stacked(several: list[Pairs]) -> tuple[Array, Array, NDArray[np.int64]]:
    """Return pictures, sounds (n, members, …) and people (n, members) of several pairings."""
    return (
        np.stack([one.picture for one in several], 1),
        np.stack([one.sound for one in several], 1),
        np.stack([one.person for one in several], 1),
    )
