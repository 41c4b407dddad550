"""What counts over many rows, in sentences read from its numbers."""

import math
from collections.abc import Mapping

import numpy as np

from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.overall.importance import Importance
from core.explanation.overall.sizes import figures, sized, unit_name
from core.messages import N_, Message

Word = Message | str
TIMES, SURE = 1.5, 0.975
ROUND_UP = 1.1  # what is said to be less than a number must be, also when that is written with fewer digits
MOST_OF_IT, FAR = 0.4, 3.0  # part of all pulls, and times the next column, from which on one column is asked about

_STARTS: Mapping[str, str] = {
    "chance": N_("{column} moves the predicted chance of “{name}” by {mean} points on average ({low} to {high})"),
    "log_odds": N_("{column} moves the log-odds of “{name}” by {mean} on average ({low} to {high})"),
    "number": N_("{column} moves the predicted {name} by {mean} on average ({low} to {high})"),
}
_STARTS_OF_ALL: Mapping[str, str] = {
    "chance": N_("{column} moves the chances of all classes by {mean} points in all, on average ({low} to {high})"),
    "log_odds": N_("{column} moves the log-odds of all classes by {mean} in all, on average ({low} to {high})"),
}


def importance_finding(it: Importance, case: Case) -> Message:
    """Say which column counts most, by how much, and how far it is ahead."""
    if not it.rows or not it.mean[it.order[0]] > 0:
        return Message(N_("No column moves the prediction: the model says the same of every row"))
    facts = {"start": _start(it, case), "second": name_of(case, int(it.order[1])) if len(it.order) > 1 else ""}
    if len(it.order) < 2 or not it.mean[it.order[1]] > 0:
        return Message.of(N_("{start}; no other column moves it"), **facts)
    times = it.mean[it.order[0]] / it.mean[it.order[1]]
    if it.ratio[0] > TIMES:
        digits = 0 if it.ratio[1] - it.ratio[0] > 1 else 1
        text = N_("{start}, {times} times as much as the next column, {second}")
        return Message.of(text, times=f"{times:.{digits}f}", **facts)
    if it.lead >= SURE:
        return Message.of(N_("{start}, more than the next column, {second}"), **facts)
    return Message.of(N_("{start}; {second} counts about as much"), **facts)


def _start(it: Importance, case: Case) -> Message:
    first = int(it.order[0])
    ends = float(it.low[first]), float(it.high[first])
    mean, low, high = figures(case, ends[1] - ends[0], float(it.mean[first]), *ends)
    starts = _STARTS if it.each.shape[1] == 1 else _STARTS_OF_ALL
    return Message.of(
        starts[unit_name(case)], column=name_of(case, first), name=case.output_name, mean=mean, low=low, high=high
    )


def alone_sentence(it: Importance, case: Case) -> Message | None:
    """Ask about a column that does most of the work alone; None where there is none."""
    total = float(it.mean.sum())
    if len(it.order) < 3 or not total > 0:
        return None
    first, second = it.mean[it.order[0]], it.mean[it.order[1]]
    if first / total < MOST_OF_IT or first < FAR * second:
        return None
    text = N_(
        "{part:.0f} of 100 parts of all pulls come from {column} alone. Ask when it is written down: if only after the outcome is "
        "known, the model can't have it when it has to decide."
    )
    return Message.of(text, part=100 * first / total, column=name_of(case, int(it.order[0])))


def interval_sentence(it: Importance, case: Case) -> Message | None:
    """Say what the intervals cover; a picture has none."""
    if case.run.data.image_shape is not None:
        return None
    if it.draws:
        return Message.of(
            N_(
                "The line at the end of a bar is its 95% interval: other test rows than these {rows:,}, and other training rows to "
                "compare with ({draws} draws tried). A model trained anew could differ by more."
            ),
            rows=it.rows,
            draws=it.draws,
        )
    return Message.of(
        N_(
            "The line at the end of a bar is its 95% interval: other test rows than these {rows:,}. Other training rows to compare with "
            "are not in it yet."
        ),
        rows=it.rows,
    )


def cap_sentence(case: Case, rows: int, of: int, error: float) -> Message:
    """Say how many of the test rows are explained, and why not all."""
    if rows >= of:
        return Message.of(N_("All {of:,} test rows are explained."), of=of)
    text = N_(
        "{rows:,} of {of:,} test rows, drawn by lot, are explained: all of them would move the longest bar by less than {error}."
    )
    if case.run.data.image_shape is not None:
        text = N_(
            "{rows:,} of {of:,} test rows, drawn by lot, are explained: all of them would move the darkest pixel by less than "
            "{error}."
        )
    return Message.of(text, rows=rows, of=of, error=sized(case, ROUND_UP * error, error))


def cut_sentence(case: Case, shown: int) -> Message | None:
    """Say how many columns are shown, unless all are."""
    columns = len(case.x)
    if columns <= shown or case.run.data.image_shape is not None:
        return None
    return Message.of(N_("The {shown} of {columns} columns that count most."), shown=shown, columns=columns)


def time_label(rows: int, each: float) -> Message:
    """Say how many rows are explained and about how long it takes, with so many seconds for each."""
    seconds = rows * each
    if seconds < 90:
        return Message.of(N_("{rows:,} rows · about {seconds:.0f} s"), rows=rows, seconds=max(1, math.ceil(seconds)))
    return Message.of(N_("{rows:,} rows · about {minutes:.0f} min"), rows=rows, minutes=math.ceil(seconds / 60))


def kept(case: Case, finding: Message) -> Message:
    """Return what there is to keep of a finding: it stands alone in a brief."""
    text = N_("{data}: {sentence}. It says what the model uses, not what causes the outcome.")
    return Message.of(text, data=case.it.title, sentence=finding)


def name_of(case: Case, column: int) -> Word:
    """Return what a user reads for a column."""
    return column_name(case.run.data, column)


def picture_finding(it: Importance, case: Case) -> Message:
    """Say where in a picture the pixels are that count most."""
    if not it.rows or not it.mean.sum() > 0:
        return importance_finding(it, case)
    few = int(np.searchsorted(np.cumsum(it.mean[it.order]), 0.5 * it.mean.sum())) + 1
    text = N_("{few} of {columns} pixels make half of all pulls; {first} counts most, {size} on average")
    first = int(it.order[0])
    mean = sized(case, float(it.mean[first]), float(it.high[first] - it.low[first]))
    return Message.of(text, few=few, columns=len(it.mean), first=name_of(case, first), size=mean)
