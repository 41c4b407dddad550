"""What every threshold would do, prepared once, so that moving it is a look-up."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from core.evaluation.alerts import Outcome
from core.evaluation.drawn.tables import Tables
from core.evaluation.inputs import Floats, ScoreError, check_lengths, read_labels, read_probabilities
from core.messages import N_

SMALL = 0.1  # a score


@dataclass(frozen=True, eq=False)
class Curve:
    """Hold the distinct scores of rows of two classes, each as the threshold from which rows are flagged.

    Parameters
    ----------
    thresholds : array (m,)
        Ascending.
    hits, false_alarms : array (m,)
        Rows of class 1 and of class 0 whose score is at least the threshold.
    """

    thresholds: Floats
    hits: Floats
    false_alarms: Floats

    @property
    def positives(self) -> int:
        """Rows of class 1."""
        return int(self.hits[0])

    @property
    def negatives(self) -> int:
        """Rows of class 0."""
        return int(self.false_alarms[0])

    @property
    def rows(self) -> int:
        return self.positives + self.negatives

    @property
    def base_rate(self) -> float:
        """The share of rows of class 1."""
        return self.positives / self.rows

    @cached_property
    def step(self) -> float:
        """How finely a threshold is worth moving: by a hundredth, finer where nearly all scores are small."""
        few = self.hits + self.false_alarms <= 0.01 * self.rows
        usual = float(self.thresholds[np.argmax(few)]) if few.any() else float(self.thresholds[-1])
        return 0.001 if usual < SMALL else 0.01

    def place(self, threshold: float) -> int:
        """Return the number of the lowest distinct score that is flagged; m when none is."""
        return int(np.searchsorted(self.thresholds, threshold))

    def at(self, threshold: float) -> Outcome:
        """Return what happens when rows are flagged from a threshold on."""
        place = self.place(threshold)
        if place == len(self.thresholds):
            return Outcome(0, 0, self.positives, self.negatives)
        hits, alarms = int(self.hits[place]), int(self.false_alarms[place])
        return Outcome(hits, alarms, self.positives - hits, self.negatives - alarms)

    @cached_property
    def tables(self) -> Tables:
        """The table (m, 2, 2) of what is taken for what at each threshold."""
        left_alone, misses = self.negatives - self.false_alarms, self.positives - self.hits
        return Tables(np.stack([left_alone, self.false_alarms, misses, self.hits], axis=1).reshape(-1, 2, 2))


def curve_of(y_true: ArrayLike, y_prob: ArrayLike) -> Curve:
    """Sort the rows of two classes by their score, and count from the top.

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
    >>> curve_of([0, 1, 1], [0.2, 0.4, 0.9]).at(0.5)
    Outcome(hits=1, false_alarms=0, misses=1, left_alone=1)
    """
    from sklearn.metrics import confusion_matrix_at_thresholds

    prob = read_probabilities(y_prob)
    if prob.shape[1] != 2:
        raise ScoreError(N_("A threshold is for two classes; received {shape} scores."), shape=prob.shape)
    truth = read_labels(y_true, 2)
    check_lengths(truth, prob)
    _, false_alarms, _, hits, thresholds = confusion_matrix_at_thresholds(truth, prob[:, 1], pos_label=1)
    return Curve(*(np.ascontiguousarray(part[::-1], np.float64) for part in (thresholds, hits, false_alarms)))
