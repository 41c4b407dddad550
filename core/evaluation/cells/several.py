"""The cells of three classes or more: what is taken for what."""

from functools import partial

import numpy as np

from core.evaluation.cells.cell import ALL, Cell, Floats, Rows, counted, row_of
from core.evaluation.natural import frequency, percent
from core.evaluation.predictions import Predictions
from core.evaluation.sureness.counted import chosen_of, table_of
from core.messages import N_, Message

EVERY = "mistakes"
TAKEN = N_("“{true}” taken for “{called}”")
RIGHT = N_("“{true}”, called so")


def several_cells(it: Predictions, threshold: float) -> list[Cell]:
    """Return all mistakes as one, then each pair of classes, the commonest first, then what is right; none is empty.

    The most probable class is what is called, whatever the threshold.
    """
    table = table_of(it)
    pairs = [(int(true), int(called)) for true, called in np.argwhere(table)]
    pairs.sort(key=lambda pair: (pair[0] == pair[1], -table[pair]))
    return [_every(it, table), *(_pair(it, table, *pair) for pair in pairs)]


def _every(it: Predictions, table: "np.typing.NDArray[np.int64]") -> Cell:
    wrong = int(table.sum() - np.trace(table))
    text = N_("Mistakes: {count:,}. Of {of:,} rows, {share:,} are called the wrong class ({low:,} to {high:,} with other rows like these)")  # fmt: skip
    return Cell(
        name=EVERY,
        label=Message(N_("All mistakes")),
        count=wrong,
        wrong=True,
        rows=lambda: np.asarray(chosen_of(it) != it.y_true),
        others=lambda: np.asarray(chosen_of(it) == it.y_true),
        among=Message(ALL),
        sure=partial(_sure, it),
        finding=counted(text, wrong, it.n),
        surest=partial(_surest, it),
    )


def _pair(it: Predictions, table: "np.typing.NDArray[np.int64]", true: int, called: int) -> Cell:
    names = {"true": it.class_names[true], "called": it.class_names[called]}
    is_wrong, count = true != called, int(table[true, called])
    return Cell(
        name=f"{true}-{called}",
        label=Message.of(TAKEN if is_wrong else RIGHT, **names),
        count=count,
        wrong=is_wrong,
        rows=partial(_rows, it, true, called),
        others=partial(_rows, it, true, true),
        among=Message.of(N_("the rows that are “{name}”"), name=names["true"]),
        sure=partial(_sure, it),
        finding=counted(_FINDINGS[is_wrong], count, int(table[true].sum()), **names),
        surest=partial(_surest, it),
    )


_FINDINGS = {
    True: N_("“{true}” taken for “{called}”: {count:,}, or {share:,} of {of:,} that are “{true}” ({low:,} to {high:,} with other rows like these)"),
    False: N_("“{true}” called so: {count:,}, or {share:,} of {of:,} that are “{true}” ({low:,} to {high:,} with other rows like these)"),
}  # fmt: skip


def _rows(it: Predictions, true: int, called: int) -> Rows:
    return np.asarray((it.y_true == true) & (chosen_of(it) == called))


def _sure(it: Predictions) -> Floats:
    return np.asarray(it.y_prob.max(axis=1))


def _surest(it: Predictions, place: int) -> Message:
    called = int(it.y_prob[place].argmax())
    chance = frequency(float(it.y_prob[place, called]))
    return Message.of(
        N_("The surest is row {row:,}: called “{called}” at a chance of {percent} %, in truth “{true}”."),
        row=row_of(it.rows[place]),
        called=it.class_names[called],
        percent=percent(chance),
        true=it.class_names[int(it.y_true[place])],
    )
