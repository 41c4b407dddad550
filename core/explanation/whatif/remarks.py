"""What to know about a row before its answer is believed: values beyond the training rows, and gaps."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.evaluation.remembering import remembered
from core.explanation.columns import column_name, filled, value_text
from core.explanation.whatif.ranges import spans
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


@remembered
def used_columns(run: "Run") -> frozenset[int]:
    """Return the columns that the run's model looks at."""
    return frozenset(int(column) for column in run.preprocessor.origin)


def warnings(run: "Run", x: NDArray[np.float32]) -> tuple[Message, ...]:
    """Return a sentence for each value of a row (d,) that is beyond what the model has seen."""
    found = (_beyond(run, j, float(x[j])) for j in _looked_at(run))
    return tuple(message for message in found if message is not None)


def gaps(run: "Run", x: NDArray[np.float32]) -> tuple[Message, ...]:
    """Return a sentence for each missing value of a row (d,): what it counts as."""
    return tuple(_gap(run, j) for j in _looked_at(run) if math.isnan(x[j]))


def remarks(run: "Run", x: NDArray[np.float32]) -> tuple[Message, ...]:
    """Return all there is to remark on a row (d,): values beyond the training rows, then gaps."""
    return *warnings(run, x), *gaps(run, x)


def counts_as(run: "Run", column: int) -> Message:
    """Return what a missing value counts as, in few words."""
    number = filled(run, column)
    if number is None:
        return Message(N_("missing: counts as none of the categories, as in training"))
    return Message.of(N_("missing: counts as {value}, as in training"), value=value_text(run.data, column, number))


def _looked_at(run: "Run") -> Iterator[int]:
    return iter(sorted(used_columns(run)))


def _gap(run: "Run", column: int) -> Message:
    return Message.of(N_("{column} is {counts}."), column=column_name(run.data, column), counts=counts_as(run, column))


def _beyond(run: "Run", column: int, value: float) -> Message | None:
    data, span = run.data, spans(run)[column]
    if math.isnan(value):
        return None
    named = {"column": column_name(data, column), "value": value_text(data, column, value)}
    if data.feature_names[column] in data.categories:
        return None if value in _codes(run)[column] else Message.of(_UNSEEN, **named)
    if span is None or span.holds(value):
        return None
    low, high = value_text(data, column, span.low), value_text(data, column, span.high)
    return Message.of(_OUTSIDE, low=low, high=high, **named)


_OUTSIDE = N_(
    "{column} is {value}: outside what the model has seen ({low} to {high}). It answers, but nothing has taught it what happens "
    "there."
)
_UNSEEN = N_(
    "{column} is {value}: no training row has it. The model answers, but nothing has taught it what happens there."
)


@remembered
def _codes(run: "Run") -> tuple[frozenset[float], ...]:
    """Return the codes of each column's categories that training rows have."""
    rows, data = run.data.X[run.split.train], run.data
    return tuple(
        frozenset(np.unique(rows[:, j]).tolist()) if name in data.categories else frozenset()
        for j, name in enumerate(data.feature_names)
    )
