"""What is measured beside the network, on its own training and test rows; for workers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import load
from core.datasets.preprocessing import Preprocessor
from core.scenarios.clinic.elsewhere import facts, moved
from core.scenarios.clinic.far import border
from core.scenarios.clinic.graded import auc, logistic, reliability_arrays
from core.scenarios.disease_risk.people import people, table

Rows = NDArray[np.int64]
OLDER = 50  # years
FOLDS = 5
LAST_YEAR = 92


def rivals(prepared: Preprocessor, train: Rows, test: Rows, val: Rows, chance: NDArray[Any]) -> dict[str, Any]:
    """Return scores and chances of the network's rivals, reliability, and the border of what is known."""
    data, X = people(), prepared.transform(people().X)
    simple, seconds = logistic(X[train], data.y[train], X[test])
    age, age_seconds = logistic(data.X[train, :1], data.y[train], data.X[test, :1])
    truth = data.y[test]
    return {
        "simple": simple,
        "age": age,
        "simple_seconds": seconds,
        "age_seconds": age_seconds,
        "score_model": auc(truth, chance),
        "score_simple": auc(truth, simple),
        "score_age": auc(truth, age),
        "border": border(X[train], X[np.concatenate([val, test])]),
        **reliability_arrays(truth, chance, "rel_model"),
        **reliability_arrays(truth, simple, "rel_simple"),
    }


def hospitals(prepared: Preprocessor, train: Rows, test: Rows) -> dict[str, Any]:
    """Return how a model that saw only some people does with them and with others."""
    data = people()
    age, male = data.frame["age"].to_numpy(), (data.frame["sex"] == "male").to_numpy()
    sporty = (data.frame["sport"] != "little or none").to_numpy()
    homes = {"younger": age < OLDER, "older": age >= OLDER, "men": male, "women": ~male, "sport": sporty}
    return moved(prepared.transform(data.X), data.y, train, test, homes)


def leaks(prepared: Preprocessor, train: Rows, test: Rows) -> dict[str, Any]:
    """Return the facts of models that also see a column of later years, and of one that doesn't, first."""
    raw, data = table(), people()
    X = prepared.transform(data.X)
    later = {
        "none": np.empty((len(X), 0)),
        "last_year": raw[["yrdth"]].fillna(LAST_YEAR).to_numpy(),
        "weighed": raw[["wt82"]].isna().to_numpy(np.float64),
        "weight_82": raw[["wt82"]].to_numpy(),
        "pressure_82": raw[["sbp", "dbp"]].to_numpy(),
        "quit": raw[["qsmk"]].to_numpy(np.float64),
    }
    found = []
    for columns in later.values():
        both = np.hstack([X, columns])
        chance, _ = logistic(both[train], data.y[train], both[test])
        found.append(facts(data.y[test], chance))
    return {"leaks": np.array(list(later)), "leaked": np.array(found)}


def heart() -> dict[str, Any]:
    """Return the score of a logistic regression on 270 patients of a heart clinic, each predicted by one who didn't see them."""
    from sklearn.model_selection import StratifiedKFold

    from core.datasets.preprocessing import fit_preprocessor

    data, chance = load("heart"), np.zeros(270)
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(data.X, data.y):
        X = fit_preprocessor(data, train).transform(data.X)
        chance[test] = logistic(X[train], data.y[train], X[test])[0]
    return {"heart": np.array(facts(data.y, chance))}
