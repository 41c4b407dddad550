"""Whether groups differ by more than luck: all pairs are looked at, and each has to stand up to that."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from core.evaluation.groups.estimates import LEVEL, Ends, Estimate, difference

LEAST_ROWS = 30  # of a group that is compared with others
LEAST_OF = 10  # of the rows on which its score rests


@dataclass(frozen=True)
class Contrast:
    """Hold two groups of which one has the higher score.

    Parameters
    ----------
    high, low : int
        Their numbers.
    value : float
        How much higher.
    ends : tuple of float
        The interval of that, so wide that of all comparisons that were made none is wrong in 95 of 100 cases (Bonferroni;
        Dunn 1961, "Multiple comparisons among means"): the pair was chosen because it differs.
    among : int
        How many comparisons that were.
    """

    high: int
    low: int
    value: float
    ends: Ends
    among: int

    @property
    def sure(self) -> bool:
        """Whether the two differ by more than luck."""
        return self.ends[0] > 0


@dataclass(frozen=True, eq=False)
class Compared:
    """Hold one score of several groups.

    Parameters
    ----------
    estimates : sequence of Estimate
        One a group.
    sizes : sequence of int
        Rows of each.
    scores : int
        How many scores are compared at once, each by a `Compared` of its own.
    """

    estimates: Sequence[Estimate]
    sizes: Sequence[int]
    scores: int = 1

    @cached_property
    def small(self) -> tuple[int, ...]:
        """Groups of too few rows to judge."""
        return tuple(group for group, rows in enumerate(self.sizes) if rows < LEAST_ROWS)

    @cached_property
    def undefined(self) -> tuple[int, ...]:
        """Groups without a score."""
        return tuple(group for group, each in enumerate(self.estimates) if not math.isfinite(each.value))

    @cached_property
    def thin(self) -> tuple[int, ...]:
        """Groups of enough rows, of which too few count for this score."""
        return tuple(
            group
            for group, each in enumerate(self.estimates)
            if each.of < LEAST_OF and group not in self.small and group not in self.undefined
        )

    @cached_property
    def judged(self) -> tuple[int, ...]:
        """Groups that are compared."""
        left_out = {*self.small, *self.thin, *self.undefined}
        return tuple(group for group in range(len(self.estimates)) if group not in left_out)

    @cached_property
    def widest(self) -> Contrast | None:
        """The two groups that differ most; None with fewer than two to judge."""
        return max(self._pairs(), key=lambda pair: pair.value, default=None)

    @cached_property
    def told(self) -> Contrast | None:
        """The two groups to tell of: those that differ most among those that differ by more than luck, if there are any."""
        sure = (pair for pair in self._pairs() if pair.sure)
        return max(sure, key=lambda pair: pair.value, default=self.widest)

    def _pairs(self) -> Iterator[Contrast]:
        pairs = [*combinations(self.judged, 2)]
        among = len(pairs) * self.scores
        for pair in pairs:
            low, high = sorted(pair, key=lambda group: self.estimates[group].value)
            one, other = self.estimates[high], self.estimates[low]
            ends = difference(one, other, 1 - (1 - LEVEL) / among)
            yield Contrast(high, low, one.value - other.value, ends, among)
