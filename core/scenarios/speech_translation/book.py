"""A phrase book: what is said is taken for one of its phrases, whose translation a person wrote."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np

from core.scenarios.transcription.clips import clips, phrases
from core.scenarios.transcription.recognise import heard
from core.scenarios.translation.phone import phone_pairs

FOLDS = 5


def translations() -> dict[str, str]:
    """Return phrase -> our Chinese; of phrases that are said twice, the first."""
    found: dict[str, str] = {}
    for clip, zh in zip(clips(), phone_pairs()[1], strict=True):
        found.setdefault(" ".join(clip.words), zh)
    return found


@lru_cache(maxsize=256)
def nearest(text: str) -> str:
    """Return the phrase whose letters agree most with a text; empty for an empty text."""
    if not text:
        return ""
    return max(phrases(), key=lambda phrase: SequenceMatcher(None, text, phrase, autojunk=False).ratio())


def fold_of(phrase: str) -> int:
    """Return the part of the phrases that a phrase belongs to."""
    order = np.random.default_rng(0).permutation(len(phrases()))
    return int(order[phrases().index(phrase)]) % FOLDS


def without(fold: int) -> tuple[str, ...]:
    """Return the phrases of a book that lacks one part of them."""
    return tuple(phrase for phrase in phrases() if fold_of(phrase) != fold)


def looked_up(fold: int) -> dict[str, Sequence[str]]:
    """Return, for the recordings of a part, what a book without that part takes them for, and its Chinese."""
    known, book = without(fold), translations()
    rows = [clip for clip in clips() if fold_of(" ".join(clip.words)) == fold]
    taken = [heard(clip.samples(), "grammar", known).text for clip in rows]
    return {"file": [clip.file for clip in rows], "en": taken, "zh": [book.get(phrase, "") for phrase in taken]}
