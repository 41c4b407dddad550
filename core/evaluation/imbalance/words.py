"""What other base rates do to scores, in sentences."""

import math

from core.evaluation.imbalance.rates import AtRate
from core.evaluation.intervals import Interval
from core.evaluation.money.words import written_threshold
from core.evaluation.natural import frequencies, frequency
from core.messages import N_, Message

Words = Message | str
ALIKE = 0.0005  # of accuracy: what no count of 1,000 shows is no difference


def nobody_sentence(it: AtRate, name: Words) -> Message:
    """Say what always saying no is worth by accuracy, for a title."""
    rate, right = frequency(it.rate), frequency(1 - it.rate)
    return Message.of(
        N_("Where {count:,} in {of:,} are “{name}”, saying no to everybody is right on {right:,} of {of_right:,} and finds nobody"),
        count=rate.count, of=rate.of, right=right.count, of_right=right.of, name=name,
    )  # fmt: skip


def model_sentence(it: AtRate, threshold: float, name: Words) -> Message:
    """Say what the threshold is worth there, by accuracy and by what accuracy hides."""
    right, found = frequency(it.model["accuracy"].value), frequency(it.model["recall"].value)
    return Message.of(
        _compared(it),
        threshold=written_threshold(threshold),
        right=right.count, of=right.of, found=found.count, of_found=found.of, name=name,
    )  # fmt: skip


def _compared(it: AtRate) -> str:
    ahead = it.model["accuracy"].value - it.always_no["accuracy"]
    if abs(ahead) < ALIKE:
        return N_("Flagging from {threshold} on is right on {right:,} of {of:,}, which is no more and no less, and finds {found:,} of {of_found:,} “{name}”.")  # fmt: skip
    if ahead < 0:
        return N_("Flagging from {threshold} on is right on {right:,} of {of:,}, which is fewer, yet finds {found:,} of {of_found:,} “{name}”.")  # fmt: skip
    return N_("Flagging from {threshold} on is right on {right:,} of {of:,}, which is more, and finds {found:,} of {of_found:,} “{name}”.")  # fmt: skip


def flagged_sentence(it: AtRate, name: Words) -> Message:
    """Say how many of the flagged deserve it there, with the interval; where none is flagged, say that."""
    precision = it.model["precision"]
    if math.isnan(precision.value):
        return Message(
            N_("Nothing is flagged at this threshold, so precision is undefined: there is no row to divide by.")
        )
    right = frequencies(precision)
    return Message.of(
        N_("Of {of:,} flagged, {count:,} would be “{name}” ({low:,} to {high:,} with other rows like these)."),
        of=right.of, count=right.count, low=right.low, high=right.high, name=name,
    )  # fmt: skip


def moved_finding(here: Interval, there: Interval, own_rate: float, rate: float) -> Message:
    """Say what the base rate does to average precision, and that the ROC curve doesn't move."""
    return Message.of(
        N_("Average precision {here:.2f} at {own} in these rows, {there:.2f} at {rate}: the ROC curve stays where it is"),
        here=here.value, there=there.value, own=written_rate(own_rate), rate=written_rate(rate),
    )  # fmt: skip


def written_rate(rate: float) -> str:
    """Write a base rate as a percentage with one or two digits."""
    return f"{100 * rate:.2g}%" if rate < 0.995 else f"{100 * rate:.3g}%"


def own_sentence(own_rate: float, rows: int, name: Words) -> Message:
    """Say how common class 1 is in the rows at hand."""
    its = frequency(own_rate)
    return Message.of(
        N_("In these {rows:,} test rows {count:,} in {of:,} are “{name}”."),
        rows=rows, count=its.count, of=its.of, name=name,
    )  # fmt: skip
