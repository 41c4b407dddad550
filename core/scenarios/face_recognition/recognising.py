"""Whose face it is: the enrolled person whose picture is most alike, or "I don't know"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.learning import outputs
from core.scenarios.face_recognition import embedding, facing

CLOSE = 0.05  # cosine: two people who are as alike as that are not told apart
FACE = 0.5  # chance of a face from which on a cut-out is taken for one
PATCH, HOP = 5, 2  # pixels of the grey square that hides a part, and of its steps

Floats = NDArray[np.float64]
Gallery = Mapping[str, Sequence[NDArray[np.float32]]]


@dataclass(frozen=True, eq=False)
class Seen:
    """Hold what the networks make of a cut-out: its numbers (32,), and its chance of being a face."""

    numbers: NDArray[np.float32]
    face: float


@dataclass(frozen=True)
class Match:
    """Hold who is most alike.

    Parameters
    ----------
    name : str
    alike : float
        Cosine with the nearest of the pictures of that person.
    ranking : tuple
        (name, cosine) of all, the nearest first.
    known : bool
        Whether the answer is given at the threshold.
    why : str
        "known", or why not: "below", "close" or "no face".
    """

    name: str
    alike: float
    ranking: tuple[tuple[str, float], ...]
    known: bool
    why: str


def see(own: Sequence[Any], faces: Sequence[Sequence[Any]], cuts: Any) -> list[Seen]:
    """Return what the embedding network (weights `own`) and the face-or-not networks (`faces`, their mean) make of cut-outs (n, 25, 25)."""
    numbers = outputs(embedding.build_numbers, own, embedding.even(cuts))
    chances = np.mean([facing.chances(face, cuts) for face in faces], axis=0)
    return [Seen(row, float(chance)) for row, chance in zip(numbers, chances, strict=True)]


def match(seen: Seen, gallery: Gallery, threshold: float) -> Match:
    """Return who of a gallery, name -> numbers of that person's pictures, is most alike."""
    alike = {
        name: float(max(seen.numbers @ numbers for numbers in rows)) for name, rows in gallery.items() if len(rows)
    }
    ranking = tuple(sorted(alike.items(), key=lambda pair: -pair[1]))
    name, best = ranking[0]
    close = len(ranking) > 1 and best - ranking[1][1] < CLOSE
    why = "no face" if seen.face < FACE else "below" if best < threshold else "close" if close else "known"
    return Match(name, best, ranking, why == "known", why)


def hidden_parts(own: Sequence[Any], cut: Any, numbers: Any) -> Floats:
    """Return how much of the likeness to `numbers` (32,) goes when each part of a cut-out (25, 25) is hidden.

    Occlusion: Zeiler and Fergus 2014, section 3.2. A grey square is moved over the picture; each pixel gets the mean loss of
    the squares that hid it.
    """
    side = len(cut)
    corners = [(top, left) for top in range(0, side - PATCH + 1, HOP) for left in range(0, side - PATCH + 1, HOP)]
    hidden = np.repeat(np.asarray(cut, np.float32)[np.newaxis], len(corners) + 1, axis=0)
    for row, (top, left) in enumerate(corners):
        hidden[row, top : top + PATCH, left : left + PATCH] = cut.mean()
    alike = outputs(embedding.build_numbers, own, embedding.even(hidden)) @ np.asarray(numbers)
    total, times = np.zeros((side, side)), np.zeros((side, side))
    for gone, (top, left) in zip(alike[-1] - alike[:-1], corners, strict=True):
        total[top : top + PATCH, left : left + PATCH] += gone
        times[top : top + PATCH, left : left + PATCH] += 1
    return total / times
