"""What the desk does with one message: rules first, then the index, then the router; on a worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.messages import Message
from core.scenarios.customer_service.familiar import is_strange
from core.scenarios.customer_service.rules import screened
from core.scenarios.customer_service.topics import TOPICS, net_chances, rows
from core.scenarios.question_answering.answering import Find, finds, has_words, is_foreign

if TYPE_CHECKING:
    from core.explanation.tokens import TokenExplanation

PIECES = 16  # of a text that is explained


@dataclass(frozen=True, eq=False)
class Handled:
    """Hold what was found out about a message.

    Parameters
    ----------
    topics : tuple of str
        Names, the likeliest first, with their `chances` (k,).
    finds : tuple of Find
        The most similar questions, the best first.
    rule : str
        In `RULES`: which one sends it to a person; empty where none does.
    foreign, strange, empty : bool
        Whether it is in a script or of pieces that the desk doesn't know, or has no words.
    """

    topics: tuple[str, ...]
    chances: NDArray[np.float64]
    finds: tuple[Find, ...]
    rule: str
    foreign: bool
    strange: bool
    empty: bool

    def answered_at(self, threshold: float) -> bool:
        """Tell whether the machine answers alone."""
        barred = self.empty or self.foreign or self.strange or bool(self.rule)
        return not barred and self.finds[0].similarity >= threshold


def handled(text: str, language: str, weights: Sequence[NDArray[Any]], floor: NDArray[Any]) -> Handled:
    """Return what the desk finds out about a message."""
    chances = net_chances(weights, [text], language)[0]
    order = np.argsort(-chances)
    topics = tuple(rows(language).topics[place] for place in order)
    return Handled(
        topics, chances[order], finds(text, language, "tfidf", ()), screened(text), is_foreign(text),
        is_strange(text, language, floor), not has_words(text),
    )  # fmt: skip


def why_topic(text: str, language: str, weights: Sequence[NDArray[Any]]) -> "TokenExplanation":
    """Return what each word or character pulls the chance of each topic."""
    from core.explanation.how import How
    from core.explanation.tokens import cut, explain_tokens

    pieces = cut(text, most=PIECES)
    names = [Message(TOPICS[topic]) for topic in rows(language).topics]
    return explain_tokens(
        lambda texts: net_chances(weights, texts, language), pieces.tokens, how=How(), names=names, reason=pieces.reason
    )
