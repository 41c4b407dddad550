"""From a similarity to an answer or none: the curve of all thresholds, and how likely a similarity is right."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

UNKNOWN = 0.3  # of the questions asked have no answer here, unless the user says otherwise
TOLERATED = 0.15  # of the answers given may be wrong
GRID = np.linspace(0, 1, 101)


@dataclass(frozen=True, eq=False)
class Choices:
    """Hold similarities of the best find, with whether it is right, of questions that have an answer, and of others.

    Parameters
    ----------
    known, right : array (n,)
    unknown : array (m,)
        Whatever is answered here is wrong.
    share : float
        Of all questions asked, those that have no answer here.
    """

    known: Floats
    right: Bools
    unknown: Floats
    share: float = UNKNOWN

    def correct(self, thresholds: Floats) -> Floats:
        """Return which share of all questions is answered rightly at each threshold."""
        return (1 - self.share) * _above(self.known[self.right], thresholds, len(self.known))

    def wrong(self, thresholds: Floats) -> Floats:
        """Return which share of all questions is answered wrongly at each threshold."""
        known = _above(self.known[~self.right], thresholds, len(self.known))
        return (1 - self.share) * known + self.share * _above(self.unknown, thresholds, len(self.unknown))

    def answered(self, thresholds: Floats) -> Floats:
        """Return which share of all questions is answered at each threshold."""
        return self.correct(thresholds) + self.wrong(thresholds)

    def wrong_of_answered(self, thresholds: Floats) -> Floats:
        """Return which share of the answers is wrong at each threshold; 0 where nothing is answered."""
        answered = self.answered(thresholds)
        return np.divide(self.wrong(thresholds), answered, out=np.zeros(len(thresholds)), where=answered > 0)

    def careful(self, tolerated: float = TOLERATED) -> float:
        """Return the lowest threshold at which at most so many of the answers are wrong."""
        good = self.wrong_of_answered(GRID) <= tolerated
        return float(GRID[np.argmax(good)]) if good.any() else 1.0


def _above(values: Floats, thresholds: Floats, of: int) -> Floats:
    """Return how many values reach each threshold, as a share."""
    below = np.searchsorted(np.sort(values), thresholds, side="left")
    return (len(values) - below) / max(1, of)


def fitted_chance(choices: Choices) -> tuple[float, float]:
    """Return slope and offset of the chance of being right by similarity (Platt 1999, section 2.1); on a worker."""
    from sklearn.linear_model import LogisticRegression

    values = np.concatenate([choices.known, choices.unknown])
    right = np.concatenate([choices.right, np.zeros(len(choices.unknown), bool)])
    known, unknown = len(choices.known), max(1, len(choices.unknown))
    weight = np.r_[np.full(known, (1 - choices.share) / known), np.full(len(choices.unknown), choices.share / unknown)]
    fit = LogisticRegression(C=100.0).fit(values[:, None], right, sample_weight=weight * len(values))
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def chance(similarity: float, line: Floats) -> float:
    """Return how likely an answer of this similarity is right, by slope and offset."""
    return 1 / (1 + math.exp(-(float(line[0]) * similarity + float(line[1]))))
