"""What a model says about every place of the plane, for 2-D points."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.datasets.preparation import Prepared
from core.experiment import Experiment
from core.training.outcome import probabilities
from core.training.state import Learned

if TYPE_CHECKING:
    from core.training.program import Program

EDGE = 6.5
SIDE = 60
Array = NDArray[np.float32]


def grid() -> Array:
    """Return the places of the plane (SIDE², 2), y from low to high, then x."""
    line = np.linspace(-EDGE, EDGE, SIDE, dtype=np.float32)
    x, y = np.meshgrid(line, line)
    return np.column_stack([x.ravel(), y.ravel()])


def surface_of(
    made: "Program", learned: Learned, data: Dataset, prepared: Prepared, experiment: Experiment
) -> Array | None:
    """Return the first member's predictions over the plane (SIDE, SIDE, k); None for data that isn't drawn."""
    if not data.drawn:
        return None
    outputs = made.outputs(
        learned.theta[0], tuple(v[0] for v in learned.extra), prepared.preprocessor.transform(grid())
    )
    found = probabilities(outputs, experiment, data, prepared.preprocessor)
    return found.reshape(SIDE, SIDE, -1)
