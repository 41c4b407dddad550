"""Real digits to look at."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.pictures import SIDE, digits

SHOWN = 16  # pictures of one digit


def examples() -> dict[str, NDArray[Any]]:
    """Return some pictures of each digit (10, 16, 8, 8), their mean (10, 8, 8), and how many there are (10,); on a worker."""
    X, y = digits()
    own = [X[y == digit].reshape(-1, SIDE, SIDE) for digit in range(10)]
    return {
        "some": np.array([each[:SHOWN] for each in own]),
        "mean": np.array([each.mean(axis=0) for each in own]),
        "count": np.array([len(each) for each in own]),
    }
