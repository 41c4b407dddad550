"""What a network of 2-D points, and every unit inside it, says about every place of the plane."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import Layer, forward
from core.anatomy.run import predicted
from core.datasets.preparation import Preprocessor
from core.training.surface import SIDE, grid

if TYPE_CHECKING:
    from core.training.run import Run

Array = NDArray[np.float32]


def surface(layers: Sequence[Layer], run: "Run") -> Array:
    """Return predictions over the plane (SIDE, SIDE, k), y from low to high, then x."""
    return predicted(layers, run, grid()).reshape(SIDE, SIDE, -1)


def neuron_maps(layers: Sequence[Layer], preprocessor: Preprocessor) -> list[Array]:
    """Return what the inputs, and the units of each layer, say over the plane: one (SIDE, SIDE, units) for each."""
    inputs = preprocessor.transform(grid())
    return [said.reshape(SIDE, SIDE, -1) for said in (inputs, *forward(layers, inputs))]
