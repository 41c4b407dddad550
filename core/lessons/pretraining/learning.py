"""Training a small Transformer in slices: masked or causal, from plain arrays to plain arrays, on a worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.corpus import CORPORA, Material, Tokens, material
from core.lessons.pretraining.slots import Arrays, fresh, joined, moved, part
from core.lessons.pretraining.transformer import CONTEXT, EPSILON, FAR, HEADS, LAYERS, WIDTH, initial, shapes
from core.messages import N_

if TYPE_CHECKING:
    import tensorflow as tf

KINDS: Mapping[str, str] = {"causal": N_("goes on writing (as GPT does)"), "masked": N_("fills gaps (as BERT does)")}
"""How a network learns -> what it can do."""

BATCH, RATE, MASKED = 32, 2e-3, 0.2
WARM_UP = 50  # steps until the learning rate is reached
SHRINK = 0.05  # of the weights at each step, times the learning rate
GAP_NUMBER = 1

Examples = tuple[Tokens, Tokens, NDArray[np.float32]]


@dataclass(frozen=True)
class Plan:
    """Say what is trained: on which corpus, how, for how many steps, from which seed."""

    corpus: str
    kind: str
    steps: int
    seed: int = 0


def begin(plan: Plan) -> Arrays:
    """Return the state before the first step: weights, two means of gradients for each, and the number of steps."""
    weights = initial(len(material(plan.corpus).vocabulary.signs), plan.seed)
    return fresh(weights)


def advance(plan: Plan, state: Arrays, steps: int) -> tuple[Arrays, NDArray[np.float64]]:
    """Return the state after some more steps, and the loss of each (nats a sign)."""
    import tensorflow as tf

    known = material(plan.corpus)
    names = list(shapes(len(material(plan.corpus).vocabulary.signs)))
    slots = [[tf.constant(part(state, slot)[name]) for name in names] for slot in "wmv"]
    done, losses = int(state["done"]), []
    step = compiled(plan.kind)
    for number in range(done, done + steps):
        seen, wanted, counted = examples(known, plan, number)
        *slots, loss = step(*slots, seen, wanted, counted, np.float32(number), np.float32(rate(plan, number)))
        losses.append(float(loss))
    weights, first, second = ({name: value.numpy() for name, value in zip(names, slot, strict=True)} for slot in slots)
    return joined(weights, first, second, done + steps), np.array(losses)


def examples(known: Material, plan: Plan, number: int) -> Examples:
    """Return what the network sees (batch, n), what it is to say (batch, n), and which places count (batch, n).

    The step's number draws them, so that the same plan sees the same wherever its slices end.
    """
    rng = np.random.default_rng((plan.seed, number))
    starts = rng.choice(known.train_starts[known.train_starts < len(known.train) - CONTEXT], BATCH)
    windows = known.train[starts[:, None] + np.arange(CONTEXT + 1)]
    seen, wanted, counted = EXAMPLES[plan.kind](windows, rng)
    forgotten = rng.random(seen.shape) < CORPORA[plan.corpus].forget
    return np.where(forgotten & (seen != GAP_NUMBER), 0, seen).astype(np.int32), wanted, counted


def _causal(windows: Tokens, rng: np.random.Generator) -> Examples:
    wanted = windows[:, 1:]
    return windows[:, :-1], wanted, np.ones(wanted.shape, np.float32)


def _masked(windows: Tokens, rng: np.random.Generator) -> Examples:
    wanted = windows[:, :-1]
    gaps = rng.random(wanted.shape) < MASKED
    return np.where(gaps, GAP_NUMBER, wanted).astype(np.int32), wanted, gaps.astype(np.float32)


EXAMPLES: Mapping[str, Callable[[Tokens, np.random.Generator], Examples]] = {"causal": _causal, "masked": _masked}


def rate(plan: Plan, number: int) -> float:
    """Return the learning rate of a step: it rises, then falls along half a cosine to a tenth (Loshchilov & Hutter, 2017)."""
    warm = min(1.0, (number + 1) / WARM_UP)
    return float(RATE * warm * (0.55 + 0.45 * np.cos(np.pi * min(1.0, number / plan.steps))))


@lru_cache(maxsize=2)
def compiled(kind: str) -> Callable[..., Any]:
    """Return the compiled training step of a kind: AdamW, Loshchilov & Hutter (2019), algorithm 2."""
    import tensorflow as tf

    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]
    def step(
        weights: Any, first: Any, second: Any, seen: Any, wanted: Any, counted: Any, number: Any, rate: Any
    ) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(weights)
            loss = mean_loss(weights, seen, wanted, counted, causal=kind == "causal")
        slopes, _ = tf.clip_by_global_norm([tf.convert_to_tensor(g) for g in tape.gradient(loss, weights)], 1.0)
        shrunk = [w * (1 - rate * SHRINK) if len(w.shape) == 2 else w for w in weights]
        return *moved(shrunk, first, second, slopes, number, [rate] * len(weights)), loss

    made: Callable[..., Any] = step
    return made


def mean_loss(weights: "list[tf.Tensor]", seen: Any, wanted: Any, counted: Any, *, causal: bool) -> Any:
    """Return the mean cross-entropy of the places that count, in nats; the same network as `transformer.logits`."""
    import tensorflow as tf

    said = said_by(weights, seen, causal=causal)
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(wanted, said)
    return tf.reduce_sum(losses * counted) / tf.maximum(tf.reduce_sum(counted), 1.0)


def said_by(weights: "list[tf.Tensor]", tokens: Any, *, causal: bool) -> Any:
    """Return the logits (batch, n, signs) in TensorFlow, which knows their gradients; weights in the order of `shapes`."""
    import tensorflow as tf

    signs, places, *layers, norm, bias = weights
    hidden = tf.gather(signs, tokens) + places
    unseen = (1 - tf.linalg.band_part(tf.ones((CONTEXT, CONTEXT)), -1, 0)) * (FAR if causal else 0.0)
    for number in range(LAYERS):
        norm1, qkv, out, norm2, up, up_bias, down, down_bias = layers[8 * number : 8 * number + 8]
        hidden += _attended(_normalised(hidden, norm1), qkv, unseen) @ out
        hidden += tf.nn.relu(_normalised(hidden, norm2) @ up + up_bias) @ down + down_bias
    return tf.matmul(_normalised(hidden, norm), signs, transpose_b=True) + bias


def _normalised(values: Any, norm: Any) -> Any:
    import tensorflow as tf

    mean, variance = tf.nn.moments(values, -1, keepdims=True)
    return (values - mean) * tf.math.rsqrt(variance + EPSILON) * norm[0] + norm[1]


def _attended(values: Any, qkv: Any, unseen: Any) -> Any:
    import tensorflow as tf

    parts = tf.reshape(values @ qkv, (-1, CONTEXT, 3, HEADS, WIDTH // HEADS))
    query, key, value = tf.unstack(tf.transpose(parts, (2, 0, 3, 1, 4)))
    scores = tf.matmul(query, key, transpose_b=True) * (WIDTH // HEADS) ** -0.5 + unseen
    return tf.reshape(tf.transpose(tf.nn.softmax(scores) @ value, (0, 2, 1, 3)), (-1, CONTEXT, WIDTH))
