"""The values of a case, and of all explained rows, as files for a spreadsheet."""

import math

from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.filed import Cell, csv_file, output_head, rounded, share_head
from core.explanation.whole import Whole
from core.explanation.words import ends_of
from core.messages import N_, Message, Translate, worded


def case_csv(case: Case, translate: Translate) -> bytes:
    """Write a case as CSV in UTF-8: each column with its value, its pull and the standard error of that.

    The first line is the average that is started from and the last what the model says, so that the lines between add up.
    Chances are in percent, as on the page.
    """
    in_unit = (share_head(case, Message(text)).text(translate) for text in (N_("Pull"), N_("Standard error")))
    head, scale = [translate(N_("Column")), translate(N_("Value")), *in_unit], case.amounts.scale
    begin, end = (worded(word, translate) for word in ends_of(case))
    rows: list[list[Cell]] = [[begin, "", rounded(scale * case.base), ""]]
    for one in case.reasons:
        value = cell(case, one.column, float(case.x[one.column]), translate)
        rows.append([worded(one.name, translate), value, rounded(scale * one.share), rounded(scale * one.error)])
    rows.append([end, "", rounded(scale * case.said), ""])
    return csv_file([head, *rows])


def all_rows_csv(case: Case, whole: Whole, translate: Translate) -> bytes:
    """Write all explained rows as CSV in UTF-8: the row's number, the truth, what the model says, all values and all pulls.

    Pulls are those on the output that the case is about.
    """
    data, told, it, scale = case.run.data, whole.told, case.it, case.amounts.scale
    names = [worded(column_name(data, j), translate) for j in range(len(case.x))]
    outputs = [worded(name, translate) for name in it.class_names] or [worded(case.output_name, translate)]
    head = [
        translate(N_("Row")),
        translate(N_("Truth")),
        *(_says(case, name).text(translate) for name in outputs),
        output_head(case, Message(N_("Average that pulls start from"))).text(translate),
        *names,
        *(_pull(case, outputs[case.output], name).text(translate) for name in names),
    ]
    rows = (
        [
            int(it.rows[place]) + 1,
            _truth(case, int(place), translate),
            *map(rounded, scale * told.outputs[i]),
            rounded(scale * told.base_values[case.output]),
            *(cell(case, j, float(told.data[i, j]), translate) for j in range(len(names))),
            *map(rounded, scale * told.values[i, :, case.output]),
        ]
        for i, place in enumerate(whole.places)
    )
    return csv_file([head, *rows])


def _says(case: Case, name: str) -> Message:
    return output_head(case, Message.of(N_("The model says: {name}"), name=name))


def _pull(case: Case, name: str, column: str) -> Message:
    return share_head(case, Message.of(N_("Pull on {name}: {column}"), name=name, column=column))


def cell(case: Case, column: int, value: float, translate: Translate) -> Cell:
    """Return a value in the data's own units, as a spreadsheet reads it: a number, a category, or nothing where it is missing."""
    if math.isnan(value):
        return ""
    data = case.run.data
    name = data.feature_names[column]
    if name in data.categories:
        return worded(data.card.shown(data.categories[name][int(value)]), translate)
    return int(value) if value.is_integer() else rounded(value)


def _truth(case: Case, place: int, translate: Translate) -> Cell:
    y = case.it.y_true[place]
    return worded(case.it.class_names[int(y)], translate) if case.it.classes else rounded(float(y))
