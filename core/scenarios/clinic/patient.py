"""A patient of a form: examples, checked values, the row that a network takes, and the answer with its interval."""

import math
from collections.abc import Mapping, Sequence
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

NONE: Mapping[str, str] = {}
MOST_UNKNOWN = 0.25  # of a person's values: beyond that the answer is more the training data's middle than the person's

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


def row_of(data: Dataset, values: Mapping[str, Any], limits: Limits, within: Mapping[str, str] = NONE) -> Row:
    """Return the row (d,) of a patient; what is unknown is NaN.

    Parameters
    ----------
    limits : mapping
        Column -> lowest and highest number that a person can have.
    within : mapping
        Column -> column that it can't be greater than in the same person.

    Raises
    ------
    UserError
        When a value is not a number, not one of the categories, or beyond its limits or another value.
    """
    row = np.array([_checked(data, name, values.get(name), limits) for name in data.feature_names], np.float32)
    for name, other in within.items():
        _check_within(data, row, data.feature_names.index(name), data.feature_names.index(other))
    return row


def _check_within(data: Dataset, row: Row, column: int, most: int) -> None:
    if row[column] > row[most]:
        raise UserError(
            N_("{name}: expected at most {most:g}, which is “{other}” of the same person; received {value:g}."),
            name=column_name(data, column),
            most=float(row[most]),
            other=column_name(data, most),
            value=float(row[column]),
        )


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
        Test people with about this chance: to how many it happened.
    away, border : float
        Distance to the nearest training row, and from which on the answer is "I don't know".
    beyond : tuple of str
        Columns in which no training row goes as far.
    unknown, columns : int
        Values that the patient lacks, of so many.
    lacking : tuple of str
        Columns without which there is no answer, and which the patient lacks.
    told : Explanation
    """

    chance: float
    people: Share
    away: float
    border: float
    beyond: tuple[str, ...]
    unknown: int
    columns: int
    lacking: tuple[str, ...]
    told: Explanation

    @property
    def knows(self) -> bool:
        """Whether enough is known of the patient, who is like those whom the network has learned from."""
        return not (self.lacking or self.sparse or self.beyond) and self.away <= self.border

    @property
    def sparse(self) -> bool:
        """Whether too many values are unknown."""
        return self.unknown > MOST_UNKNOWN * self.columns


def answer(data: Dataset, arrays: Arrays, x: Row, told: Explanation, needed: Sequence[str] = ()) -> Answer:
    """Return the answer to a patient who was explained; there is none without the columns that are needed."""
    ready, chance = prepared(arrays), float(told.outputs[0, 1])
    seen = data.X[arrays["train_rows"]]
    away = distance(ready.transform(seen), ready.transform(x[np.newaxis])[0])
    people = alike(arrays["truth"], arrays["chance"], chance)
    beyond = outside(seen, x, data.feature_names)
    gaps = np.isnan(x)
    lacking = tuple(name for name in needed if gaps[data.feature_names.index(name)])
    return Answer(chance, people, away, float(arrays["border"]), beyond, int(gaps.sum()), len(x), lacking, told)


def why_unknown(data: Dataset, it: Answer) -> Message:
    """Say why there is no answer."""
    if it.lacking:
        name = column_name(data, data.feature_names.index(it.lacking[0]))
        return Message.of(N_("“{name}” is unknown, and without it every answer would be a guess"), name=name)
    if it.sparse:
        text = N_("{n} of {columns} values are unknown, and beyond a quarter it gives no answer")
        return Message.of(text, n=it.unknown, columns=it.columns)
    if it.beyond:
        name = column_name(data, data.feature_names.index(it.beyond[0]))
        return Message.of(N_("nothing that it learned from goes as far in “{name}”"), name=name)
    return Message.of(
        N_("the nearest case that it learned from is {away:.1f} standard deviations away, and 99 of 100 new cases have one within {border:.1f}"),
        away=it.away,
        border=it.border,
    )  # fmt: skip


def unknown_words(it: Answer) -> Message | None:
    """Say that values are missing, if any are."""
    if not it.unknown:
        return None
    text = (
        N_("One value is unknown: the network takes the middle of the training data for it.")
        if it.unknown == 1
        else N_("{n} values are unknown: the network takes the middle of the training data for them.")
    )
    return Message.of(text, n=it.unknown)


def all_the_same(it: Answer) -> Message:
    """Say what the network would answer where there is no answer."""
    text = N_(
        "The network gives {chance:.0%} all the same: nothing was measured on cases like this, so don't act on it."
    )
    return Message.of(text, chance=it.chance)


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
