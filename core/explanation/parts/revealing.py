"""What the model says of a sequence after each step, when the steps are shown to it one after the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.explanation.how import How
from core.explanation.players import PLAYERS, Groups
from core.explanation.subject import Subject
from core.explanation.units import unit_of

Values = NDArray[np.float64]

STOPS = 40  # steps after which the model is asked, at most
CELLS = 400_000  # numbers that are asked about: a recurrent network reads them in about 0.4 s


@dataclass(frozen=True, eq=False)
class Revealed:
    """Hold the mean output once some steps are shown and the others are those of training rows.

    Parameters
    ----------
    after : array (s,)
        How many steps are shown, from 0 to all.
    mean : array (s, k)
        In the unit of the explanation.
    error : array (s, k)
        Standard error of each mean, over the rows that the steps come from.
    rows : int
        How many there are.
    """

    after: NDArray[np.int64]
    mean: Values
    error: Values
    rows: int

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return int(self.after[-1])


def step_groups(columns: int, image_shape: tuple[int, int] | None) -> Groups:
    """Return the step (d,) that each column is read at."""
    return PLAYERS["steps"].groups(columns, image_shape)


def stops(steps: int) -> NDArray[np.int64]:
    """Return after how many steps the model is asked, from 0 to all."""
    return np.unique(np.linspace(0, steps, min(steps, STOPS) + 1).round().astype(np.int64))


def reveal(subject: Subject, x: NDArray[np.float32], how: How) -> Revealed:
    """Show a row (d,) step by step; what a worker is asked for."""
    from core.explanation.forward import predictor

    groups = step_groups(subject.columns, subject.image_shape)
    after = stops(int(groups.max()) + 1)
    rows = _some(subject.background, max(2, CELLS // (len(after) * subject.columns)))
    shown = groups < after[:, np.newaxis]
    made = np.where(shown[:, np.newaxis], x, rows).reshape(-1, subject.columns)
    said = unit_of(subject.task, how.unit).of(predictor(subject)(made)).reshape(len(after), len(rows), -1)
    error = said.std(axis=1, ddof=1) / np.sqrt(len(rows)) if len(rows) > 1 else np.zeros_like(said[:, 0])
    return Revealed(after, said.mean(axis=1), error, len(rows))


def _some(rows: NDArray[np.float32], most: int) -> NDArray[np.float32]:
    """Return at most so many rows, from the first to the last: a table can be in the order of its classes."""
    return rows[np.unique(np.linspace(0, len(rows) - 1, min(most, len(rows))).astype(np.int64))]
