"""The same row explained again: other rows to compare with, and other orders of the columns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from core.explanation.explained import Explanation
from core.explanation.how import HOW_SETTINGS, How
from core.settings import Whole

Values = NDArray[np.float64]
NUMBER = 8


@dataclass(frozen=True, eq=False)
class Draws:
    """Hold s explanations of one row with d columns, for k outputs.

    Parameters
    ----------
    values : array (s, d, k)
    base_values : array (s, k)
    """

    values: Values
    base_values: Values

    @classmethod
    def of(cls, told: list[Explanation]) -> Self:
        """Make it from explanations of one row."""
        return cls(np.concatenate([one.values for one in told]), np.stack([one.base_values for one in told]))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that it is, name -> array; `from_arrays` reads it back."""
        return {"values": self.values, "base_values": self.base_values}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Make it from what `arrays` gave; raise `KeyError` when something is missing."""
        return cls(np.asarray(arrays["values"]), np.asarray(arrays["base_values"]))

    def __len__(self) -> int:
        return len(self.values)

    def shares(self, output: int) -> Values:
        """Return the shares (s, d) in one output."""
        return self.values[:, :, output]

    def first_in(self, column: int, output: int) -> int:
        """Return in how many draws a column has the largest share of all."""
        return int((np.abs(self.shares(output)).argmax(axis=1) == column).sum())


def other_hows(how: How, number: int = NUMBER) -> tuple[How, ...]:
    """Return ways to explain that differ from one in their seed only, and so in what is drawn by lot."""
    described = HOW_SETTINGS["seed"]
    assert isinstance(described, Whole)
    return tuple(replace(how, seed=(how.seed + i) % (int(described.high) + 1)) for i in range(1, number + 1))
