"""What a search for small changes has found."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNLIKE = 0.01  # share of the training rows below which a row is like none of them

Row = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Counterfactual:
    """Hold a changed row and what the model says of it.

    Parameters
    ----------
    x : array (d,)
    changed : tuple of int
        The columns that differ.
    outputs : array (k,)
        What the model says of it.
    effort : float
        How hard the change is.
    margin : float
        How far it is beyond what is wanted; below 0 it falls short.
    ordinary : float
        Which share of the training rows stand at least as far from their nearest as this row does.
    """

    x: Row
    changed: tuple[int, ...]
    outputs: NDArray[np.float64]
    effort: float
    margin: float
    ordinary: float

    @property
    def reaches(self) -> bool:
        """Whether it is what is wanted."""
        return self.margin > 0

    @property
    def is_unlike(self) -> bool:
        """Whether the model has seen no row like it."""
        return self.ordinary < UNLIKE


@dataclass(frozen=True, eq=False)
class Found:
    """Hold what there is.

    Parameters
    ----------
    start : Counterfactual
        The row as it is.
    ways : tuple of Counterfactual
        What reaches it, the least effort first, but rows like none of the training rows last; none changes all that another
        one changes and more.
    closest : Counterfactual, optional
        What came nearest, where nothing reaches it.
    tried : int
        How many rows the model was asked about.
    whole : bool
        Whether the search came to its end.
    """

    start: Counterfactual
    ways: tuple[Counterfactual, ...]
    closest: Counterfactual | None
    tried: int
    whole: bool = True
