"""What the model says of a picture when a patch of it is hidden, patch by patch.

References
----------
Zeiler and Fergus 2014, "Visualizing and understanding convolutional networks", section 4.2, where the patch is grey.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.parts.fills import FILLS
from core.explanation.subject import Subject
from core.explanation.units import unit_of

Values = NDArray[np.float64]
Shape = tuple[int, int]

PLACES = 32  # of the patch, either way, at most
SHARE = 4  # a patch is a quarter as high and as wide as the picture


@dataclass(frozen=True, eq=False)
class Occlusion:
    """Hold what hiding each of p patches of a picture takes from each of k outputs.

    Parameters
    ----------
    places : array (p, 2)
        The row and the column of the upper left corner of each patch.
    size : tuple of int
        Of the patch: height and width.
    drops : array (p, k)
        How much lower the output is without the patch, in the unit of the explanation.
    shape : tuple of int
        Of the picture.
    """

    places: NDArray[np.int64]
    size: Shape
    drops: Values
    shape: Shape

    def over(self, output: int) -> Values:
        """Return the picture (h, w) of the mean drop of an output over all patches that hide a pixel."""
        return self._mean(self.drops[:, output])

    def spread(self, values: Values) -> Values:
        """Return pixels' values (h, w) seen through the same patches: the mean of their sums over all that hide a pixel."""
        return self._mean(self.sums(values))

    def most(self, values: Values, output: int) -> float:
        """Return the largest number of both pictures, whichever way it points."""
        return float(max(np.abs(self.over(output)).max(), np.abs(self.spread(values)).max()))

    def _mean(self, amounts: Values) -> Values:
        total, times = np.zeros(self.shape), np.zeros(self.shape)
        for (down, across), amount in zip(self.places, amounts, strict=True):
            patch = np.s_[down : down + self.size[0], across : across + self.size[1]]
            total[patch] += amount
            times[patch] += 1
        return np.asarray(total / times)

    def sums(self, values: Values) -> Values:
        """Return the sum of pixels' values (h, w) under each patch (p,)."""
        high, wide = self.size
        return np.array([values[down : down + high, across : across + wide].sum() for down, across in self.places])


def patch_size(shape: Shape) -> Shape:
    """Return the height and the width of a patch, for a picture's."""
    return max(1, -(-shape[0] // SHARE)), max(1, -(-shape[1] // SHARE))


def patch_places(shape: Shape, size: Shape) -> NDArray[np.int64]:
    """Return where the upper left corner (p, 2) of the patch can be: every pixel apart, or more in a large picture."""
    down, across = (_starts(whole, part) for whole, part in zip(shape, size, strict=True))
    return np.stack(np.meshgrid(down, across, indexing="ij"), axis=-1).reshape(-1, 2)


def _starts(whole: int, part: int) -> NDArray[np.int64]:
    """Return the places of a patch along one side, the first and the last among them, so that no pixel is left out."""
    last = whole - part
    step = max(1, min(part, -(-last // PLACES)))
    return np.unique(np.append(np.arange(0, last + 1, step), last))


def occlude(subject: Subject, x: NDArray[np.float32], how: How, fill: str) -> Occlusion:
    """Hide each patch of a picture (d,) in turn; what a worker is asked for.

    Parameters
    ----------
    fill : str
        In `FILLS`: what is put over a patch.
    """
    from core.explanation.forward import predictor

    assert subject.image_shape is not None, "only pictures have patches"
    size = patch_size(subject.image_shape)
    places = patch_places(subject.image_shape, size)
    hidden = _covered(x, FILLS[fill].of(subject.background), places, size, subject.image_shape)
    said = unit_of(subject.task, how.unit).of(predictor(subject)(np.concatenate([x[np.newaxis], hidden])))
    return Occlusion(places, size, said[0] - said[1:], subject.image_shape)


def _covered(
    x: NDArray[np.float32], cover: NDArray[np.float32], places: NDArray[np.int64], size: Shape, shape: Shape
) -> NDArray[np.float32]:
    """Return the picture once for each patch (p, d), with that patch covered."""
    rows, columns = np.indices(shape)
    down, across = places[:, 0, None, None], places[:, 1, None, None]
    under = (rows >= down) & (rows < down + size[0]) & (columns >= across) & (columns < across + size[1])
    return np.where(under.reshape(len(places), -1), cover, x)
