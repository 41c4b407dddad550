"""Sentences read from learning curves."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

History = Mapping[str, Sequence[float]]
FLAT = 0.01  # a change below one part in a hundred, of the loss or of what it has fallen by, is none to speak of
WORSE = 0.1  # of what the validation loss had fallen by: less lost again is noise


def learning_finding(history: History) -> Message:
    """Say in one sentence what the learning curves of `history` ("loss", "val_loss") show."""
    loss, val = (np.asarray(history.get(name, ()), float) for name in ("loss", "val_loss"))
    if not len(val):
        return Message(N_("Nothing learned yet"))
    for holds, say in _READINGS:
        if holds(loss, val):
            return say(val)
    return _settled(val)


Curve = NDArray[np.float64]


def _blew_up(loss: Curve, val: Curve) -> bool:
    return not (np.isfinite(loss).all() and np.isfinite(val).all()) or val[-1] > 3 * val[0]


def _learned_nothing(loss: Curve, val: Curve) -> bool:
    return len(val) > 1 and val.min() > val[0] * (1 - FLAT)


def _memorised(loss: Curve, val: Curve) -> bool:
    best = int(val.argmin())
    lost, learned = val[-1] - val[best], val[0] - val[best]
    return bool(lost > WORSE * learned and loss[-1] < loss[best])


def _still_falling(loss: Curve, val: Curve) -> bool:
    tail = max(1, len(val) // 10)
    return bool(len(val) >= 5 and val[-1 - tail] - val[-1] > FLAT * (val[0] - val.min()))


def _settled(val: Curve) -> Message:
    reached = val[0] - 0.9 * (val[0] - val.min())
    epoch = int(np.argmax(val <= reached)) + 1
    return Message.of(
        N_("It had learned nine tenths of what it would learn by epoch {epoch} of {epochs}"),
        epoch=epoch,
        epochs=len(val),
    )


_READINGS: Sequence[tuple[Callable[[Curve, Curve], bool], Callable[[Curve], Message]]] = (
    (_blew_up, lambda val: Message(N_("The training blew up: the loss grew instead of falling"))),
    (_learned_nothing, lambda val: Message(N_("It learned next to nothing: the validation loss hardly fell"))),
    (
        _memorised,
        lambda val: Message.of(
            N_("Validation loss was lowest at epoch {epoch}; after that it only learned by heart"),
            epoch=int(val.argmin()) + 1,
        ),
    ),
    (
        _still_falling,
        lambda val: Message.of(
            N_("It was still getting better at epoch {epochs}: more epochs may help"), epochs=len(val)
        ),
    ),
)


def live_finding(history: History) -> Message:
    """Say in one sentence how far a training under way has come."""
    val = history.get("val_loss", ())
    if not val:
        return Message(N_("About to learn"))
    return Message.of(N_("Learning: validation loss {first:.3g} at first, {last:.3g} now"), first=val[0], last=val[-1])


def learning_advice(history: History) -> Message:
    """Say in one sentence, with its numbers, how training and validation compare at the end."""
    return _compared(
        history,
        N_("At the end it was right on {seen:.0f} of 100 rows it learned from, and on {unseen:.0f} of 100 it did not."),
        N_("At the end the loss was {seen:.3g} on rows it learned from, and {unseen:.3g} on rows it did not."),
    )


def live_advice(history: History) -> Message:
    """Say in one sentence, with its numbers, how training and validation compare so far."""
    return _compared(
        history,
        N_("So far it is right on {seen:.0f} of 100 rows it learns from, and on {unseen:.0f} of 100 it does not."),
        N_("So far the loss is {seen:.3g} on rows it learns from, and {unseen:.3g} on rows it does not."),
    )


def _compared(history: History, in_rows: str, in_loss: str) -> Message:
    if history.get("val_accuracy"):
        seen, unseen = history["accuracy"][-1], history["val_accuracy"][-1]
        return Message.of(in_rows, seen=100 * seen, unseen=100 * unseen)
    if history.get("val_loss"):
        return Message.of(in_loss, seen=history["loss"][-1], unseen=history["val_loss"][-1])
    return Message(N_("Watch both lines: the gap between them is what it learns by heart."))
