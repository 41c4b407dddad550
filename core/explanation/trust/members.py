"""One row explained under several trainings of one experiment at once; for a worker, which has their weights."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.preparation import prepare
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.players import PLAYERS
from core.explanation.trust.retrained import Retold
from core.explanation.units import unit_of
from core.training.device import warm_up
from core.training.state import State

Rows = NDArray[np.float32]
Say = Callable[[NDArray[Any]], NDArray[np.float64]]
CELLS = 2**23  # of all members' copies of the rows that go through at once


def told_by_members(state: State, background: Rows, X: Rows, how: How) -> Retold:
    """Explain rows (n, d) under every member of a training, all compared with the same rows (b, d), in the same orders.

    The members are one model with outputs side by side, so that they see the same sets of columns.
    """
    warm_up()
    from core.explanation.shapley import is_exact, shapley
    from core.training.rows import data_of

    data = data_of(state.experiment, state.dataset)
    groups = PLAYERS[how.players].groups(X.shape[1], data.image_shape)
    say, members = _members(state, how), len(state.seeds)
    values, error = shapley(say, background, groups, X, how)
    outputs, base = say(X), say(background).mean(axis=0)
    told = Explanation(values, base, X, outputs, error, np.ones(len(base)), is_exact(groups))
    return Retold.of(told, state.seeds, members)


def _members(state: State, how: How) -> Say:
    """Return a function of rows (n, d) in the data's own units that gives all members' outputs (n, members * k)."""
    from core.training.outcome import probabilities
    from core.training.program import program
    from core.training.rows import data_of, shape_of

    e, data = state.experiment, data_of(state.experiment, state.dataset)
    prepared = prepare(e, data)
    inputs, learned = prepared.X_train.shape[1], state.best or state.learned
    made, unit = program(e, shape_of(data, inputs), len(state.seeds)), unit_of(data.task, how.unit)
    size = max(1, CELLS // (inputs * len(state.seeds)))

    def some(rows: Rows) -> NDArray[np.float64]:
        outputs = made.all_outputs(learned, prepared.preprocessor.transform(rows))
        said = (probabilities(one, e, data, prepared.preprocessor) for one in outputs)
        return np.column_stack([unit.of(one.astype(np.float64)) for one in said])

    def say(rows: NDArray[Any]) -> NDArray[np.float64]:
        given = np.asarray(rows, np.float32)
        return np.concatenate([some(given[i : i + size]) for i in range(0, max(1, len(given)), size)])

    return say
