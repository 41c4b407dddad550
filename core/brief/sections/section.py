"""What a section of the brief is: a question, what is known of it, and what is missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.brief.answers import answered, answers_table, asked_of
from core.brief.facts import Facts
from core.brief.questions import QUESTIONS
from core.card.pieces import Piece
from core.messages import Message, UserError


@dataclass(frozen=True)
class Missing:
    """Hold what nobody has found out or said yet.

    Parameters
    ----------
    words : Message
        What is missing.
    link : str
        Where to find it: an address relative to the dashboard's, whose path is a page, e.g. "metrics?dataset=iris".
    question : str
        Name in `QUESTIONS` of what the user would have to answer; empty where a page has to be used.
    """

    words: Message
    link: str
    question: str = ""


@dataclass(frozen=True)
class Part:
    """Hold what a section says: what is known, and what is still open."""

    known: tuple[Piece, ...] = ()
    missing: tuple[Missing, ...] = ()

    @classmethod
    def of(cls, *found: Piece | Missing | None) -> "Part":
        """Return a part of what was found, in any order; None is nothing."""
        known = tuple(one for one in found if one is not None and not isinstance(one, Missing))
        return cls(known, tuple(one for one in found if isinstance(one, Missing)))


Found = Iterable[Piece | Missing | None]


@dataclass(frozen=True)
class Section:
    """Describe a section; texts are marked with `N_`.

    Parameters
    ----------
    name : str
        Its questions in `QUESTIONS` have it.
    title : str
    question : str
        That it answers.
    find : callable
        `find(facts)` yields what is known and what is missing, questions of the interview apart.
    """

    name: str
    title: str
    question: str
    find: Callable[[Facts], Found]

    def make(self, facts: Facts) -> Part:
        """Return what is known, what was answered, and what is open; what can't be computed is open too."""
        found: list[Piece | Missing | None] = []
        try:
            found.extend(self.find(facts))
        except UserError as problem:
            found.append(Missing(problem.message, facts.link("metrics")))
        asked = {one.question for one in found if isinstance(one, Missing)}
        rest = (one for one in open_questions(facts, self.name) if one.question not in asked)
        return Part.of(*found, answers_table(facts, self.name), *rest)


def open_questions(facts: Facts, section: str) -> tuple[Missing, ...]:
    """Return the questions of a section that nobody has answered."""
    names = (name for name in asked_of(section) if answered(facts, name) is None)
    return tuple(Missing(Message(QUESTIONS[name].label), facts.link("brief"), name) for name in names)
