"""What to know about a row before its answer is believed: values beyond the training rows, and gaps."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.evaluation.remembering import remembered
from core.explanation.columns import column_name, filled, value_text
from core.explanation.whatif.ranges import spans
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


Rows = NDArray[np.float32]


@remembered
def used_columns(run: "Run") -> frozenset[int]:
    """Return the columns that the run's model looks at."""
    return frozenset(int(column) for column in run.preprocessor.origin)


def beyond(run: "Run", X: Rows) -> NDArray[np.bool_]:
    """Tell of each value of rows (n, d) whether it is beyond what the model has seen; of a missing one it is not."""
    found = np.zeros(X.shape, bool)
    for j in used_columns(run):
        found[:, j] = ~np.isnan(X[:, j]) & _is_beyond(run, j, X[:, j])
    return found


def missing(run: "Run", X: Rows) -> NDArray[np.bool_]:
    """Tell of each value of rows (n, d) whether it is missing and the model looks at it."""
    looked_at = np.isin(np.arange(X.shape[1]), sorted(used_columns(run)))
    return np.asarray(np.isnan(X) & looked_at)


def warnings(run: "Run", x: Rows) -> tuple[Message, ...]:
    """Return a sentence for each value of a row (d,) that is beyond what the model has seen."""
    return tuple(_warning(run, j, float(x[j])) for j in np.flatnonzero(beyond(run, x[np.newaxis])[0]).tolist())


def gaps(run: "Run", x: Rows) -> tuple[Message, ...]:
    """Return a sentence for each missing value of a row (d,): what it counts as."""
    return tuple(_gap(run, j) for j in np.flatnonzero(missing(run, x[np.newaxis])[0]).tolist())


def remarks(run: "Run", x: Rows) -> tuple[Message, ...]:
    """Return all there is to remark on a row (d,): values beyond the training rows, then gaps."""
    return *warnings(run, x), *gaps(run, x)


def counts_as(run: "Run", column: int) -> Message:
    """Return what a missing value counts as, in few words."""
    number = filled(run, column)
    if number is None:
        return Message(N_("missing: counts as none of the categories, as in training"))
    return Message.of(N_("missing: counts as {value}, as in training"), value=value_text(run.data, column, number))


def _gap(run: "Run", column: int) -> Message:
    return Message.of(N_("{column} is {counts}."), column=column_name(run.data, column), counts=counts_as(run, column))


def _is_beyond(run: "Run", column: int, values: Rows) -> NDArray[np.bool_]:
    if run.data.feature_names[column] in run.data.categories:
        return np.asarray(~np.isin(values, _codes(run)[column]))
    span = spans(run)[column]
    if span is None:
        return np.zeros(len(values), bool)
    return np.asarray((values < np.float32(span.low)) | (values > np.float32(span.high)))


def _warning(run: "Run", column: int, value: float) -> Message:
    data, span = run.data, spans(run)[column]
    named = {"column": column_name(data, column), "value": value_text(data, column, value)}
    if span is None:
        return Message.of(_UNSEEN, **named)
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
def _codes(run: "Run") -> tuple[Rows, ...]:
    """Return the codes of each column's categories that training rows have."""
    rows = run.data.X[run.split.train]
    return tuple(np.unique(rows[:, j]) for j in range(rows.shape[1]))
