"""Which ways to treat groups alike can't be had together, and why.

Of a group in which the share p really is of the flagged class, recall r and precision v leave no choice of the share f of
false alarms: f = p / (1 - p) * (1 - v) / v * r (Chouldechova 2017, "Fair prediction with disparate impact", equation 2.6).
So groups of different p can't be alike in all three, unless the model makes no false alarm or finds nobody. Kleinberg,
Mullainathan and Raghavan 2016, "Inherent trade-offs in the fair determination of risk scores", show the like of scores.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.evaluation.groups.gaps import ALIKE
from core.evaluation.groups.judging import Compared
from core.evaluation.groups.parts import Parts
from core.evaluation.groups.plans import Plan
from core.evaluation.groups.policies import POLICIES
from core.evaluation.groups.scores import compare, overall
from core.evaluation.groups.words import counted_sentence, luck_sentence
from core.messages import N_, Message

Met = Literal["met", "not", "unknown"]


def met(plan: Plan, name: str, tolerance: float) -> Met:
    """Tell whether a plan treats groups alike on these rows."""
    gap = plan.gaps[name]
    if not math.isfinite(gap):
        return "unknown"
    return "met" if gap <= tolerance + 1e-9 else "not"


def matrix(plans: Sequence[Plan], tolerance: float) -> Mapping[str, Mapping[str, Met]]:
    """Return policy -> what groups are to be alike in -> whether they are, of plans that there are."""
    known = [plan for plan in plans if plan.thresholds is not None]
    return {plan.name: {name: met(plan, name, tolerance) for name in ALIKE} for plan in known}


def conflict_title(plans: Sequence[Plan], tolerance: float) -> Message:
    """Say in few words how many ways to treat groups alike can be had at once."""
    found = {name: [*row.values()].count("met") for name, row in matrix(plans, tolerance).items()}
    best = max(found, key=lambda name: found[name])
    facts = {"policy": Message(POLICIES[best].label), "n": found[best], "all": len(ALIKE)}
    if found[best] == len(ALIKE):
        return Message.of(N_("All {all} can be had together here: by “{policy}”"), **facts)
    return Message.of(N_("No plan treats groups alike in all {all} ways; “{policy}” comes nearest, with {n}"), **facts)


@dataclass(frozen=True)
class Forced:
    """Hold the shares of false alarms that equal recall and precision leave to two groups.

    Parameters
    ----------
    recall, precision : float
        Of all rows.
    high, low : float
        In the group with the higher base rate, and in that with the lower.
    """

    recall: float
    precision: float
    high: float
    low: float


def forced(parts: Parts, it: Compared, threshold: float) -> Forced | None:
    """Return what the recall and the precision of all rows would force on two groups; None where that can't be had."""
    told = it.told
    recall, precision = (overall(parts, name, threshold).value for name in ("recall", "precision"))
    if told is None or not recall > 0 or not precision > 0:
        return None
    high, low = (false_alarms(it.estimates[group].value, recall, precision) for group in (told.high, told.low))
    return Forced(recall, precision, high, low) if max(high, low) <= 1 else None


def false_alarms(base_rate: float, recall: float, precision: float) -> float:
    """Return the share of false alarms that a base rate, a recall and a precision leave no choice of; above 1 there is none."""
    if base_rate >= 1:
        return math.inf
    return base_rate / (1 - base_rate) * (1 - precision) / precision * recall


def why(parts: Parts, threshold: float) -> tuple[Message, ...]:
    """Say how different the base rates are, and what that makes impossible."""
    it = compare(parts, "base_rate", threshold)
    told = it.told
    if told is None:
        return (Message(N_("Too few rows to say whether the groups' base rates differ.")),)
    counted = counted_sentence(parts, "base_rate", it, told)
    said = [each for each in (counted, luck_sentence(told, shares=True)) if each is not None and told.value > 0]
    made = forced(parts, it, threshold)
    example = () if made is None or told.value == 0 else (_example(parts, it, made),)
    return (*said, Message(_UNEVEN if told.sure else _EVEN), *example)


_EVEN = N_("Groups that are really alike in this could be treated alike in every way; it is only their differences that set the ways against each other.")  # fmt: skip
_UNEVEN = N_(
    "As long as groups really differ in this, equal precision, equal recall and equal false alarms can't all hold, unless the "
    "model never raises a false alarm; nor can equal shares flagged go with equal recall and false alarms, unless it flags at "
    "random. No threshold changes that (Chouldechova 2017; Kleinberg and others 2016)."
)


def _example(parts: Parts, it: Compared, made: Forced) -> Message:
    told = it.told
    assert told is not None
    text = N_(
        "With the base rates measured here: if both groups had the recall ({recall:.2f}) and the precision ({precision:.2f}) of all rows, then of 100 "
        "“{other}” there would have to be {more:.0f} flagged by mistake with {column} “{high}”, and {fewer:.0f} with “{low}”."
    )
    return Message.of(
        text,
        recall=made.recall,
        precision=made.precision,
        more=100 * made.high,
        fewer=100 * made.low,
        other=parts.others,
        column=parts.cut.label,
        high=parts.cut.names[told.high],
        low=parts.cut.names[told.low],
    )
