"""A model that learned from some people, tested on people like these and on others; for workers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.clinic.graded import auc, logistic

FACTS = ("auc", "auc_low", "auc_high", "happened", "said", "rows")
Masks = Mapping[str, NDArray[np.bool_]]


def moved(X: NDArray[Any], y: NDArray[Any], train: NDArray[Any], test: NDArray[Any], homes: Masks) -> dict[str, Any]:
    """Return how a logistic regression does at home and elsewhere, as arrays.

    Parameters
    ----------
    X : array (n, p)
        Prepared inputs.
    y : array (n,)
    train, test : array
        Row numbers; who tests never trains.
    homes : mapping
        Name -> who is at home (n,): it learns from training rows at home only, and is tested on test rows at home and on
        all other test rows.

    Returns
    -------
    dict
        "homes" (h,), and "at_home" and "elsewhere" (h, 6): see `FACTS`.
    """
    pairs = [_pair(X, y, train, test, home) for home in homes.values()]
    at_home, elsewhere = (np.array(side) for side in zip(*pairs, strict=True))
    return {"homes": np.array(list(homes)), "at_home": at_home, "elsewhere": elsewhere}


def _pair(X: Any, y: Any, train: Any, test: Any, home: NDArray[np.bool_]) -> tuple[list[float], list[float]]:
    learned = train[home[train]]
    chance, _ = logistic(X[learned], y[learned], X[test])
    here = home[test]
    return facts(y[test][here], chance[here]), facts(y[test][~here], chance[~here])


def home_pair(arrays: Mapping[str, Any], name: str) -> tuple[list[float], list[float]]:
    """Return the facts at home and elsewhere (see `FACTS`) by the name of a home, out of what `moved` returned."""
    place = [str(home) for home in arrays["homes"]].index(name)
    return arrays["at_home"][place].tolist(), arrays["elsewhere"][place].tolist()


def facts(truth: NDArray[Any], chance: NDArray[Any]) -> list[float]:
    """Return what `FACTS` names: AUC with its interval, in which share it happened, the mean chance said, and rows."""
    return [*auc(truth, chance), float(truth.mean()), float(chance.mean()), float(len(truth))]
