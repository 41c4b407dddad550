"""What pictures of pinned runs show, as their titles."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.scores import SCORES
from core.ledger.comparison import comparable
from core.ledger.entry import Entry
from core.messages import N_, Message

Histories = Sequence[tuple[Entry, Mapping[str, Sequence[float]]]]


@dataclass(frozen=True)
class _Reading:
    best: Callable[[NDArray[np.float64]], int]  # position of a line's best value
    better: Callable[[float], float]  # lower is better
    template: str


_READINGS: Mapping[str, _Reading] = {
    "val_loss": _Reading(
        lambda line: int(np.nanargmin(line)),
        lambda value: value,
        N_("“{name}” got the lowest validation loss: {value:.3g}, at epoch {epoch}"),
    ),
    "val_accuracy": _Reading(
        lambda line: int(np.nanargmax(line)),
        lambda value: -value,
        N_("“{name}” was right most often on validation rows: on {hits:.0f} of 100, at epoch {epoch}"),
    ),
}


def curves_finding(histories: Histories, quantity: str) -> Message:
    """Say which run came furthest in "val_loss" or "val_accuracy", and when."""
    read = _READINGS[quantity]
    lines = [(entry, np.asarray(history.get(quantity, ()), float)) for entry, history in histories]
    lines = [(entry, line) for entry, line in lines if np.isfinite(line).any()]
    if not lines:
        return Message(N_("No curves of these runs are left"))
    if not comparable([entry for entry, _ in lines]):
        return Message(N_("Different data or losses: compare how the lines bend, not how high they are"))
    entry, line = min(lines, key=lambda one: read.better(float(one[1][read.best(one[1])])))
    epoch = read.best(line)
    value = float(line[epoch])
    return Message.of(read.template, name=entry.title, value=value, hits=100 * value, epoch=epoch + 1)


def scores_finding(entries: Sequence[Entry]) -> Message:
    """Say which run scored highest, all by the same score."""
    if len({entry.experiment.dataset for entry in entries}) > 1:
        return Message(N_("Different data: compare each run with its own grey mark, not with the others"))
    about = {entry: entry.about for entry in entries if np.isfinite(entry.about.value)}
    if not about:
        return Message(N_("Their scores can't be computed: the test rows are all alike"))
    best = max(about, key=lambda entry: about[entry].value)
    values = {name: getattr(best.about, name) for name in ("value", "low", "high")}
    text = N_("“{name}” scored highest: {score} {value:.2f} ({low:.2f}–{high:.2f})")
    if len(entries) == 1:
        text = N_("“{name}”: {score} {value:.2f} ({low:.2f}–{high:.2f})")
    return Message.of(text, name=best.title, score=Message(SCORES[best.about.score].label), **values)
