"""Whether other trainings of the same experiment would decide as the run in hand does."""

from typing import NamedTuple

import numpy as np

from core.decision import Decision
from core.explanation.case import Case
from core.explanation.trust.levels import Level
from core.explanation.trust.retrained import Retrained

SOME = 0.25  # of the trainings, up to which a decision is one to be careful with


class Flips(NamedTuple):
    """Hold in how many of `of` trainings another decision is made than in the run in hand."""

    flipped: int
    of: int

    @property
    def level(self) -> Level:
        """How good that is."""
        if not self.of:
            return "unknown"
        return "good" if not self.flipped else "fair" if self.flipped <= SOME * self.of else "poor"


def flips_of(case: Case, it: Retrained, decision: Decision) -> Flips | None:
    """Return in how many trainings the decision is another one; None for numbers, where nothing is decided."""
    classes = case.it.classes
    if not classes:
        return None
    outputs, own = it.outputs[it.sound], case.told.outputs[0]
    if classes == 2:
        limit = decision.threshold if case.how.unit == "chance" else _log_odds(decision.threshold)
        other = (outputs[:, 1] >= limit) != (own[1] >= limit)
    else:
        other = outputs.argmax(axis=1) != own.argmax()
    return Flips(int(np.count_nonzero(other)), len(outputs))


def _log_odds(chance: float) -> float:
    from core.explanation.units import log_odds

    return float(log_odds(np.array(chance)))
