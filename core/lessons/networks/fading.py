"""How large the gradient is in each layer of real Keras networks of 1 to 20 hidden layers; runs on a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.ingredients.initializers import INITIALIZERS

if TYPE_CHECKING:
    from core.jobs.errand import Hands

Values = NDArray[np.float64]

DEEPEST, WIDTH, BATCH, PIXELS, SEEDS = 20, 32, 128, 64, 5
QUANTITIES = ("signal", "weights")  # what arrives at a layer, what its weights get
SHAPES_TRIED = ("sigmoid", "tanh", "relu", "gelu")
STARTS_TRIED = ("glorot_uniform", "he_normal")
NAME = f"fading-{DEEPEST}-{WIDTH}-{BATCH}-{SEEDS}"


@dataclass(frozen=True)
class Case:
    """Name one kind of network: its activation, and how its weights begin."""

    activation: str
    start: str

    @property
    def key(self) -> str:
        """Return the name of its array among a study's."""
        return f"{self.activation}-{self.start}"


CASES = tuple(Case(activation, start) for start in STARTS_TRIED for activation in SHAPES_TRIED)


def gradients(activation: str, start: str, seed: int) -> Values:
    """Return the size of the gradient in each hidden layer of networks of 1 to 20 of them, fresh from their start.

    The networks of one seed share their first layers. The loss is cross-entropy, the batch 128 pictures of digits.

    Returns
    -------
    array (2, 20, 20)
        First what arrives at a layer (gradient by its outputs), then what its weights get (gradient by its kernel). Row:
        number of hidden layers, from 1; column: layer, from the input. Root mean square; NaN where there is no such layer.
    """
    import tensorflow as tf

    x, y = _batch(seed)
    hidden, head = _layers(activation, start, seed)
    found = np.full((len(QUANTITIES), DEEPEST, DEEPEST), np.nan)
    for depth in range(1, DEEPEST + 1):
        sizes = tf.stack(_sizes(tf.constant(x), tf.constant(y), hidden[:depth], head)).numpy()
        found[:, depth - 1, :depth] = sizes.reshape(2, depth)
    return found


def _sizes(x: Any, y: Any, hidden: list[Any], head: Any) -> list[Any]:
    import tensorflow as tf

    outputs = []
    with tf.GradientTape() as tape:
        out = x
        for layer in hidden:
            out = layer.call(out)  # as `layer(out)`, in a third of the time: nothing is checked or cast
            outputs.append(out)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, head.call(out)))
    kernels = [layer.kernel.value for layer in hidden]
    return [tf.sqrt(tf.reduce_mean(tf.square(tf.cast(g, tf.float64)))) for g in tape.gradient(loss, outputs + kernels)]


def _batch(seed: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    from core.datasets import load

    data = load("digits")
    rows = np.random.default_rng(seed).permutation(len(data.y))[:BATCH]
    pixels = data.X[rows]
    scaled = (pixels - data.X.mean()) / data.X.std()
    return scaled.astype(np.float32), data.y[rows].astype(np.int64)


def _layers(activation: str, start: str, seed: int) -> tuple[list[Any], Any]:
    import keras

    keras.utils.set_random_seed(seed)
    make = INITIALIZERS[start].make
    hidden = [keras.layers.Dense(WIDTH, activation, kernel_initializer=make()) for _ in range(DEEPEST)]
    head = keras.layers.Dense(10, kernel_initializer=make())
    for place, layer in enumerate([*hidden, head]):
        layer.build((BATCH, WIDTH if place else PIXELS))
    return hidden, head


async def conduct(hands: "Hands") -> dict[str, Values]:
    """Measure every case with every seed, one seed of all cases after the other.

    Returns
    -------
    dict
        `Case.key` -> array (seeds, 2, 20, 20), see `gradients`.
    """
    return await measured(hands, CASES, SEEDS, gradients)


async def measured(
    hands: "Hands", cases: tuple[Case, ...], seeds: int, measure: Callable[[str, str, int], Values]
) -> dict[str, Values]:
    """Call `measure` on a worker for each case and seed, and tell what there is so far."""
    found: dict[str, list[Values]] = {case.key: [] for case in cases}
    total = len(cases) * seeds
    for seed in range(seeds):
        for case in cases:
            found[case.key].append(await hands.ask(measure, case.activation, case.start, seed))
            done = sum(map(len, found.values()))
            hands.tell(done, total, {key: np.stack(some) for key, some in found.items() if some})
    return {key: np.stack(some) for key, some in found.items()}
