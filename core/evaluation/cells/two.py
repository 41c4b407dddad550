"""The four cells of two classes, at a threshold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from core.evaluation.cells.cell import Cell, Floats, Rows, counted, row_of
from core.evaluation.natural import frequency, percent
from core.evaluation.predictions import Predictions
from core.evaluation.sureness.counted import table_of
from core.messages import N_, Message


@dataclass(frozen=True)
class _Kind:
    """Describe a cell: its codes, and what is said; `of_called` when its share is one of what was called the same."""

    label: str
    true: int
    called: int
    of_called: bool
    finding: str
    nothing: str


KINDS: Mapping[str, _Kind] = {
    "false_alarms": _Kind(
        N_("False alarms"), 0, 1, True,
        N_("False alarms: {count:,}. Of {of:,} flagged, {share:,} are not “{name}” ({low:,} to {high:,} with other rows like these)"),
        N_("Nothing is flagged from this threshold on, so there is no false alarm"),
    ),
    "misses": _Kind(
        N_("Misses"), 1, 0, False,
        N_("Misses: {count:,}. Of {of:,} that are “{name}”, {share:,} go unflagged ({low:,} to {high:,} with other rows like these)"),
        N_("No row is “{name}”, so none can be missed"),
    ),
    "hits": _Kind(
        N_("Rightly flagged"), 1, 1, True,
        N_("Rightly flagged: {count:,}. Of {of:,} flagged, {share:,} are “{name}” ({low:,} to {high:,} with other rows like these)"),
        N_("Nothing is flagged from this threshold on, so nothing is flagged rightly"),
    ),
    "left_alone": _Kind(
        N_("Rightly left alone"), 0, 0, True,
        N_("Rightly left alone: {count:,}. Of {of:,} left alone, {share:,} are not “{name}” ({low:,} to {high:,} with other rows like these)"),
        N_("Everything is flagged from this threshold on, so nothing is left alone"),
    ),
}  # fmt: skip


def two_cells(it: Predictions, threshold: float) -> list[Cell]:
    """Return the cells of predictions of two classes, mistakes first."""
    table = table_of(it, threshold)
    return [
        Cell(
            name=name,
            label=Message(kind.label),
            count=int(table[kind.true, kind.called]),
            wrong=kind.true != kind.called,
            rows=partial(_rows, it, threshold, kind.true, kind.called),
            others=partial(_rows, it, threshold, kind.true, 1 - kind.called),
            among=Message.of(N_("the rows that are “{name}”"), name=it.class_names[kind.true]),
            sure=partial(_sure, it, kind.called),
            finding=_finding(it, kind, table),
            surest=partial(_surest, it, kind.called),
        )
        for name, kind in KINDS.items()
    ]


def _rows(it: Predictions, threshold: float, true: int, called: int) -> Rows:
    return np.asarray((it.y_true == true) & ((it.y_prob[:, 1] >= threshold) == bool(called)))


def _sure(it: Predictions, called: int) -> Floats:
    # Of those left alone, the lower the chance, the surer.
    return it.y_prob[:, 1] if called else -it.y_prob[:, 1]


def _finding(it: Predictions, kind: _Kind, table: "np.typing.NDArray[np.int64]") -> Message:
    of = int(table[:, kind.called].sum() if kind.of_called else table[kind.true].sum())
    if not of:
        return Message.of(kind.nothing, name=it.flagged_name)
    return counted(kind.finding, int(table[kind.true, kind.called]), of, name=it.flagged_name)


def _surest(it: Predictions, called: int, place: int) -> Message:
    chance = frequency(float(it.y_prob[place, 1]))
    return Message.of(_SUREST[called], row=row_of(it.rows[place]), percent=percent(chance), name=it.flagged_name)


_SUREST = (
    N_("The surest is row {row:,}: a chance of {percent} % of “{name}”, the lowest of them."),
    N_("The surest is row {row:,}: a chance of {percent} % of “{name}”, the highest of them."),
)
