"""What pre-training brought with few labels, in numbers with their luck, and in words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.few_labels import ARMS, SEEDS, SIZES
from core.messages import N_, Message

SURE = 2.365  # standard errors either way in 95 of 100 cases: Student's t with SEEDS - 1 = 7 degrees of freedom
LOT = 0.10  # a gain that we call a lot: ten more of 100 cases right
A_LOT, A_LITTLE, NOTHING = range(3)  # the options of the guess
SETTLES = "shift"  # the task whose result answers the guess: the best of those tried

Right = NDArray[np.float64]


@dataclass(frozen=True)
class Gain:
    """Hold by how much one arm is ahead of another with the same labels and test: mean, and its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def verdict(self) -> int:
        """Return which option of the guess it is; what can't be told from luck, or loses, is nothing."""
        if self.low <= 0:
            return NOTHING
        return A_LOT if self.mean >= LOT else A_LITTLE


def gain(right: Right, size: int, arm: str = "tuned", over: str = "scratch") -> Gain:
    """Return how far `arm` is ahead of `over`, seed by seed; `right` is (arms, sizes, seeds)."""
    arms, place = list(ARMS), SIZES.index(size)
    pairs = right[arms.index(arm), place] - right[arms.index(over), place]
    error = SURE * pairs.std(ddof=1) / len(pairs) ** 0.5
    return Gain(float(pairs.mean()), float(pairs.mean() - error), float(pairs.mean() + error))


def mean_of(right: Right, arm: str, size: int) -> float:
    """Return an arm's mean share right with `size` labels, in percent."""
    return float(100 * right[list(ARMS).index(arm), SIZES.index(size)].mean())


def is_whole(right: Right) -> bool:
    """Tell whether everything has been measured."""
    return bool(np.isfinite(right).all())


TITLES = {
    A_LOT: N_("Pre-training brings {first:+.0f} points with {few} labels and {last:+.1f} with {many}"),
    A_LITTLE: N_("Pre-training brings {first:+.1f} points with {few} labels and {last:+.1f} with {many}"),
    NOTHING: N_(
        "Pre-training brings nothing that luck could not: {first:+.1f} points with {few} labels, {last:+.1f} with {many}"
    ),
}
GOING = N_("Few labels, so far: pre-training is under way")


def title(right: Right) -> Message:
    """Say in one sentence what it brought."""
    if not is_whole(right):
        return Message(GOING)
    few, many = gain(right, SIZES[0]), gain(right, SIZES[-1])
    return Message.of(TITLES[few.verdict], first=100 * few.mean, last=100 * many.mean, few=SIZES[0], many=SIZES[-1])


def answer(right: Right) -> Message:
    """Say what settles the guess."""
    found = gain(right, SIZES[0])
    text = N_(
        "With {few} labels, {tuned:.0f} of 100 new pictures are read right after pre-training and {scratch:.0f} from "
        "scratch: {mean:+.1f} points (95 % interval {low:+.1f} to {high:+.1f}, {seeds} seeds). We call ten points or more a "
        "lot, and nothing what can't be told from luck."
    )
    return Message.of(
        text, few=SIZES[0], tuned=mean_of(right, "tuned", SIZES[0]), scratch=mean_of(right, "scratch", SIZES[0]),
        mean=100 * found.mean, low=100 * found.low, high=100 * found.high, seeds=SEEDS,
    )  # fmt: skip


def simple(right: Right) -> Message:
    """Say how the simplest model does, which needs no network at all."""
    found = gain(right, SIZES[0], over="pixels")
    behind = N_(
        "Logistic regression on the bare pixels, without any network, reads {pixels:.0f} of 100 with {few} labels: fewer than "
        "the pre-trained network."
    )
    equal = N_(
        "Logistic regression on the bare pixels, without any network, reads {pixels:.0f} of 100 with {few} labels: no worse "
        "than the pre-trained network, as far as {seeds} seeds can tell."
    )
    return Message.of(
        behind if found.low > 0 else equal, pixels=mean_of(right, "pixels", SIZES[0]), few=SIZES[0], seeds=SEEDS
    )


def labels_matter(right: Right) -> Message:
    """Say what more labels bring, beside what pre-training brings."""
    more = mean_of(right, "scratch", SIZES[1]) - mean_of(right, "scratch", SIZES[0])
    text = N_("{more} labels instead of {few} bring {points:+.0f} points from scratch, without any pre-training.")
    return Message.of(text, more=SIZES[1], few=SIZES[0], points=more)
