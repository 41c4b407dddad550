"""What other draws of an explanation show, in words."""

from core.explanation.case import Case
from core.explanation.trust.draws import Draws
from core.messages import N_, Message


def draws_finding(case: Case, draws: Draws) -> Message:
    """Say in few words whether the first reason stays first whoever the row is compared with."""
    first = case.reasons[0]
    count, of = draws.first_in(first.column, case.output), len(draws)
    text = N_("{column} is the first reason in all {of} draws of rows to compare with")
    if count < of:
        text = N_("{column} is the first reason in {count} of {of} draws of rows to compare with")
    return Message.of(text, column=first.name, count=count, of=of)
