"""One number for all classes, three ways: each class counts the same, each row does, or each class by its rows."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.evaluation.classes.each import ClassScores
from core.evaluation.drawn.tables import Floats
from core.messages import N_

AVERAGES: Mapping[str, tuple[str, str]] = {
    "macro": (N_("Macro"), N_("The plain mean over the classes: a class of 5 rows counts as much as one of 5,000.")),
    "micro": (N_("Micro"), N_("Over all rows at once: with one class a row, the share of rows that are right.")),
    "weighted": (N_("Weighted"), N_("The mean over the classes, each counting by how many rows it has.")),
}
"""Name -> what a user calls it, and its help."""


ALIKE = 0.005  # of a score: what two digits don't show is no difference


@dataclass(frozen=True)
class Averages:
    """Hold the averages of one score over the classes for which it is defined.

    Parameters
    ----------
    name : str
        Of the score.
    macro, micro, weighted : float
    apart : int
        Code of the class that pulls macro and weighted apart most; -1 where they are alike.
    undefined : int
        For how many classes the score is undefined; they are left out.
    """

    name: str
    macro: float
    micro: float
    weighted: float
    apart: int
    undefined: int


def averages(it: ClassScores, name: str) -> Averages:
    """Return the averages of "precision", "recall" or "f1"."""
    each = np.array([score.value for score in it.scores[name]])
    known = ~np.isnan(each)
    # With one class a row, each wrong row is a false alarm of one class and a miss of another: all three are accuracy.
    micro = float(np.trace(it.counts) / it.counts.sum())
    if not known.any():
        return Averages(name, math.nan, micro, math.nan, -1, len(each))
    votes = np.where(known, it.rows, 0).astype(np.float64)
    equal = known / known.sum()
    weights = votes / votes.sum() if votes.any() else equal
    filled = np.where(known, each, 0.0)
    macro, weighted = float(equal @ filled), float(weights @ filled)
    # The difference is a sum over the classes; a class takes part in it by how far its score is from the mean.
    pulls = np.where(known, (equal - weights) * (filled - macro), 0.0)
    return Averages(name, macro, micro, weighted, _apart(pulls), int((~known).sum()))


def _apart(pulls: Floats) -> int:
    total = float(pulls.sum())
    if abs(total) < ALIKE:
        return -1
    return int(np.argmax(pulls * np.sign(total)))
