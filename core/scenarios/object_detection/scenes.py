"""Scenes made of real digits: each is brought to a size, put on a larger canvas at a place, lit unevenly and made noisy.

The digits are scikit-learn's; digits in test scenes are in no training scene. Composite pictures, not photographs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.scenarios.object_detection.boxes import Boxes, iou

Array = NDArray[np.float32]
CANVAS, CELLS = 48, 6  # pixels of a side, and cells of the net's grid along it
CELL = CANVAS // CELLS
INK, EDGE = 16, 0.35  # most ink of a digit's pixel, and the share of it at which a digit's box begins
TEST_SCENES, TEST_SEED = 200, 2
TRAIN_SHARE = 0.8  # of the digits
TRIES = 30  # places that are tried for a digit before it is left out


@dataclass(frozen=True)
class Recipe:
    """Say what scenes look like.

    Parameters
    ----------
    least, most : int
        Digits in a scene.
    small, large : int
        Pixels of a digit's side.
    overlap : float
        Most intersection over union of two digits' boxes.
    noise : float
        Most standard deviation of the noise of a pixel; the ink of a digit is about 1.
    shade : float
        Most by which one side of the ground is darker than the other.
    pieces : int
        Pieces of other digits lying about.
    least_noise : float
    cover : float
        How much of a digit's width the next one covers; 0 for digits that lie anywhere.
    """

    least: int = 1
    most: int = 4
    small: int = 11
    large: int = 18
    overlap: float = 0.05
    noise: float = 0.15
    shade: float = 0.3
    pieces: int = 0
    least_noise: float = 0.02
    cover: float = 0.0


@dataclass(frozen=True)
class Put:
    """Say which digit lies where: its number, the pixel of its left and top edge, the pixels of its side."""

    shows: int
    left: float
    top: float
    size: int


@dataclass(frozen=True, eq=False)
class Scenes:
    """Hold n pictures with the m digits in them.

    Parameters
    ----------
    X : array (n, 48, 48)
        About 0 for paper, 1 for ink.
    boxes : array (m, 4)
    shows, scene : array (m,)
        Which digit it is, and in which picture.
    """

    X: Array
    boxes: Boxes
    shows: NDArray[np.int64]
    scene: NDArray[np.int64]

    def of(self, number: int) -> tuple[Boxes, NDArray[np.int64]]:
        """Return the boxes (k, 4) of one picture and what they show."""
        here = self.scene == number
        return self.boxes[here], self.shows[here]

    @property
    def counts(self) -> NDArray[np.int64]:
        """Digits of each picture (n,)."""
        return np.bincount(self.scene, minlength=len(self.X))


@lru_cache(maxsize=1)
def digits() -> tuple[Array, NDArray[np.int64], NDArray[np.int64]]:
    """Return the real digits (n, 8, 8), 0 to 1, what they show, and their numbers in a fixed random order."""
    from core.lessons.architectures.pictures import digits as all_digits

    X, y = all_digits()
    return np.asarray(X / INK, np.float32).reshape(-1, 8, 8), y, np.random.default_rng(7).permutation(len(X))


def apart(test: bool) -> NDArray[np.int64]:
    """Return the numbers of the digits that may be in test scenes, or of those that may be in training scenes."""
    order = digits()[2]
    first = round(TRAIN_SHARE * len(order))
    return order[first:] if test else order[:first]


@lru_cache(maxsize=64)
def _stretch(size: int, source: int = 8) -> Array:
    """Return the weights (size, source) of linear interpolation between pixels' middles."""
    at = np.clip((np.arange(size) + 0.5) * source / size - 0.5, 0, source - 1)
    low = np.minimum(at.astype(int), source - 2)
    weights = np.zeros((size, source), np.float32)
    weights[np.arange(size), low] = 1 - (at - low)
    weights[np.arange(size), low + 1] = at - low
    return weights


def enlarged(digit: Array, size: int) -> Array:
    """Return a digit (8, 8) at `size` pixels a side."""
    weights = _stretch(size)
    return np.asarray(weights @ digit @ weights.T)


def box_of(ink: Array, left: int, top: int) -> Boxes:
    """Return the box (4,) around the ink of a digit that lies with its corner at a place."""
    dark = ink > EDGE
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return np.array([left + columns[0], top + rows[0], left + columns[-1] + 1, top + rows[-1] + 1], np.float64)


def scenes(recipe: Recipe, count: int, test: bool, seed: int) -> Scenes:
    """Return pictures made by a recipe; the same for the same seed."""
    rng, pool = np.random.default_rng((seed, int(test))), apart(test)
    X, boxes, shows, scene = np.zeros((count, CANVAS, CANVAS), np.float32), [], [], []
    for number in range(count):
        found = _scene(recipe, X[number], pool, rng)
        for box, shown in found:
            boxes.append(box)
            shows.append(shown)
            scene.append(number)
    return Scenes(X, np.array(boxes).reshape(-1, 4), np.array(shows, np.int64), np.array(scene, np.int64))


def _scene(recipe: Recipe, paper: Array, pool: NDArray[np.int64], rng: np.random.Generator) -> list[tuple[Boxes, int]]:
    """Draw one scene on paper (48, 48), and return its boxes with what they show."""
    found: list[tuple[Boxes, int]] = []
    for _ in range(int(rng.integers(recipe.least, recipe.most + 1))):
        placed = _placed(recipe, [box for box, _ in found], pool, rng)
        if placed is not None:
            ink, box, shown, left, top = placed
            part = paper[top : top + len(ink), left : left + len(ink)]
            np.maximum(part, ink * rng.uniform(0.7, 1), out=part)
            found.append((box, shown))
    _litter(paper, recipe.pieces, pool, rng)
    spoil(
        paper, rng.uniform(0, recipe.shade), rng.uniform(recipe.least_noise, max(recipe.least_noise, recipe.noise)), rng
    )
    return found


def _placed(recipe: Recipe, others: Sequence[Boxes], pool: NDArray[np.int64], rng: np.random.Generator) -> tuple[Array, Boxes, int, int, int] | None:  # fmt: skip
    """Return a digit's ink, box, number and corner at a free place; None where none is found."""
    X, y, _ = digits()
    row = int(rng.choice(pool))
    ink = enlarged(X[row], int(rng.integers(recipe.small, recipe.large + 1)))
    if recipe.cover and others:
        return _covering(ink, others[-1], recipe.cover, int(y[row]))
    for _ in range(TRIES):
        left, top = (int(v) for v in rng.integers(0, CANVAS - len(ink) + 1, 2))
        box = box_of(ink, left, top)
        if _free(box, others, recipe.overlap):
            return ink, box, int(y[row]), left, top
    return None


def _covering(ink: Array, other: Boxes, cover: float, shows: int) -> tuple[Array, Boxes, int, int, int] | None:
    """Return where a digit lies that covers a share of another's width; None where the paper ends before."""
    own = box_of(ink, 0, 0)
    left = round(float(other[0] + (1 - cover) * (other[2] - other[0]) - own[0]))
    top = round(float((other[1] + other[3]) / 2 - (own[1] + own[3]) / 2))
    if min(left, top) < 0 or max(left, top) + len(ink) > CANVAS:
        return None
    return ink, box_of(ink, left, top), shows, left, top


def _free(box: Boxes, others: Sequence[Boxes], overlap: float) -> bool:
    """Tell whether a box overlaps others little enough, with its middle in another cell of the grid."""
    if not others:
        return True
    alone = all(cell_of(box) != cell_of(other) for other in others)
    return alone and bool(iou(box[None], np.array(others)).max() <= overlap)


def cell_of(box: Boxes) -> tuple[int, int]:
    """Return row and column of the cell that a box has its middle in."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return min(CELLS - 1, int(down // CELL)), min(CELLS - 1, int(across // CELL))


def _litter(paper: Array, pieces: int, pool: NDArray[np.int64], rng: np.random.Generator) -> None:
    """Put pieces of digits, a third of one each, anywhere on the paper."""
    X = digits()[0]
    for _ in range(pieces):
        ink = enlarged(X[int(rng.choice(pool))], int(rng.integers(11, 19)))
        third = ink[: len(ink) // 3] if rng.random() < 0.5 else ink[:, : len(ink) // 3]
        top, left = (int(rng.integers(0, CANVAS - side + 1)) for side in third.shape)
        part = paper[top : top + third.shape[0], left : left + third.shape[1]]
        np.maximum(part, third * rng.uniform(0.7, 1), out=part)


def spoil(paper: Array, shade: float, noise: float, rng: np.random.Generator) -> None:
    """Darken one side of the paper, and add noise to each pixel; in place."""
    angle, along = rng.uniform(0, 2 * np.pi), np.linspace(-0.5, 0.5, CANVAS)
    slope = np.cos(angle) * along[None] + np.sin(angle) * along[:, None]
    paper += (shade * (slope + 0.5) * (1 - paper)).astype(np.float32)
    paper += rng.normal(0, noise, paper.shape).astype(np.float32)


def composed(puts: Sequence[Put], noise: float, seed: int = 0) -> Scenes:
    """Return one scene with test digits where a user wants them; edges that lie outside are pushed inside."""
    X, y, _ = digits()
    pool, paper, boxes = apart(test=True), np.zeros((CANVAS, CANVAS), np.float32), []
    for number, put in enumerate(puts):
        alike = pool[y[pool] == put.shows]
        ink = enlarged(X[alike[(seed + number) % len(alike)]], put.size)
        left, top = (int(np.clip(round(v), 0, CANVAS - put.size)) for v in (put.left, put.top))
        part = paper[top : top + put.size, left : left + put.size]
        np.maximum(part, ink, out=part)
        boxes.append(box_of(ink, left, top))
    spoil(paper, 0.0, noise, np.random.default_rng(seed))
    shows = np.array([put.shows for put in puts], np.int64)
    return Scenes(paper[None], np.array(boxes).reshape(-1, 4), shows, np.zeros(len(puts), np.int64))


@lru_cache(maxsize=1)
def testing() -> Scenes:
    """Return the scenes that it is judged by."""
    return scenes(Recipe(), TEST_SCENES, test=True, seed=TEST_SEED)
