"""What a detector found, held against what is there: right and wrong finds, and the area under precision and recall.

A find is right when its box shares at least half with a real one that no surer find has taken (Everingham et al. 2010, "The
PASCAL visual object classes challenge", 4.2). Which digit it is, is judged apart: of the right finds, how many are read rightly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.scenarios.object_detection.boxes import Boxes, iou
from core.scenarios.object_detection.scenes import Scenes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ENOUGH = 0.5  # of intersection over union


@dataclass(frozen=True, eq=False)
class Finds:
    """Hold f finds in pictures.

    Parameters
    ----------
    boxes : array (f, 4)
    shows, scene : array (f,)
        Which digit it is taken for, and in which picture.
    sure : array (f,)
        How sure it is that something is there, 0 to 1.
    chance : array (f,)
        How probable that digit is.
    """

    boxes: Boxes
    shows: Ints
    scene: Ints
    sure: Floats
    chance: Floats

    def above(self, threshold: float) -> "Finds":
        """Return the finds that are at least so sure."""
        return self._where(self.sure >= threshold)

    def of(self, number: int) -> "Finds":
        """Return the finds in one picture."""
        return self._where(self.scene == number)

    def _where(self, some: NDArray[np.bool_]) -> "Finds":
        return self.at(np.flatnonzero(some))

    def at(self, places: Ints) -> "Finds":
        """Return the finds at places of the list."""
        return Finds(self.boxes[places], self.shows[places], self.scene[places], self.sure[places], self.chance[places])

    def counts(self, scenes: int) -> Ints:
        """Return how many there are in each of so many pictures."""
        return np.bincount(self.scene, minlength=scenes)


@dataclass(frozen=True, eq=False)
class Curve:
    """Hold precision and recall (f,) when the surest 1, 2, … f finds are taken, and how sure the last of them is."""

    precision: Floats
    recall: Floats
    sure: Floats

    @property
    def envelope(self) -> Floats:
        """The best precision (f,) at this recall or a higher one: what the area is taken under."""
        return np.maximum.accumulate(self.precision[::-1])[::-1]

    @property
    def area(self) -> float:
        """Average precision: the area under `envelope` over recall (Everingham et al. 2015, all points)."""
        return float((np.diff(self.recall, prepend=0) * self.envelope).sum())

    def at(self, threshold: float) -> tuple[float, float]:
        """Return precision and recall of the finds that are at least so sure; precision is 1 where nothing is found."""
        taken = int((self.sure >= threshold).sum())
        return (float(self.precision[taken - 1]), float(self.recall[taken - 1])) if taken else (1.0, 0.0)


def matched(finds: Finds, truth: Scenes, enough: float = ENOUGH) -> Ints:
    """Return the number of the real digit that each find (f,) gets right, or -1; each is found once, by its surest find."""
    real, taken = np.full(len(finds.sure), -1), np.zeros(len(truth.scene), bool)
    for find in np.argsort(-finds.sure, kind="stable"):
        there = np.flatnonzero((truth.scene == finds.scene[find]) & ~taken)
        overlaps = iou(finds.boxes[find][None], truth.boxes[there])[0]
        if len(there) and overlaps.max() >= enough:
            real[find] = there[overlaps.argmax()]
            taken[real[find]] = True
    return real


def right(finds: Finds, truth: Scenes, enough: float = ENOUGH) -> NDArray[np.bool_]:
    """Return which finds (f,) are right."""
    return np.asarray(matched(finds, truth, enough) >= 0)


def read_rightly(finds: Finds, truth: Scenes) -> tuple[int, int]:
    """Return how many of the right finds are taken for the right digit, and how many right finds there are."""
    real = matched(finds, truth)
    good = real >= 0
    return int((finds.shows[good] == truth.shows[real[good]]).sum()), int(good.sum())


def curve(sure: Floats, good: NDArray[np.bool_], real: float, times: Floats | None = None) -> Curve:
    """Return precision and recall of finds (f,) that are right or wrong, of so many real digits.

    Parameters
    ----------
    times : array (f,), optional
        How often each find counts, in a bootstrap draw of pictures.
    """
    order = np.argsort(-sure, kind="stable")
    weight = np.ones(len(sure)) if times is None else times[order]
    hits, all_finds = np.cumsum(weight * good[order]), np.cumsum(weight)
    precision = np.divide(hits, all_finds, out=np.ones(len(sure)), where=all_finds > 0)
    return Curve(precision, hits / real if real else hits * 0, sure[order])


def average_precision(finds: Finds, truth: Scenes) -> float:
    """Return the average precision of finds."""
    return curve(finds.sure, right(finds, truth), len(truth.shows)).area


def spread(finds: Finds, truth: Scenes, draws: int = 500) -> tuple[float, float]:
    """Return the 95 % interval of average precision over bootstrap draws of whole pictures."""
    good, count = right(finds, truth), len(truth.X)
    rng, areas = np.random.default_rng(0), []
    for _ in range(draws):
        drawn = np.bincount(rng.integers(0, count, count), minlength=count).astype(float)
        areas.append(curve(finds.sure, good, float(drawn @ truth.counts), drawn[finds.scene]).area)
    low, high = np.quantile(areas, (0.025, 0.975))
    return float(low), float(high)
