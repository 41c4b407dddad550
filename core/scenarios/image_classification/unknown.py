"""When the model should say "I don't know": it is not sure enough, or the picture is unlike all it has learnt from.

The distance is to the most similar training picture; the limit is what 99 % of the validation pictures keep, which were
not learnt from either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.image_classification.net import INK, SIDE, chances

Array = NDArray[Any]
KEPT = 0.99  # of the validation pictures that lie within the limit
LETTERS = "ACDEFHJKMNPRTUVWXY"  # without those that look like digits: B, G, I, L, O, Q, S, Z
SIZES, THICK = (26, 30, 34), 2  # points of a letter on 32 by 32 pixels, and its pen
COUNT = 54  # strangers of a kind

STRANGERS: Mapping[str, str] = {
    "letters": N_("Letters"),
    "shuffled": N_("Digits with shuffled pixels"),
    "noise": N_("Noise"),
}
"""Kind -> what a user reads."""


@dataclass(frozen=True, eq=False)
class Judged:
    """Hold what is said of pictures (n, 64).

    Parameters
    ----------
    chances : array (n, 10)
    nearest : array (n,)
        Number of the most similar training picture.
    far : array (n,)
        How far that is, in ink.
    """

    chances: NDArray[np.float64]
    nearest: NDArray[np.int64]
    far: NDArray[np.float64]

    @property
    def best(self) -> NDArray[np.int64]:
        """The likeliest digit (n,)."""
        return np.asarray(self.chances.argmax(axis=1))

    @property
    def sure(self) -> NDArray[np.float64]:
        """Its probability (n,)."""
        return np.asarray(self.chances.max(axis=1))

    def unsure(self, threshold: float) -> NDArray[np.bool_]:
        """Return which are less sure than a threshold (n,)."""
        return self.sure < threshold

    def strange(self, usual: float) -> NDArray[np.bool_]:
        """Return which lie farther from all training pictures than is usual (n,)."""
        return self.far > usual

    def answered(self, threshold: float, usual: float) -> NDArray[np.bool_]:
        """Return which get an answer (n,)."""
        return ~(self.unsure(threshold) | self.strange(usual))


def judged(arrays: Mapping[str, Any], X: Array) -> Judged:
    """Return what the net says of pictures (n, 64), and how far they are from what it learnt from."""
    far = distances(X, arrays["train_X"])
    return Judged(chances(arrays, X), far.argmin(axis=1), far.min(axis=1))


def distances(X: Array, others: Array) -> NDArray[np.float64]:
    """Return the distances (n, m) of pictures: the root of the sum of squared differences of ink."""
    X, others = np.asarray(X, np.float64).reshape(len(X), -1), np.asarray(others, np.float64)
    squares = (X**2).sum(axis=1)[:, None] + (others**2).sum(axis=1) - 2 * X @ others.T
    return np.asarray(np.sqrt(np.maximum(squares, 0)))


def usual_distance(train: Array, val: Array) -> float:
    """Return the distance to the most similar training picture that 99 % of the validation pictures keep."""
    return float(np.quantile(distances(val, train).min(axis=1), KEPT))


def strangers(X: Array, seed: int = 0) -> dict[str, Array]:
    """Return pictures (54, 64) of each kind that show no digit; on a worker, letters need Pillow."""
    rng = np.random.default_rng(seed)
    some = X[rng.permutation(len(X))[:COUNT]]
    return {
        "stranger_letters": letters(),
        "stranger_shuffled": rng.permuted(some, axis=1).astype(np.float32),
        "stranger_noise": rng.uniform(0, INK, (COUNT, SIDE * SIDE)).astype(np.float32),
    }


def letters() -> NDArray[np.float32]:
    """Return printed letters as the digits were made: 32 by 32 bits, counted in blocks of 4 by 4."""
    return np.array([_letter(letter, size) for letter in LETTERS for size in SIZES], np.float32)


def _letter(letter: str, size: int) -> Array:
    from PIL import Image, ImageDraw, ImageFont

    paper = Image.new("L", (64, 64))
    ImageDraw.Draw(paper).text((12, 8), letter, 255, ImageFont.load_default(size), stroke_width=THICK)
    box = paper.getbbox()
    assert box is not None, "a letter has ink"
    high, wide = box[3] - box[1], box[2] - box[0]
    scale = 32 / max(high, wide)
    cut = paper.crop(box).resize((max(1, round(wide * scale)), max(1, round(high * scale))))
    board = Image.new("L", (32, 32))
    board.paste(cut, ((32 - cut.width) // 2, (32 - cut.height) // 2))
    bits = (np.asarray(board) > 127).reshape(SIDE, 4, SIDE, 4)
    return np.asarray(bits.sum(axis=(1, 3)).reshape(-1))
