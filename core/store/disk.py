"""Runs that outlive a process: their files on a shelf, and an entry for each in the database."""

import hashlib
import logging
import math
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from core.evaluation.headlines import headline
from core.store import entries
from core.store.database import Database, StoreError
from core.store.files import pack, unpack
from core.training.run import Run

if TYPE_CHECKING:
    from core.store.tables import Entry

log = logging.getLogger(__name__)


class Disk:
    """Keep runs up to `limit` bytes.

    A run's files are written to a place of their own, and its entry last, so that whoever finds an entry finds them all.
    """

    def __init__(self, database: Database, limit: int) -> None:
        self.limit = limit
        self._ask = database.ask
        self._shelf = database.shelf()
        self._shelf.sweep({entry.folder for entry in self.entries()})

    def get(self, key: str) -> Run | None:
        """Return a run; one that can't be read is discarded, with a log line, and gives None."""
        entry = self._ask(lambda session: entries.get(session, key))
        if entry is None:
            return None
        try:
            run = unpack(self._read(entry))
            if run.key != key:
                raise ValueError(f"it is the run {run.key}")
        except StoreError:
            raise
        except Exception as problem:  # whatever is wrong with a kept run, it can be made again
            log.warning("Discarded the kept run %s: %s", key, problem)
            self._discard(entry)
            return None
        self._touch(key)
        return run

    def has(self, key: str) -> bool:
        """Tell whether there is a run, without reading it."""
        return self._ask(lambda session: entries.has(session, key))

    def put(self, run: Run) -> bool:
        """Write a run, and let the least recently used ones go while there are too many bytes; tell whether it is kept."""
        files = pack(run)
        size = sum(map(len, files.values()))
        if size > self.limit:
            log.warning(
                "Did not keep the run %s on disk: %d bytes are more than the limit of %d.", run.key, size, self.limit
            )
            return False
        entry = _entry(run, f"{run.key}-{uuid4().hex[:8]}", files)
        self._shelf.write(entry.folder, files)
        old = self._ask(lambda session: entries.put(session, entry))
        if old is not None:
            self._shelf.remove(old)
        self._shrink()
        return True

    def delete(self, key: str) -> None:
        """Remove a run."""
        entry = self._ask(lambda session: entries.get(session, key))
        if entry is not None:
            self._discard(entry)

    def entries(self) -> "list[Entry]":
        """Return what is there, the most recently used first."""
        return list(self._ask(entries.newest))

    def _touch(self, key: str) -> None:
        try:
            self._ask(lambda session: entries.touch(session, key))
        except StoreError as problem:  # the run was read all the same
            log.warning("Could not note the use of the run %s: %s", key, problem)

    def _read(self, entry: "Entry") -> dict[str, bytes]:
        there = self._shelf.read(entry.folder)
        files = {name: there[name] for name in entry.digests}
        wrong = [name for name, content in files.items() if _digest(content) != entry.digests[name]]
        if wrong:
            raise ValueError(f"{', '.join(wrong)} changed since it was written")
        return files

    def _shrink(self) -> None:
        kept = self.entries()
        excess = sum(entry.size for entry in kept) - self.limit
        while excess > 0:
            oldest = kept.pop()
            excess -= oldest.size
            self._discard(oldest)

    def _discard(self, entry: "Entry") -> None:
        self._ask(lambda session: entries.remove(session, entry.key, entry.folder))
        self._shelf.remove(entry.folder)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _entry(run: Run, place: str, files: Mapping[str, bytes]) -> "Entry":
    from core.store.tables import Entry

    now = time.time()
    return Entry(
        key=run.key,
        folder=place,
        created=now,
        used=now,
        size=sum(map(len, files.values())),
        digests={name: _digest(content) for name, content in files.items()},
        about=_about(run),
    )


def _about(run: Run) -> dict[str, Any]:
    main = headline(run)
    numbers = {name: getattr(main, name) for name in ("value", "low", "high", "baseline")}
    return {
        "dataset": run.data.name,
        "title": run.data.card.title,
        "model": run.experiment.model,
        "rows": len(run.data.y),
        "score": main.name,
        # JSON has no word for "undefined" but null.
        **{name: None if math.isnan(number) else float(number) for name, number in numbers.items()},
    }
