"""From the column of labels to classes, in the order in which predictions know them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.reading.columns import coded
from core.evaluation.reading.errors import FIRST, PredictionsError
from core.messages import N_

MOST_CLASSES = 50


@dataclass(frozen=True, eq=False)
class Labels:
    """Hold which of the classes, in the order of numbers or letters, each row (n,) is of."""

    codes: NDArray[np.int64]
    classes: tuple[str, ...]

    def ordered(self, classes: tuple[str, ...]) -> "Labels":
        """Return them in another order, in which there may be classes that no row is of."""
        places = np.array([classes.index(c) for c in self.classes])
        return Labels(places[self.codes], classes)


def labels_of(name: str, column: Any) -> Labels:
    """Return the labels in a column of texts.

    Raises
    ------
    PredictionsError
        When a label is missing, all are the same, or there are too many.
    """
    codes, texts = coded(column)
    check_gaps(name, codes < 0)
    found = np.flatnonzero(np.bincount(codes))
    _check_number(name, found, texts)
    written = [_as_class(texts[code]) for code in found]
    classes = tuple(sorted(set(written), key=_order(written)))
    _check_two(name, classes)
    places = np.zeros(len(texts), np.int64)
    places[found] = [classes.index(c) for c in written]
    return Labels(places[codes], classes)


def check_gaps(name: str, gaps: NDArray[np.bool_]) -> None:
    """Raise `PredictionsError` when there are empty cells; a column that ends early is said to."""
    count, rows = int(gaps.sum()), len(gaps)
    if not count:
        return
    first = int(np.argmax(gaps))
    if first and count == rows - first:
        raise PredictionsError(
            N_("The column {name} ends after {values:,} values, and the table has {rows:,} rows. Expected one for each row."),
            name=name, values=first, rows=rows,
        )  # fmt: skip
    raise PredictionsError(
        N_("The column {name} is empty in {count:,} of {rows:,} rows, first in row {row:,}. Fill these cells, or leave the rows out."),
        name=name, count=count, rows=rows, row=first + FIRST,
    )  # fmt: skip


def _check_number(name: str, found: NDArray[np.int64], texts: list[str]) -> None:
    if len(found) > MOST_CLASSES:
        raise PredictionsError(
            N_("The labels in {name} have {count:,} different values, such as {examples}; expected two classes, e.g. 0 and 1, "
               "and at most {most}. Choose another column for the labels."),
            name=name, count=len(found), examples=", ".join(texts[code][:20] for code in found[:3]), most=MOST_CLASSES,
        )  # fmt: skip


def _check_two(name: str, classes: tuple[str, ...]) -> None:
    if len(classes) < 2:
        raise PredictionsError(
            N_("Every label in {name} is {value}. Expected rows of at least two classes: without both, nothing can be told apart."),
            name=name, value=classes[0],
        )  # fmt: skip


def _as_class(text: str) -> str:
    """Return what a class is called: 1 for 1.0."""
    number = _number(text)
    return str(int(number)) if number is not None and number.is_integer() and abs(number) < 2**53 else text


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _order(written: list[str]) -> Any:
    """Return the key to sort classes by: numbers by size, if they all are."""
    return float if all(_number(text) is not None for text in written) else str
