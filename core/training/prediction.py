"""Predictions of a finished run."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.messages import N_, UserError
from core.training.outcome import probabilities
from core.training.run import Run

Array = NDArray[np.float32]
CHUNK = 8192


def predict(run: Run, X: pd.DataFrame | NDArray[Any]) -> Array:
    """Predict rows in the data's own units (n, d): probabilities (n, classes), or numbers (n, 1)."""
    rows = _numbers(run, X)
    inputs = run.preprocessor.transform(rows)
    # model(x) takes milliseconds where model.predict(x) takes a tenth of a second.
    found = [np.asarray(run.model(inputs[i : i + CHUNK], training=False)) for i in range(0, max(1, len(inputs)), CHUNK)]
    return probabilities(np.concatenate(found).astype(np.float32), run.experiment, run.data, run.preprocessor)


def _numbers(run: Run, X: pd.DataFrame | NDArray[Any]) -> Array:
    names = run.data.feature_names
    if isinstance(X, pd.DataFrame):
        missing = [name for name in names if name not in X.columns]
        if missing:
            raise UserError(N_("The rows lack the columns {names}."), names=", ".join(missing))
        return run.data.encode(X)
    rows = np.asarray(X, np.float32)
    if rows.ndim != 2 or rows.shape[1] != len(names):
        raise UserError(
            N_("Expected rows of {expected} values, received an array of shape {received}."),
            expected=len(names),
            received=str(rows.shape),
        )
    return rows
