"""One patient: risks under each arm, what the rule recommends, and when it says "I don't know"."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.treatment.clashes import clash
from core.scenarios.treatment.net import chances
from core.scenarios.treatment.policies import SURE
from core.scenarios.treatment.table import COLUMNS, Floats, scaled, trial
from core.scenarios.treatment.values import best_arm
from core.settings import Flag, Setting, Whole

EXAMPLE = 11  # row of the patient at first look
FIRST = 5  # columns in sight; the others are under More
RARE = 0.99  # of the trial's patients are less far from their nearest

_ASK = N_("As known before treatment; the trial had {low:,.0f} to {high:,.0f}.")
_LIMITS: Mapping[str, tuple[int, int]] = {
    "age": (0, 120),
    "cd40": (0, 3000),
    "cd80": (0, 10000),
    "preanti": (0, 10000),
    "wtkg": (2, 300),
    "karnof": (0, 100),
}


def _described(name: str) -> Setting[Any]:
    column = COLUMNS[name]
    if column.yes_or_no:
        return Flag(False, column.label, N_("Yes or no, as known before treatment."), "patient")
    low, high = _LIMITS[name]
    return Whole(int(column.middle), column.label, _ASK, "patient", low=low, high=high)


FORM: Mapping[str, Setting[Any]] = {name: _described(name) for name in COLUMNS}
"""Column -> what a visitor may enter; the limits are those of a person, not of the trial."""


@dataclass(frozen=True, eq=False)
class Answer:
    """Hold what the members say of a patient.

    Parameters
    ----------
    risk, low, high : array (arms,)
        Chance of the event under each arm, with where 95 % of such members would lie.
    best : int
        The arm of the lowest risk.
    rivals : tuple of int
        Arms that the members don't agree to be worse than the best.
    default : int
        The arm that was best in the trial.
    outside : tuple of str
        Columns whose value nobody in the trial had beyond.
    unlike : float
        Distance to the nearest patient of the trial, 1 where only one in a hundred of these is as far from the others.
    clash : Message, optional
        Which answers contradict each other.
    """

    risk: Floats
    low: Floats
    high: Floats
    best: int
    rivals: tuple[int, ...]
    default: int
    outside: tuple[str, ...]
    unlike: float
    clash: Message | None = None

    @property
    def compared(self) -> tuple[int, int]:
        """The two arms whose difference is explained: the best, and the usual one, or where these agree the next best."""
        if self.best != self.default:
            return self.best, self.default
        return self.best, int(np.argsort(self.risk)[1])

    @property
    def strange(self) -> bool:
        """Whether the patient is unlike those of the trial."""
        return self.clash is not None or bool(self.outside) or self.unlike > 1

    @property
    def sure(self) -> bool:
        """Whether one arm is told apart from all others."""
        return not self.strange and not self.rivals


def example() -> dict[str, Any]:
    """Return the patient of the first look, a real one of the trial, in the form's own types."""
    return {
        name: described.check(round(value))
        for (name, described), value in zip(FORM.items(), trial().X[EXAMPLE], strict=True)
    }


def row_of(values: Mapping[str, Any]) -> Floats:
    """Return a patient as a row (d,); `UserError` where a value is not allowed."""
    return np.array([float(described.check(values[name])) for name, described in FORM.items()])


def asked_for(name: str, kept: Any) -> Message:
    """Say what a field takes, and that the answer is still that for the value `kept`."""
    described = FORM[name]
    low, high = getattr(described, "low", 0), getattr(described, "high", 1)
    text = N_("Please enter a whole number from {low:,} to {high:,}. The answer is still the one for {kept:,}.")
    return Message.of(text, low=low, high=high, kept=kept)


def digest(x: Floats) -> str:
    """Return a name for a patient that doesn't tell the values."""
    return hashlib.sha256(np.asarray(x, np.float64).tobytes()).hexdigest()[:16]


def ranges() -> Mapping[str, tuple[float, float]]:
    """Return the least and the greatest value of each column in the trial."""
    X = trial().X
    return dict(zip(COLUMNS, zip(X.min(axis=0), X.max(axis=0), strict=True), strict=True))


def logits(weights: Any, X: Floats) -> Floats:
    """Return the logits (n, members, arms) of patients (n, d) by the members that saw all patients.

    In NumPy, as small as they are: an answer needs no worker.
    """
    first, first_bias, last, last_bias = (np.asarray(array, np.float64) for array in weights)
    hidden = np.maximum(0, np.einsum("ni,kio->nko", scaled(X), first) + first_bias)
    return np.asarray(np.einsum("nki,kio->nko", hidden, last) + last_bias)


def weights_of(arrays: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the members' weights from a measurement."""
    return tuple(arrays[f"w_{number}"] for number in range(4))


def answer(arrays: Mapping[str, Any], x: Floats) -> Answer:
    """Return what the members say of a patient (d,)."""
    said = logits(weights_of(arrays), x[np.newaxis])[0]
    risks, half = chances(said), SURE * said.std(axis=0, ddof=1)
    risk = risks.mean(axis=0)
    best = int(risk.argmin())
    worse = risks - risks[:, [best]]
    told = worse.mean(axis=0) > SURE * worse.std(axis=0, ddof=1)
    return Answer(
        risk,
        chances(said.mean(axis=0) - half),
        chances(said.mean(axis=0) + half),
        best,
        tuple(arm for arm in range(len(risk)) if arm != best and not told[arm]),
        best_arm(trial().arm, trial().event),
        tuple(name for name, (low, high) in ranges().items() if not low <= x[list(COLUMNS).index(name)] <= high),
        nearest(x) / float(arrays["far"]),
        clash(x),
    )


def nearest(x: Floats) -> float:
    """Return how far a patient (d,) is from the nearest of the trial, scaled as the networks see them."""
    return float(np.sqrt(((scaled(trial().X) - scaled(x)) ** 2).sum(axis=1).min()))


def far() -> float:
    """Return how far apart nearest patients are, but for one in a hundred."""
    X = scaled(trial().X).astype(np.float64)
    squares = (X**2).sum(axis=1)
    apart = squares[:, np.newaxis] + squares - 2 * X @ X.T
    np.fill_diagonal(apart, np.inf)
    return float(np.quantile(np.sqrt(np.maximum(apart.min(axis=1), 0)), RARE))


def pulls(weights: Any, x: Floats, one: int, other: int) -> Floats:
    """Return how much each column (d,) moves the risk of one arm less that of another, against patients of the trial.

    Shapley values by shap, over a hundred patients.
    """
    from core.explanation.how import How
    from core.explanation.shapley import shapley

    def difference(X: Floats) -> Floats:
        risk = chances(logits(weights, np.asarray(X, np.float64))).mean(axis=1)
        return np.asarray(risk[:, one] - risk[:, other])

    values, _ = shapley(difference, background(), np.arange(len(COLUMNS)), x[np.newaxis], How())
    return values[0, :, 0]


def background() -> Floats:
    """Return a hundred patients of the trial."""
    return trial().X[np.random.default_rng(0).choice(trial().n, 100, replace=False)]
