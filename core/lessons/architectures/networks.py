"""The small networks of the lesson, in plain Keras; read back in NumPy by `recurrent` and `attention`."""

from typing import TYPE_CHECKING, Any

from core.lessons.architectures.letters import LETTERS, LONGEST
from core.lessons.architectures.recall import FARTHEST, SYMBOLS
from core.lessons.architectures.vowels import COEFFICIENTS, SPEAKERS, STEPS

if TYPE_CHECKING:
    import keras

UNITS = 16  # of the recurrent layers
WIDTH, HEADS = 32, 4  # of the Transformer: numbers a letter, and attentions side by side


def transformer_with_places() -> "keras.Model":
    """Return letters (b, t, 26) -> logits (b, 2) of a Transformer that knows where each letter stands."""
    return _transformer("tw")


def transformer_without_places() -> "keras.Model":
    """Return the same network without its table of places."""
    return _transformer(None)


def _transformer(places: str | None) -> "keras.Model":
    """Return one block with the normalisation first (Vaswani et al. 2017, 3.1; Xiong et al. 2020), averaged over letters."""
    import keras
    from keras import layers, ops

    inputs = keras.Input((LONGEST, LETTERS))
    there = ops.sum(inputs, axis=-1)
    x = layers.EinsumDense("btc,cw->btw", (LONGEST, WIDTH), bias_axes=places, bias_initializer="random_normal")(inputs)
    normed = layers.LayerNormalization()(x)
    attention = layers.MultiHeadAttention(HEADS, WIDTH // HEADS)
    x = x + attention(normed, normed, attention_mask=ops.expand_dims(there, 1))
    wider = layers.Dense(2 * WIDTH, "relu")(layers.LayerNormalization()(x))
    x = x + layers.Dense(WIDTH)(wider)
    return keras.Model(inputs, layers.Dense(2)(_mean(layers.LayerNormalization()(x), there)))


def _mean(x: Any, there: Any) -> Any:
    from keras import ops

    return ops.sum(x * ops.expand_dims(there, -1), axis=1) / ops.sum(there, axis=1, keepdims=True)


def speaker_gru() -> "keras.Model":
    """Return recordings (b, 29, 12) -> logits (b, 9) of a GRU; frames of zeros, after the end, are skipped."""
    import keras
    from keras import layers

    inputs = keras.Input((STEPS, COEFFICIENTS))
    return keras.Model(inputs, layers.Dense(SPEAKERS)(layers.GRU(UNITS)(layers.Masking()(inputs))))


def recall_simple() -> "keras.Model":
    """Return sequences (b, 41, 4) -> logits (b, 4) of a plain recurrent layer (Elman 1990)."""
    return _recall("SimpleRNN")


def recall_gru() -> "keras.Model":
    """Return the same with gated recurrent units (Cho et al. 2014)."""
    return _recall("GRU")


def recall_lstm() -> "keras.Model":
    """Return the same with long short-term memory (Hochreiter and Schmidhuber 1997)."""
    return _recall("LSTM")


def _recall(kind: str) -> "keras.Model":
    import keras
    from keras import layers

    inputs = keras.Input((FARTHEST + 1, SYMBOLS))
    return keras.Model(inputs, layers.Dense(SYMBOLS)(getattr(layers, kind)(UNITS)(inputs)))
