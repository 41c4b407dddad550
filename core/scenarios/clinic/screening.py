"""What a threshold does to people: examined, found, missed, and how many must be examined to find one."""

from dataclasses import dataclass
from math import inf, nan, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

Z = 1.959963984540054  # standard normal quantile of 97.5 %
PEOPLE = 1000
LOWEST, HIGHEST = 1, 60  # percent: thresholds that can be chosen


@dataclass(frozen=True)
class Share:
    """Hold hits of n with their share and its 95 % interval; NaN of none."""

    hits: int
    n: int
    value: float
    low: float
    high: float


def share(hits: int, n: int) -> Share:
    """Return a share with its interval (Wilson 1927), in closed form, so that a page needs no SciPy."""
    if n == 0:
        return Share(0, 0, nan, nan, nan)
    p, z2 = hits / n, Z * Z / n
    middle, half = p + z2 / 2, Z * sqrt(p * (1 - p) / n + z2 / (4 * n))
    return Share(hits, n, p, max(0.0, (middle - half) / (1 + z2)), min(1.0, (middle + half) / (1 + z2)))


@dataclass(frozen=True)
class Screened:
    """Hold what happens to test people when all with at least a chance are examined.

    Parameters
    ----------
    n, ill, examined, found : int
        People, those to whom it happens, those examined, and the ill among these.
    """

    n: int
    ill: int
    examined: int
    found: int

    @property
    def missed(self) -> int:
        """Ill people who are not examined."""
        return self.ill - self.found

    @property
    def sensitivity(self) -> Share:
        """Share of the ill who are examined."""
        return share(self.found, self.ill)

    @property
    def specificity(self) -> Share:
        """Share of the others who are left in peace."""
        well = self.n - self.ill
        return share(well - (self.examined - self.found), well)

    @property
    def worth(self) -> Share:
        """Share of the examined who are ill: the positive predictive value."""
        return share(self.found, self.examined)

    @property
    def needed(self) -> float:
        """How many are examined to find one; infinite where none is found."""
        return self.examined / self.found if self.found else inf

    @property
    def whole(self) -> dict[str, int]:
        """So many of 1,000 people who are found, examined for nothing, missed and left in peace, in whole people that sum up."""
        found, examined, ill = (round(self.of_thousand(count)) for count in (self.found, self.examined, self.ill))
        needless, missed = examined - found, ill - found
        return {"found": found, "needless": needless, "missed": missed, "peace": PEOPLE - found - needless - missed}

    def of_thousand(self, count: int) -> float:
        """Return a count as so many of 1,000 people."""
        return PEOPLE * count / self.n


def as_share(percent: int) -> float:
    """Return a threshold in percent as a share."""
    return percent / 100


def screened(truth: NDArray[Any], chance: NDArray[Any], threshold: float) -> Screened:
    """Return what a threshold does to people with known ends (n,) and predicted chances (n,)."""
    examined = np.asarray(chance) >= threshold
    ill = np.asarray(truth) == 1
    return Screened(len(ill), int(ill.sum()), int(examined.sum()), int((ill & examined).sum()))


def found_with(truth: NDArray[Any], chance: NDArray[Any], examined: int) -> float:
    """Return the share of the ill among the so many with the highest chances; of equal chances, what a lot would give."""
    chance, ill = np.asarray(chance, np.float64), np.asarray(truth) == 1
    last = np.sort(chance)[::-1][min(max(examined, 1), len(chance)) - 1]
    above, equal = chance > last, chance == last
    part = (examined - int(above.sum())) / int(equal.sum()) if examined else 0.0
    return float((ill[above].sum() + part * ill[equal].sum()) / ill.sum()) if examined else 0.0
