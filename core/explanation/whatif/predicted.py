"""A user's own rows with what a model says of them, as a table."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.decision import Decision
from core.evaluation.cells.registry import kind_of
from core.evaluation.predictions import predictions_of
from core.explanation.columns import column_name, value_text
from core.explanation.whatif.own_rows import FIRST
from core.explanation.whatif.remarks import beyond, missing
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from core.training.run import Run

Rows = NDArray[np.float32]
Said = NDArray[np.float64]
WIDE = 30  # columns of a table that a person can read


def predicted_table(run: "Run", rows: Rows, said: Said, decision: Decision, translate: Translate) -> pd.DataFrame:
    """Return a line for each row (n, d): its line in the file, what is said of it (n, k), what to beware of, and its values."""
    table: dict[str, Any] = {translate(N_("Row in the file")): np.arange(len(rows)) + FIRST}
    table |= {worded(name, translate): column for name, column in _answers(run, said, decision, translate)}
    counts = zip(beyond(run, rows).sum(axis=1).tolist(), missing(run, rows).sum(axis=1).tolist(), strict=True)
    marks = [_marks(*count) for count in counts]
    table[translate(N_("Beware"))] = ["" if mark is None else mark.text(translate) for mark in marks]
    for j in range(min(WIDE, rows.shape[1])):
        table[_free(worded(column_name(run.data, j), translate), table)] = _values(run.data, j, rows[:, j], translate)
    return pd.DataFrame(table)


def predicted_sentence(run: "Run", rows: Rows, said: Said, decision: Decision) -> Message:
    """Say what is said of the rows, and how many of them are unlike those that the model has seen."""
    unlike, filled = (int(found(run, rows).any(axis=1).sum()) for found in (beyond, missing))
    text = N_("{summary} · beyond what the model has seen: {beyond:,} · with gaps that were filled: {filled:,}")
    return Message.of(text, summary=_summary(run, said, decision), beyond=unlike, filled=filled)


def _summary(run: "Run", said: Said, decision: Decision) -> Message:
    it = predictions_of(run)
    if kind_of(it) == "two":
        flagged = int((said[:, 1] >= decision.threshold).sum())
        text = N_("{flagged:,} of {n:,} rows are flagged as “{name}” at the threshold of {threshold}")
        threshold = f"{100 * decision.threshold:.4g}%"
        return Message.of(text, flagged=flagged, n=len(said), name=it.flagged_name, threshold=threshold)
    if kind_of(it) == "several":
        counts = np.bincount(said.argmax(axis=1), minlength=it.classes)
        most = int(counts.argmax())
        text = N_("{count:,} of {n:,} rows are likeliest to be “{name}”, more than any other class")
        return Message.of(text, count=int(counts[most]), n=len(said), name=it.class_names[most])
    low, middle, high = np.quantile(said[:, 0], [0, 0.5, 1])
    text = N_("{n:,} rows, predicted from {low:,.4g} to {high:,.4g}, half of them above {middle:,.4g}")
    return Message.of(text, n=len(said), low=low, middle=middle, high=high)


def _answers(run: "Run", said: Said, decision: Decision, translate: Translate) -> list[tuple[Message | str, Any]]:
    it = predictions_of(run)
    if kind_of(it) == "numbers":
        return [(Message.of(N_("Predicted: {name}"), name=Message(run.data.card.target)), said[:, 0])]
    chance, names = N_("Chance of “{name}”, %"), [worded(name, translate) for name in it.class_names]
    if kind_of(it) == "two":
        words = {True: translate(N_("flagged")), False: translate(N_("not flagged"))}
        flagged = [words[bool(p >= decision.threshold)] for p in said[:, 1]]
        return [(Message.of(chance, name=names[1]), np.round(100 * said[:, 1], 1)), (Message(N_("Decision")), flagged)]
    likeliest = [names[c] for c in said.argmax(axis=1)]
    return [
        (Message(N_("Likeliest class")), likeliest),
        (Message(N_("Its chance, %")), np.round(100 * said.max(axis=1), 1)),
    ]


def _marks(unlike: int, gaps: int) -> Message | None:
    return Message.of(_MARKS[bool(unlike), bool(gaps)], beyond=unlike, missing=gaps) if unlike or gaps else None


_MARKS: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("beyond what it has seen: {beyond}, missing: {missing}"),
    (True, False): N_("beyond what it has seen: {beyond}"),
    (False, True): N_("missing: {missing}"),
}


def _values(data: Dataset, column: int, values: Rows, translate: Translate) -> Any:
    """Return numbers as they are, so that they can be sorted, and categories as a user reads them."""
    if data.feature_names[column] not in data.categories:
        return values
    return [worded(value_text(data, column, value), translate) for value in values.tolist()]


def _free(name: str, table: dict[str, Any]) -> str:
    while name in table:
        name += " "
    return name
