"""The translator in NumPy: a Transformer's forward pass with the weights that came with the product, and greedy decoding.

Vaswani et al. (2017, "Attention is all you need", section 3), with the norm in front of each part (Xiong et al. 2020, "On
layer normalization in the Transformer architecture"). NumPy alone, so that a worker answers without a framework; a test
holds it against the same network in Keras.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.translation.pieces import END, PAD, START

WIDTH, HEADS, INNER, LAYERS = 96, 4, 256, 2
MOST = 72  # pieces of an answer
TINY = 1e-6

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class Decoded:
    """Hold what was written for one string.

    Parameters
    ----------
    numbers : tuple of int
        Pieces of the answer, without start and end.
    chances : array (t,)
        The probability of each, that of the end last where it came to one.
    attention : array (t, s)
        How much each looked at which piece of the source: mean over the heads of the last layer; rows sum to 1.
    """

    numbers: tuple[int, ...]
    chances: Floats
    attention: Floats


def places(length: int, width: int = WIDTH) -> Floats:
    """Return the waves (length, width) that tell where a piece stands (section 3.5 of the paper)."""
    angle = np.arange(length)[:, None] / 10000 ** (np.arange(0, width, 2) / width)
    waves: Floats = np.concatenate([np.sin(angle), np.cos(angle)], axis=1).astype(np.float32)
    return waves


def encode(w: Weights, source: NDArray[np.int64]) -> Floats:
    """Return what the encoder makes (n, s, width) of strings (n, s), filled up with `PAD`."""
    seen = (source != PAD)[:, None, None, :]
    x = w["source"][source] * np.sqrt(WIDTH, dtype=np.float32) + places(source.shape[1])
    for i in range(LAYERS):
        h = norm(x, w, f"enc{i}_norm1")
        keys, values = _side(h, w, f"enc{i}_att", "key"), _side(h, w, f"enc{i}_att", "value")
        x = x + attend(h, (keys, values), w, f"enc{i}_att", seen)[0]
        x = x + forward(norm(x, w, f"enc{i}_norm2"), w, f"enc{i}")
    return norm(x, w, "enc_norm")


def greedy(w: Weights, source: NDArray[np.int64], most: int = MOST) -> list[Decoded]:
    """Write the likeliest piece after the other, for strings (n, s) together; those that have ended are left out."""
    memory, seen = encode(w, source), (source != PAD)[:, None, None, :]
    cross = [[_side(memory, w, f"dec{i}_cross", part) for part in ("key", "value")] for i in range(LAYERS)]
    past: list[list[Floats]] = [
        [np.zeros((len(source), HEADS, 0, WIDTH // HEADS), np.float32)] * 2 for _ in range(LAYERS)
    ]
    active, last, waves = np.arange(len(source)), np.full(len(source), START), places(most)
    written: list[list[tuple[int, float, Floats]]] = [[] for _ in source]
    for step in range(most):
        x = (w["target"][last] * np.sqrt(WIDTH, dtype=np.float32) + waves[step])[:, None]
        x, looks = _decoder(x, w, past, cross, seen)
        chance = softmax(norm(x, w, "dec_norm")[:, 0] @ w["target"].T)
        chance[:, [PAD, START]] = 0
        last = chance.argmax(axis=1)
        for row, best, p, look in zip(active, last, chance.max(axis=1), looks, strict=True):
            written[row].append((int(best), float(p), look))
        goes_on = last != END
        if not goes_on.any():
            break
        if not goes_on.all():
            active, last, seen = active[goes_on], last[goes_on], seen[goes_on]
            past = [[part[goes_on] for part in layer] for layer in past]
            cross = [[part[goes_on] for part in layer] for layer in cross]
    return [_decoded(row) for row in written]


def _decoder(
    x: Floats, w: Weights, past: list[list[Floats]], cross: list[list[Floats]], seen: Any
) -> tuple[Floats, Floats]:
    """Return the decoder's next state (n, 1, width), and where the last layer looked (n, s); lengthens `past` in place."""
    look = np.zeros(0, np.float32)
    for i in range(LAYERS):
        h = norm(x, w, f"dec{i}_norm1")
        parts = zip(("key", "value"), past[i], strict=True)
        past[i] = [np.concatenate([old, _side(h, w, f"dec{i}_self", part)], axis=2) for part, old in parts]
        x = x + attend(h, past[i], w, f"dec{i}_self", None)[0]
        more, look = attend(norm(x, w, f"dec{i}_norm2"), cross[i], w, f"dec{i}_cross", seen)
        x = x + more
        x = x + forward(norm(x, w, f"dec{i}_norm3"), w, f"dec{i}")
    return x, look.mean(axis=1)[:, 0]


def _decoded(row: list[tuple[int, float, Floats]]) -> Decoded:
    numbers = tuple(n for n, _, _ in row if n != END)
    return Decoded(numbers, np.array([p for _, p, _ in row], np.float32), np.array([a for _, _, a in row], np.float32))


def attend(h: Floats, sides: Sequence[Floats], w: Weights, name: str, seen: Any) -> tuple[Floats, Floats]:
    """Return what several heads gather for h (n, t, width), and how much each looked where (n, heads, t, s).

    Parameters
    ----------
    sides : sequence
        Keys and values (n, heads, s, width / heads).
    """
    keys, values = sides
    query = _side(h, w, name, "query") / np.sqrt(WIDTH // HEADS, dtype=np.float32)
    scores = query @ keys.swapaxes(-1, -2)
    look = softmax(scores if seen is None else np.where(seen, scores, np.float32(-1e9)))
    gathered = (look @ values).swapaxes(1, 2).reshape(len(h), -1, WIDTH)
    out = w[f"{name}/attention_output/kernel"].reshape(WIDTH, WIDTH)
    return dense(gathered, out, w[f"{name}/attention_output/bias"]), look


def _side(h: Floats, w: Weights, name: str, part: str) -> Floats:
    """Return queries, keys or values (n, heads, t, width / heads)."""
    made = dense(h, w[f"{name}/{part}/kernel"].reshape(WIDTH, WIDTH), w[f"{name}/{part}/bias"].ravel())
    parts: Floats = made.reshape(*h.shape[:2], HEADS, WIDTH // HEADS).swapaxes(1, 2)
    return parts


def forward(h: Floats, w: Weights, name: str) -> Floats:
    """Return what the two dense layers of a block make of h."""
    inner = np.maximum(dense(h, w[f"{name}_up/kernel"], w[f"{name}_up/bias"]), 0)
    return dense(inner, w[f"{name}_down/kernel"], w[f"{name}_down/bias"])


def dense(h: Floats, kernel: Floats, bias: Floats) -> Floats:
    """Return a layer's outputs (n, t, o) of h (n, t, i).

    As one product of two matrices: NumPy takes each of n strings for a product of its own otherwise, many times slower.
    """
    made = h.reshape(-1, h.shape[-1]) @ kernel + bias
    return np.asarray(made.reshape(*h.shape[:-1], -1), np.float32)


def norm(x: Floats, w: Weights, name: str) -> Floats:
    """Return x with mean 0 and spread 1 along its last axis, then scaled and moved as was learnt."""
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(TINY))
    return np.asarray(centred / spread * w[f"{name}/gamma"] + w[f"{name}/beta"])


def softmax(scores: Floats) -> Floats:
    """Return chances along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
