"""Registry of ways to put predicted chances into bins, as `sklearn.calibration.calibration_curve` does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.tables import Floats
from core.messages import N_

MOST, ROWS = 10, 10  # bins, and about as many rows in each at least


@dataclass(frozen=True)
class Bins:
    """Describe a way: `label` and `help` are marked with `N_`; `edges(chance, bins)` gives bins + 1 of them."""

    label: str
    help: str
    edges: Callable[[Floats, int], Floats]


def _equal_count(chance: Floats, bins: int) -> Floats:
    edges: Floats = np.percentile(chance, np.linspace(0, 1, bins + 1) * 100)
    return edges


def _equal_width(chance: Floats, bins: int) -> Floats:
    return np.linspace(0.0, 1.0, bins + 1)


BINS: Mapping[str, Bins] = {
    "equal_count": Bins(
        N_("Same number of rows"), N_("Each point stands for about as many rows, so all are as sure."), _equal_count
    ),
    "equal_width": Bins(
        N_("Same width"), N_("From 0 to 10%, 10 to 20% and so on; some may have few rows, or none."), _equal_width
    ),
}


def bins_for(rows: int) -> int:
    """Return how many bins so many rows fill."""
    return int(np.clip(rows // ROWS, 1, MOST))


def bin_of(chance: Floats, way: str, bins: int) -> NDArray[np.int64]:
    """Return the number (n,) of the bin that each predicted chance (n,) falls into; some bins may stay empty."""
    edges = BINS[way].edges(chance, bins)
    return np.searchsorted(edges[1:-1], chance).astype(np.int64)
