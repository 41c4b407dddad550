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

    @property
    def kind(self) -> str:
        """Whether it helps, harms, or could be luck."""
        return "helps" if self.low > 0 else "harms" if self.high < 0 else "luck"


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


FEW = {
    "helps": N_("Pre-training brings {first:+.1f} points with {few} labels"),
    "luck": N_("With {few} labels pre-training brings nothing that luck could not ({first:+.1f} points)"),
    "harms": N_("With {few} labels pre-training does harm beyond luck ({first:+.1f} points)"),
}
MANY = {
    "helps": N_("{start}; with {many} labels {last:+.1f}"),
    "luck": N_("{start}; with {many} labels {last:+.1f}, which could be luck"),
    "harms": N_("{start}; with {many} labels it does harm beyond luck ({last:+.1f})"),
}
GOING = N_("Few labels, so far: pre-training is under way")


def title(right: Right) -> Message:
    """Say in one sentence what it brought."""
    if not is_whole(right):
        return Message(GOING)
    few, many = gain(right, SIZES[0]), gain(right, SIZES[-1])
    start = Message.of(FEW[few.kind], first=100 * few.mean, few=SIZES[0])
    return Message.of(MANY[many.kind], start=start, last=100 * many.mean, many=SIZES[-1])


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
    return Message.of(
        SIMPLE[found.kind], pixels=mean_of(right, "pixels", SIZES[0]), few=SIZES[0], seeds=SEEDS,
        mean=100 * found.mean, low=100 * found.low, high=100 * found.high,
    )  # fmt: skip


SIMPLE = {
    "helps": N_(
        "Logistic regression on the bare pixels, without any network, reads {pixels:.0f} of 100 with {few} labels: fewer than "
        "the pre-trained network."
    ),
    "luck": N_(
        "Logistic regression on the bare pixels, without any network, reads {pixels:.0f} of 100 with {few} labels. {seeds} seeds "
        "can't tell it from the pre-trained network, which is {mean:+.1f} points ahead (95 % interval {low:+.1f} to {high:+.1f})."
    ),
    "harms": N_(
        "Logistic regression on the bare pixels, without any network, reads {pixels:.0f} of 100 with {few} labels: more than "
        "the pre-trained network."
    ),
}


def frozen(right: Right) -> Message:
    """Say where leaving the pre-trained layers as they are loses to learning from scratch."""
    found = {size: gain(right, size, "frozen") for size in SIZES}
    behind = {size: it for size, it in found.items() if it.kind == "harms"}
    if not behind:
        return Message(N_("“Frozen” is nowhere behind from scratch by more than luck."))
    return Message.of(
        N_(
            "“Frozen” falls behind from scratch by more than luck with {sizes} labels ({points} points): it can't adapt what it "
            "practised to the task."
        ),
        sizes=" / ".join(map(str, behind)), points=" / ".join(f"{100 * it.mean:+.1f}" for it in behind.values()),
    )  # fmt: skip


def labels_matter(right: Right) -> Message:
    """Say what more labels bring, beside what pre-training brings."""
    more = mean_of(right, "scratch", SIZES[1]) - mean_of(right, "scratch", SIZES[0])
    text = N_("{more} labels instead of {few} bring {points:+.0f} points from scratch, without any pre-training.")
    return Message.of(text, more=SIZES[1], few=SIZES[0], points=more)
