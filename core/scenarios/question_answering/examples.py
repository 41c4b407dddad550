"""Rows that a person can read."""

from collections.abc import Mapping
from typing import Any

from core.scenarios.question_answering.corpus import entries
from core.scenarios.question_answering.damage import DROPPED, dropped
from core.scenarios.question_answering.parts import index_of

FIRST: Mapping[str, str] = {"en": "which country did bagels originate", "zh": "谁是比尔博巴"}
"""Language -> what is asked at first look."""


def read_rows(language: str, count: int, seed: int) -> list[tuple[str, str, str]]:
    """Return questions of the index, each with its damaged copy and its first answer; others by each seed."""
    index, known = index_of(language), entries(language)
    damaged = dropped(index.texts, language, DROPPED, seed)
    places = [(seed * count + number * 37) % len(index.texts) for number in range(count)]
    return [(index.texts[p], damaged[p], known[index.places[p]].answers[0]) for p in places]


def failed_rows(
    arrays: Mapping[str, Any], which: str, language: str, engine: str, threshold: float, count: int = 12
) -> list[dict[str, Any]]:
    """Return rows of a set, the wrong and sure ones first."""
    key, known = f"{which}_{language}_{engine}", entries(language)
    right, similarity = arrays[f"{key}_right"], arrays[f"{key}_similarity"]
    order = sorted(range(len(right)), key=lambda row: (bool(right[row]), -float(similarity[row])))
    order = order[: count - 3] + order[-3:] if right.any() else order[:count]
    return [
        {
            "asked": str(arrays[f"{which}_{language}_text"][row]),
            "found": known[int(arrays[f"{key}_found"][row])].question,
            "answer": known[int(arrays[f"{key}_found"][row])].answers[0],
            "similarity": round(float(similarity[row]), 2),
            "right": bool(right[row]),
            "answers": bool(similarity[row] >= threshold),
        }
        for row in order
    ]
