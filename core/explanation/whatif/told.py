"""What a change does, as a page shows it in large: both answers, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.decision import Decision
from core.evaluation.cells.registry import kind_of
from core.explanation.amounts import AMOUNTS
from core.explanation.case import Case
from core.explanation.units import log_odds
from core.explanation.whatif.verdict import answers, moves, verdict
from core.explanation.words import chance_of
from core.messages import N_, Message

Word = Message | str
Color = Literal["blue", "orange", "off"]
Arrow = Literal["up", "down", "off"]


@dataclass(frozen=True)
class Answer:
    """Hold two answers in words.

    Parameters
    ----------
    before, after : str
    by : Message or str
        How far it is from one to the other.
    color, arrow : str
        Blue and up, orange and down, or neither.
    verdict : Message, optional
        What the second one comes to.
    """

    before: str
    after: str
    by: Word
    color: Color
    arrow: Arrow
    verdict: Message | None


_WAYS: Mapping[int, tuple[Color, Arrow]] = {1: ("blue", "up"), -1: ("orange", "down"), 0: ("off", "off")}


def changed_answer(before: Case, after: Case, decision: Decision) -> Answer:
    """Return what the answers of two cases are and come to."""
    way, found = moves(before, after, decision), verdict(before, after, decision)
    short = None if found is None else found.now_short if before is after else found.short
    return Answer(*answers(before, after, decision), _by(before, after, way), *_WAYS[way], short)


def _by(before: Case, after: Case, way: int) -> Word:
    if not way:
        return Message(N_("no change"))
    unit = "chance" if before.it.classes else "number"
    return AMOUNTS[unit].share(chance_of(after) - chance_of(before))


def shown_threshold(case: Case, decision: Decision) -> float | None:
    """Return where the threshold lies in the unit of the reasons; None where answers are not compared with it."""
    if kind_of(case.it) != "two":
        return None
    return float(log_odds(np.array(decision.threshold))) if case.how.unit == "log_odds" else decision.threshold
