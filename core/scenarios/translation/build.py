"""The translator in Keras, for its training; a worker runs the same in NumPy (`network.py`)."""

from typing import Any

import numpy as np

from core.scenarios.translation.network import HEADS, INNER, LAYERS, TINY, WIDTH, places
from core.scenarios.translation.pieces import PAD

DROP = 0.15


def build(sources: int, targets: int) -> Any:
    """Return an encoder and decoder: (strings (n, s), what is written so far (n, t)) -> logits (n, t, targets).

    Parameters
    ----------
    sources, targets : int
        Pieces on both sides. What a target piece is looked up by also scores it at the end (Press and Wolf 2017, "Using
        the output embedding to improve language models").
    """
    import keras
    from keras import layers

    source, target = layers.Embedding(sources, WIDTH, name="source"), layers.Embedding(targets, WIDTH, name="target")
    waves = places(512)

    class Placed(layers.Layer):  # type: ignore[misc]
        """Scale and place pieces."""

        def call(self, x: Any) -> Any:
            return x * WIDTH**0.5 + keras.ops.convert_to_tensor(waves)[: keras.ops.shape(x)[1]]

    class Scored(layers.Layer):  # type: ignore[misc]
        """Score each piece by its own embedding."""

        def call(self, x: Any) -> Any:
            return keras.ops.matmul(x, keras.ops.transpose(target.embeddings))

    class Seen(layers.Layer):  # type: ignore[misc]
        """Say which pieces may be looked at."""

        def call(self, x: Any) -> Any:
            return keras.ops.not_equal(x, PAD)[:, None, :]

    read, wrote = keras.Input((None,), dtype="int32"), keras.Input((None,), dtype="int32")
    seen = Seen()(read)
    x = layers.Dropout(DROP)(Placed()(source(read)))
    for i in range(LAYERS):
        x = _attended(x, None, seen, f"enc{i}_att", f"enc{i}_norm1", False)
        x = _forward(x, f"enc{i}", f"enc{i}_norm2")
    memory = _norm("enc_norm")(x)
    y = layers.Dropout(DROP)(Placed()(target(wrote)))
    for i in range(LAYERS):
        y = _attended(y, None, None, f"dec{i}_self", f"dec{i}_norm1", True)
        y = _attended(y, memory, seen, f"dec{i}_cross", f"dec{i}_norm2", False)
        y = _forward(y, f"dec{i}", f"dec{i}_norm3")
    return keras.Model([read, wrote], Scored()(_norm("dec_norm")(y)))


def _norm(name: str) -> Any:
    from keras import layers

    return layers.LayerNormalization(epsilon=TINY, name=name)


def _attended(x: Any, memory: Any, seen: Any, name: str, norm: str, causal: bool) -> Any:
    from keras import layers

    h = _norm(norm)(x)
    att = layers.MultiHeadAttention(HEADS, WIDTH // HEADS, name=name)
    found = att(h, h if memory is None else memory, attention_mask=seen, use_causal_mask=causal)
    return x + layers.Dropout(DROP)(found)


def _forward(x: Any, name: str, norm: str) -> Any:
    from keras import layers

    inner = layers.Dense(INNER, "relu", name=f"{name}_up")(_norm(norm)(x))
    return x + layers.Dropout(DROP)(layers.Dense(WIDTH, name=f"{name}_down")(inner))


def named(model: Any) -> dict[str, Any]:
    """Return the weights by the names that `network.py` reads them by."""
    return {_name(weight.path): np.asarray(weight) for weight in model.weights if "seed_generator" not in weight.path}


def load(model: Any, weights: Any) -> None:
    """Give a built model the weights that `named` took."""
    for weight in model.weights:
        if "seed_generator" not in weight.path:
            weight.assign(weights[_name(weight.path)])


def _name(path: str) -> str:
    return path.removesuffix("/embeddings")
