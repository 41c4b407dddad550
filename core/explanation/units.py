"""What the reasons add up to: a chance, its log-odds, or a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.messages import N_

Values = NDArray[np.float64]
TINY = 1e-7  # of a float32: no chance is taken to be nearer to 0 or 1


@dataclass(frozen=True)
class Unit:
    """Describe a unit; the texts are marked with `N_`.

    Parameters
    ----------
    label, help : str
    of : callable
        Makes outputs (n, k) of what a model says.
    span : callable
        How far outputs (n, k) can be apart, for each of k.
    chosen : bool
        Whether a person can choose it.
    """

    label: str
    help: str
    of: Callable[[Values], Values]
    span: Callable[[Values], Values]
    chosen: bool = True


def log_odds(chance: Values) -> Values:
    """Return the logarithm of the odds of chances."""
    kept = np.clip(chance, TINY, 1 - TINY)
    return np.asarray(np.log(kept / (1 - kept)))


def _seen(outputs: Values) -> Values:
    return np.asarray(np.ptp(outputs, axis=0))


UNITS: Mapping[str, Unit] = {
    "chance": Unit(
        N_("Predicted chance"),
        N_("The reasons add up to the chance that is shown: easiest to read, since nothing has to be converted."),
        lambda said: said,
        lambda outputs: np.ones(outputs.shape[1]),
    ),
    "log_odds": Unit(
        N_("Log-odds"),
        N_(
            "What the network itself adds up before it squeezes the sum to between 0 and 100%: a reason keeps its size near "
            "both ends, where a chance can hardly move any more."
        ),
        log_odds,
        _seen,
    ),
    "number": Unit(
        N_("Predicted number"),
        N_("The reasons add up to the number that is shown, in its own unit."),
        lambda said: said,
        _seen,
        chosen=False,
    ),
}


def unit_of(task: Task, wished: str) -> Unit:
    """Return the unit that a wish comes to for a task: that of a number is the number's own."""
    return UNITS["number" if task == "regression" else wished]
