"""A user's own scene: digits put where they want them, or a picture of dark digits on light paper. Workers make both."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError
from core.scenarios.inputs.picture import read_picture
from core.scenarios.object_detection.scenes import CANVAS, Put, Scenes, composed
from core.settings import Real, Setting, Whole

MOST = 8  # digits of a user's scene
LIGHT = (0.299, 0.587, 0.114)  # how bright red, green and blue look (ITU-R BT.601)
STANDS_OUT = 24  # of 255: less is one even surface
NOISE = Real(
    0.08, N_("Noise"), N_("Standard deviation of each pixel's noise; ink is 1, e.g. 0.1."), "case", low=0, high=0.8
)
COLUMNS: Mapping[str, Setting[Any]] = {
    "shows": Whole(0, N_("Digit"), N_("0 to 9."), "case", low=0, high=9),
    "left": Real(0, N_("From the left"), N_("Pixels of 48."), "case", low=0, high=CANVAS),
    "top": Real(0, N_("From the top"), N_("Pixels of 48."), "case", low=0, high=CANVAS),
    "size": Whole(
        14, N_("Size"), N_("Pixels of its side; the detector has learnt from 11 to 18."), "case", low=5, high=40
    ),
}
"""Column of a user's table -> what is allowed in it."""
FIRST = ((3, 3, 4, 15), (7, 27, 2, 13), (5, 16, 28, 16))
"""A first scene, so that the canvas isn't empty: digit, from the left, from the top, size."""


def puts(rows: Sequence[Sequence[Any]]) -> list[Put]:
    """Return a user's rows as digits with places; empty rows are left out.

    Raises
    ------
    UserError
        When a number is missing or out of range, or there are too many rows.
    """
    full = [row for row in rows if not all(_missing(value) for value in row)]
    if len(full) > MOST:
        raise UserError(N_("The scene: expected at most {most} digits, received {count}."), most=MOST, count=len(full))
    return [_put(row) for row in full]


def _put(row: Sequence[Any]) -> Put:
    checked = [setting.check(None if _missing(value) else value) for setting, value in zip(COLUMNS.values(), row, strict=True)]  # fmt: skip
    return Put(*checked)


def _missing(value: Any) -> bool:
    return value is None or bool(value != value)


def scene(rows: Sequence[Put], noise: float) -> Scenes:
    """Return the scene with digits where they were put; on a worker, which has the digits."""
    return composed(list(rows), noise)


def seen(content: bytes) -> NDArray[np.float32]:
    """Return a picture as a canvas (48, 48): 0 for its paper, 1 for its darkest ink, its longer side filling the canvas.

    Paper is what the border shows; ink is what is darker, so dark on light is asked for.

    Raises
    ------
    UserError
        When it is too large, no picture, or nothing on it is darker than its border.
    """
    grey = read_picture(content, 512) @ np.array(LIGHT)
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ink = np.median(border) - grey
    if ink.max(initial=0) < STANDS_OUT:
        raise UserError(N_("The picture: expected dark digits on a lighter ground, received nothing darker than its border."))  # fmt: skip
    return _fitted(np.clip(ink / ink.max(), -0.3, 1))


def _fitted(ink: NDArray[np.float64]) -> NDArray[np.float32]:
    scale = CANVAS / max(ink.shape)
    high, wide = (max(1, round(side * scale)) for side in ink.shape)
    small = shares(ink.shape[0], high) @ ink @ shares(ink.shape[1], wide).T
    board = np.zeros((CANVAS, CANVAS), np.float32)
    top, left = (CANVAS - high) // 2, (CANVAS - wide) // 2
    board[top : top + high, left : left + wide] = small / max(float(small.max()), 1e-6)
    return board


def shares(source: int, size: int) -> NDArray[np.float64]:
    """Return how much of each of `source` pixels lies in each of `size` (size, source); rows add to 1."""
    edges = np.arange(size + 1) * source / size
    over = np.minimum(edges[1:, None], np.arange(1, source + 1)) - np.maximum(edges[:-1, None], np.arange(source))
    return np.asarray(np.clip(over, 0, None) * size / source)
