"""What is measured beside the network, on its own training and test rows; for workers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.preprocessing import Preprocessor
from core.scenarios.cancer_detection.masses import ASSESSMENT, masses
from core.scenarios.clinic.elsewhere import moved
from core.scenarios.clinic.far import border
from core.scenarios.clinic.graded import auc, logistic, reliability_arrays

Rows = NDArray[np.int64]
OLDER = 55  # years


def rivals(prepared: Preprocessor, train: Rows, test: Rows, val: Rows, chance: NDArray[Any]) -> dict[str, Any]:
    """Return scores and chances of the network's rivals, reliability, and the border of what is known."""
    data, X = masses(), prepared.transform(masses().X)
    place = data.feature_names.index(ASSESSMENT)
    alone = np.array(prepared.origin) != place
    simple, seconds = logistic(X[train], data.y[train], X[test])
    undoctored, undoctored_seconds = logistic(X[train][:, alone], data.y[train], X[test][:, alone])
    doctor, truth = data.X[test, place].astype(np.float64), data.y[test]
    return {
        "simple": simple,
        "simple_seconds": seconds,
        "undoctored": undoctored,
        "undoctored_seconds": undoctored_seconds,
        "doctor": doctor,
        "score_model": auc(truth, chance),
        "score_simple": auc(truth, simple),
        "score_doctor": auc(truth, doctor),
        "score_undoctored": auc(truth, undoctored),
        "border": border(X[train], X[np.concatenate([val, test])]),
        **reliability_arrays(truth, chance, "rel_model"),
    }


def hospitals(prepared: Preprocessor, train: Rows, test: Rows) -> dict[str, Any]:
    """Return how a model that saw only some women does with them and with others."""
    data = masses()
    age = data.frame["age"].to_numpy()
    smooth = data.frame["shape"].isin(["round", "oval"]).to_numpy()
    homes = {"younger": age < OLDER, "older": age >= OLDER, "smooth": smooth, "rough": ~smooth}
    return moved(prepared.transform(data.X), data.y, train, test, homes)
