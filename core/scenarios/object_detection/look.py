"""What the detector says of one scene, by NumPy in the page: finds, the confidence of the cells, and whether the scene is unlike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.object_detection.boxes import Boxes
from core.scenarios.object_detection.finds import Finds, right
from core.scenarios.object_detection.network import cells_sure, read, said
from core.scenarios.object_detection.scenes import CANVAS, Scenes
from core.scenarios.object_detection.unlike import MEASURES, Usual, outside
from core.settings import Real, Whole

THRESHOLD = Real(0.5, N_("Count a find from this confidence on"), N_("Lower finds more and errs more, e.g. 0.5."), "case", low=0.05, high=0.95)  # fmt: skip
BOX_FIELDS = {
    "left": Whole(0, N_("Left edge"), "", "case", low=0, high=CANVAS),
    "top": Whole(0, N_("Top edge"), "", "case", low=0, high=CANVAS),
    "width": Whole(10, N_("Width"), "", "case", low=1, high=CANVAS),
    "height": Whole(10, N_("Height"), "", "case", low=1, high=CANVAS),
}
"""What a box that is moved by hand is made of, in pixels."""
ASIDE = 3  # pixels that a box to be moved lies beside the real one at first
DOUBT = 0.2  # of confidence to both sides of the threshold: a person should look


@dataclass(frozen=True, eq=False)
class Looked:
    """Hold one scene with what was found.

    Parameters
    ----------
    X : array (48, 48)
    finds : Finds
        From the least confidence on.
    cells : array (6, 6)
        How sure each cell is that a digit has its middle in it.
    strange : tuple of str
        In `MEASURES`: what of the scene lies outside what training scenes had.
    unlike : array (f,)
        Which finds are unlike any digit of the training scenes.
    boxes, shows : array, optional
        What is there, where that is known.
    """

    X: NDArray[np.float32]
    finds: Finds
    cells: NDArray[np.float64]
    strange: tuple[str, ...]
    unlike: NDArray[np.bool_]
    boxes: Boxes | None = None
    shows: NDArray[np.int64] | None = None

    def taken(self, threshold: float) -> Finds:
        """Return the finds that count."""
        return self.finds.above(threshold)

    def odd(self, threshold: float) -> NDArray[np.bool_]:
        """Return which of the finds that count are unlike any digit."""
        return np.asarray(self.unlike[self.finds.sure >= threshold])

    def doubtful(self, threshold: float) -> int:
        """Return how many finds lie near the threshold, on either side."""
        return int((np.abs(self.finds.sure - threshold) < DOUBT).sum())

    def right(self, finds: Finds) -> NDArray[np.bool_] | None:
        """Return which finds are right, where the truth is known."""
        if self.boxes is None or self.shows is None:
            return None
        return right(finds, Scenes(self.X[None], self.boxes, self.shows, np.zeros(len(self.shows), np.int64)))


def looked(weights: list[Any], usual: Usual, X: Any, boxes: Boxes | None = None, shows: Any = None) -> Looked:
    """Return what the detector says of one scene (48, 48)."""
    out = said(weights, X[None])
    finds = read(out)
    strange = tuple(name for name, far in zip(MEASURES, outside(X[None], usual.ends)[0], strict=True) if far)
    return Looked(X, finds, cells_sure(out)[0], strange, usual.odd(X[None], finds), boxes, shows)


def first_box(real: Boxes) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a box that lies a little beside a real one (4,)."""
    left, top, right_edge, bottom = (round(float(edge)) for edge in real)
    return min(left + ASIDE, CANVAS), min(top + ASIDE, CANVAS), right_edge - left, bottom - top


def box_from(values: Sequence[float]) -> Boxes:
    """Return the box (4,) of left, top, width and height."""
    left, top, width, height = values
    return np.array([left, top, left + width, top + height], np.float64)


def counts(finds: Finds, truth: Scenes, threshold: float) -> NDArray[np.int64]:
    """Return how many too many (or, below 0, too few) are counted in each scene."""
    return finds.above(threshold).counts(len(truth.X)) - truth.counts


def off_by(errors: NDArray[np.int64]) -> Mapping[int, int]:
    """Return how many scenes are off by each number, from the lowest to the highest."""
    return {
        off: int((errors == off).sum()) for off in range(int(errors.min(initial=0)), int(errors.max(initial=0)) + 1)
    }
