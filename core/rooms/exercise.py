"""What a facilitator leads a room through, one at a time: a lesson, an experiment, a question, a case, a page."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from core.card.pieces import Word
from core.messages import N_, Message

FORMS: Mapping[str, str] = {
    "number": N_("A number, guessed as a range"),
    "choice": N_("One of some answers"),
    "word": N_("A word or two"),
}
"""How a question is answered: name -> label."""

KINDS: Mapping[str, str] = {
    "lesson": N_("Lesson"),
    "experiment": N_("Experiment"),
    "question": N_("Question"),
    "case": N_("Application case"),
    "page": N_("Page"),
}
"""What an exercise can be: name -> label."""


@dataclass(frozen=True)
class Question:
    """Hold what a room is asked.

    Parameters
    ----------
    text : Message or str
    form : str
        In `FORMS`. A number is guessed as a range in which one is 80 % sure that it lies.
    unit : str
        "" for a plain number, "%" for a share from 0 to 1, or a currency such as "CNY"; "auto" is that of the language.
    low, high : float
        Between which a number is guessed.
    options : tuple of Message or str
        Two to six, of a choice.
    truth : str
        A name in `TRUTHS`; or "=" with a number, or with the number of the right option from 0; or "" when nobody knows.
    """

    text: Word
    form: str = "number"
    unit: str = ""
    low: float = 0.0
    high: float = 1.0
    options: tuple[Word, ...] = ()
    truth: str = ""

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self) | {"text": plain_word(self.text), "options": [plain_word(one) for one in self.options]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        return cls(
            word_from(plain["text"]),
            str(plain["form"]),
            str(plain["unit"]),
            float(plain["low"]),
            float(plain["high"]),
            tuple(map(word_from, plain["options"])),
            str(plain["truth"]),
        )


@dataclass(frozen=True)
class Exercise:
    """Hold one step of an agenda.

    Parameters
    ----------
    name : str
        In no other exercise of the agenda.
    kind : str
        In `KINDS`.
    title : Message or str
    minutes : int
    about : Message or str
        What participants are to do, in a sentence or two.
    target : str
        Which lesson, case or page; of a question, the name of an earlier one that is guessed again.
    experiment : mapping
        Settings as text, as in `Experiment.to_params`; the others are at their defaults.
    free : tuple of str
        Names of the settings that participants may change.
    question : Question, optional
    notes : Message or str
        What the facilitator says, and what to expect.
    """

    name: str
    kind: str
    title: Word
    minutes: int
    about: Word = ""
    target: str = ""
    experiment: Mapping[str, str] = field(default_factory=dict)
    free: tuple[str, ...] = ()
    question: Question | None = None
    notes: Word = ""

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return {
            "name": self.name,
            "kind": self.kind,
            "title": plain_word(self.title),
            "minutes": self.minutes,
            "about": plain_word(self.about),
            "target": self.target,
            "experiment": dict(self.experiment),
            "free": list(self.free),
            "question": None if self.question is None else self.question.to_plain(),
            "notes": plain_word(self.notes),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        question = plain["question"]
        return cls(
            name=str(plain["name"]),
            kind=str(plain["kind"]),
            title=word_from(plain["title"]),
            minutes=int(plain["minutes"]),
            about=word_from(plain["about"]),
            target=str(plain["target"]),
            experiment={str(name): str(text) for name, text in plain["experiment"].items()},
            free=tuple(map(str, plain["free"])),
            question=None if question is None else Question.from_plain(question),
            notes=word_from(plain["notes"]),
        )


def plain_word(word: Word) -> Any:
    """Return a message or a user's own text as what JSON can hold."""
    return word.plain() if isinstance(word, Message) else word


def word_from(plain: Any) -> Word:
    """Return what `plain_word` was given."""
    return Message.from_plain(plain) if isinstance(plain, Mapping) else str(plain)
