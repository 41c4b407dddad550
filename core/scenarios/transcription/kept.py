"""What the recogniser heard in all recordings, kept: to decode them anew takes minutes.

`make.py` writes it; a test decodes a few anew.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from core.scenarios.transcription.clips import Clip, clips, phrases
from core.scenarios.transcription.recognise import Heard

FILE = Path(__file__).parents[1] / "files" / "transcription.json"
FOLDS = 5

KEPT = ("open", "list", "list_out", "grammar_out")
"""Ways whose transcripts are kept; "_out" is of phrases and pairs that lack what is said."""


def without(fold: int) -> tuple[str, ...]:
    """Return our phrases but every fifth: those that a fold leaves out."""
    return tuple(phrase for place, phrase in enumerate(phrases()) if place % FOLDS != fold)


def fold_of(clip: Clip) -> int:
    """Return the fold that leaves out what is said in a recording."""
    return phrases().index(" ".join(clip.words)) % FOLDS


@lru_cache(maxsize=1)
def kept() -> Mapping[str, tuple[Heard, ...]]:
    """Return way -> what was heard, recording by recording."""
    plain = json.loads(FILE.read_text(encoding="utf-8"))
    return {way: tuple(_read(*row) for row in rows) for way, rows in plain.items()}


def _read(words: list[str], surely: list[float], score: float | None) -> Heard:
    return Heard(tuple(words), tuple(surely), float("nan") if score is None else score)


def heard_in(arrays: Mapping[str, Any], file: str) -> Mapping[str, Heard]:
    """Return what each way heard in one of our recordings."""
    place = [clip.file for clip in clips()].index(file)
    words = tuple(str(arrays["text_grammar"][place]).split())
    by_grammar = Heard(words, tuple(1.0 for _ in words), float(arrays["score_grammar"][place]))
    return {"grammar": by_grammar, **{way: kept()[way][place] for way in ("list", "open")}}


def sure_of(arrays: Mapping[str, Any], file: str) -> tuple[float, Any]:
    """Return the probability that every word of the grammar's transcript is right, and its signs (3,).

    They are from the network that has not seen what is said in this recording.
    """
    place = [clip.file for clip in clips()].index(file)
    row = sum(bool(text) for way in ("grammar", "grammar_out") for text in arrays[f"text_{way}"][:place].tolist())
    return float(arrays["sure"][row]), arrays["signs"][row]


def worst(arrays: Mapping[str, Any], way: str, most: int) -> list[str]:
    """Return the recordings whose transcripts have the most errors for their length, at most so many."""
    rate = np.asarray(arrays[f"errors_{way}"]) / [len(clip.words) for clip in clips()]
    return [clips()[i].file for i in np.argsort(-rate, kind="stable")[:most] if rate[i] > 0]


def weights_of(arrays: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the weights of the network that doubts, from the arrays of a measurement."""
    return tuple(arrays[f"w_{i}"] for i in range(sum(name.startswith("w_") for name in arrays)))
