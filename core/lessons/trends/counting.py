"""A private count: how many said yes, plus noise that hides each of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

PEOPLE = (20, 100, 500, 2000, 10000)
EPSILONS = (0.05, 0.1, 0.5, 1.0, 2.0, 5.0)
TRUE_SHARE = 0.3
RELEASES = 200
USEFUL = 0.05  # off by at most so much in 95 of 100 releases
OUT_OF = 0.95


@dataclass(frozen=True, eq=False)
class Count:
    """Hold what several releases of one share of yes would say.

    Parameters
    ----------
    people : int
    epsilon : float
    said : array (RELEASES,)
        The shares that were released.
    """

    people: int
    epsilon: float
    said: NDArray[np.float64]

    @property
    def truth(self) -> float:
        """The true share."""
        return round(TRUE_SHARE * self.people) / self.people

    @property
    def off(self) -> float:
        """What 95 of 100 releases are off by at most, by formula."""
        return off_by(self.epsilon) / self.people


def released(people: int, epsilon: float, seed: int = 0) -> Count:
    """Release the share of yes among people, several times, by the Laplace mechanism.

    One person more or less changes the count by one, so that Laplace noise of scale 1/ε keeps ε-differential privacy.

    References
    ----------
    Dwork, McSherry, Nissim and Smith, 2006, "Calibrating Noise to Sensitivity in Private Data Analysis", section 2.
    """
    noise = np.random.default_rng(seed).laplace(0.0, 1 / epsilon, RELEASES)
    return Count(people, epsilon, (round(TRUE_SHARE * people) + noise) / people)


def off_by(epsilon: float, out_of: float = OUT_OF) -> float:
    """Return how far a count with Laplace noise of scale 1/ε is off at most, with a chance of `out_of`."""
    return float(-np.log(1 - out_of) / epsilon)


def people_needed(epsilon: float, off: float = USEFUL) -> int:
    """Return how many people make a share that is off by at most `off` in 95 of 100 releases."""
    return int(np.ceil(off_by(epsilon) / off))


def title(it: Count) -> Message:
    """Say whether the noise leaves something to read."""
    useful = N_(
        "{people:,} people, ε = {epsilon:g}: in 95 of 100 cases the noise moves the share by no more than ±{off} points, "
        "little enough to use it"
    )
    useless = N_(
        "{people:,} people, ε = {epsilon:g}: in 95 of 100 cases the noise moves the share by up to ±{off} points, too much "
        "to use it"
    )
    text = useful if it.off <= USEFUL else useless
    return Message.of(
        text, people=it.people, epsilon=it.epsilon, off=f"{100 * it.off:.2g}" if it.off < 1 else f"{100 * it.off:.0f}"
    )


def needed(it: Count) -> Message:
    """Say how many people such a promise takes."""
    text = N_(
        "In 95 of 100 releases the noise moves the count by {count:.1f} people at most, however many were asked. With this ε, "
        "at least {people:,} people make the share good to ±{off:.0f} points."
    )
    return Message.of(text, count=off_by(it.epsilon), people=people_needed(it.epsilon), off=100 * USEFUL)
