"""Trains the translator and writes its weights: `python -m core.scenarios.translation.make`, eleven minutes on two busy cores."""

import math
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.translation.answer import LONGEST
from core.scenarios.translation.build import build, named
from core.scenarios.translation.network import greedy
from core.scenarios.translation.pairs import Pairs, Split, read_pairs, split
from core.scenarios.translation.pieces import END, PAD, START, UNKNOWN, decoded, encoded, learn_pieces
from core.scenarios.translation.scoring import chrf
from core.scenarios.translation.shipped import FILE

SOURCES, TARGETS = 2000, 2800
EPOCHS, RATE, WARM, SMOOTH, CELLS, SEED = 45, 2.5e-3, 200, 0.1, 2400, 0
SHORTER = 0.1  # share of the English pieces that are cut shorter, other ones each epoch
HIDDEN = 0.05  # share of them that are read as unknown, so that no single one is relied on
LOOK, PATIENCE = 3, 4  # epochs between two looks at the validation strings; looks without a gain after which it stops


def main() -> None:
    """Train from seed 0 and write the file."""
    pairs = read_pairs()
    sides = split(pairs)
    texts = [pairs.en[i].lower() for i in sides.train], [pairs.zh[i] for i in sides.train]
    pieces = learn_pieces(texts[0], SOURCES), learn_pieces(texts[1], TARGETS)
    weights, losses, scores, seconds = train(pairs, sides, pieces)
    print("parameters", sum(weight.size for weight in weights.values()), "chrF", max(scores))
    half = {f"w_{name}": weight.astype(np.float16) for name, weight in weights.items()}
    np.savez_compressed(
        FILE,
        source_pieces=np.array(pieces[0]),
        target_pieces=np.array(pieces[1]),
        test=sides.test,
        validation=sides.validation,
        train=sides.train,
        losses=np.array(losses, np.float32),
        seconds=np.float32(seconds),
        **half,
    )


def train(
    pairs: Pairs, sides: Split, pieces: Any, epochs: int = EPOCHS
) -> tuple[dict[str, Any], list[float], list[float], float]:
    """Return the weights that did best on the validation strings, the loss of each epoch, chrF of each look, and the seconds."""
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(SEED)
    model = build(len(pieces[0]), len(pieces[1]))
    rng, began = np.random.default_rng(SEED), time.monotonic()
    right = [[START, *encoded(pairs.zh[i], pieces[1]), END] for i in sides.train]
    step = _step(model, epochs * sum(1 for _ in _batches(_read(pairs, sides, pieces, rng), right, rng)))
    losses: list[float] = []
    scores: list[float] = []
    best = named(model)
    for epoch in range(1, epochs + 1):
        left = _read(pairs, sides, pieces, rng)
        batches = [step(tf.constant(_hidden(s, rng)), tf.constant(t)) for s, t in _batches(left, right, rng)]
        losses.append(float(np.mean(batches)))
        if epoch % LOOK == 0:
            scores.append(_score(named(model), pairs, sides, pieces))
            best = named(model) if scores[-1] == max(scores) else best
        print(f"epoch {epoch}: loss {losses[-1]:.3f}, chrF {scores[-1:]}, {time.monotonic() - began:.0f} s", flush=True)
        if len(scores) - int(np.argmax(scores or [0])) > PATIENCE:
            break
    return best, losses, scores, time.monotonic() - began


def _read(pairs: Pairs, sides: Split, pieces: Any, rng: np.random.Generator) -> list[list[int]]:
    """Return the English of the training, some pieces cut shorter."""
    return [[*encoded(pairs.en[i].lower(), pieces[0], lambda: bool(rng.random() < SHORTER)), END] for i in sides.train]


def _hidden(source: NDArray[np.int32], rng: np.random.Generator) -> NDArray[np.int32]:
    hide = (rng.random(source.shape) < HIDDEN) & (source > UNKNOWN)
    return np.where(hide, np.int32(UNKNOWN), source)


def _score(weights: Any, pairs: Pairs, sides: Split, pieces: Any) -> float:
    """Return chrF on the validation strings."""
    rows = sorted(sides.validation, key=lambda i: len(pairs.en[i]))
    found = []
    for start in range(0, len(rows), 100):
        read = [[*encoded(pairs.en[i].lower(), pieces[0])[:LONGEST], END] for i in rows[start : start + 100]]
        found += greedy(weights, filled(read).astype(np.int64))
    return chrf([decoded(one.numbers, pieces[1]) for one in found], [pairs.zh[i] for i in rows])


def _step(model: Any, steps: int) -> Any:
    import keras
    import tensorflow as tf

    optimizer = keras.optimizers.Adam(
        keras.optimizers.schedules.CosineDecay(0.0, steps - WARM, 0.02, warmup_target=RATE, warmup_steps=WARM),
        beta_2=0.98, clipnorm=1.0,
    )  # fmt: skip
    variables = model.trainable_variables
    optimizer.build(variables)

    def step(source: Any, target: Any) -> Any:
        with tf.GradientTape() as tape:
            logits = model([source, target[:, :-1]], training=True)
            loss = _loss(target[:, 1:], logits)
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
        return loss

    spec = tf.TensorSpec((None, None), tf.int32)
    return tf.function(step, input_signature=[spec, spec])


def _loss(wanted: Any, logits: Any) -> Any:
    """Return the cross-entropy, a tenth of the target spread over all pieces (Szegedy et al. 2016, section 7)."""
    import tensorflow as tf

    logs = tf.nn.log_softmax(logits)
    one = tf.gather(logs, wanted, axis=-1, batch_dims=2)
    each = -((1 - SMOOTH) * one + SMOOTH * tf.reduce_mean(logs, axis=-1))
    weight = tf.cast(wanted != PAD, tf.float32)
    return tf.reduce_sum(each * weight) / tf.reduce_sum(weight)


def _batches(left: list[list[int]], right: list[list[int]], rng: np.random.Generator) -> Iterator[tuple[Any, Any]]:
    """Give batches of strings of like length, about `CELLS` pieces each, in another order each time."""
    length = np.array([max(len(s), len(t)) for s, t in zip(left, right, strict=True)])
    order = np.argsort(length + rng.uniform(0, 2, len(length)))
    batches, batch = [], [int(order[0])]
    for row in order[1:]:
        if (len(batch) + 1) * math.ceil(length[row]) > CELLS or len(batch) >= 160:
            batches.append(batch)
            batch = []
        batch.append(int(row))
    batches.append(batch)
    for at in rng.permutation(len(batches)):
        yield filled([left[i] for i in batches[at]]), filled([right[i] for i in batches[at]])


def filled(rows: list[list[int]]) -> NDArray[np.int32]:
    """Return rows of one length, filled up with `PAD`."""
    made = np.full((len(rows), max(map(len, rows))), PAD, np.int32)
    for i, row in enumerate(rows):
        made[i, : len(row)] = row
    return made


if __name__ == "__main__":
    main()
