"""Shares of a picture's parts, where they lie in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.explained import Explanation
from core.explanation.players import PLAYERS, Groups
from core.messages import N_, Message

Values = NDArray[np.float64]
Shape = tuple[int, int]

ZONES: Sequence[Sequence[str]] = (
    (N_("the top left"), N_("the top"), N_("the top right")),
    (N_("the left side"), N_("the middle"), N_("the right side")),
    (N_("the bottom left"), N_("the bottom"), N_("the bottom right")),
)
"""What a third of a picture's height and width is called, from the top left."""


@dataclass(frozen=True, eq=False)
class Maps:
    """Hold shares where they lie, of k outputs.

    Parameters
    ----------
    groups : array (h, w)
        Number of the part that each pixel is in.
    shares, errors : array (k, h, w)
        Of the part that a pixel is in, with its standard error.
    pixels : array (k, h, w)
        Of the pixel itself: that of its part, divided among its pixels.
    """

    groups: Groups
    shares: Values
    errors: Values
    pixels: Values

    @property
    def shape(self) -> Shape:
        """Height and width of the picture."""
        return (self.groups.shape[0], self.groups.shape[1])

    @property
    def most(self) -> float:
        """The largest share of a part in any output, whichever way it pulls."""
        return float(np.abs(self.shares).max(initial=0.0))

    @property
    def parted(self) -> bool:
        """Whether there are fewer parts than pixels."""
        return int(self.groups.max()) + 1 < self.groups.size


def maps_of(told: Explanation, players: str, shape: Shape) -> Maps:
    """Return the shares of one picture that was explained in such parts."""
    groups = PLAYERS[players].groups(shape[0] * shape[1], shape)
    size = np.bincount(groups)[groups].reshape(shape)
    pixels, errors = (value[0].T.reshape(-1, *shape) for value in (told.values, told.error))
    return Maps(groups.reshape(shape), pixels * size, errors * size, pixels)


def zones(shape: Shape) -> NDArray[np.int64]:
    """Return in which of the nine zones (h, w) each pixel is, from the top left line by line."""
    down, across = (np.asarray(3 * (np.arange(size) + 0.5) / size, np.int64) for size in shape)
    return down[:, np.newaxis] * 3 + across


def zone_name(zone: int) -> Message:
    """Return what a user reads for a zone."""
    return Message(ZONES[zone // 3][zone % 3])


def zone_sums(values: Values) -> Values:
    """Return the sum (9,) of pixels' values (h, w) in each zone."""
    return np.asarray(
        np.bincount(zones((values.shape[0], values.shape[1])).ravel(), values.ravel(), minlength=9), np.float64
    )


def part_names(groups: Groups) -> list[Message]:
    """Return where each part of a picture (h, w) is, in its lines and columns."""
    return [_where(*np.nonzero(groups == part)) for part in range(int(groups.max()) + 1)]


def _where(down: NDArray[np.int64], across: NDArray[np.int64]) -> Message:
    if len(down) == 1:
        return Message.of(N_("line {line}, column {column}"), line=int(down[0]) + 1, column=int(across[0]) + 1)
    return Message.of(
        N_("lines {top}–{bottom}, columns {left}–{right}"),
        top=int(down.min()) + 1, bottom=int(down.max()) + 1, left=int(across.min()) + 1, right=int(across.max()) + 1,
    )  # fmt: skip
