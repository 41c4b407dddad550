"""What every score with its ranges says, in a sentence and in a table."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.evaluation.intervals import Interval
from core.evaluation.natural import frequencies
from core.evaluation.predictions import Predictions
from core.evaluation.scores import SCORES
from core.evaluation.sureness.undefined import unbroken
from core.ledger.differences import joined
from core.luck import digits_for
from core.messages import N_, Message

Shown = Message | str

NOTHING = "–"


@dataclass(frozen=True)
class Row:
    """Hold what a user reads of one score: its value, its range over test rows, over seeds, and a remark."""

    name: str
    value: str
    rows: Shown
    seeds: Shown
    remark: Shown


def score_rows(known: Mapping[str, Interval], seeds: Mapping[str, Interval] | None = None) -> tuple[Row, ...]:
    """Return every score as a user reads it, with no more digits than its range bears."""
    return tuple(_row(name, it, (seeds or {}).get(name)) for name, it in known.items())


def _row(name: str, it: Interval, over_seeds: Interval | None) -> Row:
    value = _written(it)(it.value) if math.isfinite(it.value) else NOTHING
    return Row(name, value, _range(it), NOTHING if over_seeds is None else _range(over_seeds), it.note or "")


def remarks(known: Mapping[str, Interval]) -> tuple[Message, ...]:
    """Say of which scores there is nothing to say, or little, and why; those of which the same is said together."""
    found: list[tuple[Message, list[Message]]] = []
    for name, it in known.items():
        label = Message(SCORES[name].label)
        same = next((names for note, names in found if note == it.note), None)
        if same is not None:
            same.append(label)
        elif it.note is not None:
            found.append((it.note, [label]))
    return tuple(Message.of(N_("{scores}: {why}"), scores=joined(names), why=note) for note, names in found)


def _range(it: Interval) -> Shown:
    return Message.of(N_("{low} to {high}"), **_ends(it)) if math.isfinite(it.low) else NOTHING


def _ends(it: Interval) -> dict[str, str]:
    return {"low": _written(it)(it.low), "high": _written(it)(it.high)}


def _written(it: Interval) -> Callable[[float], str]:
    shown = digits_for(it.high - it.low, it.value)
    return lambda number: shown(number).replace("-", "−")


def sure_finding(it: Predictions, known: Mapping[str, Interval]) -> Message:
    """Say in few words how sure the score is that a person can picture best."""
    if it.classes and known["accuracy"].value == 1:
        text = N_("Not one of {tries:,} test rows is classed wrong; of as many others up to {most} may well be")
        return unbroken(text, it.n)
    for name, text in _FINDINGS[min(it.classes, 3)].items():
        if math.isfinite(known[name].low) and known[name].note is None:
            return _finding(name, text, known[name])
    return Message.of(N_("{rows:,} test rows say too little to be sure of any score"), rows=it.n)


def _finding(name: str, text: str, it: Interval) -> Message:
    share = frequencies(it)
    return Message.of(
        text,
        score=Message(SCORES[name].label),
        value=_written(it)(it.value),
        count=share.count,
        of=share.of,
        low_count=share.low,
        high_count=share.high,
        **_ends(it),
    )


_PLAIN = N_("{score} is {value}; with other test rows it may well be {low} to {high}")
_FINDINGS: Mapping[int, Mapping[str, str]] = {
    2: {
        "precision": N_(
            "Of {of:,} flagged, {count:,} are flagged rightly; with other test rows it may well be {low_count:,} to {high_count:,}"
        ),
        "roc_auc": _PLAIN,
        "accuracy": _PLAIN,
    },
    3: {
        "accuracy": N_(
            "Of {of:,} rows, {count:,} are classed right; with other test rows it may well be {low_count:,} to {high_count:,}"
        ),
        "log_loss": _PLAIN,
    },
    0: {
        "mae": N_("Off by {value} on average; with other test rows it may well be {low} to {high}"),
        "r2": _PLAIN,
    },
}
"""Classes, 0 for numbers and 3 for more than two -> the scores to try, with what to say of them."""


def rows_sentence(it: Predictions) -> Message:
    """Say what the ranges mean, and what would make them narrower."""
    text = N_(
        "Of 100 ranges that are made like this from {rows:,} rows, about 95 hold the true score. "
        "With four times as many, {more:,}, the ranges would be half as wide."
    )
    return Message.of(text, rows=it.n, more=4 * it.n)


def seeds_sentence(name: str, over_seeds: Interval, seeds: int) -> Message | None:
    """Say how far another seed moves a score; None where it has none."""
    if not math.isfinite(over_seeds.low):
        return None
    text = N_(
        "Trained with {seeds} seeds, {score} lies between {low} and {high} in 9 of 10 trainings. "
        "That luck comes on top of the luck of the rows."
    )
    return Message.of(text, seeds=seeds, score=Message(SCORES[name].label), **_ends(over_seeds))
