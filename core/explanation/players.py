"""What gets a share of the prediction each: columns of a table, pixels or patches of a picture, steps of a sequence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Groups = NDArray[np.int64]
MOST_PIXELS = 100  # that are explained one by one; of a larger picture its patches are
ACROSS = 8  # patches of a picture, either way, and of a small one half as many as it has pixels


@dataclass(frozen=True)
class Players:
    """Describe a way to part a row; `groups(columns, image_shape)` says which part each column is in."""

    label: str
    groups: Callable[[int, tuple[int, int] | None], Groups]


def _columns(d: int, image: tuple[int, int] | None) -> Groups:
    return np.arange(d)


def _patches(d: int, image: tuple[int, int] | None) -> Groups:
    if image is None:
        return np.arange(d)
    down, across = (np.arange(size) * min(ACROSS, -(-size // 2)) // size for size in image)
    return np.asarray(down[:, None] * (across.max() + 1) + across, np.int64).ravel()


def _steps(d: int, image: tuple[int, int] | None) -> Groups:
    """Return the step (d,) that each column is read at: a picture is read line by line, a table column by column."""
    return np.arange(d) if image is None else np.repeat(np.arange(image[0]), image[1])


def _usual(d: int, image: tuple[int, int] | None) -> Groups:
    return _columns(d, image) if image is None or d <= MOST_PIXELS else _patches(d, image)


PLAYERS: Mapping[str, Players] = {
    "usual": Players(N_("As usual"), _usual),
    "columns": Players(N_("Each column or pixel"), _columns),
    "patches": Players(N_("Patches of the picture"), _patches),
    "steps": Players(N_("Steps of the sequence"), _steps),
}
