"""Small pictures of what a unit says, as text for `src`: orange below zero, white at it, blue above."""

import base64
import io
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.charts.palette import BLUE, GREY, ORANGE, WHITE

Array = NDArray[np.float32]
MIDDLE = 127  # of the colours 0 to 254; the frame's is 255
FRAME = 255
PIXELS = 48  # of a side, before the browser scales it


def thumbnail(said: Array, most: float, bias: float | None = None) -> str:
    """Return a picture of values (h, w), the first row at the bottom, as a data URI.

    Parameters
    ----------
    said : array (h, w)
    most : float
        The value from which on it is all blue.
    bias : float, optional
        From -1 to 1: the colour of a small square at the lower left, as in TensorFlow Playground.
    """
    from PIL import Image

    board = _levels(said, most)[_nearest(said.shape[0])[::-1]][:, _nearest(said.shape[1])]
    board[:2], board[-2:], board[:, :2], board[:, -2:] = FRAME, FRAME, FRAME, FRAME
    if bias is not None:
        board[-13:, :13] = FRAME
        board[-11:-2, 2:11] = _levels(np.full((1, 1), bias, np.float32), 1)[0, 0]
    made = Image.frombytes("P", (PIXELS, PIXELS), board.tobytes())
    made.putpalette(_palette())
    file = io.BytesIO()
    made.save(file, "PNG", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def shade(value: float) -> str:
    """Return the colour "#rrggbb" of a value from -1 to 1."""
    level = int(_levels(np.full((1, 1), value, np.float32), 1)[0, 0])
    return "#" + _palette()[3 * level : 3 * level + 3].hex()


def _levels(said: Array, most: float) -> NDArray[np.uint8]:
    """Return the number of each value's colour."""
    with np.errstate(invalid="ignore"):  # a network that blew up says inf
        share = np.clip(np.nan_to_num(said / most), -1, 1)
    return np.asarray(np.rint(MIDDLE * (1 + share)), np.uint8)


@lru_cache
def _nearest(size: int) -> NDArray[np.int64]:
    """Return which of `size` values each of PIXELS shows."""
    return np.asarray((np.arange(PIXELS) + 0.5) * size / PIXELS, np.int64)


@lru_cache
def _palette() -> bytes:
    low, zero, high, frame = (np.array(list(bytes.fromhex(color[1:]))) for color in (ORANGE, WHITE, BLUE, GREY))
    steps = np.linspace(0, 1, MIDDLE + 1)[:, None]
    below, above = low + (zero - low) * steps, zero + (high - zero) * steps
    return bytes(np.rint(np.vstack([below, above[1:], frame])).astype(np.uint8))
