"""Networks that read digits, one a seed and all at once: pre-trained without labels, then taught with a few."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.few_labels import (
    BATCH,
    CLASSES,
    HIDDEN,
    KNOWN,
    PIXELS,
    PRETEXTS,
    RATE,
    SEEDS,
    Values,
    drawn,
)
from core.lessons.pretraining.slots import Arrays, fresh, joined, moved, part

WARMTH = 0.2  # the temperature of the comparison in pairs
TAUGHT = 300  # steps with labels, all at once
HEAD_FIRST = 150  # of these, only the last layer learns: else its first, blind steps spoil what was pre-trained
HEAD_RATE, GENTLE = 3e-3, 5e-4
ENCODER = ("w1", "b1", "w2", "b2")


def initial(outputs: int, seed: int = 0) -> Arrays:
    """Return random weights of all seeds' networks: two layers that read, one that answers (He et al., 2015)."""
    sizes = ((PIXELS, HIDDEN), (HIDDEN, KNOWN), (KNOWN, outputs))
    rngs = [np.random.default_rng((seed, number)) for number in range(SEEDS)]
    found: Arrays = {}
    for layer, (a, b) in enumerate(sizes, 1):
        found[f"w{layer}"] = np.stack([rng.normal(0, (2 / a) ** 0.5, (a, b)) for rng in rngs]).astype(np.float32)
        found[f"b{layer}"] = np.zeros((SEEDS, 1, b), np.float32)
    return found


def pretrain_begin(pretext: str) -> Arrays:
    """Return the state before the first step of a pre-training."""
    return fresh(initial(PRETEXTS[pretext].outputs))


def pretrain(pretext: str, state: Arrays, steps: int) -> Arrays:
    """Return the state after some more steps without labels."""
    pool, task, step = drawn().pool, PRETEXTS[pretext], compiled(PRETEXTS[pretext].pairs)
    slots, done = _unpacked(state)
    for number in range(done, done + steps):
        rng = np.random.default_rng((number, 1))
        rows = rng.integers(0, pool.shape[1], (SEEDS, BATCH, 1))
        seen, wanted = task.examples(np.take_along_axis(pool, rows, 1), rng)
        slots = step(*slots, seen, wanted, np.float32(number))
    return _packed(state, slots, done + steps)


@lru_cache(maxsize=2)
def compiled(pairs: bool) -> Callable[..., Any]:
    """Return the compiled step of a pre-training that compares in pairs, or draws."""
    import tensorflow as tf

    loss_of = pair_loss if pairs else drawing_loss

    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]
    def step(weights: Any, first: Any, second: Any, seen: Any, wanted: Any, number: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(weights)
            loss = loss_of(weights, seen, wanted)
        return moved(weights, first, second, tape.gradient(loss, weights), number, [RATE] * len(weights))

    made: Callable[..., Any] = step
    return made


def answers(weights: Any, pictures: Any) -> Any:
    """Return what the networks say (seeds, n, outputs) of pictures (seeds, n, 64)."""
    import tensorflow as tf

    w1, b1, w2, b2, w3, b3 = weights
    return tf.nn.relu(tf.nn.relu(pictures @ w1 + b1) @ w2 + b2) @ w3 + b3


def drawing_loss(weights: Any, seen: Any, wanted: Any) -> Any:
    """Return the mean squared error of what is drawn, summed over seeds, which do not know of each other."""
    import tensorflow as tf

    return tf.reduce_sum(tf.reduce_mean((answers(weights, seen) - wanted) ** 2, (1, 2)))


def pair_loss(weights: Any, one: Any, other: Any) -> Any:
    """Return how badly pairs are found among all pictures of a batch: NT-Xent, Chen et al. (2020), "SimCLR", equation 1."""
    import tensorflow as tf

    said = tf.math.l2_normalize(answers(weights, tf.concat([one, other], 1)), -1)
    count = tf.shape(one)[1]
    likeness = tf.matmul(said, said, transpose_b=True) / WARMTH - 1e9 * tf.eye(2 * count)
    partner = tf.tile(tf.roll(tf.range(2 * count), count, 0)[None], (SEEDS, 1))
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(partner, likeness)
    return tf.reduce_sum(tf.reduce_mean(losses, 1))


def taught(known: Arrays, size: int, arm: str) -> NDArray[np.float64]:
    """Return the share right (seeds,) on the test after learning from `size` labels.

    Parameters
    ----------
    known : mapping
        The encoder to start from: pre-trained, or random.
    arm : str
        In `RATES`.
    """
    pictures, labels = drawn().labelled(size)
    start = initial(CLASSES, seed=1) | {name: known[name] for name in ENCODER}
    # A last layer of small weights says at first that it knows nothing.
    start["w3"] = start["w3"] * np.float32(0.1)
    slots, _ = _unpacked(fresh(start))
    step = teaching()
    for number in range(TAUGHT):
        slots = step(*slots, pictures, labels, np.float32(number), RATES[arm](number))
    return right(slots[0], drawn().test, drawn().test_labels)


@cache
def from_scratch(size: int) -> NDArray[np.float64]:
    """Return the share right (seeds,) of networks that start at random, after learning from `size` labels."""
    return taught(initial(CLASSES), size, "scratch")


def _everything(number: int) -> Values:
    return _rates(RATE, RATE)


def _only_head(number: int) -> Values:
    return _rates(0.0, HEAD_RATE)


def _head_then_all(number: int) -> Values:
    return _rates(0.0, HEAD_RATE) if number < HEAD_FIRST else _rates(GENTLE, GENTLE)


def _rates(encoder: float, head: float) -> Values:
    return np.array([encoder] * len(ENCODER) + [head] * 2, np.float32)


RATES: Mapping[str, Callable[[int], Values]] = {
    "scratch": _everything,
    "tuned": _head_then_all,
    "frozen": _only_head,
}
"""Arm -> the learning rates of the six weights at a step."""


@lru_cache(maxsize=1)
def teaching() -> Callable[..., Any]:
    """Return the compiled step with labels."""
    import tensorflow as tf

    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]
    def step(weights: Any, first: Any, second: Any, pictures: Any, labels: Any, number: Any, rates: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(weights)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, answers(weights, pictures))
            loss = tf.reduce_sum(tf.reduce_mean(losses, 1))
        return moved(weights, first, second, tape.gradient(loss, weights), number, tf.unstack(rates, num=6))

    made: Callable[..., Any] = step
    return made


def right(weights: Any, pictures: Values, labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return each seed's share right (seeds,)."""
    said = np.asarray(answers(weights, pictures)).argmax(-1)
    return np.asarray((said == labels).mean(1), np.float64)


def _unpacked(state: Arrays) -> tuple[list[Any], int]:
    import tensorflow as tf

    return [[tf.constant(value) for value in part(state, slot).values()] for slot in "wmv"], int(state["done"])


def _packed(state: Arrays, slots: Any, done: int) -> Arrays:
    names = list(part(state, "w"))
    first, second, third = ({n: v.numpy() for n, v in zip(names, slot, strict=True)} for slot in slots)
    return joined(first, second, third, done)
