"""Every score of a run with how sure it is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from core.evaluation.drawn import scores_on_draws
from core.evaluation.resampling import interval, resample
from core.evaluation.scores import SCORES

if TYPE_CHECKING:
    from core.training.run import Run

EXTREMES = {"max_error"}  # of which other draws of the same rows tell nothing: they have no row that is worse


@dataclass(frozen=True)
class Interval:
    """Hold a score, nan where it is undefined, and its 95 % bootstrap interval over the test rows, nan without one."""

    value: float
    low: float = math.nan
    high: float = math.nan


def intervals(run: "Run") -> Mapping[str, Interval]:
    """Return name -> score with its interval, for the scores that a run has."""
    if run not in _KNOWN:
        _KNOWN[run] = _measure(run)
    return _KNOWN[run]


# Cards are written at every rerun; a run that nobody holds any more must not be held here.
_KNOWN: WeakKeyDictionary["Run", Mapping[str, Interval]] = WeakKeyDictionary()


def _measure(run: "Run") -> Mapping[str, Interval]:
    counts = resample(len(run.y_test))
    found = {}
    for name, value in run.scores.items():
        if name in EXTREMES or name not in SCORES or not math.isfinite(value):
            found[name] = Interval(value)
        else:
            on_draws = scores_on_draws(name, run.data.task, run.y_test, run.y_prob, counts)
            found[name] = Interval(value, *interval(on_draws))
    return found
