"""What the pictures of this case say, in sentences."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.image_classification.bends import BENDS
from core.scenarios.image_classification.coverage import Coverage
from core.scenarios.image_classification.net import SIDE
from core.scenarios.image_classification.unknown import KEPT, STRANGERS, Judged, judged


def answer_said(judge: Judged, threshold: float, usual: float) -> Message:
    """Say what the product would do with the first of some pictures."""
    facts = {"digit": int(judge.best[0]), "sure": float(judge.sure[0]), "threshold": threshold}
    if judge.strange(usual)[0]:
        return Message.of(_STRANGE, far=float(judge.far[0]), usual=usual, kept=KEPT, **facts)
    return Message.of(_UNSURE if judge.unsure(threshold)[0] else _ANSWERED, **facts)


_ANSWERED = N_(
    "It is a {digit}, with probability {sure:.0%}: above your threshold of {threshold:.0%}, so nobody looks at it"
)
_UNSURE = N_(
    "“I don't know”: {digit} is likeliest, but {sure:.0%} is below your threshold of {threshold:.0%}, so a person looks"
)
_STRANGE = N_("“I don't know”: the picture is unlike all it has learnt from (the most similar one is {far:.0f} away, and {kept:.0%} of real digits come within {usual:.0f}); the net alone would say {digit} with {sure:.0%}")  # fmt: skip


def truth_said(judge: Judged, shows: int) -> Message:
    """Say whether the likeliest digit is right."""
    right = int(judge.best[0]) == shows
    return Message.of(N_("Right: it is a {shows}.") if right else N_("Wrong: it is a {shows}."), shows=shows)


def coverage_said(found: Coverage, threshold: float) -> Message:
    """Say what a threshold leaves to people, and how often the rest is wrong."""
    at = found.at(threshold)
    return Message.of(
        N_("At {threshold:.0%}, {answered} of {all} pictures are answered and {wrong} of these wrongly; people look at {left}"),
        threshold=threshold, answered=at.answered, all=found.count, wrong=at.wrong, left=found.count - at.answered,
    )  # fmt: skip


def mistakes_said(wrong: int, count: int) -> Message:
    """Say how many of the test pictures the net gets wrong."""
    if not wrong:
        return Message.of(N_("The net gets all {count} test pictures right"), count=count)
    return Message.of(N_("All {wrong} mistakes in {count} test pictures: would you have read them?"), wrong=wrong, count=count)  # fmt: skip


def bent_said(kind: str, amount: float, found: Mapping[str, Any]) -> Message:
    """Say what a change does to the accuracy of the net."""
    amounts = BENDS[kind].amounts
    before, after = (found["cnn"][amounts.index(a)] for a in (0, amount))
    facts = {"kind": Message(BENDS[kind].label), "before": float(before[0]), "after": float(after[0])}
    if amount == 0:
        return Message.of(N_("Untouched, the net reads {before:.0%} of the test pictures rightly"), **facts)
    apart = after[2] < before[1]
    text = N_("{kind}: accuracy falls from {before:.0%} to {after:.0%}")
    return Message.of(text if apart else N_("{kind}: accuracy {before:.0%} before, {after:.0%} after; not told apart"), **facts)  # fmt: skip


def rule_said(place: int, found: Mapping[str, Any], threshold: float, count: int) -> Message:
    """Say what the rule makes of changed pictures; `place` is that of the amount."""
    return Message.of(
        N_("With the rule (threshold {threshold:.0%}, and not too far from the training pictures) {answered} of {count} are still answered, {wrong} of these wrongly. The most similar training picture alone would be right for {neighbour:.0%}."),
        threshold=threshold, answered=int(found["let"][place]), wrong=int(found["wrong"][place]), count=count,
        neighbour=float(found["neighbour"][place][0]),
    )  # fmt: skip


def stranger_rows(arrays: Mapping[str, Any], threshold: float) -> list[tuple[str, int, int, int]]:
    """Return for each kind of picture without a digit: label, how many, answered surely by the net alone, answered under the rule."""
    rows = []
    for kind, label in STRANGERS.items():
        judge = judged(arrays, arrays[f"stranger_{kind}"])
        sure = int((~judge.unsure(threshold)).sum())
        rows.append((label, len(judge.far), sure, int(judge.answered(threshold, float(arrays["usual"])).sum())))
    return rows


def surest_strangers(arrays: Mapping[str, Any]) -> dict[str, tuple[Any, int, float]]:
    """Return of each kind the picture (8, 8) without a digit of which the net is surest, with its digit and probability."""
    found = {}
    for kind in STRANGERS:
        X = arrays[f"stranger_{kind}"]
        judge = judged(arrays, X)
        row = int(judge.sure.argmax())
        found[kind] = (X[row].reshape(SIDE, SIDE), int(judge.best[row]), float(judge.sure[row]))
    return found


def strangers_said(rows: list[tuple[str, int, int, int]]) -> Message:
    """Say how many pictures without a digit get an answer, without the rule and with it."""
    count, alone, ruled = (int(np.sum([row[i] for row in rows])) for i in (1, 2, 3))
    none = N_(
        "Of {count} pictures that show no digit, the net alone is sure of {alone}; with the rule of distance none gets an answer"
    )
    some = N_(
        "Of {count} pictures that show no digit, the net alone is sure of {alone}; with the rule of distance {ruled} still get an answer"
    )
    return Message.of(some if ruled else none, count=count, alone=alone, ruled=ruled)  # fmt: skip


def people_said(found: Coverage, threshold: float) -> Message:
    """Say what the threshold means for 1,000 pictures a day."""
    at = found.at(threshold)
    return Message.of(
        N_("Of 1,000 pictures a day about {left:.0f} go to a person and about {wrong:.1f} wrong ones go through. A higher threshold moves pictures from the second number to the first; pictures unlike the training pictures always go to a person."),
        left=1000 * (found.count - at.answered) / found.count, wrong=1000 * at.wrong / found.count,
    )  # fmt: skip
