"""Where the parts of a network are on its drawing: columns from the inputs to the output, units one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import Layer
from core.anatomy.ranking import Units

Array = NDArray[np.float64]
PITCH = 52  # pixels from unit to unit
LARGEST, CROWDED, SMALLEST = 42, 30, 16  # pixels of the side of a unit's picture
LETTERS, FEW_LETTERS = 20, 12
TOP, BOTTOM = 40, 10  # pixels: heads of the columns above


@dataclass(frozen=True)
class Wires:
    """Hold the k connections that are drawn: ends (k,), weights (k,), and which they are (k, 3): column, unit, input."""

    x0: Array
    y0: Array
    x1: Array
    y1: Array
    weight: Array
    place: NDArray[np.int64]


@dataclass(frozen=True)
class Sheet:
    """Lay a network out.

    Parameters
    ----------
    units : tuple of array
        Numbers of the units that are drawn, of the inputs and of each layer.
    height : int, optional
        Of the figure in pixels; by default what the tallest column needs.
    """

    units: Units
    asked_height: int | None = None

    @property
    def rows(self) -> int:
        """Units of the tallest column."""
        return max(2, *(len(column) for column in self.units))

    @property
    def height(self) -> int:
        """Of the figure in pixels."""
        return self.asked_height or TOP + BOTTOM + PITCH * max(3, self.rows)

    @property
    def letters(self) -> int:
        """How long names at its sides may be: a low drawing stands beside others."""
        return LETTERS if self.asked_height is None else FEW_LETTERS

    @property
    def row(self) -> float:
        """Height of a row in pixels."""
        return (self.height - TOP - BOTTOM) / self.rows

    @property
    def size(self) -> int:
        """Side of a unit's picture in pixels: of many columns on a phone it would else cover the connections."""
        return int(np.clip(self.row - 8, SMALLEST, LARGEST if len(self.units) <= 6 else CROWDED))

    def y(self, column: int) -> Array:
        """Return the heights of a column's units, downwards from above."""
        count = len(self.units[column])
        return np.asarray((count - 1) / 2 - np.arange(count), float)

    def wires(self, layers: Sequence[Layer]) -> Wires:
        """Return the connections between units that are drawn."""
        return Wires(*(np.concatenate(part) for part in zip(*map(self._gap, range(len(layers)), layers), strict=True)))

    def _gap(self, column: int, layer: Layer) -> tuple[Array, Array, Array, Array, Array, NDArray[np.int64]]:
        left, right = self.units[column], self.units[column + 1]
        source, target = (
            part.ravel() for part in np.meshgrid(np.arange(len(left)), np.arange(len(right)), indexing="ij")
        )
        place = np.column_stack([np.full(len(source), column + 1), right[target], left[source]])
        ends = np.full(len(source), float(column)), self.y(column)[source]
        others = np.full(len(source), column + 1.0), self.y(column + 1)[target]
        return *ends, *others, layer.kernel[left[source], right[target]].astype(float), place
