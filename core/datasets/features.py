"""What a model may see of a drawn point."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Values = NDArray[np.float32]


@dataclass(frozen=True)
class Feature:
    """Name a function of the two coordinates; `origin` is the coordinate that it comes from, of two the first."""

    label: str
    of: Callable[[Values, Values], Values]
    origin: int


FEATURES: Mapping[str, Feature] = {
    "x": Feature(N_("x"), lambda x, y: x, 0),
    "y": Feature(N_("y"), lambda x, y: y, 1),
    "x2": Feature(N_("x²"), lambda x, y: x**2, 0),
    "y2": Feature(N_("y²"), lambda x, y: y**2, 1),
    "xy": Feature(N_("x·y"), lambda x, y: x * y, 0),
    "sin_x": Feature(N_("sin x"), lambda x, y: np.sin(x), 0),
    "sin_y": Feature(N_("sin y"), lambda x, y: np.sin(y), 1),
}
