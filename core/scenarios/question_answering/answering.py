"""One question answered: the most similar ones with their answers, and why; on a worker."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.question_answering.choosing import chance
from core.scenarios.question_answering.corpus import Entry, entries
from core.scenarios.question_answering.parts import index_of
from core.scenarios.question_answering.retrieval import LIKENESS, Weights

if TYPE_CHECKING:
    from core.explanation.tokens import TokenExplanation

TOP = 3
PIECES = 16  # of a text that is explained: more would ask too often
SHOWN = 26  # characters of a question's name where it is one of several choices
FOREIGN = 0.3  # of the letters may be of a script that is in no index
_HOME = re.compile(r"[A-Za-z㐀-䶿一-鿿豈-﫿]")
_WORD = re.compile(r"[a-z0-9]+|[㐀-䶿一-鿿豈-﫿]")


@dataclass(frozen=True)
class Find:
    """Hold a question of the index that is similar to one that was asked.

    Parameters
    ----------
    column : int
        Its number in the index.
    similarity : float
        Cosine, 1 for the same.
    shared : tuple of str
        Words (English) or characters (Chinese) that both have.
    """

    column: int
    entry: Entry
    similarity: float
    shared: tuple[str, ...]


def finds(text: str, language: str, engine: str, weights: Weights) -> tuple[Find, ...]:
    """Return the most similar questions, the best first."""
    likeness, index = LIKENESS[engine]([text], language, weights)[0], index_of(language)
    best = np.argsort(-likeness, kind="stable")[:TOP]
    known = entries(language)
    rows = [(int(column), known[index.places[column]], float(likeness[column])) for column in best]
    return tuple(Find(column, entry, value, shared(text, entry.question)) for column, entry, value in rows)


def shared(one: str, other: str) -> tuple[str, ...]:
    """Return the words (English) or characters (Chinese) that two texts share, in the order of the first."""
    also = set(_WORD.findall(other.lower()))
    return tuple(word for word in dict.fromkeys(_WORD.findall(one.lower())) if word in also)


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a number of any script; marks and pictures are no words."""
    return any(sign.isalnum() for sign in text)


def is_foreign(text: str) -> bool:
    """Tell whether a text has no letters that an index could know, or too many of other scripts."""
    letters = [sign for sign in text if sign.isalpha()]
    others = sum(not _HOME.match(sign) for sign in letters)
    return others > FOREIGN * len(letters) or not has_words(text)


def why(text: str, language: str, engine: str, weights: Weights, line: NDArray[Any]) -> "TokenExplanation":
    """Return what each word or character pulls the chance of each of the best finds."""
    from core.explanation.how import How
    from core.explanation.tokens import cut, explain_tokens

    best, pieces = finds(text, language, engine, weights), cut(text, most=PIECES)
    say = _chances(language, engine, weights, [find.column for find in best], line)
    names = [f"{number}. {shortened(find.entry.question)}" for number, find in enumerate(best, 1)]
    return explain_tokens(say, pieces.tokens, how=How(), names=names, reason=pieces.reason)


def shortened(text: str) -> str:
    """Return a text that fits where it is one of several choices: cut at a word where there is one, with a mark."""
    if len(text) <= SHOWN:
        return text
    start = text[:SHOWN].rstrip()
    return (start.rpartition(" ")[0] or start) + "…"


def _chances(
    language: str, engine: str, weights: Weights, columns: Sequence[int], line: NDArray[Any]
) -> Callable[[list[str]], NDArray[np.float64]]:
    def say(texts: list[str]) -> NDArray[np.float64]:
        likeness = LIKENESS[engine](texts, language, weights)[:, columns]
        return np.asarray(np.vectorize(lambda value: chance(value, line))(likeness), np.float64)

    return say
