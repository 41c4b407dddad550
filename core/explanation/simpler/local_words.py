"""What a weighted sum around a row says beside its SHAP values: whether they agree, and which to believe."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.explanation.case import Case
from core.explanation.players import Groups
from core.explanation.simpler.local import FRESH, Local
from core.explanation.simpler.parts import part_names, summed
from core.messages import N_, Message

Word = Message | str
Values = NDArray[np.float64]

LARGE = 0.1  # of the largest: pulls that are compared by their direction
MOST = 8  # of them
SHOWN = 10  # in a picture
FAITHFUL, POOR = 0.8, 0.5  # R² from which on a sum imitates well, and below which badly
SAME_ORDER = 0.7  # rank correlation


@dataclass(frozen=True, eq=False)
class Compared:
    """Hold the pulls of a row's parts by both methods.

    Parameters
    ----------
    names : tuple of Message or str
    shares, share_error : array (g,)
        SHAP values and their standard errors.
    weights, weight_error : array (g,)
        Of the weighted sum.
    fidelity : float
    groups : array (d,)
        Which part each column is in.
    """

    names: Sequence[Word]
    shares: Values
    share_error: Values
    weights: Values
    weight_error: Values
    fidelity: float
    groups: Groups

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """The parts, those that pull most by either method first."""
        return np.argsort(-np.maximum(_relative(self.shares), _relative(self.weights)), kind="stable")

    @cached_property
    def large(self) -> list[int]:
        """The parts that pull much by either method."""
        size = np.maximum(_relative(self.shares), _relative(self.weights))
        return [int(part) for part in self.order[:MOST] if size[part] >= LARGE]

    @cached_property
    def opposed(self) -> list[int]:
        """Those of them that both methods have pull in other directions."""
        return [part for part in self.large if self.shares[part] * self.weights[part] <= 0]

    @cached_property
    def rank(self) -> float:
        """How alike the order of all parts is (Spearman); nan where it is undefined."""
        from scipy.stats import spearmanr

        if len(self.shares) < 3 or not (np.ptp(self.shares) and np.ptp(self.weights)):
            return math.nan
        return float(spearmanr(self.shares, self.weights).statistic)


def compare(case: Case, local: Local, groups: Groups) -> Compared:
    """Put a weighted sum around a case beside its SHAP values."""
    told, output = case.told, case.output
    return Compared(
        part_names(case, groups),
        summed(told.values[0, :, output], groups),
        summed(told.error[0, :, output], groups),
        local.weights[:, output],
        local.error[:, output],
        float(local.fidelity[output]),
        groups,
    )


def _relative(values: Values) -> Values:
    most = np.abs(values).max(initial=0.0)
    return np.abs(values) / most if most > 0 else np.zeros_like(values)


def local_finding(it: Compared) -> Message:
    """Say whether both give the same reasons."""
    n, same = len(it.large), len(it.large) - len(it.opposed)
    if not n:
        return Message(N_("Neither method finds a reason: the model says the same whatever the columns are"))
    text = (
        N_("Around this case a simple weighted sum gives the same reasons: {same} of {n} large pulls go the same way")
        if same == n
        else N_(
            "Around this case a simple weighted sum gives partly other reasons: {same} of {n} large pulls go the same way"
        )
    )
    return Message.of(text, same=same, n=n)


def order_sentence(it: Compared) -> Message | None:
    """Say how alike the order of the columns is; None where that is undefined."""
    if math.isnan(it.rank):
        return None
    text = (
        N_("The order is much the same too (rank correlation {rank:.2f}, where 1 is the same order and 0 no relation).")
        if it.rank >= SAME_ORDER
        else N_("The order is not the same (rank correlation {rank:.2f}, where 1 is the same order and 0 no relation).")
    )
    return Message.of(text, rank=it.rank)


def fidelity_sentence(it: Compared) -> Message:
    """Say how well the sum imitates the model near the row."""
    if math.isnan(it.fidelity):
        return Message(N_("Near this case the model says the same of all rows: there is nothing to imitate."))
    found = next(text for least, text in _FIDELITIES if it.fidelity >= least)
    return Message.of(found, share=max(0, round(100 * it.fidelity)), copies=FRESH)


_FIDELITIES = (
    (
        FAITHFUL,
        N_(
            "On {copies:,} other changed copies of the case the sum explains {share}% of how the model's answer varies (R²): a "
            "faithful imitation."
        ),
    ),
    (
        POOR,
        N_(
            "On {copies:,} other changed copies of the case the sum explains {share}% of how the model's answer varies (R²): a "
            "fair imitation, which leaves out how columns work together."
        ),
    ),
    (
        -math.inf,
        N_(
            "On {copies:,} other changed copies of the case the sum explains only {share}% of how the model's answer varies "
            "(R²): a poor imitation."
        ),
    ),
)


def belief_sentence(it: Compared) -> Message:
    """Say which of both to believe."""
    if not math.isnan(it.fidelity) and it.fidelity < POOR:
        return Message(
            N_(
                "Believe the SHAP values here: they always add up to the model's answer, and the weighted sum does not fit."
            )
        )
    if not it.opposed:
        return Message(
            N_("Two methods that work differently point the same way, so that the directions can be relied on.")
        )
    return Message.of(
        N_(
            "They differ on {name}: the sum looks only close to the case, SHAP at all mixtures with other rows. Where both "
            "differ, what the column does hangs on the others, so don't give it as a reason by itself; for the rest, believe "
            "the SHAP values, which add up to the answer."
        ),
        name=it.names[it.opposed[0]],
    )
