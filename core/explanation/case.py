"""One row with its explanation: what a page is about."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.evaluation.predictions import Predictions, predictions_of
from core.explanation.amounts import Amounts, amounts_of
from core.explanation.columns import column_name, value_text
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.messages import Message

if TYPE_CHECKING:
    from core.training.run import Run

Word = Message | str


@dataclass(frozen=True)
class Reason:
    """Hold the share of a column in an answer.

    Parameters
    ----------
    column : int
    name, value : Message or str
        As a user reads them.
    share : float
        How far it pulls the output, in its unit.
    error : float
        Standard error of the share.
    """

    column: int
    name: Word
    value: Word
    share: float
    error: float


@dataclass(frozen=True, eq=False)
class Case:
    """Hold a row and why the model says of it what it says.

    Parameters
    ----------
    run : Run
    x : array (d,)
        In the data's own units: codes of categories, NaN where a value is missing.
    told : Explanation
        Of this one row.
    output : int
        Which of the outputs it is about: the class whose chance is shown, 0 for a number.
    how : How
    place : int, optional
        Which of the test rows it is; None where somebody made it up.
    """

    run: "Run"
    x: NDArray[np.float32]
    told: Explanation
    output: int
    how: How
    place: int | None = None

    @property
    def it(self) -> Predictions:
        """The run's predictions on its test rows."""
        return predictions_of(self.run)

    @property
    def said(self) -> float:
        """What the model says of the row, in the unit of its shares."""
        return float(self.told.outputs[0, self.output])

    @property
    def base(self) -> float:
        """The mean of what it says of the rows that are compared with."""
        return float(self.told.base_values[self.output])

    @property
    def amounts(self) -> Amounts:
        """How outputs and shares are written."""
        return amounts_of(self.run.data.task, self.how.unit)

    @property
    def output_name(self) -> Word:
        """What a user reads for the class whose chance is shown, or for the number."""
        data = self.run.data
        return self.it.class_names[self.output] if self.it.classes else Message(data.card.target)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The share of each column, the largest first."""
        data, shares = self.run.data, self.told.values[0, :, self.output]
        order = np.argsort(-np.abs(shares), kind="stable")
        return tuple(
            Reason(
                int(j),
                column_name(data, j),
                value_text(data, j, float(self.x[j])),
                float(shares[j]),
                float(self.told.error[0, j, self.output]),
            )
            for j in order
        )
