"""Both databases for tests: an SQLite file, and a PostgreSQL server with a schema of its own for each test.

The server is the one that TOUCHSTONE_TEST_POSTGRES names, or one that is started from Debian's programs, without a port
and without waiting for the disk, once for each process of the tests. Without either, those tests are skipped, unless
TOUCHSTONE_NEEDS_POSTGRES is set.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from core.store import Store

SERVER, NEEDED = "TOUCHSTONE_TEST_POSTGRES", "TOUCHSTONE_NEEDS_POSTGRES"
MISSING = "No PostgreSQL: install Debian's `postgresql`, or name a server in TOUCHSTONE_TEST_POSTGRES."
START_SECONDS = 30.0
FAST = ("fsync=off", "full_page_writes=off", "listen_addresses=", "shared_buffers=16MB")


@dataclass(frozen=True)
class Place:
    """Where stores of a test keep what they keep: every store of a place has the same database."""

    name: str
    folder: Path
    url: str

    def store(self, **limits: int) -> Store:
        """Return a new store, as another server or a restart has."""
        return Store(self.folder, url=self.url, **limits)


class Cluster:
    """A PostgreSQL server in a folder, which can be stopped and started."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.url = f"postgresql://touchstone@/postgres?host={folder}"
        self._programs, self._folder = programs, folder
        # PostgreSQL refuses to run as root; Debian has a user for it.
        self._user: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self._user:
            shutil.chown(folder, **self._user)
        words = ["-D", folder / "data", "-U", "touchstone", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        self._run("initdb", *words)

    def start(self) -> None:
        """Start, and return when questions are answered."""
        settings = [word for setting in (*FAST, f"unix_socket_directories={self._folder}") for word in ("-c", setting)]
        with (self._folder / "log").open("ab") as log:
            command = [self._programs / "postgres", "-D", self._folder / "data", *settings]
            self._server = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **self._user)
        until = time.monotonic() + START_SECONDS
        while self._ready() != 0:
            assert time.monotonic() < until and self._server.poll() is None, (self._folder / "log").read_text()
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop at once; what was written stays."""
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait(START_SECONDS)

    def _ready(self) -> int:
        asking = [self._programs / "pg_isready", "-q", "-h", self._folder]
        return subprocess.run(asking, check=False, cwd="/").returncode

    def _run(self, program: str, *words: str | Path) -> None:
        done = subprocess.run(
            [self._programs / program, *words], capture_output=True, text=True, cwd="/", check=False, **self._user
        )
        assert done.returncode == 0, done.stdout + done.stderr


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest ones; None without."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server of one's own, or skip the test."""
    found = programs()
    if found is None:
        _missing()
        return
    folder = Path(tempfile.mkdtemp(prefix="touchstone-"))
    try:
        made = Cluster(found, folder)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    """Return the address of a server that tests may use."""
    if named := os.environ.get(SERVER):
        yield named
        return
    with cluster() as made:
        yield made.url


@contextmanager
def schema(address: str) -> Iterator[str]:
    """Return the address of a schema of one's own, dropped at the end."""
    name = f"test_{uuid4().hex[:12]}"
    _do(address, f"CREATE SCHEMA {name}")
    yield f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{name}"
    _do(address, f"DROP SCHEMA {name} CASCADE")


def _do(address: str, words: str) -> None:
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(words))


def _missing() -> None:
    if os.environ.get(NEEDED):
        pytest.fail(MISSING)
    pytest.skip(MISSING)
