"""Simpler models beside a run, on the workers: around a row, imitating it, and in its place."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import Dataset
from core.evaluation.baselines.problem import problem_of
from core.experiment import Experiment
from core.explanation.explain import predict_rows
from core.explanation.how import How
from core.explanation.simpler.honest import HONEST, Honest, honest
from core.explanation.simpler.local import Local, fit_local, patterns, said_of
from core.explanation.simpler.tree import Tree, imitate, rows_to_imitate
from core.explanation.subject import subject_of
from core.jobs.besides import expected
from core.jobs.engine import Engine
from core.jobs.errand import Errand, Hands
from core.jobs.explaining import asked, next_size
from core.jobs.recent import Recent
from core.store import Store
from core.training.run import Run

FIRST = 256  # rows of the first part, which tells how long others take
FIRST_COPIES = 16  # each of which is some rows
FORMAT = 1

Rows = NDArray[np.float32]
Values = NDArray[np.float64]


_locals, _said, _trees = Recent[Local](256), Recent[Values](256), Recent[Tree](64)


def predicted(engine: Engine, run: Run, X: Rows) -> Values:
    """Return what a run says of rows (n, d), from memory or from a worker."""
    digest = hashlib.blake2b(np.ascontiguousarray(X).tobytes(), digest_size=16).digest()
    key = run.key, digest
    found = _said.get(key)
    if found is None:
        subject = subject_of(run, How())
        found = _in_parts(X, FIRST, lambda part: asked(engine, predict_rows, subject, part))
        _said.put(key, found)
    return found


def local_around(engine: Engine, run: Run, x: Rows, how: How) -> Local:
    """Return the weighted sum around a row (d,), from memory or from a worker."""
    key = run.key, how.key, np.asarray(x, np.float32).tobytes()
    found = _locals.get(key)
    if found is None:
        subject = subject_of(run, how)
        kept = patterns(subject, how)
        said = _in_parts(kept, FIRST_COPIES, lambda part: asked(engine, said_of, subject, x, how, part))
        found = _locals.put(key, asked(engine, fit_local, said, kept))
    return found


def _in_parts(rows: NDArray[Any], first: int, ask: Callable[[NDArray[Any]], Values]) -> Values:
    """Ask about rows a part at a time, so that others get their turn."""
    parts, done, size = list[Values](), 0, first
    while done < len(rows) or not parts:
        began = time.monotonic()
        parts.append(ask(rows[done : done + size]))
        done += size
        size = next_size(size, time.monotonic() - began)
    return np.concatenate(parts)


@dataclass(frozen=True, eq=False)
class Said:
    """Hold training rows, by their numbers in the data (n,), and what a network says of them (n, k)."""

    rows: NDArray[np.int64]
    said: Values


def said_errand(engine: Engine, store: Store | None, run: Run, owner: object) -> Errand:
    """Return the errand that asks a network about its training rows; its result is a `Said`, which is kept."""
    return engine.run(f"said-{FORMAT}-{run.key}", _saying(store, run), owner, priority="person")


def _saying(store: Store | None, run: Run) -> Callable[[Hands], Awaitable[Said]]:
    key = f"said-{FORMAT}-{run.key}"

    async def conduct(hands: Hands) -> Said:
        rows = rows_to_imitate(run.split.train, len(run.preprocessor.kind))
        kept = await asyncio.to_thread(store.result, key) if store is not None else None
        if kept is not None:
            return Said(rows, np.asarray(kept["said"]))
        subject, X, parts, done, size = subject_of(run, How()), run.data.X[rows], list[Values](), 0, FIRST
        while done < len(X):
            part, seconds = await hands.timed(predict_rows, subject, X[done : done + size])
            parts.append(part)
            done = min(done + size, len(X))
            size = next_size(size, seconds)
            hands.tell(done, len(X))
        said = np.concatenate(parts)
        if store is not None:
            await asyncio.to_thread(store.keep_result, key, {"said": said})
        return Said(rows, said)

    return conduct


def imitation(engine: Engine, run: Run, known: Said, output: int, depth: int) -> Tree:
    """Return the tree that imitates one of a network's outputs, from memory or from a worker."""
    key = run.key, output, depth
    found = _trees.get(key)
    if found is None:
        inputs = run.preprocessor.transform(run.data.X[known.rows])
        found = _trees.put(key, asked(engine, imitate, inputs, known.said[:, output], depth))
    return found


def honest_errand(engine: Engine, run: Run, dataset: Dataset | None, owner: object) -> Errand:
    """Return the errand that fits models that can be read; its result is a tuple of `Honest`."""
    return engine.run(f"honest-{run.key}", honests(run.experiment, dataset), owner, priority="person")


def honests(experiment: Experiment, dataset: Dataset | None) -> Callable[[Hands], Awaitable[tuple[Honest, ...]]]:
    """Return what fits the models that can be read, one after the other."""

    async def conduct(hands: Hands) -> tuple[Honest, ...]:
        problem, _ = await hands.keep(problem_of, experiment, dataset, tell=expected)
        found: list[Honest] = []
        for number, name in enumerate(HONEST):
            hands.tell(number, len(HONEST), tuple(found))
            found.append(await hands.ask(honest, name, problem))
        return tuple(found)

    return conduct
