"""The search for the smallest changes of a row: here what to ask next, on a worker what the model says, slice by slice."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from core.explanation.counterfactuals.changes import Changes
from core.explanation.counterfactuals.drive import following
from core.explanation.counterfactuals.found import Found
from core.explanation.counterfactuals.rules import Rule
from core.explanation.counterfactuals.search import STAGES, Search
from core.explanation.counterfactuals.space import rules_of, space_of
from core.explanation.counterfactuals.wanted import Wanted
from core.explanation.explain import predict_rows
from core.explanation.how import How
from core.explanation.subject import Subject, subject_of
from core.jobs.engine import Engine
from core.jobs.errand import Errand, Hands
from core.jobs.explaining import next_size
from core.training.run import Run

FIRST = 256  # rows of the first slice, which tells how long others take
MOST_CELLS = 2**19  # numbers of a slice: they travel

Rows = NDArray[np.float32]


def changes_errand(engine: Engine, run: Run, x: Rows, wanted: Wanted, own: Mapping[int, Rule], owner: object) -> Errand:
    """Return the errand that looks for the smallest changes of a row (d,); its result is a `Changes`.

    Parameters
    ----------
    own : mapping
        What the user says of columns; see `space_of`.
    """
    return engine.run(changes_key(run, x, wanted, own), changing(run, x, wanted, own), owner, priority="person")


def known_changes(engine: Engine, run: Run, x: Rows, wanted: Wanted, own: Mapping[int, Rule]) -> Changes | None:
    """Return what such an errand has found, if there was one."""
    errand = engine.errand(changes_key(run, x, wanted, own))
    found: Changes | None = None if errand is None else errand.view().result
    return found


def changes_key(run: Run, x: Rows, wanted: Wanted, own: Mapping[int, Rule]) -> str:
    """Return the key of the errand: equal for equal rows, wishes and rules."""
    asked = f"{wanted!r} {rules_of(run, own)!r}".encode() + np.asarray(x, np.float32).tobytes()
    return f"changes-{run.key}-{hashlib.sha256(asked).hexdigest()[:16]}"


def changing(run: Run, x: Rows, wanted: Wanted, own: Mapping[int, Rule]) -> Callable[[Hands], Awaitable[Changes]]:
    """Return what conducts the search."""

    async def conduct(hands: Hands) -> Changes:
        space = await asyncio.to_thread(space_of, run, own)
        search = Search(x, space, wanted)
        free = sum(len(options) > 0 for options in space.options(x))
        steps, slices, subject = search.steps(), Slices(hands, search), subject_of(run, How())
        asked = await asyncio.to_thread(following, steps, None)
        while not isinstance(asked, Found):
            stage, outputs = search.stage, await slices.outputs(subject, asked)
            asked = await asyncio.to_thread(following, steps, outputs)
            if search.stage > stage:
                so_far = await asyncio.to_thread(search.found)
                hands.tell(search.stage, len(STAGES), so_far and Changes(run, wanted, so_far, free))
        return Changes(run, wanted, asked, free)

    return conduct


class Slices:
    """Have rows predicted on a worker in slices that leave room for others."""

    def __init__(self, hands: Hands, search: Search) -> None:
        self._hands, self._search, self._size = hands, search, FIRST

    async def outputs(self, subject: Subject, rows: Rows) -> NDArray[np.float64]:
        """Return what the model says (n, k) of rows (n, d)."""
        found, done, most = [], 0, max(1, MOST_CELLS // rows.shape[1])
        while done < len(rows):
            part = rows[done : done + self._size]
            said, seconds = await self._hands.timed(predict_rows, subject, part)
            found.append(said)
            done += len(part)
            if len(part) == self._size:
                self._size = min(most, next_size(self._size, seconds))
            self._hands.tell(self._search.stage + done / len(rows), len(STAGES))
        return np.concatenate(found)
