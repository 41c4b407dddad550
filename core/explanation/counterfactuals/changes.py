"""Small changes of a run's row: what is wanted of it, and what was found, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.predictions import predictions_of
from core.explanation.amounts import AMOUNTS
from core.explanation.columns import column_name, value_text
from core.explanation.counterfactuals.found import Counterfactual, Found
from core.explanation.counterfactuals.search import DEEPEST
from core.explanation.counterfactuals.sense import sense_of
from core.explanation.counterfactuals.wanted import Class, Reach, Side, Wanted
from core.ledger.differences import joined
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.explanation.case import Case
    from core.training.run import Run

Word = Message | str
TOLD = 3  # columns in a sentence of what came closest
MOST_DIGITS = 4  # after the point of a percentage
SMALL = 3  # changed columns beyond which nobody calls it small
BARELY = 0.02  # of a chance, within which it is just on one side of the threshold
BRIDGE = N_(
    "The easiest change need not be among the largest reasons: a reason compares this row with average rows, a change compares it "
    "with the row itself."
)


@dataclass(frozen=True, eq=False)
class Changes:
    """Hold what a search for the smallest changes of a row has found.

    Parameters
    ----------
    run : Run
    wanted : Wanted
    found : Found
    free : int
        How many columns may change.
    """

    run: "Run"
    wanted: Wanted
    found: Found
    free: int

    @property
    def name(self) -> Word:
        """What a user reads for the class whose chance it is about, or for the number."""
        names = predictions_of(self.run).class_names
        return names[self.wanted.output] if names else Message(self.run.data.card.target)

    def said(self, way: Counterfactual) -> float:
        """Return what the model says of a row: the chance, or the number."""
        return float(way.outputs[self.wanted.output])

    @property
    def line(self) -> float | None:
        """Where the wanted side begins; None where other classes decide."""
        return _LINES[type(self.wanted)](self.wanted)

    def written(self, value: float) -> Word:
        """Return a chance or a number as it is written: not so short that it seems to be on the line when it isn't."""
        if isinstance(self.wanted, Reach):
            return AMOUNTS["number"].output(value) if self.line != value else f"{value:,.6g}".replace("-", "−")
        return _percent(value, self.line)


_LINES: Mapping[type, Callable[..., float | None]] = {
    Side: lambda wanted: wanted.threshold,
    Class: lambda wanted: None,
    Reach: lambda wanted: wanted.value,
}


def usual_wanted(run: "Run", said: NDArray[np.float64], decision: Decision, shown: int = -1) -> Wanted:
    """Return what is wanted of a row unless a user says otherwise.

    Parameters
    ----------
    said : array (k,)
        Chances or the number that the model says of the row.
    shown : int
        The class that is explained; -1 without one.

    Returns
    -------
    Wanted
        Of two classes the other side of the threshold, of more the one that is explained, or else the second likeliest, of numbers the other side of the
        median of the training rows.
    """
    if run.data.task == "regression":
        middle = float(f"{np.median(run.data.y[run.split.train]):.3g}")
        return Reach(middle, above=bool(said[0] < middle))
    if len(run.data.class_names) == 2:
        return Side(1, decision.threshold, above=bool(said[1] < decision.threshold))
    likeliest, second = (int(c) for c in np.argsort(-said, kind="stable")[:2])
    return Class(second if shown in (-1, likeliest) else shown)


def said_of(case: "Case") -> NDArray[np.float64]:
    """Return what the model says of a case (k,): chances, or the number, whatever its reasons add up to."""
    if case.place is not None:
        return np.asarray(case.run.y_prob[case.place], np.float64)
    outputs = case.told.outputs[0]
    is_chance = case.run.data.task == "regression" or case.how.unit != "log_odds"
    return outputs if is_chance else np.asarray(1 / (1 + np.exp(-outputs)))


def other_classes(case: "Case") -> dict[int, Word]:
    """Return the classes that a case is not taken for, with what a user reads for them, the likeliest first."""
    names, order = case.it.class_names, np.argsort(-said_of(case), kind="stable")
    return {int(c): names[int(c)] for c in order[1:]}


def wanted_text(run: "Run", wanted: Wanted) -> Message:
    """Say what is looked for, of two classes."""
    assert isinstance(wanted, Side)
    above = N_(
        "Looked for: a predicted chance of “{name}” of the threshold, {threshold}, or more, with as little changed as possible."
    )
    below = N_(
        "Looked for: a predicted chance of “{name}” below the threshold, {threshold}, with as little changed as possible."
    )
    name = predictions_of(run).class_names[wanted.output]
    return Message.of(above if wanted.above else below, name=name, threshold=_percent(wanted.threshold))


def tried_text(changes: Changes) -> Message:
    """Say how much was tried, and what follows."""
    early = N_("{tried:,} changed rows were tried so far, and more were to come: there may be easier ways.")
    ended = N_(
        "The model was asked about {tried:,} changed rows, with up to {most} columns changed at a time, and more only where "
        "little else led there: an easier way may have been missed."
    )
    return Message.of(ended if changes.found.whole else early, tried=changes.found.tried, most=DEEPEST)


def change_text(run: "Run", x: NDArray[np.float32], way: Counterfactual, most: int | None = None) -> Word:
    """Say what a way changes of a row (d,), e.g. "Duration 18 months instead of 36 months and …"."""
    data = run.data
    parts: list[Word] = [
        Message.of(
            _INSTEAD[data.feature_names[j] in data.categories],
            column=column_name(data, j),
            new=value_text(data, j, float(way.x[j])),
            old=value_text(data, j, float(x[j])),
        )
        for j in way.changed
    ]
    if most is not None and len(parts) > most + 1:
        left = len(parts) - most
        return Message.of(N_("{changes} and {n} other changes"), changes=joined(parts[:most]), n=left)
    return _all_of(parts)


def effect_text(changes: Changes, way: Counterfactual) -> Message:
    """Say how the prediction moves, and past what."""
    before, after = changes.said(changes.found.start), changes.said(way)
    text = _MOVES["number" if isinstance(changes.wanted, Reach) else "chance"][after >= before]
    moved = Message.of(text, name=changes.name, old=changes.written(before), new=changes.written(after))
    if not isinstance(changes.wanted, Side):
        return moved
    line = changes.wanted.threshold
    text = _BARELY[after > line] if 0 < abs(after - line) <= BARELY else N_("{moved} (the threshold is {threshold})")
    return Message.of(text, moved=moved, threshold=_percent(line))


def outcome_text(changes: Changes) -> Message:
    """Say what it would come to."""
    wanted, sense = changes.wanted, sense_of(changes.run.data.name)
    if isinstance(wanted, Side):
        return Message(sense.flagged if wanted.above else sense.cleared)
    if isinstance(wanted, Reach):
        text = N_("It would be above {value}") if wanted.above else N_("It would be below {value}")
        return Message.of(text, value=changes.written(wanted.value))
    return Message.of(N_("It would be taken for “{name}”"), name=changes.name)


def is_long(changes: Changes) -> bool:
    """Tell whether every way changes many columns; before the end of a search nobody knows."""
    return changes.found.whole and min(len(way.changed) for way in changes.found.ways) > SMALL


def short_change_sentence(changes: Changes) -> Message:
    """Say in one sentence what would be enough, or that nothing is and what comes closest; of many changes only some."""
    found = changes.found
    if found.ways and is_long(changes):
        return _long_sentence(changes)
    if found.ways:
        return way_sentence(changes, found.ways[0], TOLD)
    if found.start.reaches:
        return Message(N_("This is what the model says already: nothing has to change."))
    if found.closest is None:
        return Message(_NONE[found.whole] if changes.free else _ALL_LOCKED)
    return Message.of(
        _CLOSEST[found.whole],
        changes=change_text(changes.run, found.start.x, found.closest, TOLD),
        effect=effect_text(changes, found.closest),
    )


def way_sentence(changes: Changes, way: Counterfactual, most: int | None = None) -> Message:
    """Say one way to the person concerned, with so many of its changes."""
    return Message.of(
        N_("{outcome} with {changes}: {effect}."),
        outcome=outcome_text(changes),
        changes=change_text(changes.run, changes.found.start.x, way, most),
        effect=effect_text(changes, way),
    )


def room_text(changes: Changes) -> Message:
    """Say which way goes furthest beyond what is wanted: it needn't be the one of least effort."""
    far = int(np.argmax([way.margin for way in changes.found.ways]))
    said = changes.written(changes.said(changes.found.ways[far]))
    if changes.line is None:
        return Message.of(
            N_("Way {letter} is the surest: {said} for “{name}”"), letter=letter(far), said=said, name=changes.name
        )
    text = N_("Way {letter} leaves the most room: {said} ({line})")
    return Message.of(text, letter=letter(far), said=said, line=line_text(changes))


def line_text(changes: Changes) -> Message:
    """Name the line that has to be passed, where there is one."""
    assert changes.line is not None
    text = N_("wanted: {line}") if isinstance(changes.wanted, Reach) else N_("threshold {line}")
    return Message.of(text, line=changes.written(changes.line))


def letter(number: int) -> str:
    """Return the letter by which a way is called."""
    return chr(ord("A") + number)


_INSTEAD = (N_("{column} {new} instead of {old}"), N_("{column} “{new}” instead of “{old}”"))
_NONE = (
    N_("So far no change of what may change moves the prediction that way."),
    N_("No change of what may change, within what the data shows, moves the prediction that way at all."),
)
_CLOSEST = (
    N_("So far no change is enough. Closest comes {changes}: {effect}."),
    N_("No change of what may change, within what the data shows, is enough. Closest comes {changes}: {effect}."),
)
_ALL_LOCKED = N_("Every column is locked, so that nothing can change: unlock one.")
_BARELY = (
    N_("{moved} (just below the threshold of {threshold})"),
    N_("{moved} (just above the threshold of {threshold})"),
)
_MOVES: Mapping[str, tuple[str, str]] = {
    "chance": (
        N_("the predicted chance of “{name}” falls from {old} to {new}"),
        N_("the predicted chance of “{name}” rises from {old} to {new}"),
    ),
    "number": (
        N_("the predicted number falls from {old} to {new}"),
        N_("the predicted number rises from {old} to {new}"),
    ),
}


def _long_sentence(changes: Changes) -> Message:
    way = min(changes.found.ways, key=lambda way: len(way.changed))
    return Message.of(
        N_("No small change is enough; the smallest one found needs {n} changes. {sentence}"),
        n=len(way.changed),
        sentence=way_sentence(changes, way, TOLD),
    )


def _all_of(parts: Sequence[Word]) -> Word:
    if len(parts) < 2:
        return parts[0] if parts else ""
    return Message.of(N_("{first} and {last}"), first=joined(parts[:-1]), last=parts[-1])


def _percent(value: float, beside: float | None = None) -> str:
    """Return a chance in percent, with as many digits as tell it from another one."""
    for digits in range(MOST_DIGITS):
        shown = round(100 * value, digits)
        told_apart = beside is None or value == beside or shown != round(100 * beside, digits)
        if told_apart and (value in (0, 1) or 0 < shown < 100):
            break
    return f"{shown:.{digits}f}%"
