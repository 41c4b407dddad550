"""Explanations on a worker: of one row at once, of many with progress, kept in the store."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.explanation.explain import explain_rows, predict_rows
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.subject import subject_of
from core.explanation.whole import MOST, Whole, bundled, key_of, places_of
from core.jobs.engine import Engine
from core.jobs.errand import Errand, Hands
from core.jobs.recent import Recent
from core.store import Store
from core.training.run import Run

FIRST = 4  # rows of the first part, which tells how long others take
TARGET_SECONDS = 0.4  # of a part: somebody's training may be waiting
ANSWERS = 512  # rows whose explanation is remembered
WHOLES = 16  # explanations of many rows that are
PATIENCE = 120.0  # seconds, for a worker that is starting and one that is busy

Rows = NDArray[np.float32]

_answers, _wholes = Recent[Explanation](ANSWERS), Recent[Whole](WHOLES)


def explained_row(engine: Engine, run: Run, x: Rows, how: How) -> Explanation:
    """Return the explanation of one row (d,), from memory or from a worker."""
    key = _row_key(run, x, how)
    found = _answers.get(key)
    if found is None:
        found = asked(engine, explain_rows, subject_of(run, how), np.asarray(x, np.float32)[np.newaxis], how)
        _answers.put(key, found)
    return found


def known_row(run: Run, x: Rows, how: How) -> Explanation | None:
    """Return the explanation of one row (d,) if it is in memory."""
    return _answers.get(_row_key(run, x, how))


def _row_key(run: Run, x: Rows, how: How) -> tuple[str, str, bytes]:
    return run.key, how.key, np.asarray(x, np.float32).tobytes()


def predicted_rows(engine: Engine, run: Run, X: Rows) -> NDArray[np.float64]:
    """Return what a run says of rows (n, d): chances (n, classes), or numbers (n, 1), without TensorFlow in this process."""
    return cast("NDArray[np.float64]", asked(engine, predict_rows, subject_of(run, How()), X))


def asked(engine: Engine, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function says on a worker; wait for it."""
    return engine.call(function, *args).result(timeout=PATIENCE)


def known_whole(store: Store | None, run: Run, how: How, most: int = MOST) -> Whole | None:
    """Return the explanation of a run's test rows if it is there: bundled, remembered, or kept in the store."""
    return bundled(run, how, most) or _wholes.recall(store, key_of(run, how, most), Whole.from_arrays)


def whole_errand(engine: Engine, store: Store | None, run: Run, how: How, owner: object, most: int = MOST) -> Errand:
    """Return the errand that explains a run's test rows; its result and what there is so far are a `Whole`."""
    return engine.run(key_of(run, how, most), explaining(store, run, how, most), owner, priority="search")


def explaining(store: Store | None, run: Run, how: How, most: int = MOST) -> Callable[[Hands], Awaitable[Whole]]:
    """Return what explains a run's test rows, part by part, and keeps the result."""

    async def conduct(hands: Hands) -> Whole:
        subject, places = subject_of(run, how), places_of(run, most)
        rows, parts, done, size = run.X_test[places], list[Explanation](), 0, FIRST
        while done < len(places):
            part, seconds = await hands.timed(explain_rows, subject, rows[done : done + size], how)
            parts.append(part)
            done = min(done + size, len(places))
            size = next_size(size, seconds)
            hands.tell(done, len(places), _ordered(places[:done], parts))
        whole = _ordered(places, parts)
        await asyncio.to_thread(_wholes.keep, store, key_of(run, how, most), whole, whole.arrays())
        return whole

    return conduct


def next_size(size: int, seconds: float) -> int:
    """Return how many rows fill a part, when so many took so long; at most twice as many as before."""
    return int(np.clip(size * TARGET_SECONDS / max(seconds, 1e-9), 1, 2 * size))


def _ordered(places: NDArray[np.int64], parts: list[Explanation]) -> Whole:
    order = np.argsort(places)
    return Whole(places[order], Explanation.joined(parts).rows(order))
