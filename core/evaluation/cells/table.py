"""Rows of a cell as a table in the words of a user, as a file, or as pictures."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.evaluation.cells.cell import Cell, row_of, surest_rows
from core.evaluation.cells.common import column_words
from core.evaluation.cells.off import off_by
from core.evaluation.cells.registry import kind_of
from core.evaluation.predictions import Predictions
from core.evaluation.reading.example import MARK, levels_shown
from core.messages import N_, Translate, worded

Places = NDArray[np.int64]
Columns = dict[str, Any]


def cell_table(it: Predictions, cell: Cell, translate: Translate, most: int | None = None) -> pd.DataFrame:
    """Return a cell's rows, the surest first: number, truth, what was said, its chance, and their own columns."""
    return rows_table(it, surest_rows(cell, most), translate)


def rows_table(it: Predictions, places: Places, translate: Translate) -> pd.DataFrame:
    """Return rows by their places: number, truth, what was said, its chance, and their own columns."""
    columns: Columns = {translate(N_("Row")): it.rows[places] + row_of(0)}
    columns |= _JUDGED[kind_of(it)](it, places, translate)
    for name in it.frame:
        shown = worded(column_words(it, str(name)), translate)
        column = levels_shown(it, it.frame[name].iloc[places], translate).reset_index(drop=True)
        columns[shown if shown not in columns else f"{shown} *"] = column
    return pd.DataFrame(columns)


def _two(it: Predictions, places: Places, translate: Translate) -> Columns:
    name = worded(it.flagged_name, translate)
    chance = translate(N_("Chance of “{name}”")).format(name=name)
    return {translate(N_("In truth")): _classes(it, it.y_true[places], translate), chance: it.y_prob[places, 1]}


def _several(it: Predictions, places: Places, translate: Translate) -> Columns:
    called = it.y_prob[places].argmax(axis=1)
    return {
        translate(N_("In truth")): _classes(it, it.y_true[places], translate),
        translate(N_("It said")): _classes(it, called, translate),
        translate(N_("With a chance of")): it.y_prob[places, called],
    }


def _numbers(it: Predictions, places: Places, translate: Translate) -> Columns:
    return {
        translate(N_("In truth")): it.y_true[places],
        translate(N_("It said")): it.y_prob[places, 0],
        translate(N_("Off by")): off_by(it)[places],
    }


_JUDGED: Mapping[str, Callable[[Predictions, Places, Translate], Columns]] = {
    "two": _two,
    "several": _several,
    "numbers": _numbers,
}


def _classes(it: Predictions, codes: NDArray[Any], translate: Translate) -> list[str]:
    names = [worded(name, translate) for name in it.class_names]
    return [names[int(code)] for code in codes]


def cell_csv(it: Predictions, cell: Cell, translate: Translate) -> bytes:
    """Return all of a cell's rows as CSV in UTF-8, with a mark so that Excel reads every language."""
    file = io.StringIO(newline="")
    cell_table(it, cell, translate).to_csv(file, index=False, lineterminator="\n")
    return (MARK + file.getvalue()).encode()


def cell_file_name(it: Predictions, cell: Cell) -> str:
    """Return what the file of a cell is called: its kind, and the start of the key of what was judged."""
    return f"{cell.name.replace('_', '-')}-{it.key.rpartition('scores-')[2][:6]}.csv"


def cell_pictures(
    it: Predictions, cell: Cell, translate: Translate, most: int
) -> tuple[NDArray[np.float32], Sequence[str]]:
    """Return the surest rows of a cell as pictures (m, height * width), and what is under each: truth and what was said."""
    return row_pictures(it, surest_rows(cell, most), translate)


def row_pictures(it: Predictions, places: Places, translate: Translate) -> tuple[NDArray[np.float32], Sequence[str]]:
    """Return rows by their places as pictures (m, height * width), and what is under each: truth and what was said."""
    called = it.y_prob[places].argmax(axis=1)
    truth, said = (_classes(it, codes, translate) for codes in (it.y_true[places], called))
    captions = [f"{true} → {name}" for true, name in zip(truth, said, strict=True)]
    return it.frame.iloc[places].to_numpy(np.float32), captions
