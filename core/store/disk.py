"""Runs on disk: a folder each, and an index of them."""

import hashlib
import logging
import math
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from core.evaluation.headlines import headline
from core.store.files import pack, unpack
from core.training.run import Run

if TYPE_CHECKING:
    from core.store.index import Index
    from core.store.tables import Entry

log = logging.getLogger(__name__)
T = TypeVar("T")

INDEX = "index.sqlite"
ORPHAN_SECONDS = 3600.0
"""How old a folder without an entry must be before it counts as left over from a write that never ended."""


class DiskError(OSError):
    """Report an index that can't be read or written."""


class Disk:
    """Keep runs under `root` up to `limit` bytes.

    A run is written to a folder of its own, and its entry last, so that whoever finds an entry finds all its files.
    """

    def __init__(self, root: Path, limit: int) -> None:
        self.limit = limit
        self._folders = root / "runs"
        self._folders.mkdir(parents=True, exist_ok=True)
        self._index = _open_index(root / INDEX)
        self._sweep()

    def get(self, key: str) -> Run | None:
        """Return a run; one that can't be read is discarded, with a log line, and gives None."""
        entry = self.ask(lambda index: index.get(key))
        if entry is None:
            return None
        try:
            run = unpack(self._read(entry))
            if run.key != key:
                raise ValueError(f"it is the run {run.key}")
        except Exception as problem:  # whatever is wrong with a kept run, it can be made again
            log.warning("Discarded the kept run %s: %s", key, problem)
            self._discard(entry)
            return None
        self._touch(key)
        return run

    def put(self, run: Run) -> None:
        """Write a run, and let the least recently used ones go while there are too many bytes."""
        files = pack(run)
        size = sum(map(len, files.values()))
        if size > self.limit:
            log.warning(
                "Did not keep the run %s on disk: %d bytes are more than the limit of %d.", run.key, size, self.limit
            )
            return
        folder = self._write(run.key, files)
        entry = _entry(run, folder.name, files)
        old = self.ask(lambda index: index.put(entry))
        if old is not None:
            self._remove(old)
        self._shrink()

    def delete(self, key: str) -> None:
        """Remove a run."""
        entry = self.ask(lambda index: index.get(key))
        if entry is not None:
            self._discard(entry)

    def entries(self) -> "list[Entry]":
        """Return what is there, the most recently used first."""
        return list(self.ask(lambda index: index.entries()))

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def ask(self, question: "Callable[[Index], T]") -> T:
        """Ask the index, and once more after an error, since it may have been broken or taken away."""
        from sqlalchemy.exc import SQLAlchemyError

        try:
            return question(self._index.present())
        except (SQLAlchemyError, ValueError, FileNotFoundError) as problem:
            first = problem
        try:
            self._index.recover(first)
            return question(self._index)
        except (SQLAlchemyError, ValueError) as problem:
            raise DiskError(f"the index can't be used: {problem}") from problem

    def _touch(self, key: str) -> None:
        try:
            self.ask(lambda index: index.touch(key))
        except DiskError as problem:  # the run was read all the same
            log.warning("Could not note the use of the run %s: %s", key, problem)

    def _read(self, entry: "Entry") -> dict[str, bytes]:
        files = {name: (self._folders / entry.folder / name).read_bytes() for name in entry.digests}
        wrong = [name for name, content in files.items() if _digest(content) != entry.digests[name]]
        if wrong:
            raise ValueError(f"{', '.join(wrong)} changed since it was written")
        return files

    def _write(self, key: str, files: Mapping[str, bytes]) -> Path:
        final = self._folders / f"{key}-{uuid4().hex[:8]}"
        half = final.with_name(f"{final.name}.part")
        half.mkdir(parents=True)
        try:
            for name, content in files.items():
                (half / name).write_bytes(content)
        except OSError:
            self._remove(half.name)
            raise
        return half.replace(final)

    def _shrink(self) -> None:
        entries = self.entries()
        excess = sum(entry.size for entry in entries) - self.limit
        while excess > 0:
            oldest = entries.pop()
            excess -= oldest.size
            self._discard(oldest)

    def _discard(self, entry: "Entry") -> None:
        self.ask(lambda index: index.delete(entry.key, entry.folder))
        self._remove(entry.folder)

    def _remove(self, folder: str) -> None:
        shutil.rmtree(self._folders / folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove folders that a crash left behind."""
        known = {entry.folder for entry in self.entries()}
        before = time.time() - ORPHAN_SECONDS
        for path in self._folders.iterdir():
            if path.name not in known and _modified(path) < before:
                self._remove(path.name)


def _open_index(path: Path) -> "Index":
    from sqlalchemy.exc import SQLAlchemyError

    from core.store.index import Index

    try:
        return Index(path)
    except SQLAlchemyError as problem:
        raise DiskError(f"the index can't be opened: {problem}") from problem


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another process was quicker
        return math.inf


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _entry(run: Run, folder: str, files: Mapping[str, bytes]) -> "Entry":
    from core.store.tables import Entry

    now = time.time()
    return Entry(
        key=run.key,
        folder=folder,
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
