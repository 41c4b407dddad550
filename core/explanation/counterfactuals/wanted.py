"""What a changed row is to reach: the other side of a threshold, a class, or a number."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Outputs = NDArray[np.float64]
LEAST = 1e-37  # chance that has a logarithm in float32
CLEAR = 1e-4  # beyond it: rounding must not undo a change


class Wanted(Protocol):
    """Tell how far outputs are beyond what is wanted."""

    @property
    def output(self) -> int:
        """Which output it is about."""
        ...

    def margin(self, outputs: Outputs) -> Outputs:
        """Return (n,) of outputs (n, k): above 0 where it is reached, else how far off it is."""
        ...


@dataclass(frozen=True)
class Side:
    """Want the chance of a class at a threshold or above, or below it; distances are in log-odds.

    Parameters
    ----------
    output : int
    threshold : float
    above : bool
    """

    output: int
    threshold: float
    above: bool

    def margin(self, outputs: Outputs) -> Outputs:
        """See `Wanted`."""
        chance, rest = outputs[:, self.output], np.delete(outputs, self.output, axis=1).sum(axis=1)
        beyond = _logs(chance) - _logs(rest) - _logs(np.array(self.threshold)) + _logs(np.array(1 - self.threshold))
        return (beyond if self.above else -beyond) - CLEAR


@dataclass(frozen=True)
class Class:
    """Want a class to be the likeliest; distances are logarithms of ratios."""

    output: int

    def margin(self, outputs: Outputs) -> Outputs:
        """See `Wanted`."""
        logs = _logs(outputs)
        return np.asarray(logs[:, self.output] - np.delete(logs, self.output, axis=1).max(axis=1) - CLEAR)


@dataclass(frozen=True)
class Reach:
    """Want a number above a value, or below it."""

    value: float
    above: bool
    output: int = 0

    def margin(self, outputs: Outputs) -> Outputs:
        """See `Wanted`."""
        beyond = outputs[:, self.output] - self.value
        return (beyond if self.above else -beyond) - CLEAR * 0.1 * max(1.0, abs(self.value))


def _logs(chances: Outputs) -> Outputs:
    return np.asarray(np.log(np.maximum(chances, LEAST)))
