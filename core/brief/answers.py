"""What was answered in the interview: as it is read, and what is still open."""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from core.brief.questions import QUESTIONS, Form, Question
from core.card.pieces import Table, Word
from core.ledger.differences import joined
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.brief.facts import Facts


def chosen(facts: "Facts", name: str) -> str:
    """Return the name of the option that was chosen; empty where none was, or where there is no such option."""
    said = facts.said(name)
    return said if said in QUESTIONS[name].options else ""


def several(facts: "Facts", name: str) -> tuple[str, ...]:
    """Return the names of the options that were chosen, in the order of the question."""
    said = {part.strip() for part in facts.said(name).split(",")}
    return tuple(option for option in QUESTIONS[name].options if option in said)


def number(facts: "Facts", name: str) -> float | None:
    """Return the amount that was given, from 0 on; None where there is none, or what there is is none."""
    try:
        value = float(facts.said(name).replace(",", "").replace("_", "").strip())
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def answered(facts: "Facts", name: str) -> Word | None:
    """Return what a user reads for an answer; None where the question is open, or the answer is none that it allows."""
    return _READ[QUESTIONS[name].form](facts, name, QUESTIONS[name])


def _text(facts: "Facts", name: str, question: Question) -> Word | None:
    return " ".join(facts.said(name).split()) or None


def _choice(facts: "Facts", name: str, question: Question) -> Word | None:
    option = chosen(facts, name)
    return Message(question.options[option]) if option else None


def _several(facts: "Facts", name: str, question: Question) -> Word | None:
    options = several(facts, name)
    return joined([Message(question.options[option]) for option in options]) if options else None


def _amount(facts: "Facts", name: str, question: Question) -> Word | None:
    value = number(facts, name)
    return None if value is None else f"{value:,.10g}"


_READ: Mapping[Form, Callable[["Facts", str, Question], Word | None]] = {
    "text": _text,
    "choice": _choice,
    "several": _several,
    "amount": _amount,
}


def asked_of(section: str) -> tuple[str, ...]:
    """Return the names of the questions that a section needs."""
    return tuple(name for name, question in QUESTIONS.items() if question.section == section)


def answers_table(facts: "Facts", section: str) -> Table | None:
    """Return the questions of a section that are answered, in the user's own words; None without any."""
    said = [(Message(QUESTIONS[name].label), answered(facts, name)) for name in asked_of(section)]
    rows = tuple((label, words) for label, words in said if words is not None)
    return Table((Message(N_("Asked")), Message(N_("Answered by whoever wrote this"))), rows) if rows else None
