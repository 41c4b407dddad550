"""The values of a case, and of all explained rows, as files for a spreadsheet."""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from core.evaluation.reading.example import MARK
from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.whole import Whole
from core.explanation.words import ends_of
from core.messages import N_, Translate, worded

Cell = str | float | int

DIGITS = 7  # that count: more than a float32 has


def case_csv(case: Case, translate: Translate) -> bytes:
    """Write a case as CSV in UTF-8: each column with its value, its pull and the standard error of that.

    The first line is the average that is started from and the last what the model says, so that the lines between add up.
    """
    head = [translate(text) for text in (N_("Column"), N_("Value"), N_("Pull"), N_("Standard error"))]
    begin, end = (worded(word, translate) for word in ends_of(case))
    rows: list[list[Cell]] = [[begin, "", _digits(case.base), ""]]
    for one in case.reasons:
        value = cell(case, one.column, float(case.x[one.column]), translate)
        rows.append([worded(one.name, translate), value, _digits(one.share), _digits(one.error)])
    rows.append([end, "", _digits(case.said), ""])
    return _file([head, *rows])


def all_rows_csv(case: Case, whole: Whole, translate: Translate) -> bytes:
    """Write all explained rows as CSV in UTF-8: the row's number, the truth, what the model says, all values and all pulls.

    Pulls are those on the output that the case is about.
    """
    data, told, it = case.run.data, whole.told, case.it
    names = [worded(column_name(data, j), translate) for j in range(len(case.x))]
    outputs = [worded(name, translate) for name in it.class_names] or [worded(case.output_name, translate)]
    says, pull = translate(N_("The model says: {name}")), translate(N_("Pull on {name}: {column}"))
    head = [
        translate(N_("Row")),
        translate(N_("Truth")),
        *(says.format(name=name) for name in outputs),
        translate(N_("Average that pulls start from")),
        *names,
        *(pull.format(name=outputs[case.output], column=name) for name in names),
    ]
    rows = (
        [
            int(it.rows[place]) + 1,
            _truth(case, int(place), translate),
            *map(_digits, told.outputs[i]),
            _digits(told.base_values[case.output]),
            *(cell(case, j, float(told.data[i, j]), translate) for j in range(len(names))),
            *map(_digits, told.values[i, :, case.output]),
        ]
        for i, place in enumerate(whole.places)
    )
    return _file([head, *rows])


def cell(case: Case, column: int, value: float, translate: Translate) -> Cell:
    """Return a value in the data's own units, as a spreadsheet reads it: a number, a category, or nothing where it is missing."""
    if math.isnan(value):
        return ""
    data = case.run.data
    name = data.feature_names[column]
    if name in data.categories:
        return worded(data.card.shown(data.categories[name][int(value)]), translate)
    return int(value) if value.is_integer() else _digits(value)


def _truth(case: Case, place: int, translate: Translate) -> Cell:
    y = case.it.y_true[place]
    return worded(case.it.class_names[int(y)], translate) if case.it.classes else _digits(float(y))


def _digits(value: float | np.floating[Any]) -> float:
    return float(f"{float(value):.{DIGITS}g}")


def _file(rows: Iterable[Sequence[Cell]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return (MARK + file.getvalue()).encode()
