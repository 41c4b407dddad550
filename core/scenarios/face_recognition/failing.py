"""The same faces after something happened to them: how many are still found, and how many are still recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.learning import outputs
from core.scenarios.face_recognition import embedding, facing
from core.scenarios.face_recognition.detecting import Found, cascade, find
from core.scenarios.face_recognition.harm import HARMS
from core.scenarios.face_recognition.pictures import FACES, cut_outs, grey, photo
from core.scenarios.face_recognition.recognising import FACE


@dataclass(frozen=True, eq=False)
class Harmed:
    """Hold what is left after a harm.

    Parameters
    ----------
    found : array (answers,)
        Whether each test face of each split is still called a face.
    numbers : array (people, views, d)
        Of the test people: a first view untouched, the others harmed.
    examples : array (n, 25, 25)
        Some faces, harmed.
    """

    found: Any
    numbers: Any
    examples: Any


def harmed(name: str, strength: float, faces: Sequence[Sequence[Any]], tests: Any, own: Sequence[Any]) -> Harmed:
    """Harm all faces.

    Parameters
    ----------
    faces : sequence
        Weights of the face-or-not network of each split.
    tests : array (splits, m)
        Test rows of each split.
    own : sequence
        Weights of the embedding network.
    """
    do = HARMS[name].do
    pictures = np.stack([do(picture, strength) for picture in cut_outs()[:FACES]])
    chances = [
        facing.chances(weights, pictures[rows[rows < FACES]]) for weights, rows in zip(faces, tests, strict=True)
    ]
    views = test_views()
    touched = views.copy()
    touched[:, 1:] = [[do(view, strength) for view in each] for each in views[:, 1:]]
    numbers = outputs(embedding.build_numbers, own, embedding.even(touched)).reshape(*views.shape[:2], -1)
    return Harmed(np.concatenate(chances) >= FACE, numbers, pictures[:8])


def test_views() -> Any:
    """Return views (people, views, 25, 25) of the people whom the embedding network never saw."""
    return embedding.views(embedding.people(embedding.TAUGHT, FACES), embedding.TEST_VIEWS, 9)


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


def _each(picture: Any, name: str, strength: float) -> Any:
    return np.stack([HARMS[name].do(picture[..., channel], strength) for channel in range(3)], axis=-1)
