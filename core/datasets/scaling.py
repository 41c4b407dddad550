"""How numbers are brought to like sizes: what is taken from each, and what it is then divided by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Scaling:
    """Fit on values (n, p) without gaps what is taken from each column (p,), and what it is then divided by (p,)."""

    label: str
    fit: Callable[[Values], tuple[Values, Values]]


def _standard(values: Values) -> tuple[Values, Values]:
    from sklearn.preprocessing import StandardScaler

    fitted: Any = StandardScaler().fit(values)
    return fitted.mean_, fitted.scale_


def _minmax(values: Values) -> tuple[Values, Values]:
    low, high = values.min(axis=0), values.max(axis=0)
    return low, np.where(high > low, high - low, 1.0)


def _robust(values: Values) -> tuple[Values, Values]:
    from sklearn.preprocessing import RobustScaler

    fitted: Any = RobustScaler().fit(values)
    return fitted.center_, fitted.scale_


def _none(values: Values) -> tuple[Values, Values]:
    return np.zeros(values.shape[1]), np.ones(values.shape[1])


SCALINGS: Mapping[str, Scaling] = {
    "standard": Scaling(N_("Mean 0, spread 1"), _standard),
    "minmax": Scaling(N_("From 0 to 1"), _minmax),
    "robust": Scaling(N_("Median 0, middle half 1 wide"), _robust),
    "none": Scaling(N_("None: as they are"), _none),
}
