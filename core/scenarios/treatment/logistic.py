"""A logistic regression for each arm, the simple way to personalise."""

import numpy as np
from numpy.typing import NDArray

from core.scenarios.treatment.table import ARMS, FOLDS, Floats, scaled, trial


def cross_fitted(split: int) -> Floats:
    """Return the risk (n, arms) of each patient, from regressions that did not see the patient."""
    from threadpoolctl import threadpool_limits

    it, risk = trial(), np.empty((trial().n, len(ARMS)))
    with threadpool_limits(1):  # threads of one another's way cost more than so small a fit
        for fold in range(FOLDS):
            asked = it.folds[split] == fold
            for arm in range(len(ARMS)):
                risk[asked, arm] = _risk(~asked & (it.arm == arm), asked)
    return risk


def _risk(train: NDArray[np.bool_], asked: NDArray[np.bool_]) -> Floats:
    from sklearn.linear_model import LogisticRegression

    X, event = scaled(trial().X), trial().event
    return np.asarray(LogisticRegression().fit(X[train], event[train]).predict_proba(X[asked])[:, 1])
