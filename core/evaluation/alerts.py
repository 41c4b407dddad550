"""What a threshold does: how many rows are flagged, how many of them rightly, and what is missed."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluation.inputs import Floats, ScoreError, check_lengths, read_labels, read_probabilities
from core.messages import N_, Message


@dataclass(frozen=True)
class Outcome:
    """Count the rows flagged rightly and wrongly, those missed, and those rightly left alone."""

    hits: int
    false_alarms: int
    misses: int
    left_alone: int

    @property
    def flagged(self) -> int:
        return self.hits + self.false_alarms

    @property
    def rows(self) -> int:
        return self.flagged + self.misses + self.left_alone

    @property
    def precision(self) -> float:
        """Share of the flagged rows that deserved it; nan when none is flagged."""
        return self.hits / self.flagged if self.flagged else math.nan

    @property
    def recall(self) -> float:
        """Share of the rows that should be flagged that are; nan when there is none."""
        deserving = self.hits + self.misses
        return self.hits / deserving if deserving else math.nan

    @property
    def confusion(self) -> NDArray[np.int64]:
        """Rows (2, 2) by their class, downwards, and by what was said of them, across."""
        return np.array([[self.left_alone, self.false_alarms], [self.misses, self.hits]])


@dataclass(frozen=True, eq=False)
class Alerts:
    """Hold the chances of the rows of class 1 and of class 0, each in ascending order, to look thresholds up in."""

    positive: Floats
    negative: Floats

    def at(self, threshold: float) -> Outcome:
        """Return what happens when rows are flagged from a threshold on."""
        misses, left_alone = (int(np.searchsorted(side, threshold)) for side in (self.positive, self.negative))
        return Outcome(len(self.positive) - misses, len(self.negative) - left_alone, misses, left_alone)


def alerts(y_true: ArrayLike, y_prob: ArrayLike) -> Alerts:
    """Sort the chances of two classes for thresholds to be looked up in.

    Parameters
    ----------
    y_true : array (n,)
        0 or 1.
    y_prob : array (n,), (n, 1) or (n, 2)
        The probability of class 1, or of both.

    Raises
    ------
    ScoreError
        When there are more classes, or labels and probabilities don't fit each other.

    Examples
    --------
    >>> alerts([0, 1, 1], [0.2, 0.4, 0.9]).at(0.5)
    Outcome(hits=1, false_alarms=0, misses=1, left_alone=1)
    """
    prob = read_probabilities(y_prob)
    if prob.shape[1] != 2:
        raise ScoreError(N_("A threshold is for two classes; received {shape} scores."), shape=prob.shape)
    truth = read_labels(y_true, 2)
    check_lengths(truth, prob)
    return Alerts(np.sort(prob[truth == 1, 1]), np.sort(prob[truth == 0, 1]))


def alerts_sentence(outcome: Outcome, name: Message | str) -> Message:
    """Say in counts what a threshold does; `name` is what a user reads for class 1."""
    if not outcome.flagged:
        text = N_("Of {rows:,} rows it flags none as “{name}”; it misses all {misses:,}.")
    elif not outcome.misses:
        text = N_("Of {rows:,} rows it flags {flagged:,} as “{name}”, {hits:,} of them rightly; it misses none.")
    else:
        text = N_("Of {rows:,} rows it flags {flagged:,} as “{name}”, {hits:,} of them rightly; it misses {misses:,}.")
    return Message.of(
        text, rows=outcome.rows, flagged=outcome.flagged, hits=outcome.hits, misses=outcome.misses, name=name
    )
