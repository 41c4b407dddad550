"""A small network that puts a question into a place, so that damaged copies of a question land near it.

Pieces of one to three characters are looked up in a learnt table, weighted by how much they tell, and summed (Bojanowski et
al. 2017, "Enriching word vectors with subword information", section 3.2). It is trained by contrast: of all questions of a
batch, a damaged copy must be nearest to its own (van den Oord et al. 2018, "Contrastive predictive coding", equation 4).
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task, outputs
from core.scenarios.question_answering.corpus import LANGUAGES, language_of
from core.scenarios.question_answering.damage import DROPPED, dropped
from core.scenarios.question_answering.parts import index_of

if TYPE_CHECKING:
    import keras

BUCKETS = 6000  # pieces share a row of the table where their numbers meet
WIDTH = 96  # numbers of a place
LONGEST = 160  # pieces of a question that are read
SIZES = {"en": (1, 2, 3), "zh": (1, 2)}  # characters of a piece: a Chinese one says as much as an English word
COPIES = 2  # damaged ones of each question
EPOCHS = 3
SHARPNESS = 20.0  # of the choice among the questions of a batch
FIRST_SEED = 100  # of the training's damage; that of the tests is smaller

Places = NDArray[np.float32]


def pieces(texts: Sequence[str]) -> NDArray[np.int32]:
    """Return the numbers of the pieces of each text (n, LONGEST); 0 where there is none."""
    found = np.zeros((len(texts), LONGEST), np.int32)
    for row, text in enumerate(texts):
        numbers = _numbers(text)[:LONGEST]
        found[row, : len(numbers)] = numbers
    return found


def _numbers(text: str) -> list[int]:
    padded, sizes = f" {' '.join(text.lower().split())} ", SIZES[language_of(text)]
    parts = (padded[at : at + size] for at in range(len(padded)) for size in sizes if at + size <= len(padded))
    return [zlib.crc32(part.encode()) % (BUCKETS - 1) + 1 for part in parts]


def summed(read: Any, width: int) -> Any:
    """Return the weighted sum of the table's rows for numbers of pieces `read`, a tensor (n, LONGEST) -> (n, width).

    A piece's weight is learnt too, as its logarithm.
    """
    from keras import initializers, layers, ops

    start = initializers.RandomNormal(stddev=width**-0.5)
    rows = layers.Embedding(BUCKETS, width, embeddings_initializer=start)(read)
    weight = ops.exp(layers.Embedding(BUCKETS, 1, embeddings_initializer="zeros")(read))
    is_there = ops.cast(ops.expand_dims(read, -1) > 0, "float32")
    return ops.sum(rows * weight * is_there, axis=1)


def build() -> "keras.Model":
    """Return the network: two texts as pieces, (n, LONGEST) each -> their places, (n, 2, WIDTH), of length 1."""
    import keras
    from keras import layers, ops

    one, other = (keras.Input((LONGEST,), dtype="int32") for _ in range(2))
    read = keras.Input((LONGEST,), dtype="int32")
    place = keras.Model(read, layers.UnitNormalization()(summed(read, WIDTH)))
    return keras.Model([one, other], ops.stack([place(one), place(other)], axis=1))


def contrast(numbers: Any, places: Any) -> Any:
    """Return the cross-entropy of finding each damaged copy's own question among those of the batch.

    Parameters
    ----------
    numbers : tensor (n,)
        Of the questions; another copy of the same question isn't a wrong answer.
    places : tensor (n, 2, WIDTH)
    """
    import tensorflow as tf

    likeness = SHARPNESS * tf.matmul(places[:, 0], places[:, 1], transpose_b=True)
    rows = tf.range(tf.shape(numbers)[0])
    twin = tf.equal(numbers[:, None], numbers[None, :]) & ~tf.equal(rows[:, None], rows[None, :])
    likeness = tf.where(twin, -1e9, likeness)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(rows, likeness))


@lru_cache(maxsize=1)
def sides() -> Sides:
    """Return damaged copies of all questions that have an answer, both languages, beside the questions themselves."""
    clean = [text for language in LANGUAGES for text in index_of(language).texts]
    copies = [
        text
        for seed in range(FIRST_SEED, FIRST_SEED + COPIES)
        for language in LANGUAGES
        for text in dropped(index_of(language).texts, language, DROPPED, seed)
    ]
    numbers = np.tile(np.arange(len(clean), dtype=np.int32), COPIES)
    X = (pieces(copies), pieces(clean * COPIES))
    return Sides(X, numbers, X, numbers)


TASK = Task(build, sides, EPOCHS, 3e-3, contrast)


def places_of(weights: Sequence[NDArray[Any]], texts: Sequence[str]) -> Places:
    """Return the places (n, WIDTH) that a trained network gives to texts."""
    read = pieces(texts)
    found: Places = outputs(build, weights, [read, read])[:, 0]
    return found
