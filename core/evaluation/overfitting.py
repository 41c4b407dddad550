"""Where a training began to learn by heart."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

FLAT = 0.01  # a change below one part in a hundred, of the loss or of what it has fallen by, is none to speak of
WORSE = 0.1  # of what the validation loss had fallen by: less lost again is noise


def overfitting_began(history: Mapping[str, Sequence[float]]) -> int | None:
    """Return the epoch, from 1, with the lowest validation loss, if it only learned by heart after it; else None.

    That is: by the end the validation loss had risen again by more than noise, while the training loss kept falling.

    Examples
    --------
    >>> overfitting_began({"loss": (1.0, 0.5, 0.1), "val_loss": (1.0, 0.6, 0.9)})
    2
    """
    return began(*_curves(history))


def began(loss: NDArray[np.float64], val: NDArray[np.float64]) -> int | None:
    """Return the same from the two curves (epochs,)."""
    if not _rose(loss, val):
        return None
    best = int(val.argmin())
    return best + 1 if loss[-1] < loss[best] else None


def overfitting_finding(history: Mapping[str, Sequence[float]]) -> Message:
    """Say where overfitting began, or why none is to be seen."""
    epoch = overfitting_began(history)
    if epoch is not None:
        return Message.of(
            N_("Overfitting began at epoch {epoch}: since then it got better only on rows it knows"), epoch=epoch
        )
    loss, val = _curves(history)
    if not len(val):
        return Message(N_("Nothing learned yet"))
    if not _finite(loss, val):
        return Message(N_("The training blew up: the loss grew instead of falling"))
    if _rose(loss, val):
        return Message(N_("No overfitting to be seen: it got worse on the rows it knows as well"))
    return Message(N_("No overfitting to be seen: at the end validation was near its best"))


def _rose(loss: NDArray[np.float64], val: NDArray[np.float64]) -> bool:
    """Tell whether by the end the validation loss had risen by more than noise from its lowest."""
    if not len(val) or not _finite(loss, val):
        return False
    lost, learned = val[-1] - val.min(), val[0] - val.min()
    return bool(lost > max(WORSE * learned, FLAT * val[0]))


def _finite(loss: NDArray[np.float64], val: NDArray[np.float64]) -> bool:
    return bool(np.isfinite(loss).all() and np.isfinite(val).all())


def _curves(history: Mapping[str, Sequence[float]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.asarray(history.get("loss", ()), float), np.asarray(history.get("val_loss", ()), float)
