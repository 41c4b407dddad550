"""A row explained again on a worker: with other draws, and under other trainings of the same experiment."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from core.datasets import UPLOAD_PREFIX, Dataset
from core.decision import Decision
from core.experiment import Experiment
from core.explanation.case import Case
from core.explanation.explain import explain_rows
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.overall.correlation import associations
from core.explanation.subject import subject_of
from core.explanation.trust.badge import Badge, badge_of
from core.explanation.trust.draws import NUMBER, Draws, other_hows
from core.explanation.trust.flips import flips_of
from core.explanation.trust.members import told_by_members
from core.explanation.trust.retrained import Retold, Retrained
from core.explanation.whole import places_of
from core.jobs.engine import Engine
from core.jobs.errand import Errand, Hands
from core.jobs.explaining import next_size
from core.jobs.luck import expected_seconds, seeds_of
from core.jobs.pool import Kept, Pool
from core.jobs.recent import Recent
from core.jobs.trials import trained_state
from core.models import stackable
from core.store import Store
from core.training.run import Run

FORMAT = 1
NUMBERS = (8, 16, 32)  # of other trainings
ROWS, FEW_ROWS = 16, 6  # test rows that say what a training looks at; few where each training explains them by itself
TRAINING: Mapping[bool, float] = {True: 0.3, False: 0.8}  # of the errand; trained at once, explaining takes longer
ROUGH = 2  # rounds, of these rows: their mean is wanted
STATES, KNOWN = 2, 64  # trainings whose weights stay on the worker, and results that stay in memory

Rows = NDArray[np.float32]

_draws, _retrained, _looks = Recent[Draws](KNOWN), Recent[Retrained](KNOWN), Recent[NDArray[np.float64]](KNOWN)
_states: "WeakKeyDictionary[Pool, OrderedDict[Any, Kept]]" = WeakKeyDictionary()


def draws_key(run: Run, x: Rows, how: How, number: int = NUMBER) -> str:
    """Return the key of a row's explanations with other draws."""
    return f"draws-{FORMAT}-{run.key}-{how.key}-{number}-{_digest(x)}"


def retrained_key(run: Run, x: Rows, how: How, number: int) -> str:
    """Return the key of a row's explanations under other trainings."""
    return f"retrained-{FORMAT}-{run.key}-{how.key}-{number}-{_digest(x)}"


def known_draws(store: Store | None, run: Run, x: Rows, how: How, number: int = NUMBER) -> Draws | None:
    """Return a row's explanations with other draws if they are there."""
    return _draws.recall(store, draws_key(run, x, how, number), Draws.from_arrays)


def known_retrained(store: Store | None, run: Run, x: Rows, how: How, number: int) -> Retrained | None:
    """Return a row's explanations under other trainings if they are there."""
    return _retrained.recall(store, retrained_key(run, x, how, number), Retrained.from_arrays)


def most_retrained(store: Store | None, run: Run, x: Rows, how: How) -> Retrained | None:
    """Return what the most other trainings say of a row, of those that are there."""
    known = (known_retrained(store, run, x, how, number) for number in reversed(NUMBERS))
    return next((one for one in known if one is not None), None)


def known_badge(store: Store | None, case: Case, decision: Decision) -> Badge:
    """Return the badge of a case, with the draws and other trainings that are there; nothing is worked out for it."""
    others = most_retrained(store, case.run, case.x, case.how)
    flips = None if others is None else flips_of(case, others, decision)
    return badge_of(case, known_draws(store, case.run, case.x, case.how), associations(case.run), flips)


def draws_errand(
    engine: Engine, store: Store | None, run: Run, x: Rows, how: How, owner: object, number: int = NUMBER
) -> Errand:
    """Return the errand that explains a row (d,) with other draws; its result and what there is so far are `Draws`."""
    return engine.run(draws_key(run, x, how, number), drawing(store, run, x, how, number), owner, priority="person")


def drawing(store: Store | None, run: Run, x: Rows, how: How, number: int) -> Callable[[Hands], Awaitable[Draws]]:
    """Return what explains a row with other draws, one after the other, and keeps the result."""

    async def conduct(hands: Hands) -> Draws:
        told: list[Explanation] = []
        for other in other_hows(how, number):
            told.append(await hands.ask(explain_rows, subject_of(run, other), _one(x), other))
            hands.tell(len(told), number, Draws.of(told))
        draws = Draws.of(told)
        await asyncio.to_thread(_draws.keep, store, draws_key(run, x, how, number), draws, draws.arrays())
        return draws

    return conduct


def retrained_errand(
    engine: Engine, store: Store | None, run: Run, x: Rows, how: How, owner: object, number: int
) -> Errand:
    """Return the errand that trains other seeds and explains a row (d,) under each; its result is a `Retrained`."""
    key = retrained_key(run, x, how, number)
    return engine.run(key, retraining(store, run, x, how, number), owner, priority="search")


def retraining(
    store: Store | None, run: Run, x: Rows, how: How, number: int
) -> Callable[[Hands], Awaitable[Retrained]]:
    """Return what trains other seeds and explains a row under each, keeps the result, and tells those that are done."""
    at_once, seeds = stackable(run.experiment), other_seeds(run.experiment, number)
    groups = [seeds] if at_once else [(seed,) for seed in seeds]

    async def conduct(hands: Hands) -> Retrained:
        rows: list[Retold] = []
        usual: list[NDArray[np.float64]] = []
        for place, group in enumerate(groups):

            def told(share: float, before: int = place) -> None:
                hands.tell(before + share, len(groups))

            def training(share: float, told: Callable[[float], None] = told) -> None:
                told(TRAINING[at_once] * share)

            kept = await _trained(hands, run, group, training)
            ask = partial(hands.timed, told_by_members, kept, subject_of(run, how).background)
            rows.append((await ask(_one(x), how))[0])
            usual.append(await _sizes(ask, run, how, group, told))
            found = Retrained.of(Retold.trainings(rows), np.concatenate(usual), _rows_of(run))
            hands.tell(place + 1, len(groups), found)
        await asyncio.to_thread(_retrained.keep, store, retrained_key(run, x, how, number), found, found.arrays())
        return found

    return conduct


def other_seeds(experiment: Experiment, number: int) -> tuple[int, ...]:
    """Return seeds other than an experiment's own."""
    return seeds_of(experiment, number + 1)[1:]


def expected(run: Run, number: int) -> float:
    """Return about how many seconds so many other trainings take, explaining included."""
    return expected_seconds(run, run.experiment, number) / TRAINING[stackable(run.experiment)]


async def _trained(hands: Hands, run: Run, seeds: tuple[int, ...], told: Callable[[float], None]) -> Kept:
    """Return the state of trainings on the worker; that of seeds trained together stays there for the next row."""
    states = _states.setdefault(hands.pool, OrderedDict())
    key = run.experiment.key, seeds
    if key not in states:
        kept = await trained_state(hands, run.experiment, _upload(run), seeds, told)
        if len(seeds) == 1:
            return kept
        states[key] = kept
        while len(states) > STATES:
            states.popitem(last=False)
    states.move_to_end(key)
    return states[key]


async def _sizes(
    ask: Callable[..., Awaitable[tuple[Retold, float]]],
    run: Run,
    how: How,
    seeds: tuple[int, ...],
    told: Callable[[float], None],
) -> NDArray[np.float64]:
    """Return the mean size of shares (s, d, k) over some test rows, part by part; it is the same for every row in hand."""
    key = run.key, how.key, seeds
    found = _looks.get(key)
    if found is not None:
        return found
    before = TRAINING[stackable(run.experiment)]
    roughly = replace(how, rounds=min(how.rounds, ROUGH))
    X, parts, done, size = run.X_test[places_of(run)][: _rows_of(run)], list[Retold](), 0, 1
    while done < len(X):
        part, seconds = await ask(X[done : done + size], roughly)
        parts.append(part)
        done = min(done + size, len(X))
        size = next_size(size, seconds)
        told(before + (1 - before) * done / len(X))
    sizes = np.asarray(np.abs(np.concatenate([part.values for part in parts], axis=1)).mean(axis=1))
    return _looks.put(key, sizes)


def _rows_of(run: Run) -> int:
    return min(ROWS if stackable(run.experiment) else FEW_ROWS, len(run.split.test))


def _upload(run: Run) -> Dataset | None:
    """Return the data of a run where a worker can't load it by its name."""
    return run.data if run.data.name.startswith(UPLOAD_PREFIX) else None


def _one(x: Rows) -> Rows:
    return np.asarray(x, np.float32)[np.newaxis]


def _digest(x: Rows) -> str:
    return hashlib.sha256(np.asarray(x, np.float32).tobytes()).hexdigest()[:16]
