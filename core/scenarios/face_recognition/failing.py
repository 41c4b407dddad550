"""The same faces after something happened to them: how many are still found, and how many are still recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.intervals import Interval
from core.evaluation.resampling import interval, resample
from core.evaluation.wilson import wilson
from core.learning import outputs
from core.scenarios.face_recognition import embedding, facing
from core.scenarios.face_recognition.augmenting import views
from core.scenarios.face_recognition.detecting import Found, cascade, find
from core.scenarios.face_recognition.harm import HARMS, TURN
from core.scenarios.face_recognition.pictures import FACES, cut_outs, grey, photo
from core.scenarios.face_recognition.recognising import FACE

SHOWN = 8  # faces


@dataclass(frozen=True, eq=False)
class Harmed:
    """Hold what is left after a harm.

    Parameters
    ----------
    found : Interval
        Share of the test faces of each split that are still called a face.
    rejected : Interval
        Share of pairs of a harmed view and another, untouched one of the same person that are not taken for one person.
    examples : array (n, 25, 25)
        Some faces, harmed.
    """

    found: Interval
    rejected: Interval
    examples: Any


def harmed(
    name: str, strength: float, faces: Sequence[Sequence[Any]], tests: Any, own: Sequence[Any], threshold: float
) -> Harmed:
    """Harm all faces.

    Parameters
    ----------
    faces : sequence
        Weights of the face-or-not network of each split.
    tests : array (splits, m)
        Test rows of each split.
    own : sequence
        Weights of the embedding network.
    threshold : float
        Cosine from which on two pictures are taken for one person.
    """
    do = HARMS[name].do
    pictures = np.stack([do(picture, strength) for picture in cut_outs()[:FACES]])
    chances = np.concatenate(
        [facing.chances(one, pictures[rows[rows < FACES]]) for one, rows in zip(faces, tests, strict=True)]
    )
    rejected = (_alike(do, strength, own) < threshold).mean(axis=1)
    return Harmed(wilson(int((chances >= FACE).sum()), len(chances)), over_people(rejected), pictures[:SHOWN])


def over_people(shares: Any) -> Interval:
    """Return the mean of one share a person (n,), with its 95 % interval over other people."""
    counts = resample(len(shares))
    return Interval(float(shares.mean()), *interval(counts @ shares / counts.sum(axis=1)))


def _alike(do: Any, strength: float, own: Sequence[Any]) -> Any:
    """Return the cosines (people, pairs) of harmed views with each other view of the same person, untouched."""
    seen = test_views()
    after = np.stack([[do(view, strength) for view in each] for each in seen])
    flat = np.concatenate([seen, after]).reshape(-1, *seen.shape[2:])
    numbers = outputs(embedding.build_numbers, own, embedding.even(flat)).reshape(2, *seen.shape[:2], -1)
    return np.einsum("pvd,pwd->pvw", *numbers)[:, ~np.eye(seen.shape[1], dtype=bool)]


def test_views() -> Any:
    """Return views (people, views, 25, 25) of the people whom the embedding network never saw."""
    return views(embedding.people(embedding.TAUGHT, FACES), embedding.TEST_VIEWS, 9)


def some_views(people: tuple[int, ...], view: int) -> Any:
    """Return one view (n, 25, 25) of some of these people."""
    return test_views()[list(people), view]


def harmed_photo(name: str, strength: float) -> Found:
    """Return what is found in the astronaut's photograph after a harm."""
    whole = photo("astronaut").astype(np.float32) / 255
    left, top, width, height = (int(value) for value in cascade(grey(photo("astronaut")))[0][0])
    if name == "bar":
        part = whole[top : top + height, left : left + width]
        whole[top : top + height, left : left + width] = _each(part, name, strength)
    else:
        whole = _each(whole, name, strength)
    return find((np.clip(whole, 0, 1) * 255).astype(np.uint8))


def middle_after(before: Found, name: str, strength: float) -> tuple[float, float]:
    """Return where the middle of the surest find is after a harm: turning moves it around the middle of the picture."""
    left, top, width, height = before.boxes[0]
    angle = np.deg2rad(TURN * strength) if name == "turn" else 0.0
    x, y = left + width / 2 - before.width / 2, top + height / 2 - before.height / 2
    turned = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    return float(turned[0] + before.width / 2), float(turned[1] + before.height / 2)


def _each(picture: Any, name: str, strength: float) -> Any:
    return np.stack([HARMS[name].do(picture[..., channel], strength) for channel in range(3)], axis=-1)
