"""What the parts of a badge are read from, and what each of them is."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.explanation.case import Case
from core.explanation.trust.draws import Draws
from core.explanation.trust.far import Distance, distance_of
from core.explanation.trust.flips import Flips
from core.explanation.trust.levels import Level
from core.explanation.trust.ties import SURE, Order, order_of
from core.messages import Message

RELATED = 0.7  # from which on two columns go closely together
LOOKED_AT = 5  # reasons that a person reads


@dataclass(frozen=True)
class Part:
    """Hold one measured part.

    Parameters
    ----------
    level : str
    title : str
        What was measured, marked with `N_`.
    found : Message
        What came of it, with its number.
    advice : Message
        What it means, and what to do.
    """

    level: Level
    title: str
    found: Message
    advice: Message


@dataclass(frozen=True, eq=False)
class Measured:
    """Hold what parts are read from.

    Parameters
    ----------
    case : Case
    draws : Draws, optional
        The row explained again, if it was.
    associations : array (d, d), optional
        How closely columns go together, -1 to 1.
    flips : Flips, optional
        What other trainings decide, if it is known.
    """

    case: Case
    draws: Draws | None
    associations: NDArray[np.float64] | None
    flips: Flips | None = None

    @cached_property
    def order(self) -> Order:
        """Which neighbours in rank can swap places."""
        return order_of(self.case, self.draws)

    @cached_property
    def distance(self) -> Distance:
        """How far the row is from the training rows."""
        return distance_of(self.case.run, self.case.x)

    @cached_property
    def pairs(self) -> tuple[tuple[int, int, float], ...]:
        """Columns that go closely together, one of them a leading reason: (column, column, how closely), the closest first."""
        if self.associations is None:
            return ()
        found = {}
        for reason in self.order.reasons[:LOOKED_AT]:
            for other in np.flatnonzero(np.abs(self.associations[reason.column]) >= RELATED):
                if other != reason.column:
                    pair = min(reason.column, int(other)), max(reason.column, int(other))
                    found[pair] = float(abs(self.associations[pair]))
        return tuple((*pair, how) for pair, how in sorted(found.items(), key=lambda item: -item[1]))

    @property
    def within(self) -> float:
        """Within how much each share is known, in 95 of 100 cases; the same for all, by the one that is known least."""
        return SURE * max((one.error for one in self.case.reasons), default=0.0)

    @property
    def moved(self) -> float:
        """How far either way the shares that count move over the draws; the same for all, by the one that moves most."""
        if self.draws is None or not self.order.reasons:
            return 0.0
        shares = self.draws.shares(self.case.output)[:, [one.column for one in self.order.reasons]]
        return float(np.ptp(shares, axis=0).max() / 2)

    @property
    def largest(self) -> float:
        """The size of the largest share."""
        return abs(self.case.reasons[0].share) if self.case.reasons else 0.0
