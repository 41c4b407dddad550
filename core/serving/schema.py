"""Which columns a deployed run takes, in the user's own words: what `GET` tells, and what requests are checked against."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.evaluation.remembering import remembered

if TYPE_CHECKING:
    from core.training.run import Run

MOST_NAMED = 30  # categories of a column in an answer
WHOLE = 2**24  # up to which a float32 holds every whole number


@dataclass(frozen=True)
class Column:
    """Describe a column of a request.

    Parameters
    ----------
    categories : tuple of str
        Empty for a number.
    low, high : float
        Of a number in the training rows.
    needed : bool
        Whether the network looks at it.
    gaps : bool
        Whether training rows lacked it at times, so that null may be sent.
    example : str or float or None
        Of one training row.
    """

    name: str
    categories: tuple[str, ...]
    low: float
    high: float
    needed: bool
    gaps: bool
    example: str | float | None

    def told(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        kind = (
            {"type": "category", "values": self.categories[:MOST_NAMED]}
            if self.categories
            else {"type": "number", "seen_in_training": [self.low, self.high]}
        )
        return {"name": self.name, **kind, "required": self.needed, "null_allowed": self.gaps}


@remembered
def columns_of(run: "Run") -> tuple[Column, ...]:
    """Return the columns of a run's data, as its training rows show them."""
    X = run.data.X[run.split.train]
    needed = set(run.preprocessor.origin)
    return tuple(_column(run, i, name, X[:, i], i in needed) for i, name in enumerate(run.data.feature_names))


def _column(run: "Run", i: int, name: str, values: Any, needed: bool) -> Column:
    known = values[~np.isnan(values)]
    low, high = (short(known.min()), short(known.max())) if len(known) else (0.0, 0.0)
    categories = run.data.categories.get(name, ())
    return Column(name, categories, low, high, needed, len(known) < len(values), _example(categories, values[0]))


def _example(categories: tuple[str, ...], value: float) -> str | float | None:
    if np.isnan(value):
        return None
    return categories[int(value)] if categories else short(value)


def short(value: float) -> float:
    """Return a float32 as the shortest number that gives it back, a whole one without its point."""
    short = float(str(np.float32(value)))
    return int(short) if short.is_integer() and abs(short) < WHOLE else short
