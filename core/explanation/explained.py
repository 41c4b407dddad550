"""What an explanation is: the share of each column in each answer."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Explanation:
    """Hold the SHAP values of n rows with d columns for k outputs.

    Parameters
    ----------
    values : array (n, d, k)
        How much each column pulls each output up or down, in the unit of `outputs`.
    base_values : array (k,)
        The mean output on the rows that are compared with.
    data : array (n, d)
        The rows, in the data's own units: codes of categories, NaN where a value is missing.
    outputs : array (n, k)
        What the model says of them: chances, log-odds, or numbers.
    error : array (n, d, k)
        Standard error of each value, from trying only some orders of the columns; 0 where all were tried.
    span : array (k,)
        How far outputs can be apart: 1 for chances, else what was seen.
    exact : bool
        Whether all orders count.
    """

    values: Values
    base_values: Values
    data: NDArray[np.float32]
    outputs: Values
    error: Values
    span: Values
    exact: bool

    @property
    def additivity_error(self) -> float:
        """The largest gap between base plus values and the output, as a share of the outputs' span."""
        gap = np.abs(self.values.sum(axis=1) + self.base_values - self.outputs)
        return float((gap / np.where(self.span > 0, self.span, 1)).max(initial=0.0))

    @property
    def sampling_error(self) -> float:
        """The mean standard error of a value, as a share of the largest value; 0 when it is exact."""
        largest = np.abs(self.values).max(initial=0.0)
        return float(self.error.mean() / largest) if largest else 0.0

    def rows(self, places: slice | NDArray[np.int64]) -> Self:
        """Return the explanation of some of the rows."""
        parts: dict[str, Any] = {name: getattr(self, name)[places] for name in ("values", "data", "outputs", "error")}
        return replace(self, **parts)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that it is, name -> array; `from_arrays` reads it back."""
        return {name: np.asarray(value) for name, value in vars(self).items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Make it from what `arrays` gave; raise `KeyError` when one is missing."""
        values: dict[str, Any] = {field.name: arrays[field.name] for field in fields(cls)}
        return cls(**values | {"exact": bool(values["exact"])})

    @classmethod
    def joined(cls, parts: list[Self]) -> Self:
        """Return the explanation of all rows of parts that were explained in the same way."""
        names = ("values", "data", "outputs", "error")
        whole: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
        return replace(parts[0], **whole, span=np.max([part.span for part in parts], axis=0))
