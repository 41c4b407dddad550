"""Which reasons are so near to each other that their order means nothing."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.explanation.case import Case, Reason
from core.explanation.trust.draws import Draws

MOST = 10  # reasons that are looked at: nobody reads on
LEAST = 0.02  # of the largest share: smaller ones are no reasons
SURE = 2.0  # standard errors
SWAPPED = 0.1  # of the draws, from which on an order is left open


@dataclass(frozen=True)
class Order:
    """Hold which neighbours in rank can swap places.

    Parameters
    ----------
    reasons : tuple of Reason
        Those that count, the largest share first.
    tied : tuple of bool
        For each but the last, whether the next one may as well be larger.
    """

    reasons: tuple[Reason, ...]
    tied: tuple[bool, ...]

    @property
    def solid(self) -> int:
        """How many reasons stand in a sure order from the first on."""
        if not any(self.tied):
            return len(self.reasons)
        return self.tied.index(True)

    @property
    def first_tie(self) -> int:
        """How many reasons the first one can't be told from, itself included."""
        return next((i + 1 for i, tied in enumerate(self.tied) if not tied), len(self.reasons))


def order_of(case: Case, draws: Draws | None = None) -> Order:
    """Return the order of the reasons that count, with what is open about it."""
    reasons = counting(case)
    shares = None if draws is None else draws.shares(case.output)
    tied = tuple(_is_tied(one, other, shares) for one, other in pairwise(reasons))
    return Order(reasons, tied)


def counting(case: Case) -> tuple[Reason, ...]:
    """Return the reasons that are more than their own error and not tiny beside the first one."""
    largest = abs(case.reasons[0].share) if case.reasons else 0.0
    return tuple(
        one for one in case.reasons[:MOST] if abs(one.share) > max(SURE * one.error, LEAST * largest, 1e-12)
    )  # fmt: skip


def _is_tied(one: Reason, other: Reason, shares: NDArray[np.float64] | None) -> bool:
    """Tell whether two shares are nearer than their errors, or swap places in some of the draws (s, d)."""
    gap = abs(one.share) - abs(other.share)
    if gap <= SURE * float(np.hypot(one.error, other.error)):
        return True
    if shares is None:
        return False
    return bool(np.mean(np.abs(shares[:, other.column]) >= np.abs(shares[:, one.column])) > SWAPPED)
