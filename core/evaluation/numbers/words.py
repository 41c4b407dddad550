"""What predicted numbers are worth, in sentences."""

import math
from collections.abc import Callable, Mapping

from core.evaluation.intervals import Interval
from core.evaluation.natural import frequencies, written_to
from core.evaluation.numbers.beside_mean import Beside
from core.evaluation.numbers.beside_mean import Kind as MeanKind
from core.evaluation.numbers.conformal import Promise
from core.evaluation.numbers.percent import Kind as PercentKind
from core.evaluation.numbers.percent import Percent
from core.evaluation.numbers.residuals import Kind as ResidualKind
from core.evaluation.numbers.residuals import Residuals
from core.messages import N_, Message


def mean_finding(it: Beside) -> Message:
    """Say in few words how far off predictions are, and whether that beats saying the mean."""
    model = it.model["mae"]
    shown = written_to(model.high - model.low)
    return Message.of(_MEAN[it.kind], model=shown(model.value), without=shown(it.without["mae"]))


_MEAN: Mapping[MeanKind, str] = {
    "better": N_("Off by {model} on average, where saying the mean is off by {without}: better by more than luck"),
    "luck": N_("Off by {model} on average, where saying the mean is off by {without}: that could be luck"),
    "worse": N_("Off by {model} on average, where saying the mean is off by {without}: the mean does better"),
    "undefined": N_("Off by {model} on average, where saying the mean is off by {without}: too few rows to compare"),
}


def gain_sentence(it: Beside) -> Message:
    """Say by how much predictions beat the mean, how sure that is, and which mean it is."""
    shown = written_to(it.gain.high - it.gain.low)
    low, high = _ENDS[it.kind](it.gain)
    said = Message.of(_GAIN[it.kind], rows=it.rows, gain=shown(abs(it.gain.value)), low=shown(low), high=shown(high))
    where = Message(_TAUGHT if it.taught else _GRADED)
    return Message.of(N_("{said} The mean is {mean} ({where})."), said=said, mean=shown(it.mean), where=where)


_ENDS: Mapping[MeanKind, Callable[[Interval], tuple[float, float]]] = {
    "better": lambda gain: (gain.low, gain.high),
    "luck": lambda gain: (-gain.low, gain.high),
    "worse": lambda gain: (-gain.high, -gain.low),
    "undefined": lambda gain: (gain.low, gain.high),
}
_TAUGHT = N_("of the rows it learned from")
_GRADED = N_("of these very rows, for want of others")
_GAIN: Mapping[MeanKind, str] = {
    "better": N_("On {rows:,} test rows it is closer than the mean by {gain} on average ({low} to {high})."),
    "luck": N_(
        "On {rows:,} test rows it differs from the mean by {gain} on average, but with other rows anything from {low} further off to {high} closer fits."
    ),
    "worse": N_("On {rows:,} test rows it is further off than the mean by {gain} on average ({low} to {high})."),
    "undefined": N_("{rows:,} test rows are too few to say whether it beats the mean."),
}


def explained_sentence(it: Beside) -> Message:
    """Say what share of the variation is explained, or why that can't be said."""
    r2 = it.model["r2"]
    if math.isnan(r2.value):
        return Message(N_("R² is undefined: all true values are the same, so there is no variation to explain."))
    text = N_("Of 100 parts of the variation it explains {parts:.0f} (R² {value}, {low} to {high}).")
    if r2.value < 0:
        text = N_("It explains none of the variation: its squared errors are larger than those of the mean (R² {value}, {low} to {high}).")  # fmt: skip
    shown = written_to(r2.high - r2.low, least=2)
    return Message.of(text, parts=100 * r2.value, value=shown(r2.value), low=shown(r2.low), high=shown(r2.high))


def undefined_sentences(it: Beside, percents: Percent) -> tuple[Message, ...]:
    """Say why scores of a table are undefined; nothing where all are defined."""
    return (percent_finding(percents),) if math.isnan(it.model["mape"].value) else ()


def promise_finding(it: Promise) -> Message:
    """Say the promise in few words."""
    parts = round(100 * it.coverage)
    if math.isinf(it.half):
        text = N_("{parts} of 100 can't be promised: that takes {needed:,} rows that say how far off it is, and there are {rows:,}")  # fmt: skip
        return Message.of(text, parts=parts, needed=it.needed, rows=it.rows)
    return Message.of(
        N_("Of 100 new rows, {parts} lie within ±{half} of what is predicted"), parts=parts, half=written_half(it)
    )


def written_half(it: Promise) -> str:
    """Write how wide the promise is, to about a fiftieth of it."""
    return written_to(it.half / 20)(it.half)


def price_finding(few: Promise, many: Promise) -> Message:
    """Say how much wider a promise for more rows is."""
    if math.isinf(many.half) or few.half == 0:
        return promise_finding(many)
    return Message.of(
        N_("To be right for {many} of 100 new rows instead of {few}, the range has to be {times:.1f} times as wide"),
        many=round(100 * many.coverage), few=round(100 * few.coverage), times=many.half / few.half,
    )  # fmt: skip


def kept_sentence(it: Promise) -> Message:
    """Say how the graded rows kept the promise, and how far so few rows can be trusted with it."""
    if math.isinf(it.half):
        return Message.of(N_("Choose a lower share, or keep more rows out of training to measure by."))
    kept, low, high = frequencies(it.kept), *it.likely
    kind = "fits" if low <= it.kept.value <= high else "fewer" if it.kept.value < low else "more"
    return Message.of(
        _KEPT[kind],
        graded=it.graded,
        count=kept.count,
        of=kept.of,
        low=kept.low,
        high=kept.high,
        rows=it.rows,
        from_=100 * it.low,
        to=100 * it.high,
    )


_KEPT: Mapping[str, str] = {
    "fits": N_(
        "On {graded:,} test rows it was kept for {count:,} of {of:,} ({low:,} to {high:,}), which fits. With {rows:,} rows to measure by, it holds for {from_:.0f} to {to:.0f} of 100 new rows."
    ),
    "fewer": N_(
        "On {graded:,} test rows it was kept for {count:,} of {of:,} ({low:,} to {high:,}): fewer than luck explains, so the rows it was measured by are not like these. Don't rely on it."
    ),
    "more": N_(
        "On {graded:,} test rows it was kept for {count:,} of {of:,} ({low:,} to {high:,}): more than luck explains, so it is wider than it has to be for rows like these."
    ),
}


def measured_by(it: Promise) -> Message:
    """Say which rows the promise was measured by."""
    if it.halved:
        text = N_("There are no other rows than these, so half of them, picked by chance, say how wide it has to be, and the other half grades it.")  # fmt: skip
    else:
        text = N_("How wide it has to be is measured on validation rows, which taught no weight but chose the epoch, so that it may be a little narrow.")  # fmt: skip
    return Message(text)


def residuals_finding(it: Residuals) -> Message:
    """Say in few words where predictions are off by more."""
    shown = written_to(it.apart.high - it.apart.low)
    return Message.of(_RESIDUALS[it.kind], small=shown(it.small), large=shown(it.large))


_RESIDUALS: Mapping[ResidualKind, str] = {
    "more": N_("High predictions are off by more: {large} on average in the highest third, {small} in the lowest"),
    "less": N_("Low predictions are off by more: {small} on average in the lowest third, {large} in the highest"),
    "even": N_("High and low predictions are off by about as much: {large} and {small} on average, within luck"),
    "unknown": N_("Too few rows, or all predictions alike: where it is off by more can't be said"),
}


def lean_sentence(it: Residuals) -> Message:
    """Say whether predictions are too high or too low on average."""
    lean = it.lean
    shown = written_to(lean.high - lean.low)
    if lean.low <= 0 <= lean.high:
        text = N_("On average it is neither too high nor too low, as far as these rows can tell: anything from {high} too high to {low} too low fits.")  # fmt: skip
        return Message.of(text, high=shown(-lean.low), low=shown(lean.high))
    low, high = sorted((abs(lean.low), abs(lean.high)))
    text = N_("On average it is too low by {size} ({low} to {high}).") if lean.value > 0 else N_("On average it is too high by {size} ({low} to {high}).")  # fmt: skip
    return Message.of(text, size=shown(abs(lean.value)), low=shown(low), high=shown(high))


def percent_finding(it: Percent) -> Message:
    """Say in few words what percent errors are worth here."""
    return Message.of(_PERCENT[it.kind], half=it.half, rows=it.rows, zeros=it.zeros)


_PERCENT: Mapping[PercentKind, str] = {
    "zeros": N_(
        "The mean percent error is undefined: {zeros:,} of {rows:,} true values are 0, and nothing is a share of 0"
    ),
    "breaks": N_(
        "Half of the mean percent error comes from {half:,} of {rows:,} rows, with true values near 0: it breaks there"
    ),
    "few": N_("Half of the mean percent error comes from {half:,} of {rows:,} rows, whose true values are not small"),
    "holds": N_("Percent errors hold up here: it takes {half:,} of {rows:,} rows to make half of them"),
    "right": N_("No row is off, so there is no percent error"),
    "nothing": N_("Percent errors are undefined: every true value is 0"),
}


def percent_sentence(it: Percent, mape: Interval) -> Message | None:
    """Say the mean percent error, which rows it comes from, and what doesn't break; None where none can be said."""
    if not it.half:
        return None
    text = _WITHOUT_ZEROS if it.zeros else _ALL
    shown = written_to(0.1 * it.usual)
    where = N_("Half of it comes from rows with true values of about {small}, where all are about {usual}.")
    total = N_(
        "All errors added up are {parts:.0f} of 100 parts of all true values added up, which doesn't break near 0."
    )
    return Message.of(
        N_("{mean} {where} {total}"),
        mean=Message.of(text, mean=100 * it.mean, low=100 * mape.low, high=100 * mape.high),
        where=Message.of(where, small=shown(it.small), usual=shown(it.usual)),
        total=Message.of(total, parts=100 * it.total),
    )


_ALL = N_("The mean percent error is {mean:.0f}% ({low:.0f} to {high:.0f}%).")
_WITHOUT_ZEROS = N_("Without those rows it is {mean:.0f}%.")
