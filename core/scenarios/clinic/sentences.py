"""Numbers put into the sentences of a case of medicine; the sentences are the case's own."""

from collections.abc import Mapping
from typing import Any

from core.datasets import Dataset
from core.messages import N_, Message
from core.scenarios.clinic.elsewhere import home_pair
from core.scenarios.clinic.outcomes import Rows
from core.scenarios.clinic.patient import Answer, why_unknown
from core.scenarios.clinic.screening import Share

Arrays = Mapping[str, Any]
POINTS = 100


def verdict(it: Answer, data: Dataset, threshold: float, unknown: str, above: str, below: str) -> Message:
    """Say the chance and what is done at a threshold, or that the answer isn't known."""
    if not it.knows:
        return Message.of(unknown, why=why_unknown(data, it))
    return Message.of(above if it.chance >= threshold else below, chance=it.chance, threshold=threshold)


def alike_words(it: Answer, text: str) -> Message:
    """Say to how many of those alike it happened."""
    return Message.of(
        text,
        n=it.people.n,
        hits=it.people.hits,
        value=POINTS * it.people.value,
        low=POINTS * it.people.low,
        high=POINTS * it.people.high,
    )


def calibration_finding(arrays: Arrays, beyond: str, within: str) -> Message:
    """Say whether the chances can be taken at their word: in one sentence where they are off beyond luck, else in another."""
    off, luck = float(arrays["rel_model_error"]), float(arrays["rel_model_luck"])
    return Message.of(beyond if off > luck else within, off=POINTS * off, luck=POINTS * luck, n=len(arrays["truth"]))


def home_finding(arrays: Arrays, name: str, homes: Mapping[str, tuple[str, str]], text: str) -> Message:
    """Say what becomes of a model in another hospital; `homes` has who is at home, and who elsewhere."""
    here, there = home_pair(arrays, name)
    mine, others = map(Message, homes[name])
    return Message.of(text, mine=mine, others=others, before=here[0], after=there[0], said=there[4], happened=there[3])


def outcome_finding(data: Dataset, rows: Rows, text: str) -> Message:
    """Say of which value of a column it happened most, and of which least."""
    most, least = max(rows, key=lambda row: row[1][0]), min(rows, key=lambda row: row[1][0])
    shown = data.card.shown
    return Message.of(text, most=shown(most[0]), high=most[1][0], least=shown(least[0]), low=least[1][0])


def interval(it: Share) -> Message | str:
    """Write a share with its interval."""
    if it.n == 0:
        return "–"
    return Message.of(N_("{value:.0%} ({low:.0%} to {high:.0%})"), value=it.value, low=it.low, high=it.high)
