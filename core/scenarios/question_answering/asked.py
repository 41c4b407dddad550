"""What is asked of the index in the measurement: each set is a kind of trouble."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.scenarios.question_answering.corpus import LANGUAGES, entries, families, plain
from core.scenarios.question_answering.damage import DROPPED, dropped, mistyped
from core.scenarios.question_answering.encoder import COPIES, FIRST_SEED
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


def _chosen(language: str) -> Asked:
    """Ask damaged copies that set the threshold; none is equal to one that trained the encoder."""
    return _without(_known(language, seed=1), _trained(language))


def _new(language: str) -> Asked:
    """Ask damaged copies that are equal to none that trained the encoder or set the threshold."""
    return _without(_known(language, seed=2), [*_trained(language), *_known(language, seed=1).texts])


def _trained(language: str) -> list[str]:
    """Return all that the encoder was trained on: the questions, and damaged copies of them."""
    index = index_of(language).texts
    seeds = range(FIRST_SEED, FIRST_SEED + COPIES)
    return [*index, *(text for seed in seeds for text in dropped(index, language, DROPPED, seed))]


def _new_unknown(language: str) -> Asked:
    return _without(_unknown(language, TEST, seed=2), _unknown(language, CHOICE, seed=1).texts)


def _without(asked: Asked, seen: Iterable[str]) -> Asked:
    known = {*map(plain, seen)}
    stay = [row for row, text in enumerate(asked.texts) if plain(text) not in known]
    return Asked([asked.texts[row] for row in stay], asked.places[stay])


def _unknown(language: str, part: int, seed: int) -> Asked:
    texts = dropped(part_of(language, part).texts, language, DROPPED, seed)
    return Asked(texts, np.full(len(texts), NOWHERE))


def _typed(language: str, share: float) -> Asked:
    index = index_of(language)
    return Asked(mistyped(index.texts, language, share, 3), index.places)


def _paraphrased(language: str) -> Asked:
    """Ask each question of the test that shares an answer with another one, with itself taken out."""
    index, numbers = index_of(language), np.array(families(language))
    several = np.bincount(numbers[index.places], minlength=len(numbers))[numbers[index.places]] > 1
    several &= np.isin(index.places, _new(language).places)
    texts = [text for text, shares in zip(index.texts, several, strict=True) if shares]
    return Asked(texts, index.places[several], hides=True)


def _foreign(language: str) -> Asked:
    other = next(name for name in LANGUAGES if name != language)
    texts = [entry.question for entry in entries(other)][:150]
    return Asked(texts, np.full(len(texts), NOWHERE))


ASKED: Mapping[str, Callable[[str], Asked]] = {
    "known_choice": _chosen,
    "known": _new,
    "unknown_choice": partial(_unknown, part=CHOICE, seed=1),
    "unknown": _new_unknown,
    **{f"drop_{share:.0%}": partial(_known, seed=4, share=share) for share in DROPS},
    **{f"typo_{share:.0%}": partial(_typed, share=share) for share in TYPOS},
    "paraphrase": _paraphrased,
    "foreign": _foreign,
}
"""Name -> what is asked in a language; those with "choice" in the name set the threshold, and are not scored."""
