"""Where the files of runs lie: in a folder each, or in a table that several app servers share."""

import math
import shutil
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.store.database import Database

ORPHAN_SECONDS = 3600.0
"""How old files without an entry must be before they count as left over from a write that never ended."""


class Shelf(Protocol):
    """Keep files by place, a name that is used once."""

    def read(self, place: str) -> Mapping[str, bytes]:
        """Return the files of a place, name -> content; none or an `OSError` when there is no such place."""

    def write(self, place: str, files: Mapping[str, bytes]) -> None:
        """Put files at a new place, all of them or none."""

    def remove(self, place: str) -> None:
        """Remove what is at a place."""

    def sweep(self, known: Collection[str]) -> None:
        """Remove what a crash left behind at places that aren't known."""


class Folders:
    """Keep files in a folder for each place."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)

    def read(self, place: str) -> Mapping[str, bytes]:
        return {path.name: path.read_bytes() for path in (self._root / place).iterdir()}

    def write(self, place: str, files: Mapping[str, bytes]) -> None:
        half = self._root / f"{place}.part"
        half.mkdir(parents=True)
        try:
            for name, content in files.items():
                (half / name).write_bytes(content)
        except OSError:
            self.remove(half.name)
            raise
        half.replace(self._root / place)

    def remove(self, place: str) -> None:
        shutil.rmtree(self._root / place, ignore_errors=True)

    def sweep(self, known: Collection[str]) -> None:
        before = time.time() - ORPHAN_SECONDS
        for path in self._root.iterdir():
            if path.name not in known and _modified(path) < before:
                self.remove(path.name)


class Table:
    """Keep files as rows of a database."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def read(self, place: str) -> Mapping[str, bytes]:
        from sqlalchemy import select

        from core.store.tables import RunFile

        wanted = select(RunFile).where(RunFile.place == place)
        return {row.name: row.content for row in self._database.ask(lambda session: session.scalars(wanted).all())}

    def write(self, place: str, files: Mapping[str, bytes]) -> None:
        from sqlalchemy import insert

        from core.store.tables import RunFile

        now = time.time()
        rows = [{"place": place, "name": name, "written": now, "content": files[name]} for name in files]
        self._database.ask(lambda session: session.execute(insert(RunFile), rows))

    def remove(self, place: str) -> None:
        from sqlalchemy import delete

        from core.store.tables import RunFile

        self._database.ask(lambda session: session.execute(delete(RunFile).where(RunFile.place == place)))

    def sweep(self, known: Collection[str]) -> None:
        from sqlalchemy import select

        from core.store.tables import RunFile

        old = select(RunFile.place).where(RunFile.written < time.time() - ORPHAN_SECONDS).distinct()
        for place in self._database.ask(lambda session: session.scalars(old).all()):
            if place not in known:
                self.remove(place)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another process was quicker
        return math.inf
