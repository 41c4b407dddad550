"""When a picture is unlike those that the detector learnt from: three plain numbers of it lie outside what they had.

And when a find is unlike the digits that it learnt from: what is in its box, reduced to 8 by 8 pixels, is farther from all
of them than real digits are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.object_detection.boxes import Boxes
from core.scenarios.object_detection.finds import Finds, right
from core.scenarios.object_detection.own import shares
from core.scenarios.object_detection.scenes import CANVAS, Scenes

Array = NDArray[Any]
TAIL = 0.0025  # of the training scenes that lie beyond each end
SIDE, GROUND = 8, 0.1  # pixels of a cut-out, and the share of its pixels that are taken for paper
KEPT = 0.98  # of right finds in scenes of training digits that lie within the limit
MEASURES: Mapping[str, str] = {
    "ink": N_("how much ink there is"),
    "contrast": N_("how much the pixels differ"),
    "grain": N_("how grainy the picture is"),
}
"""Name -> what a user reads."""


def measures(X: Array) -> NDArray[np.float64]:
    """Return mean, standard deviation and grain (n, 3) of pictures (n, h, w).

    Grain is the mean amount by which a pixel differs from what its neighbours on both sides suggest.
    """
    X = np.asarray(X, np.float64)
    grain = np.abs(X[:, :, 1:-1] - (X[:, :, :-2] + X[:, :, 2:]) / 2).mean(axis=(1, 2))
    return np.stack([X.mean(axis=(1, 2)), X.std(axis=(1, 2)), grain], axis=1)


def usual(X: Array) -> NDArray[np.float64]:
    """Return the lowest and the highest (2, 3) of the measures that training pictures have, without the `TAIL` at each end."""
    return np.asarray(np.quantile(measures(X), (TAIL, 1 - TAIL), axis=0))


def outside(X: Array, ends: Array) -> NDArray[np.bool_]:
    """Return which measures (n, 3) of pictures lie outside."""
    found = measures(X)
    return np.asarray((found < ends[0]) | (found > ends[1]))


@dataclass(frozen=True, eq=False)
class Usual:
    """Hold what training scenes had.

    Parameters
    ----------
    ends : array (2, 3)
        Lowest and highest of the measures.
    digits : array (n, 64)
        Cut-outs of their digits, each with mean 0 and length 1.
    limit : float
        Distance from the nearest of these beyond which a find is unlike a digit.
    """

    ends: Array
    digits: Array
    limit: float

    def odd(self, X: Array, finds: Finds) -> NDArray[np.bool_]:
        """Return which finds (f,) in pictures (n, 48, 48) are unlike any digit."""
        return np.asarray(distances(cut_outs(X, finds.boxes, finds.scene), self.digits) > self.limit)

    def strange(self, X: Array, finds: Finds) -> NDArray[np.bool_]:
        """Return which pictures (n, 48, 48) go to a person: by their measures, or for one of their finds."""
        odd = np.bincount(finds.scene, weights=self.odd(X, finds), minlength=len(X)) > 0
        return np.asarray(outside(X, self.ends).any(axis=1) | odd)


def cut_outs(X: Array, boxes: Boxes, scene: Array) -> NDArray[np.float64]:
    """Return what is in boxes (f, 4) as cut-outs (f, 64) of mean 0 and length 1, so that paper and strength of ink don't count."""
    made = np.array([_cut(X[number], box) for box, number in zip(boxes, scene, strict=True)]).reshape(-1, SIDE * SIDE)
    made -= made.mean(axis=1, keepdims=True)
    return np.asarray(made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6))


def _cut(picture: Array, box: Boxes) -> NDArray[np.float64]:
    left, top = (int(np.clip(round(edge), 0, CANVAS - 1)) for edge in box[:2])
    right_edge, bottom = (max(round(edge), first + 1) for edge, first in zip(box[2:], (left, top), strict=True))
    part = np.clip(picture[top:bottom, left:right_edge], 0, 1)
    high, wide = (max(1, round(side * SIDE / max(part.shape))) for side in part.shape)
    small = shares(part.shape[0], high) @ part @ shares(part.shape[1], wide).T
    small = np.clip(small - np.quantile(small, GROUND), 0, None)
    board, down, across = np.zeros((SIDE, SIDE)), (SIDE - high) // 2, (SIDE - wide) // 2
    board[down : down + high, across : across + wide] = small / max(float(small.max()), 1e-6)
    return board.reshape(-1)


def distances(cuts: Array, digits: Array) -> NDArray[np.float64]:
    """Return how far cut-outs (f, 64) are from the nearest of some digits (n, 64): 1 minus the cosine."""
    return np.asarray(1 - (cuts @ np.asarray(digits, np.float64).T).max(axis=1))


def usual_of(taught: Scenes, other: Scenes, finds: Finds) -> Usual:
    """Return what is usual in training scenes; the limit is set on finds in other scenes of training digits."""
    digits = cut_outs(taught.X, taught.boxes, taught.scene).astype(np.float16)
    good = finds.at(np.flatnonzero(right(finds, other)))
    far = distances(cut_outs(other.X, good.boxes, good.scene), digits)
    return Usual(usual(taught.X), digits, float(np.quantile(far, KEPT)))
