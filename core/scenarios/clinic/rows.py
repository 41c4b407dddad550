"""Rows of a table as a person reads them."""

from core.datasets import Dataset
from core.explanation.columns import column_name, value_text
from core.messages import Message

ROWS = 12
Word = Message | str


def rows_shown(data: Dataset, rows: int = ROWS) -> list[list[tuple[Word, Word]]]:
    """Return some rows, evenly from the whole table: (column, value), the end first."""
    every = len(data.y) // rows
    return [_shown(data, row) for row in range(0, every * rows, every)]


def _shown(data: Dataset, row: int) -> list[tuple[Word, Word]]:
    end: Word = data.card.shown(data.class_names[int(data.y[row])])
    values = [(column_name(data, j), value_text(data, j, float(v))) for j, v in enumerate(data.X[row])]
    return [(Message(data.card.target), end), *values]
