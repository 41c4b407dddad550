"""Reject inference: a bank knows how a loan ended only for those whom its old rule accepted.

The rule is simulated on loans whose end we know for all. Models are logistic regressions on the same folds as all others.
Banasik, Crook and Thomas 2003, "Sample selection bias in credit scoring models".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets.german_credit import ACCOUNT, NO_ACCOUNT
from core.messages import N_
from core.scenarios.credit_risk.folds import Floats, inputs, loans, sides, simple_models

Flags = NDArray[np.bool_]
EXPLORED = 0.1  # of the refused who get a loan all the same, by lot, so that something is learned of them
WAYS = ("accepted", "explored", "fair")


@dataclass(frozen=True)
class OldRule:
    """Describe a rule by which the bank accepted so far; `label` is marked with `N_`, `accepts()` flags rows (n,)."""

    label: str
    accepts: Callable[[], Flags]


def column(name: str) -> NDArray[np.object_]:
    """Return a column as the user has it: categories as text."""
    return loans().frame[name].astype(object).to_numpy()


def _with_account() -> Flags:
    return np.asarray(column(ACCOUNT) != NO_ACCOUNT)


def _small_and_short() -> Flags:
    return np.asarray((column("credit amount") <= 4000) & (column("duration in month") <= 24), bool)


def _steady() -> Flags:
    steady = np.isin(column("present employment since"), ["4 to 7 years", "7 years or more"])
    return np.asarray(steady & _with_account())


RULES: Mapping[str, OldRule] = {
    "no_account": OldRule(N_("Nobody without a current account here"), _with_account),
    "small": OldRule(N_("Only up to 4,000 DM and 24 months"), _small_and_short),
    "steady": OldRule(N_("A current account here, and four years in the job"), _steady),
}


def trained_rows(rule: str, way: str, fold: int) -> NDArray[np.int64]:
    """Return the training rows of a fold that a bank with an old rule would have.

    Parameters
    ----------
    way : str
        In `WAYS`: the accepted; these and a tenth of the refused; or as many as the accepted, drawn from all.
    """
    train, _ = sides(fold)
    accepted, rng = RULES[rule].accepts()[train], np.random.default_rng(fold)
    if way == "fair":
        return rng.choice(train, int(accepted.sum()), replace=False)
    lucky = rng.random(len(train)) < EXPLORED
    return np.asarray(train[accepted | lucky] if way == "explored" else train[accepted])


def learned(rule: str, way: str, fold: int) -> Floats:
    """Return what a model of those rows says of all rows that the fold judges."""
    rows, (_, judged) = trained_rows(rule, way, fold), sides(fold)
    X, y = inputs(loans().X), loans().y
    model = simple_models()["logistic"].fit(X[rows], y[rows])
    return np.asarray(model.predict_proba(X[judged])[:, 1], np.float64)
