"""Sentences read from learning curves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.overfitting import FLAT, began
from core.messages import N_, Message

History = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class _Curves:
    loss: NDArray[np.float64]
    val: NDArray[np.float64]
    beats_baseline: bool


def learning_finding(history: History, beats_baseline: bool = False) -> Message:
    """Say in one sentence what the learning curves of `history` ("loss", "val_loss") show.

    Parameters
    ----------
    beats_baseline : bool
        Whether its score is better than without a model. With many rows a model may learn all there is in the first
        epoch, at whose end the curves begin: they alone can't tell that from learning nothing.
    """
    loss, val = (np.asarray(history.get(name, ()), float) for name in ("loss", "val_loss"))
    curves = _Curves(loss, val, beats_baseline)
    if not len(curves.val):
        return Message(N_("Nothing learned yet"))
    return next(say(curves) for holds, say in _READINGS if holds(curves))


def _blew_up(c: _Curves) -> bool:
    if not (np.isfinite(c.loss).all() and np.isfinite(c.val).all()):
        return True
    return bool(c.val[-1] > 3 * c.val[0] and c.loss[-1] >= c.loss[0])


def _memorised(c: _Curves) -> bool:
    return began(c.loss, c.val) is not None


def _flat(c: _Curves) -> bool:
    return len(c.val) > 1 and bool(c.val.min() > c.val[0] * (1 - FLAT))


def _still_falling(c: _Curves) -> bool:
    tail = max(1, len(c.val) // 10)
    if len(c.val) < 5 or c.val.argmin() < len(c.val) - tail:  # it has been better before
        return False
    return bool(c.val[-1 - tail] - c.val[-1] > FLAT * (c.val[0] - c.val.min()))


def _say_by_heart(c: _Curves) -> Message:
    return Message.of(
        N_("Validation loss was lowest at epoch {epoch}; after that it only learned by heart"),
        epoch=int(c.val.argmin()) + 1,
    )


def _say_flat(c: _Curves) -> Message:
    if c.beats_baseline:
        return Message(N_("It learned nearly all in the first epoch: after that the validation loss hardly fell"))
    return Message(N_("It learned next to nothing: the validation loss hardly fell"))


def _say_settled(c: _Curves) -> Message:
    reached = c.val[0] - 0.9 * (c.val[0] - c.val.min())
    epoch = int(np.argmax(c.val <= reached)) + 1
    return Message.of(
        N_("Nine tenths of the fall in validation loss came by epoch {epoch} of {epochs}"),
        epoch=epoch,
        epochs=len(c.val),
    )


_READINGS: Sequence[tuple[Callable[[_Curves], bool], Callable[[_Curves], Message]]] = (
    (_blew_up, lambda c: Message(N_("The training blew up: the loss grew instead of falling"))),
    (_memorised, _say_by_heart),
    (_flat, _say_flat),
    (
        _still_falling,
        lambda c: Message.of(
            N_("It was still getting better at epoch {epochs}: more epochs may help"), epochs=len(c.val)
        ),
    ),
    (lambda c: True, _say_settled),
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
