"""Measure: the recogniser in an open vocabulary, by pairs of our words and by a grammar; and whether a net can tell when to doubt."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import interval, resample
from core.learning import learn
from core.messages import N_
from core.scenarios.result import Kind, Result, Rival
from core.scenarios.transcription.clips import clips, phrases
from core.scenarios.transcription.errors import errors
from core.scenarios.transcription.kept import FOLDS, kept
from core.scenarios.transcription.recognise import Heard, heard
from core.scenarios.transcription.trust import believed, rows, task

SLICE = 12  # recordings that a worker hears at once, under a second

WAYS: Mapping[str, tuple[str, Kind]] = {
    "nothing": (N_("An empty transcript"), "nothing"),
    "list": (N_("Which of our words follows which, learnt with the phrase"), "simple"),
    "open": (N_("Open vocabulary, as delivered"), "simple"),
    "grammar": (N_("Grammar of our phrases, when the phrase is in the menu"), "model"),
    "list_out": (N_("Which of our words follows which, learnt without the phrase"), "simple"),
    "grammar_out": (N_("Grammar of our phrases, when the phrase isn't in the menu"), "model"),
}
"""Way -> its label, and what it is beside the others; the strongest simple way with the same menu comes first."""


async def measure(hands: Any) -> Mapping[str, Any]:
    """Hear all recordings by the grammar, and train the network that says when to doubt, fold by fold."""
    files, found, steps = [clip.file for clip in clips()], list[Heard](), len(clips()) // SLICE + FOLDS + 1
    seconds = 0.0
    for first in range(0, len(files), SLICE):
        part, took = await hands.timed(several, files[first : first + SLICE])
        found, seconds = found + part, seconds + took
        hands.tell(len(found) // SLICE, steps)
    arrays = _texts(found) | {"seconds": seconds, "answer": await hands.ask(alone, files[0])}
    return arrays | await _doubts(hands, found, steps)


async def _doubts(hands: Any, found: Sequence[Heard], steps: int) -> dict[str, Any]:
    """Train the net that doubts without each fold, then on all rows."""
    X, y, fold = rows(found)
    sure = np.full(len(y), np.nan)
    for out in range(FOLDS + 1):
        learnt = await learn(hands, task(X, y, fold != out))
        if out < FOLDS:
            sure[fold == out] = await hands.ask(believed, learnt.weights, X[fold == out])
        hands.tell(steps - FOLDS + out, steps)
    return {"signs": X, "right": y, "fold": fold, "sure": sure} | {
        f"w_{i}": one for i, one in enumerate(learnt.weights)
    }


def several(files: Sequence[str]) -> list[Heard]:
    """Return what the grammar hears in recordings; on a worker."""
    by_name = {clip.file: clip for clip in clips()}
    return [heard(by_name[file].samples(), "grammar") for file in files]


def alone(file: str) -> float:
    """Return the seconds that the grammar takes for one recording."""
    began = time.perf_counter()
    several([file])
    return time.perf_counter() - began


def _texts(found: Sequence[Heard]) -> dict[str, Any]:
    """Return every transcript, and its errors (n,), by way."""
    ways = {**kept(), "grammar": tuple(found), "nothing": (Heard((), (), float("nan")),) * len(found)}
    made: dict[str, Any] = {"said": np.array([" ".join(clip.words) for clip in clips()])}
    made["score_grammar"] = np.array([it.score for it in found])
    for way in WAYS:
        made[f"text_{way}"] = np.array([it.text for it in ways[way]])
        made[f"errors_{way}"] = np.array(
            [errors(clip.words, it.words) for clip, it in zip(clips(), ways[way], strict=True)]
        )
    return made


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the word error rate of each way; intervals by drawing wordings, since some are said more than once."""
    rivals = tuple(_rival(arrays, way, *WAYS[way]) for way in WAYS)
    return Result("word_error_rate", len(clips()), N_("recordings"), rivals, float(arrays["answer"]), shipped=True)


def _rival(arrays: Mapping[str, Any], way: str, label: str, kind: Kind) -> Rival:
    wrong, words = np.asarray(arrays[f"errors_{way}"]), lengths(arrays)
    return Rival(label, kind, float(wrong.sum() / words.sum()), *_interval(wrong, words))


def lengths(arrays: Mapping[str, Any]) -> NDArray[np.int64]:
    """Return how many words are said in each recording (n,)."""
    return np.array([len(said.split()) for said in arrays["said"]])


def _interval(wrong: NDArray[np.int64], words: NDArray[np.int64]) -> tuple[float, float]:
    place = np.array([phrases().index(" ".join(clip.words)) for clip in clips()])
    counts = resample(len(phrases()))[:, place]
    return interval((counts @ wrong) / (counts @ words))
