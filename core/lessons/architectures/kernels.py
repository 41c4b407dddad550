"""What one kernel of a convolution makes of a picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

Values = NDArray[np.float64]
SIDE = 3
FARTHEST = 9.0  # that an editable weight goes


@dataclass(frozen=True)
class Kernel:
    """Hold a 3 by 3 kernel with its name and what it looks for, marked with `N_`."""

    title: str
    looks_for: str
    weights: tuple[tuple[float, float, float], ...]


KERNELS: Mapping[str, Kernel] = {
    "across": Kernel(N_("Edges from left to right"), N_("places with more ink to their right than to their left"), ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))),
    "down": Kernel(N_("Edges from top to bottom"), N_("places with more ink below than above"), ((-1, -2, -1), (0, 0, 0), (1, 2, 1))),
    "slant": Kernel(N_("Slanting strokes"), N_("strokes that rise to the right"), ((-1, -1, 2), (-1, 2, -1), (2, -1, -1))),
    "outline": Kernel(N_("Outline"), N_("pixels that differ from those around them"), ((-1, -1, -1), (-1, 8, -1), (-1, -1, -1))),
    "blur": Kernel(N_("Blur"), N_("the mean of each neighbourhood"), ((1 / 9, 1 / 9, 1 / 9),) * 3),
    "nothing": Kernel(N_("No change"), N_("the picture as it is"), ((0, 0, 0), (0, 1, 0), (0, 0, 0))),
}  # fmt: skip


def correlated(picture: NDArray[Any], kernel: NDArray[Any]) -> Values:
    """Return, for each pixel of (h, w), the sum of its neighbourhood times the kernel (a, b); zeros lie outside.

    What networks call a convolution (Goodfellow, Bengio and Courville 2016, 9.1, equation 9.6); the kernel is not flipped.
    """
    high, wide = kernel.shape
    padded = np.pad(
        np.asarray(picture, np.float64), ((high // 2, high - 1 - high // 2), (wide // 2, wide - 1 - wide // 2))
    )
    return np.asarray(np.einsum("hwab,ab->hw", np.lib.stride_tricks.sliding_window_view(padded, kernel.shape), kernel))


def checked(weights: NDArray[Any]) -> Values:
    """Return an edited kernel as numbers.

    Raises
    ------
    UserError
        When it isn't 3 by 3 numbers from -9 to 9.
    """
    try:
        numbers = np.asarray(weights, np.float64)
    except (TypeError, ValueError):
        numbers = np.full((1, 1), np.nan)
    if numbers.shape != (SIDE, SIDE) or not np.all(np.abs(numbers) <= FARTHEST):
        raise UserError(
            N_("The kernel: expected 3 by 3 numbers from −{most:.0f} to {most:.0f}, received {received}."),
            most=FARTHEST, received=np.array2string(np.asarray(weights, object).ravel(), separator=", ")[:80],
        )  # fmt: skip
    return numbers


def strongest(said: Values) -> tuple[int, int]:
    """Return row and column, from 1, where a kernel answers most strongly."""
    row, column = np.unravel_index(int(np.abs(said).argmax()), said.shape)
    return int(row) + 1, int(column) + 1
