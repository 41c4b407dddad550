"""Questions as somebody in a hurry types them: words or characters left out, or mistyped."""

from collections.abc import Sequence

import numpy as np

from core.scenarios.question_answering.corpus import LANGUAGES

DROPPED = 0.35  # of the words, or of the characters in Chinese


def dropped(texts: Sequence[str], language: str, share: float, seed: int) -> list[str]:
    """Return each text with a share of its words (English) or characters (Chinese) left out at random.

    The number that stays is rounded, and is one at least.
    """
    rng = np.random.default_rng((seed, LANGUAGES.index(language)))
    return [_kept(text, language, share, rng) for text in texts]


def _kept(text: str, language: str, share: float, rng: np.random.Generator) -> str:
    pieces, between = (text.split(), " ") if language == "en" else ([*"".join(text.split())], "")
    stay = max(1, round((1 - share) * len(pieces)))
    kept = set(rng.permutation(len(pieces))[:stay].tolist())
    return between.join(piece for place, piece in enumerate(pieces) if place in kept)


def mistyped(texts: Sequence[str], language: str, share: float, seed: int) -> list[str]:
    """Return each text with a share of its letters replaced by others that occur in the texts."""
    rng = np.random.default_rng((seed, LANGUAGES.index(language)))
    letters = sorted({sign for text in texts for sign in text.lower() if sign.isalpha()})
    return ["".join(_hit(sign, letters, share, rng) for sign in text) for text in texts]


def _hit(sign: str, letters: Sequence[str], share: float, rng: np.random.Generator) -> str:
    return letters[int(rng.integers(len(letters)))] if sign.isalpha() and rng.random() < share else sign
