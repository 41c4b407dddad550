"""What is asked of the index in the measurement: each set is a kind of trouble."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.scenarios.question_answering.corpus import LANGUAGES, entries, families
from core.scenarios.question_answering.damage import DROPPED, dropped, mistyped
from core.scenarios.question_answering.parts import CHOICE, TEST, index_of, part_of

NOWHERE = -1  # the place of a question without an answer here
DROPS = (0.0, 0.2, 0.5, 0.7)
TYPOS = (0.1, 0.2, 0.3)


@dataclass(frozen=True, eq=False)
class Asked:
    """Hold texts that are asked, with the place of each one's question among all of its language; `NOWHERE` without answer.

    Parameters
    ----------
    hides : bool
        Whether the question itself is taken out of the index while it is asked.
    """

    texts: list[str]
    places: NDArray[np.int64]
    hides: bool = False


def _known(language: str, seed: int, share: float = DROPPED) -> Asked:
    index = index_of(language)
    return Asked(dropped(index.texts, language, share, seed), index.places)


def _unknown(language: str, part: int, seed: int) -> Asked:
    texts = dropped(part_of(language, part).texts, language, DROPPED, seed)
    return Asked(texts, np.full(len(texts), NOWHERE))


def _typed(language: str, share: float) -> Asked:
    index = index_of(language)
    return Asked(mistyped(index.texts, language, share, 3), index.places)


def _paraphrased(language: str) -> Asked:
    """Ask each question that shares an answer with another one, with itself taken out."""
    index, numbers = index_of(language), np.array(families(language))
    several = np.bincount(numbers[index.places], minlength=len(numbers))[numbers[index.places]] > 1
    texts = [text for text, shares in zip(index.texts, several, strict=True) if shares]
    return Asked(texts, index.places[several], hides=True)


def _foreign(language: str) -> Asked:
    other = next(name for name in LANGUAGES if name != language)
    texts = [entry.question for entry in entries(other)][:150]
    return Asked(texts, np.full(len(texts), NOWHERE))


ASKED: Mapping[str, Callable[[str], Asked]] = {
    "known_choice": partial(_known, seed=1),
    "known": partial(_known, seed=2),
    "unknown_choice": partial(_unknown, part=CHOICE, seed=1),
    "unknown": partial(_unknown, part=TEST, seed=2),
    **{f"drop_{share:.0%}": partial(_known, seed=4, share=share) for share in DROPS},
    **{f"typo_{share:.0%}": partial(_typed, share=share) for share in TYPOS},
    "paraphrase": _paraphrased,
    "foreign": _foreign,
}
"""Name -> what is asked in a language; those with "choice" in the name set the threshold, and are not scored."""
