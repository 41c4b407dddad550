"""A patient of a form: examples, checked values, the row that a network takes, and the answer with its interval."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import Dataset
from core.explanation.columns import column_name
from core.explanation.explained import Explanation
from core.messages import N_, Message, UserError
from core.scenarios.clinic.alike import alike
from core.scenarios.clinic.far import distance, outside
from core.scenarios.clinic.screening import Share
from core.scenarios.clinic.subject import prepared

Row = NDArray[np.float32]
Values = dict[str, float | None]
Arrays = Mapping[str, Any]
Limits = Mapping[str, tuple[float, float]]

EXAMPLES: Mapping[str, str] = {
    "middle": N_("In the middle"),
    "low": N_("A low risk"),
    "high": N_("A high risk"),
    "unlike": N_("Unlike all in the data"),
}
QUANTILES: Mapping[str, float] = {"low": 0.1, "middle": 0.6, "high": 0.95, "unlike": 0.6}  # of predicted chances


def example(data: Dataset, arrays: Arrays, name: str, unlike: Mapping[str, float]) -> Values:
    """Return the values of an example: a person of the test rows by their predicted chance; `unlike` changes the last."""
    order = np.argsort(arrays["chance"], kind="stable")
    row = data.X[arrays["test_rows"][order[int(QUANTILES[name] * (len(order) - 1))]]]
    values: Values = {n: _known(v) for n, v in zip(data.feature_names, row, strict=True)}
    return {**values, **unlike} if name == "unlike" else values


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 1)


def row_of(data: Dataset, values: Mapping[str, Any], limits: Limits) -> Row:
    """Return the row (d,) of a patient; what is unknown is NaN.

    Parameters
    ----------
    limits : mapping
        Column -> lowest and highest number that a person can have.

    Raises
    ------
    UserError
        When a value is not a number, not one of the categories, or beyond its limits.
    """
    return np.array([_checked(data, name, values.get(name), limits) for name in data.feature_names], np.float32)


def _checked(data: Dataset, name: str, value: Any, limits: Limits) -> float:
    if value is None or value == "":
        return math.nan
    label = column_name(data, data.feature_names.index(name))
    low, high = limits.get(name, (0, len(data.categories.get(name, ())) - 1))
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not low <= number <= high:
        text = N_(
            "{name}: expected a number from {low:g} to {high:g}, or nothing where it is unknown; received {value}."
        )
        raise UserError(text, name=label, low=low, high=high, value=str(value)[:40])
    return number


@dataclass(frozen=True, eq=False)
class Answer:
    """Hold what is said of a patient.

    Parameters
    ----------
    chance : float
        The network's.
    people : Share
        Held-out people with about this chance: to how many it happened.
    away, border : float
        Distance to the nearest training row, and from which on the answer is "I don't know".
    beyond : tuple of str
        Columns in which no training row goes as far.
    unknown : int
        Values that the patient lacks.
    told : Explanation
    """

    chance: float
    people: Share
    away: float
    border: float
    beyond: tuple[str, ...]
    unknown: int
    told: Explanation

    @property
    def knows(self) -> bool:
        """Whether the patient is like those whom the network has learned from."""
        return not self.beyond and self.away <= self.border


def answer(data: Dataset, arrays: Arrays, x: Row, told: Explanation) -> Answer:
    """Return the answer to a patient who was explained."""
    ready, chance = prepared(arrays), float(told.outputs[0, 1])
    seen = data.X[arrays["train_rows"]]
    away = distance(ready.transform(seen), ready.transform(x[np.newaxis])[0])
    people = alike(
        np.concatenate([arrays["truth"], arrays["val_truth"]]),
        np.concatenate([arrays["chance"], arrays["val_chance"]]),
        chance,
    )
    beyond = outside(seen, x, data.feature_names)
    return Answer(chance, people, away, float(arrays["border"]), beyond, int(np.isnan(x).sum()), told)


def why_unknown(data: Dataset, it: Answer) -> Message:
    """Say why there is no answer."""
    if it.beyond:
        name = column_name(data, data.feature_names.index(it.beyond[0]))
        return Message.of(N_("nothing that it learned from goes as far in “{name}”"), name=name)
    return Message.of(
        N_("the nearest case that it learned from is {away:.1f} standard deviations away, and 99 of 100 new cases have one within {border:.1f}"),
        away=it.away,
        border=it.border,
    )  # fmt: skip


def strongest(data: Dataset, it: Answer) -> Message:
    """Say what pulls most, up and down."""
    shares = it.told.values[0, :, 1]
    up, down = int(shares.argmax()), int(shares.argmin())
    if shares[up] <= 0 or shares[down] >= 0:
        return Message.of(N_("“{name}” pulls most"), name=column_name(data, int(np.abs(shares).argmax())))
    return Message.of(
        N_("“{up}” raises the risk most, “{down}” lowers it most"),
        up=column_name(data, up),
        down=column_name(data, down),
    )
