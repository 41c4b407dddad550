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


def usual_wanted(run: "Run", said: NDArray[np.float64], decision: Decision) -> Wanted:
    """Return what is wanted of a row unless a user says otherwise.

    Parameters
    ----------
    said : array (k,)
        Chances or the number that the model says of the row.

    Returns
    -------
    Wanted
        Of two classes the other side of the threshold, of more the second likeliest, of numbers the other side of the
        median of the training rows.
    """
    if run.data.task == "regression":
        middle = float(f"{np.median(run.data.y[run.split.train]):.3g}")
        return Reach(middle, above=bool(said[0] < middle))
    if len(run.data.class_names) == 2:
        return Side(1, decision.threshold, above=bool(said[1] < decision.threshold))
    return Class(int(np.argsort(-said, kind="stable")[1]))


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
    stopped = N_("Stopped after {tried:,} changed rows: there may be easier ways.")
    ended = N_(
        "The model was asked about {tried:,} changed rows, with up to {most} columns changed at a time, and more only where "
        "little else led there: an easier way may have been missed."
    )
    return Message.of(ended if changes.found.whole else stopped, tried=changes.found.tried, most=DEEPEST)


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
    return Message.of(
        N_("{moved} (the threshold is {threshold})"), moved=moved, threshold=_percent(changes.line or 0.0)
    )


def outcome_text(changes: Changes) -> Message:
    """Say what it would come to."""
    wanted, sense = changes.wanted, sense_of(changes.run.data.name)
    if isinstance(wanted, Side):
        return Message(sense.flagged if wanted.above else sense.cleared)
    if isinstance(wanted, Reach):
        text = N_("It would be above {value}") if wanted.above else N_("It would be below {value}")
        return Message.of(text, value=changes.written(wanted.value))
    return Message.of(N_("It would be taken for “{name}”"), name=changes.name)


def short_change_sentence(changes: Changes) -> Message:
    """Say in one sentence what would be enough, or that nothing is and what comes closest."""
    found = changes.found
    if found.ways:
        return way_sentence(changes, found.ways[0])
    if found.start.reaches:
        return Message(N_("This is what the model says already: nothing has to change."))
    if found.closest is None:
        return Message(_NONE if changes.free else _ALL_LOCKED)
    return Message.of(
        N_(
            "No change of what may change, within what the data shows, is enough. Closest comes {changes}: {effect}."
        ),
        changes=change_text(changes.run, found.start.x, found.closest, TOLD),
        effect=effect_text(changes, found.closest),
    )  # fmt: skip


def way_sentence(changes: Changes, way: Counterfactual) -> Message:
    """Say one way to the person concerned."""
    return Message.of(
        N_("{outcome} with {changes}: {effect}."),
        outcome=outcome_text(changes),
        changes=change_text(changes.run, changes.found.start.x, way),
        effect=effect_text(changes, way),
    )


def headline_text(changes: Changes) -> Message:
    """Say in few words what it takes."""
    found = changes.found
    if found.start.reaches:
        return Message(N_("Nothing has to change"))
    if not found.ways:
        return Message(N_("Nothing that may change is enough"))
    text = N_("A change in {changed} of {columns} columns is enough") if len(found.ways) == 1 else N_(
        "A change in {changed} of {columns} columns is enough, and there are {n} ways"
    )  # fmt: skip
    return Message.of(text, changed=len(found.ways[0].changed), columns=len(found.start.x), n=len(found.ways))


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
_NONE = N_("No change of what may change, within what the data shows, moves the prediction that way at all.")
_ALL_LOCKED = N_("Every column is locked, so that nothing can change: unlock one.")
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
