"""The numbers that a kept comparison of groups speaks of."""

from core.card.pieces import Number
from core.evaluation.groups.judging import Compared
from core.evaluation.groups.parts import Parts
from core.evaluation.groups.scores import SHARES

MOST = 4


def group_numbers(parts: Parts, name: str, it: Compared) -> tuple[Number, ...]:
    """Return the score of the groups that are compared, those that the title tells of first."""
    told = () if it.told is None else (it.told.high, it.told.low)
    groups = [*told, *(group for group in it.judged if group not in told)]
    unit = "%" if name in SHARES else ""
    return tuple(_number(parts, it, group, unit) for group in groups[:MOST])


def _number(parts: Parts, it: Compared, group: int, unit: str) -> Number:
    low, high = it.estimates[group].interval()
    return Number(parts.cut.names[group], it.estimates[group].value, low, high, unit)
