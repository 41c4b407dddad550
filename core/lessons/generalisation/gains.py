"""What the study of the cures found: each against no cure, on the same draws."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.generalisation.cures import GUESSED, NONE, title_of
from core.lessons.generalisation.trying import ORDER
from core.messages import Message

Floats = NDArray[np.float64]
FEWEST = 3  # draws of which an interval can be had
# Student's t at 97.5 % by degrees of freedom (Student 1908); between two of them the one before, which is rather too wide.
T = {2: 4.303, 3: 3.182, 4: 2.776, 6: 2.447, 8: 2.306, 9: 2.262, 11: 2.201, 14: 2.145, 19: 2.093, 29: 2.045}


@dataclass(frozen=True, eq=False)
class Gain:
    """Hold a cure's result beside no cure; shares are from 0 to 1.

    Parameters
    ----------
    name : str
        In `CURES`, or "mix".
    draws : array (k,)
        By how much the share right on new pictures is higher than without it, for each draw.
    gain, low, high : float
        Their mean and its 95 % interval (Student's t, paired by draw).
    test, train : float
        Mean share right on new and on known pictures.
    seconds : float
        Of training, a draw.
    """

    name: str
    title: Message
    draws: Floats
    gain: float
    low: float
    high: float
    test: float
    train: float
    seconds: float

    @property
    def kind(self) -> str:
        """Whether it helps, harms, or could be luck."""
        return "helps" if self.low > 0 else "harms" if self.high < 0 else "luck"


@dataclass(frozen=True, eq=False)
class Base:
    """Hold what the overfitting run does without a cure: mean shares right, and how many draws there are."""

    test: float
    train: float
    draws: int

    @property
    def gap(self) -> float:
        """By how much it is better on what it knows."""
        return self.train - self.test


def interval(values: Floats) -> tuple[float, float]:
    """Return the 95 % interval of the mean of values (k,) by Student's t; without bounds for fewer than three."""
    if len(values) < FEWEST:
        return -np.inf, np.inf
    known = [freedom for freedom in T if freedom <= len(values) - 1]
    half = T[max(known)] * float(values.std(ddof=1)) / np.sqrt(len(values))
    return float(values.mean() - half), float(values.mean() + half)


def base_of(arrays: Mapping[str, Floats]) -> Base | None:
    """Return the run without a cure; None while it has no draw yet."""
    test, train = (arrays[name][ORDER.index(NONE)] for name in ("test", "train"))
    sound = np.isfinite(test)
    return Base(float(test[sound].mean()), float(train[sound].mean()), int(sound.sum())) if sound.any() else None


def gains_of(arrays: Mapping[str, Floats]) -> tuple[Gain, ...]:
    """Return every cure of the study that has enough draws, the best first."""
    rows = [(row, name) for row, name in enumerate(ORDER) if name != NONE]
    return _sorted(_gain(arrays, row, arrays, name, title_of(name)) for row, name in rows)


def mix_gain(arrays: Mapping[str, Floats], mix: Mapping[str, Floats], title: Message) -> tuple[Gain, ...]:
    """Return the mix beside no cure, if it has enough draws."""
    return _sorted([_gain(mix, 0, arrays, "mix", title)])


def ordered(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """Return cures in the order of their gain, the best first."""
    return _sorted(gains)


def answer_of(gains: Sequence[Gain]) -> int | None:
    """Return which option of the guess helped most, or None while one of them isn't measured."""
    found = {it.name: it.gain for it in gains if it.name in GUESSED}
    if len(found) < len(GUESSED):
        return None
    return max(range(len(GUESSED)), key=lambda option: found[GUESSED[option]])


def runner_up(gains: Sequence[Gain], answer: int) -> tuple[Gain, float, float, float]:
    """Return the second best option, and by how much the best is ahead of it: mean, and 95 % interval."""
    best = next(it for it in gains if it.name == GUESSED[answer])
    second = max((it for it in gains if it.name in GUESSED and it is not best), key=lambda it: it.gain)
    ahead = best.draws[: len(second.draws)] - second.draws[: len(best.draws)]
    return second, float(ahead.mean()), *interval(ahead)


def _gain(arrays: Mapping[str, Floats], row: int, base: Mapping[str, Floats], name: str, title: Message) -> Gain | None:
    test, without = arrays["test"][row], base["test"][ORDER.index(NONE)]
    sound = np.isfinite(test) & np.isfinite(without)
    if sound.sum() < FEWEST:
        return None
    draws = test[sound] - without[sound]
    means = (float(arrays[key][row][sound].mean()) for key in ("test", "train", "seconds"))
    return Gain(name, title, draws, float(draws.mean()), *interval(draws), *means)


def _sorted(found: Iterable[Gain | None]) -> tuple[Gain, ...]:
    return tuple(sorted((it for it in found if it is not None), key=lambda it: -it.gain))
