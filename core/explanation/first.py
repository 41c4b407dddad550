"""Which row is explained before anybody chooses one."""

import numpy as np
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.predictions import Predictions


def first_place(it: Predictions, decision: Decision) -> int:
    """Return a typical case: of those that are flagged the middle one, or the surest where none is; of numbers the highest."""
    if not it.classes:
        return int(it.y_prob[:, 0].argmax())
    chance = it.against(decision.positive).y_prob[:, 1]
    order = np.argsort(-chance, kind="stable")
    flagged = int((chance >= decision.threshold).sum())
    return int(order[flagged // 2])


def usual_output(it: Predictions, said: NDArray[np.float64]) -> int:
    """Return which output is shown of what is said (k,): of two classes the flagged one, of more the likeliest."""
    return 1 if it.classes == 2 else int(np.argmax(said))
