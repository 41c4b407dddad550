"""What the grid shows: a row of it with its law, how well the law foretells larger sizes, and the sentences to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.scaling.law import LEAST, Law, fitted
from core.messages import N_, Message

TENTH, HARDLY = 0.2, 0.005  # of the loss: what is near enough to a tenth, and what is no change
BEFORE, AFTER = 3, 6  # places of 10 and 100 hidden units
FEW, SOME = 1, 2  # places of 4,000 and 16,000 characters
UNITS: Mapping[str, str] = {
    "parameters": N_("{size:,.0f} parameters"),
    "characters": N_("{size:,.0f} characters of text"),
}
HELD_FIXED = {"parameters": N_("Text to learn from"), "characters": N_("Size of the model")}
OTHER = {"parameters": "characters", "characters": "parameters"}

Floats = NDArray[np.float64]
Grid = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Row:
    """Hold the losses (seeds, sizes) along one axis of the grid, where all of them are measured."""

    along: str
    sizes: Floats
    losses: Floats

    @property
    def mean(self) -> Floats:
        """Mean over the seeds, (sizes,)."""
        return np.asarray(self.losses.mean(axis=0))


@dataclass(frozen=True, eq=False)
class Forecast:
    """Hold a row, the law of its first `used` sizes, and what that law says of all of them."""

    row: Row
    used: int
    law: Law

    @property
    def held(self) -> int:
        """How many sizes were held back."""
        return len(self.row.sizes) - self.used

    @property
    def error(self) -> float:
        """By which share of the measured loss the law misses the largest size: below 0 when it promised too much."""
        predicted, *_ = self.law.band(self.row.sizes[-1:])
        return float(predicted[0] / self.row.mean[-1] - 1)

    @property
    def inside(self) -> bool:
        """Whether the measured loss of the largest size lies within the law's interval."""
        _, low, high = self.law.band(self.row.sizes[-1:])
        return bool(low[0] <= self.row.mean[-1] <= high[0])


def row_of(grid: Grid, along: str, other: int, which: str = "best") -> Row:
    """Return the row of the grid along `parameters` or `characters`, at place `other` of the other axis."""
    losses = grid[which][:, :, other] if along == "parameters" else grid[which][:, other, :]
    seeds = losses[~np.isnan(losses).any(axis=1)]
    if len(seeds):
        return Row(along, grid[along].astype(float), seeds)
    there = ~np.isnan(losses[0])
    return Row(along, grid[along][there].astype(float), losses[:1, there])


def forecast(row: Row, used: int) -> Forecast | None:
    """Fit the law to the first `used` sizes of a row; None while too few are measured."""
    used = min(used, len(row.sizes))
    return None if used < LEAST else Forecast(row, used, fitted(row.sizes[:used], row.losses[:, :used]))


def answer(grid: Grid) -> int | None:
    """Return which option is right: a tenth, a little, or not at all; None while the two models aren't trained."""
    change = _change(grid, "best", SOME)
    if np.isnan(change):
        return None
    if change <= TENTH - 1:
        return 0
    return 1 if change < -HARDLY else 2


def said(grid: Grid) -> Message:
    """Say what ten times the parameters did to the loss, stopped in time and trained to the end."""
    text = N_(
        "With {characters:,} characters of text and ten times the parameters ({small:,} → {large:,}), the loss on new text {some}. "
        "With only {fewer:,} characters it {best}; where nobody stops the training in time, it {last}."
    )
    small, large = (int(grid["parameters"][place]) for place in (BEFORE, AFTER))
    characters, fewer = (int(grid["characters"][place]) for place in (SOME, FEW))
    change = {name: change_words(_change(grid, name, FEW)) for name in ("best", "last")}
    values = {
        "characters": characters,
        "fewer": fewer,
        "small": small,
        "large": large,
        "some": change_words(_change(grid, "best", SOME)),
    }
    return Message.of(text, **values, **change)


def said_so_far(grid: Grid) -> Message:
    """Say the same while models are still trained."""
    return Message.of(N_("So far: {said}"), said=said(grid))


def change_words(change: float) -> Message:
    """Say in words by which share something changed, in whole percents; half a percent is no change."""
    if abs(change) <= HARDLY:
        return Message(N_("hardly changes"))
    return Message.of(N_("falls by {share:.0%}") if change < 0 else N_("rises by {share:.0%}"), share=abs(change))


def headline(it: Forecast) -> Message:
    """Say what ten times the size buys by the law, or, where sizes were held back, how well it foretold the largest."""
    size = Message.of(UNITS[it.row.along], size=it.row.sizes[it.used - 1])
    if it.held == 0:
        return Message.of(_GAIN[it.row.along], share=-_tenfold(it))
    if it.inside:
        return Message.of(N_("Fitted up to {size}, the law foretells the largest within its band"), size=size)
    text = (
        N_("Fitted up to {size}, the law promises {error:.1%} less loss than the largest has")
        if it.error < 0
        else N_("Fitted up to {size}, the law expects {error:.1%} more loss than the largest has")
    )
    return Message.of(text, size=size, error=abs(it.error))


def law_sentence(it: Forecast) -> Message:
    """Say the law with the intervals of its numbers."""
    floor, b = it.law.interval("floor"), it.law.interval("b")
    text = N_(
        "Fitted law: loss = {floor:.2f} + {a:.3g} · size^−{b:.2f}. With other seeds the exponent lies between {b_low:.2f} and "
        "{b_high:.2f}, and the floor, which no size gets below, between {low:.2f} and {high:.2f}."
    )
    return Message.of(
        text, floor=floor[0], low=floor[1], high=floor[2], a=float(it.law.a[0]), b=b[0], b_low=b[1], b_high=b[2]
    )


def far_sentence(it: Forecast) -> Message:
    """Say what the law expects of ten times the largest size, and that nothing here checks it."""
    _, low, high = it.law.band(it.row.sizes[-1:] * 10)
    text = N_("At ten times the largest size it expects {low:.2f} to {high:.2f}; nothing here checks that.")
    return Message.of(text, low=float(low[0]), high=float(high[0]))


def limit_sentence(grid: Grid) -> Message:
    """Say what the law's two ways buy from the same corner: the smallest of both, then one alone, then both."""
    best = grid["best"].mean(axis=0)
    text = N_(
        "Smallest model, least text: a loss of {start:.2f}. The largest model alone brings it to {model:.2f}, the most text alone to "
        "{text:.2f}, both together to {both:.2f}: whichever is short holds the other back."
    )
    return Message.of(text, start=best[0, 0], model=best[-1, 0], text=best[0, -1], both=best[-1, -1])


def kept(it: Forecast) -> Message:
    """Return what there is to keep: the finding, and on what it was measured."""
    text = N_(
        "{finding} (small networks that say the next letter of Shakespeare's comedies, {sizes} sizes, {seeds} seeds)."
    )
    return Message.of(text, finding=headline(it), sizes=len(it.row.sizes), seeds=len(it.row.losses))


def places(grid: Grid, axis: str) -> range:
    """Return the places of an axis of the grid."""
    return range(len(grid[axis]))


def size_label(grid: Grid, axis: str, place: int) -> Message:
    """Return a size in words."""
    return Message.of(UNITS[axis], size=float(grid[axis][place]))


def unsure_sentence(it: Forecast) -> Message:
    """Say in plain words what the losses of the smallest and of the largest mean."""
    text = N_(
        "The smallest is as unsure of the next character as if it drew from {worst:.0f} equally likely ones, the largest "
        "as if from {best:.1f}."
    )
    return Message.of(text, worst=float(np.exp(it.row.mean[0])), best=float(np.exp(it.row.mean[-1])))


def grid_headline(grid: Grid, which: str) -> Message | None:
    """Say which data make the largest model worse than a smaller one; None while not everything is measured."""
    losses = grid[which][0] if np.isnan(grid[which]).any() else grid[which].mean(axis=0)
    if np.isnan(losses).any():
        return None
    hurt = [
        int(c)
        for c, column in zip(grid["characters"], losses.T, strict=True)
        if column[-1] > column.min() + _noise(grid, which)
    ]
    if not hurt:
        return Message.of(
            N_("Within the spread of seeds, the largest model is as good as any with every amount of text")
        )
    text = N_(
        "With {characters:,} characters or fewer, the largest model is worse than a smaller one by more than seeds differ"
    )
    return Message.of(text, characters=max(hurt))


def _noise(grid: Grid, which: str) -> float:
    """Return two standard deviations of a loss over the seeds, pooled over the grid; 0 with one seed."""
    whole = grid[which][~np.isnan(grid[which]).any(axis=(1, 2))]
    return float(2 * np.sqrt(whole.var(axis=0, ddof=1).mean())) if len(whole) > 1 else 0.0


def _change(grid: Grid, which: str, place: int) -> float:
    losses = grid[which][:, :, place]
    both = losses[:, [BEFORE, AFTER]]
    measured = both[~np.isnan(both).any(axis=1)]
    if not len(measured):
        return float("nan")
    small, large = measured.mean(axis=0)
    return float(large / small - 1)


def _tenfold(it: Forecast) -> float:
    """Return by which share the law changes the loss from a tenth of the largest size to the largest."""
    small, large = it.law.at(it.row.sizes[-1] * np.array([0.1, 1.0]))[0]
    return float(large / small - 1)


_GAIN = {
    "parameters": N_("The last tenfold of parameters lowered the loss by {share:.0%}"),
    "characters": N_("The last tenfold of text lowered the loss by {share:.0%}"),
}
