"""False accepts and false rejects of recognition by a threshold on how alike two pictures are."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GRID = np.linspace(-1, 1, 401)  # thresholds


@dataclass(frozen=True, eq=False)
class Errors:
    """Hold how alike pairs of pictures are.

    Parameters
    ----------
    same, other : array (pairs,)
        Cosines of pairs of one person, and of pairs of two.
    """

    same: Floats
    other: Floats

    def false_rejects(self, threshold: float) -> float:
        """Return the share of pairs of one person that fall below a threshold."""
        return float(np.mean(self.same < threshold))

    def false_accepts(self, threshold: float) -> float:
        """Return the share of pairs of two people that reach a threshold."""
        return float(np.mean(self.other >= threshold))

    @cached_property
    def curve(self) -> tuple[Floats, Floats]:
        """False accepts and false rejects at each threshold of `GRID`."""
        accepts = 1 - np.searchsorted(np.sort(self.other), GRID) / len(self.other)
        return accepts, np.searchsorted(np.sort(self.same), GRID) / len(self.same)

    @cached_property
    def equal(self) -> tuple[float, float]:
        """The threshold at which both errors are closest, and their mean there: the equal error rate."""
        accepts, rejects = self.curve
        place = int(np.argmin(np.abs(accepts - rejects)))
        return float(GRID[place]), float((accepts[place] + rejects[place]) / 2)

    def cheapest(self, accept_cost: float, reject_cost: float, strangers: float) -> float:
        """Return the threshold of the lowest expected cost when a share of those who come are strangers."""
        accepts, rejects = self.curve
        return float(GRID[np.argmin(accept_cost * strangers * accepts + reject_cost * (1 - strangers) * rejects)])

    def cost(self, threshold: float, accept_cost: float, reject_cost: float, strangers: float) -> float:
        """Return the expected cost of one visitor."""
        wrong = accept_cost * strangers * self.false_accepts(threshold)
        return wrong + reject_cost * (1 - strangers) * self.false_rejects(threshold)


def errors(numbers: Any) -> Errors:
    """Return the errors over all pairs of views of the test people (people, views, d), of length 1."""
    people, views = numbers.shape[:2]
    flat = np.asarray(numbers, np.float64).reshape(people * views, -1)
    alike, person = flat @ flat.T, np.repeat(np.arange(people), views)
    one, two = np.triu_indices(len(flat), 1)
    same = person[one] == person[two]
    return Errors(alike[one, two][same], alike[one, two][~same])


def equal_interval(numbers: Any, draws: int = 100, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % interval of the equal error rate over other test people: people are drawn, not pairs."""
    rng, people = np.random.default_rng(seed), len(numbers)
    found = []
    for _ in range(draws):
        drawn = np.unique(rng.integers(0, people, people))  # a person twice would be "two people" who are alike
        found.append(errors(numbers[drawn]).equal[1])
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def any_accept(rate: float, people: Any) -> Any:
    """Return the chance that a stranger is taken for at least one of so many people, if each is an independent try."""
    return 1 - (1 - rate) ** np.asarray(people, np.float64)


def measured_accepts(numbers: Any, threshold: float, enrolled: int, draws: int = 40, seed: int = 0) -> float:
    """Return how often a stranger among the test people is taken for one of so many enrolled others."""
    rng, people = np.random.default_rng(seed), len(numbers)
    taken = []
    for _ in range(draws):
        order = rng.permutation(people)
        gallery, strangers = numbers[order[:enrolled], 0], numbers[order[enrolled:]].reshape(-1, numbers.shape[2])
        taken.append(np.mean((strangers @ gallery.T).max(axis=1) >= threshold))
    return float(np.mean(taken))
