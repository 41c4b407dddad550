"""A small Transformer in NumPy: its weights, and what it says of every place of a text.

References
----------
Vaswani et al. (2017), "Attention Is All You Need", section 3; the normalisation before each part as in Xiong et al.
(2020), "On Layer Normalization in the Transformer Architecture", figure 1 b. Masked prediction: Devlin et al. (2018),
"BERT", section 3.1; causal prediction: Radford et al. (2018), "Improving Language Understanding by Generative
Pre-Training", section 3.1.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

WIDTH, LAYERS, HEADS, CONTEXT = 64, 2, 4, 64
EPSILON = 1e-5
FAR = -1e9  # what a place that may not be seen has for a score

Values = NDArray[np.float32]
Tokens = NDArray[np.int32]
Weights = Mapping[str, Values]


def shapes(signs: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of every weight of a network for a vocabulary of `signs`."""
    layer = {
        "norm1": (2, WIDTH),
        "qkv": (WIDTH, 3 * WIDTH),
        "out": (WIDTH, WIDTH),
        "norm2": (2, WIDTH),
        "up": (WIDTH, 4 * WIDTH),
        "up_bias": (4 * WIDTH,),
        "down": (4 * WIDTH, WIDTH),
        "down_bias": (WIDTH,),
    }
    layers = {f"{number}.{name}": shape for number in range(LAYERS) for name, shape in layer.items()}
    return {"signs": (signs, WIDTH), "places": (CONTEXT, WIDTH), **layers, "norm": (2, WIDTH), "bias": (signs,)}


def initial(signs: int, seed: int) -> dict[str, Values]:
    """Return random weights; those that write into the sum of all layers are smaller, so that it starts out calm."""
    rng = np.random.default_rng(seed)
    return {name: _initial(name, shape, rng) for name, shape in shapes(signs).items()}


def _initial(name: str, shape: tuple[int, ...], rng: np.random.Generator) -> Values:
    kind = name.rpartition(".")[2]
    if kind.startswith("norm"):
        return np.stack([np.ones(WIDTH), np.zeros(WIDTH)]).astype(np.float32)
    if kind.endswith("bias"):
        return np.zeros(shape, np.float32)
    small = {"out", "down"}
    scale = 0.02 if kind in ("signs", "places") else shape[0] ** -0.5 / ((2 * LAYERS) ** 0.5 if kind in small else 1)
    return (rng.normal(size=shape) * scale).astype(np.float32)


def parameters(signs: int) -> int:
    """Return how many numbers a network for a vocabulary of `signs` learns."""
    return int(sum(np.prod(shape) for shape in shapes(signs).values()))


def logits(weights: Weights, tokens: Tokens, *, causal: bool, last: bool = False) -> Values:
    """Return what the network says of texts, before the softmax.

    Parameters
    ----------
    tokens : array (batch, n), n at most `CONTEXT`
    causal : bool
        Whether a place sees only itself and those before it.
    last : bool
        Whether only the last place is asked for.

    Returns
    -------
    array (batch, n, signs), or (batch, 1, signs) for the last place
        Of a causal network: for the sign after each place; of a masked one: for the sign at each place.
    """
    n = tokens.shape[1]
    hidden = weights["signs"][tokens] + weights["places"][:n]
    hidden_places = np.triu(np.full((n, n), FAR, np.float32), 1) if causal else np.zeros((n, n), np.float32)
    for number in range(LAYERS):
        layer = {name: weights[f"{number}.{name}"] for name in _LAYER}
        hidden = hidden + _attended(layer, normalised(hidden, layer["norm1"]), hidden_places)
        inner = np.maximum(normalised(hidden, layer["norm2"]) @ layer["up"] + layer["up_bias"], 0)
        hidden = hidden + inner @ layer["down"] + layer["down_bias"]
    asked = hidden[:, -1:] if last else hidden
    found: Values = normalised(asked, weights["norm"]) @ weights["signs"].T + weights["bias"]
    return found


_LAYER = ("norm1", "qkv", "out", "norm2", "up", "up_bias", "down", "down_bias")


def normalised(values: Values, norm: Values) -> Values:
    """Return values (..., d) with mean 0 and variance 1 over d, scaled and shifted by norm (2, d)."""
    centred = values - values.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
    found: Values = (centred / spread * norm[0] + norm[1]).astype(np.float32)
    return found


def softmax(scores: Values) -> Values:
    """Return shares (..., k) that add up to 1, from scores (..., k)."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Values = (raised / raised.sum(-1, keepdims=True)).astype(scores.dtype)
    return found


def _attended(layer: Weights, values: Values, hidden_places: Values) -> Values:
    batch, n, _ = values.shape
    parts = (values @ layer["qkv"]).reshape(batch, n, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
    query, key, value = parts
    scores = query @ key.swapaxes(-1, -2) / np.float32((WIDTH // HEADS) ** 0.5) + hidden_places
    mixed = (softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(batch, n, WIDTH)
    found: Values = mixed @ layer["out"]
    return found
