"""Scores of predicted chances with their intervals, and a logistic regression beside a network; for workers."""

import math
import time
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import aucs, interval, resample

if TYPE_CHECKING:
    from core.evaluation.calibration.reliability import Reliability

Floats = NDArray[np.float64]
PARTS = ("said", "happened", "low", "high", "counts", "error", "luck")


def auc(truth: NDArray[Any], chance: NDArray[Any]) -> tuple[float, float, float]:
    """Return the area under the ROC curve and its 95 % interval, by drawing the test rows again; NaN of one class."""
    prob = np.asarray(chance, np.float64)[:, np.newaxis]
    once = float(aucs(truth, prob, np.ones((1, len(truth))))[0])
    return (once, *interval(aucs(truth, prob, resample(len(truth)))))


def logistic(X: NDArray[Any], y: NDArray[Any], X_test: NDArray[Any]) -> tuple[Floats, float]:
    """Fit a logistic regression on standardised columns and return its chances (n_test,) with the seconds it took."""
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    began = time.perf_counter()
    model = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression(max_iter=2000))
    model.fit(np.asarray(X, np.float64), y)
    seconds = time.perf_counter() - began
    return model.predict_proba(np.asarray(X_test, np.float64))[:, 1], seconds


def reliability_arrays(truth: NDArray[Any], chance: NDArray[Any], prefix: str) -> dict[str, Any]:
    """Return the reliability of chances (n,) as arrays; `reliability_from` reads it back where there is no SciPy."""
    from core.evaluation.calibration.reliability import reliability

    found = reliability(np.asarray(truth) == 1, np.asarray(chance, np.float64))
    return {f"{prefix}_{part}": np.asarray(getattr(found, part)) for part in PARTS}


def reliability_from(arrays: Any, prefix: str) -> "Reliability":
    """Return the reliability that `reliability_arrays` wrote down."""
    from core.evaluation.calibration.reliability import Reliability

    parts = {part: arrays[f"{prefix}_{part}"] for part in PARTS}
    return Reliability(**{**parts, "error": float(parts["error"]), "luck": float(parts["luck"])})


def happened_against_said(truth: NDArray[Any], chance: NDArray[Any]) -> tuple[float, float]:
    """Return in which share of people it happened, and the mean chance that was predicted for them."""
    return (float(np.mean(truth)), float(np.mean(chance))) if len(truth) else (math.nan, math.nan)
