"""The second data: numbers measured from pictures of cells, with noise and with mistaken units; for workers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import load
from core.datasets.split import split_rows
from core.scenarios.clinic.graded import auc
from core.scenarios.clinic.screening import screened

NOISES = (0.0, 0.25, 0.5, 1.0, 2.0)  # standard deviations of each column
FACTOR = 10.0  # millimetres for centimetres
HALF = 0.5
FACTS = ("accuracy", "auc", "sensitivity", "specificity")


def cells() -> dict[str, Any]:
    """Return the facts (see `FACTS`) of a logistic regression on 569 samples, as measured, with noise, with mistaken units.

    Returns
    -------
    dict
        "cells_noise" (noises, 4), "cells_units" (columns, 4) with one column ten times too large, "cells_columns" (columns,),
        "cells_rows" test rows.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    data = load("breast_cancer")
    split = split_rows(data, 0.3, 0.15, 0)
    X, y, test = data.X.astype(np.float64), _cancer(data), split.test
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000)).fit(X[split.train], y[split.train])
    spread, luck = X[split.train].std(axis=0), np.random.default_rng(0).normal(size=X[test].shape)
    noisy = [X[test] + noise * spread * luck for noise in NOISES]
    mistaken = [_times(X[test], column, FACTOR) for column in range(X.shape[1])]
    noise, units = (
        np.array([_facts(y[test], model.predict_proba(rows)[:, 1]) for rows in versions])
        for versions in (noisy, mistaken)
    )
    return {
        "cells_noise": noise,
        "cells_units": units,
        "cells_columns": np.array(data.feature_names),
        "cells_rows": len(test),
    }


def _cancer(data: Any) -> NDArray[np.int64]:
    """Return 1 for cancer (n,)."""
    return np.asarray(data.y == data.class_names.index("malignant"), np.int64)


def _times(X: NDArray[np.float64], column: int, factor: float) -> NDArray[np.float64]:
    changed = X.copy()
    changed[:, column] *= factor
    return changed


def _facts(truth: NDArray[Any], chance: NDArray[Any]) -> list[float]:
    at_half = screened(truth, chance, HALF)
    right = float(((chance >= HALF) == (truth == 1)).mean())
    return [right, auc(truth, chance)[0], at_half.sensitivity.value, at_half.specificity.value]
