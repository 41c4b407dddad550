"""Two measures of what counts, side by side: how far columns move the predictions, and what shuffling them costs."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.explanation.overall.correlation import strongest
from core.explanation.overall.importance import Importance
from core.explanation.overall.permutation import Permuted

Values = NDArray[np.float64]
Why = Literal["correlated", "useless", "unseen", "decisive"]
CLOSE = 0.4  # association from which on one column stands in for another
APART = 0.05  # of all that counts, by which shares must differ
TOLD = 2


@dataclass(frozen=True)
class Gap:
    """Hold a column of which the two measures say different things.

    Parameters
    ----------
    column : int
    pulls, cost : float
        Its part of all pulls, and of all that shuffling costs.
    why : str
        correlated: another column stands in for it. useless: the score gains nothing from it. unseen: its pulls change little that
        the score looks at. decisive: small pulls, but where the score looks.
    other, closeness
        The column that it goes with most closely, and how closely; None and 0 where there is none.
    """

    column: int
    pulls: float
    cost: float
    why: Why
    other: int | None
    closeness: float


def parts(values: Values) -> Values:
    """Return values (d,) as parts of their sum, what is below 0 as nothing."""
    kept = np.clip(np.nan_to_num(values), 0, None)
    return kept / kept.sum() if kept.sum() > 0 else kept


def gaps(shap: Importance, permuted: Permuted, related: Values) -> list[Gap]:
    """Return the columns of which the measures differ most and by more than luck, at most two."""
    pulls, cost = parts(shap.mean), parts(permuted.drop)
    apart = np.where((cost > pulls) & ~(permuted.low > 0), 0.0, np.abs(pulls - cost))
    found = np.argsort(-apart, kind="stable")[:TOLD]
    return [_gap(int(j), pulls, cost, permuted, related) for j in found if apart[j] >= APART]


def agree(shap: Importance, permuted: Permuted) -> bool:
    """Tell whether the measures say nearly the same of every column."""
    return bool((np.abs(parts(shap.mean) - parts(permuted.drop)) < APART).all())


def _gap(j: int, pulls: Values, cost: Values, permuted: Permuted, related: Values) -> Gap:
    other, closeness = strongest(related, j) or (None, 0.0)
    why: Why = "decisive"
    if pulls[j] > cost[j]:
        why = "unseen" if permuted.low[j] > 0 else "useless"
        why = "correlated" if abs(closeness) >= CLOSE else why
    return Gap(j, float(pulls[j]), float(cost[j]), why, other, closeness)
