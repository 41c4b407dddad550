"""Registry of corrections of predicted chances: each learns from predictions of other rows, and their truth."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn.tables import Floats
from core.messages import N_

TINY = 1e-12  # a chance that is told from none
COLDEST = 3.0  # logarithm of the inverse temperature, at most: rows that are all right would make it endless

Codes = NDArray[np.int64]
Corrects = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Correction:
    """Describe a correction.

    Parameters
    ----------
    label, help : str
        Marked with `N_`.
    fit : callable
        `fit(truth, prob)` learns from codes (n,) and chances (n, k), and returns what puts chances (m, k) right.
    """

    label: str
    help: str
    fit: Callable[[Codes, Floats], Corrects]


def _temperature(truth: Codes, prob: Floats) -> Corrects:
    """Guo et al. 2017, "On calibration of modern neural networks", section 4.2."""
    from scipy.optimize import minimize_scalar

    logs = _logs(prob)

    def loss(log_beta: float) -> float:
        return float(-np.log(_softmax(np.exp(log_beta) * logs)[np.arange(len(truth)), truth] + TINY).mean())

    beta = np.exp(minimize_scalar(loss, bounds=(-COLDEST, COLDEST), method="bounded", options={"xatol": 1e-6}).x)
    return lambda other: _softmax(beta * _logs(other))


def _platt(truth: Codes, prob: Floats) -> Corrects:
    return _each(truth, prob, _sigmoid)


def _isotonic(truth: Codes, prob: Floats) -> Corrects:
    return _each(truth, prob, _steps)


def _each(truth: Codes, prob: Floats, fit: Callable[[NDArray[np.bool_], Floats], Corrects]) -> Corrects:
    """Correct class 1 of two, or each class against the rest, so that they add up to 1 (Zadrozny and Elkan 2002)."""
    if prob.shape[1] == 2:
        corrects = fit(truth == 1, prob[:, 1])
        return lambda other: _pair(corrects(other[:, 1]))
    each = [fit(truth == c, prob[:, c]) for c in range(prob.shape[1])]
    return lambda other: _shares(np.column_stack([one(other[:, c]) for c, one in enumerate(each)]))


def _sigmoid(happened: NDArray[np.bool_], chance: Floats) -> Corrects:
    """Platt 1999, "Probabilistic outputs for support vector machines", section 2.2, of the log-odds."""
    from scipy.optimize import minimize

    yes = np.count_nonzero(happened)
    no = len(happened) - yes
    target = np.where(happened, (yes + 1) / (yes + 2), 1 / (no + 2))
    odds = _odds(chance)
    middle, width = odds.mean(), odds.std() or 1.0

    def loss(line: Floats) -> tuple[float, Floats]:
        sums = line[0] * (odds - middle) / width + line[1]
        off = _logistic(sums) - target
        return float((np.logaddexp(0, sums) - target * sums).mean()), np.array([off @ (odds - middle) / width, off.sum()]) / len(off)  # fmt: skip

    slope, start = minimize(loss, np.zeros(2), jac=True, method="L-BFGS-B", options={"gtol": 1e-8, "ftol": 1e-14}).x
    return lambda other: _logistic(slope * (_odds(other) - middle) / width + start)


def _steps(happened: NDArray[np.bool_], chance: Floats) -> Corrects:
    """Zadrozny and Elkan 2002, "Transforming classifier scores into accurate multiclass probability estimates"."""
    from sklearn.isotonic import IsotonicRegression

    fitted = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(chance, happened.astype(np.float64))
    return lambda other: np.asarray(fitted.predict(other), np.float64)


def _pair(chance: Floats) -> Floats:
    return np.column_stack([1 - chance, chance])


def _shares(each: Floats) -> Floats:
    total = each.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(each, total, out=np.full_like(each, 1 / each.shape[1]), where=total > 0)
    return shares


def _odds(chance: Floats) -> Floats:
    sure = np.clip(chance, TINY, 1 - TINY)
    odds: Floats = np.log(sure) - np.log1p(-sure)
    return odds


def _logistic(odds: Any) -> Floats:
    from scipy.special import expit

    return np.asarray(expit(odds), np.float64)


def _logs(prob: Floats) -> Floats:
    logs: Floats = np.log(np.clip(prob, TINY, 1.0))
    return logs


def _softmax(logs: Floats) -> Floats:
    raised = np.exp(logs - logs.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


CORRECTIONS: Mapping[str, Correction] = {
    "temperature": Correction(
        N_("Temperature"),
        N_(
            "One number pulls all chances towards the middle, or away from it: against being too sure, or not sure enough."
        ),
        _temperature,
    ),
    "platt": Correction(
        N_("Platt"), N_("Two numbers: like temperature, and all chances may move up or down together."), _platt
    ),
    "isotonic": Correction(
        N_("Isotonic"),
        N_(
            "Steps that only ever go up fit any shape, but learn few rows by heart: give them 1,000 or more. They may say 0% or "
            "100%, and the log loss of that is huge where it is wrong."
        ),
        _isotonic,
    ),
}
