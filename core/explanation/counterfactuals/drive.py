"""The whole search at once, with a model that is a function."""

from collections.abc import Callable, Generator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.counterfactuals.found import Counterfactual, Found
from core.explanation.counterfactuals.search import Search
from core.explanation.counterfactuals.space import Space
from core.explanation.counterfactuals.wanted import Wanted

Rows = NDArray[np.float32]
Outputs = NDArray[np.float64]
Steps = Generator[Rows, Outputs, Found]


def counterfactuals(
    predict: Callable[[Rows], NDArray[Any]], x: Rows, space: Space, wanted: Wanted, seed: int = 0
) -> tuple[Counterfactual, ...]:
    """Return the smallest changes of a row (d,) that reach what is wanted; none where none does.

    Those of least effort come first, but rows like none of the training rows last.

    Parameters
    ----------
    predict : callable
        Of rows (n, d): chances or numbers (n, k).
    space : Space
        What may become of each column.
    wanted : Wanted
    seed : int
        The same one gives the same changes.
    """
    return search(predict, x, space, wanted, seed).ways


def search(predict: Callable[[Rows], NDArray[Any]], x: Rows, space: Space, wanted: Wanted, seed: int = 0) -> Found:
    """Return all that `counterfactuals` finds: also the row itself, and what came closest."""
    steps = Search(x, space, wanted, seed).steps()
    outputs: Outputs | None = None
    while True:
        rows = following(steps, outputs)
        if isinstance(rows, Found):
            return rows
        outputs = np.asarray(predict(rows), np.float64)


def following(steps: Steps, outputs: Outputs | None) -> Rows | Found:
    """Return the next rows that a search asks about, given what was said of those before, or what it has found."""
    try:
        return next(steps) if outputs is None else steps.send(outputs)
    except StopIteration as end:
        found: Found = end.value
        return found
