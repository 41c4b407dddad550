"""What a missed cancer is worth in needless biopsies, and what each threshold then costs."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import interval, resample
from core.scenarios.clinic.screening import PEOPLE, Screened, screened

Floats = NDArray[np.float64]
GRID: Floats = np.linspace(0.01, 0.99, 99)
RATIOS = (1, 2, 5, 10, 20, 50, 100)
"""How many needless biopsies are as bad as one missed cancer."""


def threshold_of(ratio: float) -> float:
    """Return the chance of cancer from which on a biopsy is worth it, if chances are right (Elkan 2001, equation 2)."""
    return 1 / (1 + ratio)


def cost(it: Screened, ratio: float) -> float:
    """Return what a threshold costs on 1,000 masses, in needless biopsies."""
    return PEOPLE * (it.missed * ratio + it.examined - it.found) / it.n


@dataclass(frozen=True, eq=False)
class Costs:
    """Hold what each threshold of `GRID` costs on 1,000 masses, and what it costs to treat all alike.

    Parameters
    ----------
    model : array (99,)
    at : float
        Of the model at the threshold that follows from the ratio.
    everybody, nobody, doctor : float
        Biopsy all; biopsy none; biopsy what the radiologist assessed as 5.
    saved : (float, float)
        95 % interval of what the model costs less, at its threshold, than biopsying all or none, whichever is cheaper.
    """

    ratio: float
    model: Floats
    at: float
    everybody: float
    nobody: float
    doctor: float
    saved: tuple[float, float]


SURE = 5.0  # BI-RADS: "highly suggestive of malignancy"


def costs(truth: NDArray[Any], chance: NDArray[Any], doctor: NDArray[Any], ratio: float) -> Costs:
    """Return the costs of thresholds on masses with known ends (n,)."""
    ones, threshold = np.ones(len(truth)), threshold_of(ratio)
    everybody, nobody = (cost(screened(truth, sure, 0.5), ratio) for sure in (ones, 0 * ones))
    return Costs(
        ratio,
        np.array([cost(screened(truth, chance, t), ratio) for t in GRID]),
        cost(screened(truth, chance, threshold), ratio),
        everybody,
        nobody,
        cost(screened(truth, doctor, SURE), ratio),
        _saved(truth, chance >= threshold, everybody < nobody, ratio),
    )


def _saved(truth: NDArray[Any], model: NDArray[np.bool_], other: bool, ratio: float) -> tuple[float, float]:
    """Return the interval of what 1,000 masses cost less by the model (n,) than by the same choice for all of them."""
    ill = np.asarray(truth) == 1
    each = np.where(ill, ratio * (model.astype(float) - other), float(other) - model)
    return interval(resample(len(ill)) @ each * PEOPLE / len(ill))


def same_biopsies(truth: NDArray[Any], chance: NDArray[Any], doctor: NDArray[Any]) -> tuple[float, float]:
    """Return the share of cancers in what the radiologist assessed as 5, and in as many masses with the highest chances."""
    from core.scenarios.clinic.screening import found_with

    those = screened(truth, doctor, SURE)
    return those.sensitivity.value, found_with(truth, chance, those.examined)
