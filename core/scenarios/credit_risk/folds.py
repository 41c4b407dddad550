"""Five folds of the loans: each model says of every row what it thinks before it has seen how that loan ended."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.bundles import CREDIT
from core.datasets import Dataset, load
from core.experiment import Experiment

Floats = NDArray[np.float64]
FOLDS = 5
AGE = "age in years"
# A fixed number of epochs: with patience the validation rows would choose the epoch, and couldn't judge it as well.
NET = replace(CREDIT, epochs=20, patience=0, test_size=0.05, folds=FOLDS)


@lru_cache(maxsize=1)
def loans() -> Dataset:
    """Return the 1,000 loans."""
    return load(CREDIT.dataset)


def net(fold: int, without: str = "") -> Experiment:
    """Return the training of the network on all rows but those of a fold, without one of the columns."""
    named = tuple(name for name in loans().feature_names if name != without) if without else ()
    return replace(NET, fold=fold, features=named)


@lru_cache(maxsize=8)
def sides(fold: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows that a fold trains on and those that it judges; the rows of the common test side are in the first fold."""
    from core.datasets.split import fold_rows, split_rows

    base = split_rows(loans(), NET.test_size, NET.val_size, NET.split_seed)
    cut = fold_rows(loans(), base, FOLDS, fold, NET.split_seed)
    return cut.train, np.concatenate([cut.val, cut.test]) if fold == 0 else cut.val


def inputs(X: NDArray[np.float32], without: str = "") -> Floats:
    """Return rows with each category as a column of its own (n, p), a missing one as zeros; what simple models take."""
    data, parts = loans(), list[Floats]()
    for j, name in enumerate(data.feature_names):
        if name == without:
            continue
        column = X[:, j].astype(np.float64)
        if name in data.categories:
            parts.append((column[:, None] == np.arange(len(data.categories[name]))).astype(np.float64))
        else:
            parts.append(column[:, None])
    return np.hstack(parts)


def simple_models() -> Mapping[str, Any]:
    """Return the models beside the network, not fitted yet."""
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier

    return {
        "logistic": make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000)),
        "tree": DecisionTreeClassifier(max_depth=4, min_samples_leaf=20, random_state=0),
        "forest": RandomForestClassifier(150, min_samples_leaf=3, random_state=0),
    }


def fitted(name: str, fold: int) -> Floats:
    """Fit a simple model on the training rows of a fold; return the chance of a default of the rows that it judges."""
    train, judged = sides(fold)
    X, y = inputs(loans().X), loans().y
    model = simple_models()[name].fit(X[train], y[train])
    return np.asarray(model.predict_proba(X[judged])[:, 1], np.float64)


def net_told(run: Any) -> dict[str, Any]:
    """Return what a network of a fold says of the rows that it judges, also with each column missing; runs on a worker."""
    from time import perf_counter

    _, judged = sides(run.experiment.fold)
    X = loans().X[judged]
    gaps = np.repeat(X[None], X.shape[1], axis=0)
    gaps[np.arange(X.shape[1]), :, np.arange(X.shape[1])] = np.nan
    said = run.predict(np.concatenate([X, gaps.reshape(-1, X.shape[1])]))[:, 1].reshape(-1, len(X))
    run.predict(X[:1])
    began = perf_counter()
    run.predict(X[:1])
    return {"p": said[0], "gaps": said[1:], "seconds": run.seconds, "answer": perf_counter() - began}
