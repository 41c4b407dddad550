"""What a user reads for a column and for a value of it, in the data's own units."""

import math
from typing import TYPE_CHECKING

import numpy as np

from core.datasets.dataset import Dataset
from core.datasets.preprocessing import VALUE
from core.evaluation.remembering import remembered
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Word = Message | str
YEARS = (1800, 2100)
WHOLE = 10_000  # from there on decimals say nothing


def column_name(data: Dataset, column: int) -> Word:
    """Return what a user reads for a column, by its number; a pixel is named by its place."""
    name = data.feature_names[column]
    if data.image_shape is None:
        return data.card.shown(name)
    down, across = divmod(column, data.image_shape[1])
    return Message.of(N_("pixel {down}, {across}"), down=down + 1, across=across + 1)


def value_text(data: Dataset, column: int, value: float) -> Word:
    """Return what a user reads for a value as it is in `Dataset.X`: its category, its number with the unit, or that it is missing."""
    name, value = data.feature_names[column], float(value)
    if math.isnan(value):
        return Message(N_("missing"))
    if name in data.categories:
        return data.card.shown(data.categories[name][int(value)])
    whole = value.is_integer() or abs(value) >= WHOLE
    written = f"{value:.0f}" if _years(data, column) else f"{value:,.0f}" if whole else f"{value:,.4g}"
    written = written.replace("-", "−")
    if name not in data.card.units:
        return written
    return Message.of(N_("{value} {unit}"), value=written, unit=Message(data.card.units[name]))


@remembered
def _years(data: Dataset, column: int) -> bool:
    """Tell whether all values of a column look like years, which are written without a comma."""
    known = data.X[:, column][~np.isnan(data.X[:, column])]
    return bool(len(known) and known.min() >= YEARS[0] and known.max() <= YEARS[1] and (known == known.round()).all())


def filled(run: "Run", column: int) -> float | None:
    """Return the number that a missing value of a column counts as; None for a category."""
    prepared = run.preprocessor
    found = [i for i, from_ in enumerate(prepared.origin) if from_ == column and prepared.kind[i] == VALUE]
    return float(prepared.fill[found[0]]) if found else None
