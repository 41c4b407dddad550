"""What an explanation of a text is: the share of each token in each answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.explanation.amounts import Amounts, amounts_of
from core.messages import Message

Values = NDArray[np.float64]
Word = Message | str


@dataclass(frozen=True, eq=False)
class TokenExplanation:
    """Hold the SHAP values of t tokens for k outputs.

    Parameters
    ----------
    tokens : tuple of str
        Put together, they are the text.
    values, error : array (t, k)
        How much each token pulls each output, and the standard error of that; 0 where all orders were tried.
    base, outputs : array (k,)
        What the model says when all tokens are hidden, and of the text.
    exact : bool
        Whether all orders count.
    mask : str
        What stood for a hidden token; empty where it was left out.
    task, unit : str
        What is predicted, and in which unit of a `How` the values are.
    names : tuple of Message or str
        What a user reads for the classes; empty for a number.
    reason : Message, optional
        Why several words are one token.
    """

    tokens: tuple[str, ...]
    values: Values
    base: Values
    outputs: Values
    error: Values
    exact: bool
    mask: str = ""
    task: Task = "classification"
    unit: str = "chance"
    names: tuple[Word, ...] = ()
    reason: Message | None = None

    @property
    def additivity_error(self) -> float:
        """The largest gap between base plus values and the output, as a share of what the outputs can be apart."""
        gap = float(np.abs(self.values.sum(axis=0) + self.base - self.outputs).max(initial=0.0))
        span = 1.0 if self.task == "classification" and self.unit == "chance" else self._seen
        return gap / span if span else gap

    @property
    def _seen(self) -> float:
        return float(np.abs(self.outputs - self.base).max(initial=0.0))

    @property
    def amounts(self) -> Amounts:
        """How outputs and shares are written."""
        return amounts_of(self.task, self.unit)

    @property
    def likeliest(self) -> int:
        """Which output is shown unless somebody chooses: of classes the likeliest."""
        return int(np.argmax(self.outputs))
