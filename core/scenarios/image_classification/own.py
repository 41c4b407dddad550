"""A user's own picture as the digits are: 8 by 8 counts of ink, from 0 to 16. A worker reads it."""

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError
from core.scenarios.image_classification.net import SIDE
from core.scenarios.inputs.picture import read_picture

Floats = NDArray[np.float64]
FINE = 32  # bits of a side, as the digits were scanned (Alpaydin and Kaynak 1998)
LEAST_INK = 0.25  # of the bits: 95 % of the real digits have more
STANDS_OUT = 32  # of 255: less is one even surface
LIGHT = (0.299, 0.587, 0.114)  # how bright red, green and blue look (ITU-R BT.601)


def reduced(content: bytes) -> NDArray[np.float32]:
    """Return a picture's ink (64,): black and white, cut to the ink, brought to 32 by 32 bits, counted in blocks of 4 by 4.

    Ink is what differs from the border, so that dark on light and light on dark both work.

    Raises
    ------
    UserError
        When it is too large, no picture, or there is nothing on it.
    """
    ink = marked(read_picture(content, 512) @ np.array(LIGHT))
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return counted(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def marked(grey: Floats) -> NDArray[np.bool_]:
    """Return which pixels (h, w) stand out from the border.

    Raises
    ------
    UserError
        When none does.
    """
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    off = np.abs(grey - np.median(border))
    if off.max(initial=0) < STANDS_OUT:
        raise UserError(N_("The picture: expected a digit that stands out from its ground, received one even surface."))
    return np.asarray(off > off.max() / 2)


def counted(ink: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return a cut-out of ink as counts (64,): its longer side fills the picture, and a thin pen is thickened."""
    scale = FINE / max(ink.shape)
    high, wide = (max(1, round(side * scale)) for side in ink.shape)
    small = _shares(ink.shape[0], high) @ ink.astype(float) @ _shares(ink.shape[1], wide).T > 0.4
    board = np.zeros((FINE, FINE), bool)
    top, left = (FINE - high) // 2, (FINE - wide) // 2
    board[top : top + high, left : left + wide] = small
    while 0 < board.mean() < LEAST_INK:
        board = _thicker(board)
    step = FINE // SIDE
    return np.asarray(board.reshape(SIDE, step, SIDE, step).sum(axis=(1, 3)), np.float32).reshape(-1)


def _shares(source: int, size: int) -> Floats:
    """Return how much of each of `source` pixels lies in each of `size` (size, source); rows add to 1."""
    edges = np.arange(size + 1) * source / size
    over = np.minimum(edges[1:, None], np.arange(1, source + 1)) - np.maximum(edges[:-1, None], np.arange(source))
    return np.asarray(np.clip(over, 0, None) * size / source)


def _thicker(board: NDArray[np.bool_]) -> NDArray[np.bool_]:
    padded = np.pad(board, 1)
    around = (board, padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:])
    return np.asarray(np.logical_or.reduce(around))
