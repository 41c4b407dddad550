"""Ways to even out the classes among the rows that a model learns from, by name."""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

Array = NDArray[np.float32]
Codes = NDArray[np.int64]
Rows = tuple[Array, Codes]

NEIGHBOURS = 5  # Chawla et al. 2002, "SMOTE"
MOST_COMPONENTS = 5


@dataclass(frozen=True)
class Resampling:
    """Give rows with even classes: `rows(X, y, seed)` takes prepared inputs (n, p) and codes (n,), returns (m, p), (m,)."""

    label: str
    rows: Callable[[Array, Codes, int], Rows]


def _same(X: Array, y: Codes, seed: int) -> Rows:
    return X, y


def _over(X: Array, y: Codes, seed: int) -> Rows:
    from imblearn.over_sampling import RandomOverSampler

    return _resampled(RandomOverSampler(random_state=seed), X, y)


def _under(X: Array, y: Codes, seed: int) -> Rows:
    from imblearn.under_sampling import RandomUnderSampler

    return _resampled(RandomUnderSampler(random_state=seed), X, y)


def _smote(X: Array, y: Codes, seed: int) -> Rows:
    from imblearn.over_sampling import SMOTE

    return _resampled(SMOTE(k_neighbors=min(NEIGHBOURS, _fewest(y) - 1), random_state=seed), X, y)


def _generative(X: Array, y: Codes, seed: int) -> Rows:
    """Draw new rows of every class from a mixture of Gaussians fitted to it, until it has as many as the largest."""
    _fewest(y)
    codes, counts = np.unique(y, return_counts=True)
    parts: list[Rows] = [(X, y)]
    for code, missing in zip(codes, counts.max() - counts, strict=True):
        if missing:
            parts.append((_drawn(X[y == code], int(missing), seed), np.full(missing, code)))
    inputs, labels = zip(*parts, strict=True)
    return np.concatenate(inputs), np.concatenate(labels)


def _drawn(X: Array, count: int, seed: int) -> Array:
    """Draw rows like X (n, p); the number of Gaussians is the one with the lowest BIC (Schwarz 1978)."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.mixture import GaussianMixture
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(X)
    standard = scaler.transform(X).astype(np.float64)
    most = max(1, min(MOST_COMPONENTS, len(X) // 10))
    mixtures = [GaussianMixture(k, reg_covar=1e-3, random_state=seed) for k in range(1, most + 1)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a fit that could be a little better is good enough here
        best = min((mixture.fit(standard) for mixture in mixtures), key=lambda mixture: mixture.bic(standard))
    return np.asarray(scaler.inverse_transform(best.sample(count)[0]), np.float32)


def _resampled(sampler: Any, X: Array, y: Codes) -> Rows:
    inputs, labels = sampler.fit_resample(X, y)
    return np.asarray(inputs, np.float32), np.asarray(labels, np.int64)


def _fewest(y: Codes) -> int:
    """Return the size of the smallest class; one row is too little to make others from."""
    counts = np.unique(y, return_counts=True)[1]
    if counts.min() < 2:
        raise UserError(
            N_(
                "New rows can't be made of a class with a single training row. Expected at least {fewest} of every class, "
                "received {received}; choose oversampling, or leave more rows for training."
            ),
            fewest=2,
            received=int(counts.min()),
        )
    return int(counts.min())


RESAMPLINGS: Mapping[str, Resampling] = {
    "none": Resampling(N_("None: rows as they are"), _same),
    "over": Resampling(N_("Repeat rare rows (oversampling)"), _over),
    "under": Resampling(N_("Drop common rows (undersampling)"), _under),
    "smote": Resampling(N_("Blend rare rows (SMOTE)"), _smote),
    "generative": Resampling(N_("Invent rare rows (generative model)"), _generative),
}
