"""What the overall picture asks of a worker: other draws of background rows, curves along a column, shuffled columns."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.headlines import main_name
from core.explanation.explain import explain_rows
from core.explanation.how import How
from core.explanation.overall.curves import AVERAGED, Curves, grid_of, said_along
from core.explanation.overall.permutation import Permuted, drops, rows_of
from core.explanation.overall.times import few_rows
from core.explanation.subject import subject_of
from core.explanation.whole import places_of
from core.jobs.engine import Engine
from core.jobs.errand import Errand, Hands
from core.jobs.explaining import asked, next_size
from core.jobs.recent import Recent
from core.store import Store
from core.training.run import Run

FORMAT = 3
BACKGROUNDS, FEW = 8, 24  # other draws of background rows, and test rows explained against each
ROUNDS = 2
REMEMBERED = 64

Values = NDArray[np.float64]

_known, _curves = Recent[dict[str, NDArray[Any]]](REMEMBERED), Recent[Values](REMEMBERED)


def again_key(run: Run, how: How) -> str:
    """Return the key of what other draws of background rows give."""
    return f"again-{FORMAT}-{run.key}-{how.key}"


def known_again(store: Store | None, run: Run, how: How) -> Values | None:
    """Return the values (r, m, d, k) of the same few test rows against other draws of background rows, if they are there."""
    arrays = _known.recall(store, again_key(run, how), dict)
    return None if arrays is None else arrays["values"]


def again_errand(engine: Engine, store: Store | None, run: Run, how: How, owner: object) -> Errand:
    """Return the errand that explains a few test rows against other draws; its result and what there is so far are their values."""
    return engine.run(again_key(run, how), explaining_again(store, run, how), owner, priority="search")


def explaining_again(store: Store | None, run: Run, how: How) -> Callable[[Hands], Awaitable[Values]]:
    """Return what explains a few test rows against one draw of background rows after the other, part by part."""

    async def conduct(hands: Hands) -> Values:
        rows, size, found = run.X_test[places_of(run, few_rows(run, how, BACKGROUNDS, FEW))], 1, list[Values]()
        total = BACKGROUNDS * len(rows)
        hands.tell(0, total, np.zeros((0, *_shape(run, len(rows)))))
        for other in others(how):
            subject, parts, done = subject_of(run, other), list[Values](), 0
            while done < len(rows):
                told, seconds = await hands.timed(explain_rows, subject, rows[done : done + size], other)
                parts.append(told.values)
                done = min(done + size, len(rows))
                size = next_size(size, seconds)
                hands.tell(len(found) * len(rows) + done, total)
            found.append(np.concatenate(parts))
            hands.tell(len(found) * len(rows), total, np.stack(found))
        values = np.stack(found)
        kept = {"values": values}
        await asyncio.to_thread(_known.keep, store, again_key(run, how), kept, kept)
        return values

    return conduct


def others(how: How) -> list[How]:
    """Return how rows are explained against other draws of background rows."""
    seeds = [seed for seed in range(BACKGROUNDS + 1) if seed != how.seed][:BACKGROUNDS]
    return [replace(how, seed=seed, rounds=min(how.rounds, ROUNDS)) for seed in seeds]


def curves_of(engine: Engine, run: Run, how: How, column: int, output: int) -> Curves:
    """Return curves along a column, of some test rows; a worker is asked where nobody asked before."""
    key = run.key, how.unit, column
    grid = grid_of(run, column)
    said = _curves.get(key)
    if said is None:
        X = run.X_test[places_of(run, AVERAGED)]
        empty = np.zeros((len(X), 0, run.y_prob.shape[1]))
        said = asked(engine, said_along, subject_of(run, how), X, column, grid, how.unit) if len(grid) else empty
        _curves.put(key, said)
    return Curves(column, grid, said[:, :, output])


def permuted_key(run: Run) -> str:
    """Return the key of what shuffling columns gives."""
    return f"permuted-{FORMAT}-{run.key}"


def known_permuted(store: Store | None, run: Run) -> Permuted | None:
    """Return how much the main score drops when columns are shuffled, if it is there."""
    arrays = _known.recall(store, permuted_key(run), dict)
    return None if arrays is None else _permuted(run, arrays["drops"])


def permuted_errand(engine: Engine, store: Store | None, run: Run, owner: object) -> Errand:
    """Return the errand that shuffles columns; its result and what there is so far are a `Permuted`."""
    return engine.run(permuted_key(run), permuting(store, run), owner, priority="search")


def permuting(store: Store | None, run: Run) -> Callable[[Hands], Awaitable[Permuted]]:
    """Return what shuffles some columns after the other."""

    async def conduct(hands: Hands) -> Permuted:
        found, done, size = np.full((len(run.data.feature_names), 3), np.nan), 0, 1
        while done < len(found):
            columns = np.arange(done, min(done + size, len(found)))
            found[columns], seconds = await hands.timed(drops, subject_of(run, How()), *_task(run), columns)
            done = int(columns[-1]) + 1
            size = next_size(size, seconds)
            hands.tell(done, len(found), _permuted(run, found.copy()))
        kept = {"drops": found}
        await asyncio.to_thread(_known.keep, store, permuted_key(run), kept, kept)
        return _permuted(run, found)

    return conduct


def _task(run: Run) -> tuple[NDArray[np.float32], NDArray[Any], str]:
    rows = rows_of(run)
    return run.X_test[rows], run.y_test[rows], main_name(run.data)


def _permuted(run: Run, found: Values) -> Permuted:
    drop, low, high = found.T
    return Permuted(main_name(run.data), drop, low, high, len(rows_of(run)))


def _shape(run: Run, rows: int) -> tuple[int, int, int]:
    return rows, len(run.data.feature_names), run.y_prob.shape[1]
