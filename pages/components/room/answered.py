"""Answers to a room's questions as a user reads them."""

from collections.abc import Mapping
from typing import Any

from core.rooms import Question
from core.rooms.truths import written_in
from pages.components.i18n import _, say

Value = Mapping[str, Any]


def number(question: Question, value: float) -> str:
    """Return a number in the unit of a question."""
    if not question.unit and question.high > 1:
        return f"{value:,.0f}"
    return say(written_in(value, question.unit))


def answer(question: Question, value: Value) -> str:
    """Return an answer as it was given."""
    return ANSWERS[question.form](question, value)


def _range(question: Question, value: Value) -> str:
    return _("{low} to {high}").format(low=number(question, value["low"]), high=number(question, value["high"]))


def _option(question: Question, value: Value) -> str:
    return say(question.options[value["option"]]) if value["option"] < len(question.options) else ""


ANSWERS = {"number": _range, "choice": _option, "word": lambda question, value: str(value["text"])}
"""Form of a question -> how its answers are written."""
