"""All briefs of a room as one file: an errand, since each is computed from its own run."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from core.board.handed import zipped
from core.board.whole import begin, runs_of, whole
from core.brief.facts import Facts
from core.jobs.errand import Hands
from core.rooms.leading import Handed

if TYPE_CHECKING:
    from core.jobs.engine import Engine
    from core.store import Store

log = logging.getLogger(__name__)

AHEAD = 2  # people whose simple models are fitted at once: all together, the first would be done with the last
T = TypeVar("T")
Write = Callable[[Handed, Facts | None], Mapping[str, str]]


def gathering(
    engine: "Engine", store: "Store", handed: Sequence[Handed], write: Write
) -> Callable[[Hands], Awaitable[bytes]]:
    """Return the errand that makes a ZIP of everybody's files; its steps are people.

    Parameters
    ----------
    write : callable
        `write(one, facts)` gives name -> text of a person's files, see `core.board.handed.files_of`.
    """

    async def conduct(hands: Hands) -> bytes:
        files: dict[str, str] = {}
        for number, one in enumerate(handed):
            hands.tell(number, len(handed))
            await asyncio.to_thread(_begin, engine, store, handed[number : number + AHEAD])
            files.update(await asyncio.to_thread(written, engine, store, one, write))
        return await asyncio.to_thread(zipped, files)

    return conduct


def key_of(code: str, handed: Sequence[Handed], language: str, address: str) -> str:
    """Return the key of the errand: equal for a room's same briefs in the same language."""
    told = repr((sorted((one.person.number, one.brief, one.in_hand) for one in handed), language, address))
    return f"briefs-{code}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _begin(engine: "Engine", store: "Store", handed: Sequence[Handed]) -> None:
    begin(engine, runs_of(store, handed).values())


def written(engine: "Engine", store: "Store", one: Handed, write: Callable[[Handed, Facts | None], T]) -> T:
    """Return what `write(one, facts)` makes of a person's brief; where its run can't be measured again, without facts."""
    try:
        return write(one, whole(engine, store, [one]).get(one.person.number))
    except Exception:  # one person's run must not cost thirty their briefs
        log.exception("The run of a brief can't be measured again.")
        return write(one, None)
