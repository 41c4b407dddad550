"""A picture of one's own as the digits are: 8 by 8 counts of ink, from 0 to 16."""

import io
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

Array = NDArray[np.float32]
SIDE, INK = 8, 16  # pixels of a side, and the most ink of one
FINE = 32  # bits of a side, as the digits were scanned (Alpaydin and Kaynak 1998)
MOST_BYTES, MOST_PIXELS = 5_000_000, 25_000_000
LEAST_INK = 0.25  # of the bits: 95 % of the real digits have more
NEVER = 0.99  # a picture farther from all others than this share of the real ones is unlike them


@lru_cache(maxsize=1)
def digits() -> tuple[Array, NDArray[np.int64]]:
    """Return scikit-learn's digits (n, 64), 0 to 16, and what they show."""
    from sklearn.datasets import load_digits

    bunch = load_digits()
    return bunch.data.astype(np.float32), bunch.target.astype(np.int64)


def digit(row: int) -> Array:
    """Return a real digit as ink (8, 8)."""
    return np.asarray(digits()[0][row].reshape(SIDE, SIDE))


@lru_cache(maxsize=10)
def first_of(shows: int) -> Array:
    """Return the first of the real digits that shows a number, as ink (8, 8)."""
    return digit(int(np.flatnonzero(digits()[1] == shows)[0]))


_THREE = ("..####..", ".##..#..", "....##..", "...##...", "....##..", ".....#..", ".##..#..", "..####..")
PAPER = np.array([[cell == "#" for cell in line] for line in _THREE])
"""A first drawing, so that the paper isn't empty: a three."""


def drawn(cells: NDArray[np.bool_]) -> Array:
    """Return a drawing (8, 8) of filled and empty cells as ink (8, 8).

    A pen is wider than a cell and its edges are soft: a third of a cell's ink spills over to its neighbours.
    """
    full = np.asarray(cells, np.float32)
    padded = np.pad(full, 1)
    beside = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]) / 4
    return np.asarray(np.clip(INK * np.maximum(full * 0.9 + 0.1 * beside, 0.35 * beside), 0, INK), np.float32)


def reduced(file: bytes) -> Array:
    """Return an uploaded picture (PNG or JPG) as ink (8, 8).

    As the digits were made: black and white, cut to the ink, brought to 32 by 32 bits, counted in blocks of 4 by 4. Ink
    is what differs from the border, so that dark on light and light on dark both work.

    Raises
    ------
    UserError
        When it is too large, no picture, or there is nothing on it.
    """
    grey = _grey(file)
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    off = np.abs(grey - np.median(border))
    if off.max(initial=0) < 32:
        raise UserError(N_("The picture: expected a digit that stands out from its ground, received one even surface."))
    ink = off > off.max() / 2
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return _counted(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _grey(file: bytes) -> NDArray[np.float64]:
    from PIL import Image, UnidentifiedImageError

    if len(file) > MOST_BYTES:
        raise UserError(
            N_("The picture: expected at most {most:.0f} MB, received {size:.1f} MB."),
            most=MOST_BYTES / 1e6, size=len(file) / 1e6,
        )  # fmt: skip
    try:
        with Image.open(io.BytesIO(file), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UserError(
                    N_("The picture: expected at most {most:.0f} million pixels, received {size:.0f} million."),
                    most=MOST_PIXELS / 1e6, size=image.width * image.height / 1e6,
                )  # fmt: skip
            flat = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
            flat.thumbnail((512, 512))
            return np.asarray(flat.convert("L"), np.float64)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise UserError(N_("The picture: expected a PNG or JPG file, received something that is neither.")) from None


def _counted(ink: NDArray[np.bool_]) -> Array:
    """Return a cut-out of ink as counts (8, 8): its longer side fills the picture, and a thin pen is thickened."""
    from PIL import Image

    scale = FINE / max(ink.shape)
    size = max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale))
    small = np.asarray(Image.fromarray(ink.astype(np.uint8) * 255).resize(size, Image.Resampling.BOX)) > 96
    board = np.zeros((FINE, FINE), np.float32)
    top, left = (FINE - small.shape[0]) // 2, (FINE - small.shape[1]) // 2
    board[top : top + small.shape[0], left : left + small.shape[1]] = small
    while board.mean() < LEAST_INK:
        board = _thicker(board)
    step = FINE // SIDE
    return np.asarray(board.reshape(SIDE, step, SIDE, step).sum(axis=(1, 3)), np.float32)


def _thicker(board: Array) -> Array:
    """Return bits (h, w) with the neighbours to each side filled too."""
    padded = np.pad(board, 1)
    around = (padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:])
    return np.asarray(np.maximum.reduce((board, *around)))


@lru_cache(maxsize=1)
def usual_distance() -> float:
    """Return how far 99 % of the real digits are from the one most like them, in ink: what is farther is unlike them."""
    X, _ = digits()
    some = X[::6]
    squares = (some**2).sum(axis=1)[:, None] + (X**2).sum(axis=1) - 2 * some @ X.T
    squares[np.arange(len(some)), np.arange(0, len(X), 6)] = np.inf
    return float(np.quantile(np.sqrt(np.maximum(squares.min(axis=1), 0)), NEVER))


def nearest(picture: Array) -> tuple[int, float]:
    """Return the row of the real digit most like a picture (8, 8), and how far it is: the root of the squared differences."""
    X, _ = digits()
    far = np.sqrt(((X - picture.reshape(-1)) ** 2).sum(axis=1))
    return int(far.argmin()), float(far.min())
