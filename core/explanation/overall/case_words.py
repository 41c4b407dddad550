"""What many rows have in common, in sentences read from their shares."""

import numpy as np
from numpy.typing import NDArray

from core.explanation.case import Case
from core.explanation.columns import value_text
from core.explanation.overall.reading import leaders, own_part, sides
from core.explanation.overall.words import name_of
from core.explanation.whole import Whole
from core.messages import N_, Message

Values = NDArray[np.float64]


def is_category(case: Case, column: int) -> bool:
    """Tell whether the values of a column are categories."""
    return case.run.data.feature_names[column] in case.run.data.categories


def side_sentence(case: Case, whole: Whole, column: int) -> Message:
    """Say which values of a column pull up and which down."""
    share = case.amounts.share
    data, values = case.run.data, whole.told.data[:, column]
    found = sides(values, whole.told.values[:, column, case.output], is_category(case, column))
    column_words = name_of(case, column)
    if found is None:
        return Message.of(N_("{column} is the same in all these rows"), column=column_words)
    if np.isnan(found.cut):
        text = N_("{column}: “{high}” pulls by {above} on average, “{low}” by {below}")
        names = {"high": value_text(data, column, found.high), "low": value_text(data, column, found.low)}
    else:
        text = N_("{column}: rows above {cut} are pulled by {above} on average, the others by {below}")
        names = {"cut": value_text(data, column, found.cut)}
    return Message.of(text, column=column_words, above=share(found.above), below=share(found.below), **names)


def leader_sentence(case: Case, whole: Whole) -> Message:
    """Say for how many rows the same column is the largest reason, and how many columns are that of some row."""
    counts = leaders(whole.told.values[:, :, case.output])
    if not counts.sum():
        return Message(N_("No column moves any of these rows"))
    top = int(counts.argmax())
    text = N_(
        "For {count:,} of {rows:,} rows {column} is the largest reason; {columns} different columns are that of some row"
    )
    return Message.of(
        text, count=int(counts[top]), rows=len(whole.places), column=name_of(case, top), columns=int((counts > 0).sum())
    )


def own_sentence(case: Case, whole: Whole, column: int, partner: int | None) -> Message:
    """Say how much of a column's pull its value alone explains, and whose doing the rest is."""
    part = own_part(whole.told.data[:, column], whole.told.values[:, column, case.output])
    name = name_of(case, column)
    if not np.isfinite(part):
        return Message.of(N_("{column}: too few rows, or the same pull for all"), column=name)
    if partner is None or part >= 0.995:
        return Message.of(
            N_("The value of {column} alone explains {part:.0f}% of how its pull varies"), column=name, part=100 * part
        )
    text = N_(
        "The value of {column} alone explains {part:.0f}% of how its pull varies; the rest depends on other columns, most on {partner}"
    )
    return Message.of(text, column=name, part=100 * part, partner=name_of(case, partner))
