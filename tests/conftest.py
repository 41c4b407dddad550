"""What all tests share: nobody's own database is touched, and both kinds of database are at hand."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import Place, schema, server

# How long an example takes says nothing on a busy machine.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

PLACES = {"sqlite": "on_sqlite", "postgresql": "on_postgres"}


def pytest_configure() -> None:
    """Keep tests away from a database that a developer's shell names."""
    os.environ.pop("DATABASE_URL", None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Return the address of a PostgreSQL server, started when the first test asks for it."""
    with server() as address:
        yield address


@pytest.fixture
def on_postgres(postgres: str, tmp_path: Path) -> Iterator[Place]:
    """Return a place on PostgreSQL."""
    with schema(postgres) as address:
        yield Place("postgresql", tmp_path / "store", address)


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Place:
    """Return a place on SQLite."""
    return Place("sqlite", tmp_path / "store", "")


@pytest.fixture(params=PLACES)
def database(request: pytest.FixtureRequest) -> Place:
    """Return a place on each of the databases: `database.store()` is a store, and another one on the same database."""
    place: Place = request.getfixturevalue(PLACES[request.param])
    return place
