"""Two small networks that read the signs of a text: one takes means, the other lets every sign look at all.

References
----------
Joulin et al. (2017), "Bag of Tricks for Efficient Text Classification", section 2: means of words and of pairs, which
share vectors. Vaswani et al. (2017), "Attention Is All You
Need", section 3; normalisation first as in Xiong et al. (2020).
"""

from typing import TYPE_CHECKING, Any

from core.scenarios.text_classification.cutting import LENGTH

if TYPE_CHECKING:
    import keras

SIGNS = 6144  # room for the vocabulary: a fixed size, so that a network can be built without the reviews
WIDTH, HEADS = 32, 2
NARROW = 16
PAIRS, FACTOR = 32768, 7919  # pairs share so many vectors, by chance
LOST = 0.3  # of the signs, hidden at random while it learns


def bag() -> "keras.Model":
    """Return signs (n, LENGTH) -> logits (n, 2): from the mean of all characters and that of all pairs."""
    import keras

    signs, seen = _read(keras)
    following = keras.ops.concatenate([signs[:, 1:], keras.ops.zeros_like(signs[:, :1])], axis=1)
    both = keras.ops.cast(keras.ops.expand_dims(following, -1) > 0, "float32")
    single = _dropped(keras, keras.layers.Embedding(SIGNS, NARROW)(signs) * seen)
    pairs = _dropped(keras, keras.layers.Embedding(PAIRS, NARROW)((signs * FACTOR + following) % PAIRS) * both)
    x = keras.layers.Concatenate()([_mean(keras, single, seen), _mean(keras, pairs, both)])
    return keras.Model(signs, keras.layers.Dense(2)(keras.layers.Dropout(0.5)(x)))


def transformer() -> "keras.Model":
    """Return signs (n, LENGTH) -> logits (n, 2): one layer of attention with two heads, then the mean of all places."""
    import keras

    signs, seen = _read(keras)
    x = keras.layers.Embedding(SIGNS, WIDTH)(signs)
    x = keras.layers.EinsumDense("btc,cw->btw", (LENGTH, WIDTH), bias_axes="tw")(x)
    x = keras.layers.Dropout(0.2)(x)
    normed, mask = keras.layers.LayerNormalization()(x), keras.ops.swapaxes(seen, 1, 2) > 0
    x = x + keras.layers.MultiHeadAttention(HEADS, WIDTH // HEADS)(normed, normed, attention_mask=mask)
    wider = keras.layers.Dense(2 * WIDTH, activation="relu")(keras.layers.LayerNormalization()(x))
    x = keras.layers.LayerNormalization()(x + keras.layers.Dense(WIDTH)(wider)) * seen
    return keras.Model(signs, keras.layers.Dense(2)(keras.layers.Dropout(0.3)(_mean(keras, x, seen))))


def _read(keras: Any) -> tuple[Any, Any]:
    """Return the input, and 1 where there is a sign, 0 where the text has ended (n, LENGTH, 1)."""
    signs = keras.Input((LENGTH,), dtype="int32")
    seen = keras.ops.cast(keras.ops.expand_dims(signs, -1) > 0, "float32")
    return signs, seen


def _dropped(keras: Any, x: Any) -> Any:
    """Hide whole signs at random while it learns."""
    return keras.layers.Dropout(LOST, noise_shape=(None, LENGTH, 1))(x)


def _mean(keras: Any, x: Any, seen: Any) -> Any:
    return keras.ops.sum(x, axis=1) / (keras.ops.sum(seen, axis=1) + 1e-6)
