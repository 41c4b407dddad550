"""From one row to another: what each change of a value adds to the difference of the answers.

The share of a change is its Shapley value with the first row as the only background (Lundberg and Lee 2017, section 4, with one
reference row): only columns that differ have one, and they add up to the difference.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.explanation.explain import explain_rows
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.subject import Subject
from core.explanation.units import unit_of
from core.explanation.whatif.edits import changed_columns

Row = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Changed:
    """Hold what a change does: the explanation of the new row, and the bridge that leads to it from the old one."""

    told: Explanation
    bridge: Explanation


def explain_change(subject: Subject, before: Row, after: Row, how: How) -> Changed:
    """Explain a row (d,) and the way to it from another; what a worker is asked for."""
    return Changed(explain_rows(subject, after[np.newaxis], how), bridge(subject, before, after, how))


def bridge(subject: Subject, before: Row, after: Row, how: How) -> Explanation:
    """Return the shares of what differs between two rows (d,), in the answer for the second; its base is that for the first."""
    from core.explanation.forward import predictor
    from core.explanation.shapley import is_exact, shapley

    # The key stays: what is compiled for it serves here too.
    alone = replace(subject, background=before[np.newaxis])
    predict, unit = predictor(alone), unit_of(subject.task, how.unit)
    columns = changed_columns(before, after)
    ends = unit.of(predict(np.stack([before, after])))
    shape = (1, len(before), ends.shape[1])
    values, error, parts = np.zeros(shape), np.zeros(shape), np.arange(len(columns))

    def say(some: NDArray[np.float32]) -> NDArray[np.float64]:
        rows = np.repeat(before[np.newaxis], len(some), axis=0)
        rows[:, columns] = some
        return unit.of(predict(rows))

    if len(columns):
        found = shapley(say, before[np.newaxis, columns], parts, after[np.newaxis, columns], how)
        values[:, columns], error[:, columns] = found[0], found[1]
    return Explanation(values, ends[0], after[np.newaxis], ends[1:], error, unit.span(ends), is_exact(parts))
