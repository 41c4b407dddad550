"""What the curves of two classes say, in sentences."""

import math
from collections.abc import Mapping
from typing import Literal

import numpy as np

from core.evaluation.curve import Curve
from core.evaluation.intervals import Interval
from core.evaluation.money.words import written_threshold
from core.evaluation.natural import frequency, written_to
from core.messages import N_, Message

Words = Message | str
Kind = Literal["better", "luck", "worse", "undefined"]


def one_class_reason(curve: Curve, name: Words) -> Message:
    """Say why nothing can be ranked."""
    text = N_(
        "Each of {rows:,} test rows is “{name}”, so there is nothing to tell it from: no curve, no area under it."
    )
    if not curve.positives:
        text = N_("None of {rows:,} test rows is “{name}”, so there is nothing to find: no curve, no area under it.")
    return Message.of(text, rows=curve.rows, name=name)


def against(score: Interval, without: float, curve: Curve) -> Kind:
    """Tell whether a score differs from the one without a model by more than the luck of the rows."""
    if math.isnan(score.value) or math.isnan(score.low):
        return "undefined"
    if score.low == score.high and _easy(curve):
        return "luck"
    return "better" if score.low > without else "worse" if score.high < without else "luck"


def _easy(curve: Curve) -> bool:
    """Tell whether so few rows are told apart without a mistake by luck more often than in 1 of 40 cases.

    A perfect score is the same on all draws of the rows, which then don't tell how sure it is.
    """
    return curve.rows <= 40 and math.comb(curve.rows, curve.positives) < 40


def roc_finding(auc: Interval, curve: Curve) -> Message:
    """Say in few words how well the rows are ranked."""
    pairs = frequency(auc.value) if not math.isnan(auc.value) else frequency(0)
    text = _ROC[against(auc, 0.5, curve)]
    return Message.of(text, count=pairs.count, of=pairs.of, half=pairs.of // 2, rows=curve.rows)


_ROC: Mapping[Kind, str] = {
    "better": N_("Of {of:,} pairs it ranks {count:,} right; a coin, {half:,}"),
    "luck": N_("Of {of:,} pairs it ranks {count:,} right; by luck, so could a coin"),
    "worse": N_("Of {of:,} pairs it ranks {count:,} right; a coin does better, {half:,}"),
    "undefined": N_("{rows:,} rows can't tell how well it ranks"),
}


def pair_sentence(name: Words) -> Message:
    """Say what a pair is."""
    return Message.of(
        N_("A pair is one “{name}” and one that is not; ranked right, the former has the higher score."), name=name
    )


def precision_finding(average: Interval, without: float, name: Words, curve: Curve) -> Message:
    """Say in few words how many flagged rows deserve it, over all thresholds."""
    found = frequency(average.value) if not math.isnan(average.value) else frequency(0)
    base = frequency(without)
    return Message.of(
        _PRECISION[against(average, without, curve)],
        name=name,
        count=found.count,
        of=found.of,
        without=base.count,
        of_without=base.of,
        rows=curve.rows,
    )


_PRECISION: Mapping[Kind, str] = {
    "better": N_("Of {of:,} flagged, {count:,} are “{name}” on average; picked blindly, {without:,} of {of_without:,}"),
    "luck": N_(
        "Of {of:,} flagged, {count:,} are “{name}” on average: so many could be picked blindly, {without:,} of {of_without:,}"
    ),
    "worse": N_(
        "Of {of:,} flagged, {count:,} are “{name}” on average: fewer than picked blindly, {without:,} of {of_without:,}"
    ),
    "undefined": N_("{rows:,} rows can't tell how precise it is"),
}


def area_sentence(label: Words, score: Interval, without: float) -> Message:
    """Say a score with its interval and what no model gives."""
    shown = written_to(score.high - score.low, least=2)
    text = N_("{score} {value} ({low} to {high} with other rows like these; {without:.2f} without a model).")
    if score.low == score.high:
        text = N_("{score} {value} ({without:.2f} without a model). Drawing these rows anew never changes it, so how sure it is can't be said.")  # fmt: skip
    return Message.of(
        text,
        score=label,
        value=shown(score.value),
        low=shown(score.low),
        high=shown(score.high),
        without=without,
    )


def roc_point(curve: Curve, threshold: float, name: Words) -> Message:
    """Say what a threshold does to 100 rows of each class."""
    made = curve.at(threshold)
    found, vain = frequency(made.hits / curve.positives), frequency(made.false_alarms / curve.negatives)
    return Message.of(
        N_(
            "Your threshold, {threshold}: of {of:,} “{name}” it flags {found:,}, and of {of_vain:,} others {vain:,} in vain."
        ),
        threshold=written_threshold(threshold),
        of=found.of,
        found=found.count,
        of_vain=vain.of,
        vain=vain.count,
        name=name,
    )


def precision_point(curve: Curve, threshold: float, name: Words) -> Message:
    """Say how many of 100 flagged rows deserve it, and how many of 100 that deserve it are flagged."""
    made = curve.at(threshold)
    if not made.flagged:
        return Message.of(
            N_(
                "Your threshold, {threshold}: nothing is flagged, so precision is undefined: there is no row to divide by."
            ),
            threshold=written_threshold(threshold),
        )
    right, found = frequency(made.precision), frequency(made.recall)
    return Message.of(
        N_(
            "Your threshold, {threshold}: of {of:,} flagged, {right:,} are “{name}”; of {of_found:,} “{name}”, {found:,} are flagged."
        ),
        threshold=written_threshold(threshold),
        of=right.of,
        right=right.count,
        of_found=found.of,
        found=found.count,
        name=name,
    )


def hills_finding(curve: Curve, name: Words) -> Message:
    """Say where the middle of each class's scores is."""
    upper, lower = middles(curve)
    return Message.of(
        N_("Half of “{name}” score {upper} or more, half of the others {lower} or less"),
        name=name,
        upper=written_threshold(upper),
        lower=written_threshold(lower),
    )


def middles(curve: Curve) -> tuple[float, float]:
    """Return the highest score that half of class 1 reaches, and the lowest that half of class 0 doesn't pass."""
    upper = int(np.flatnonzero(curve.hits >= curve.positives / 2)[-1])
    passed = np.append(curve.false_alarms[1:], 0.0)
    lower = int(np.argmax(passed <= curve.negatives / 2))
    return float(curve.thresholds[upper]), float(curve.thresholds[lower])
