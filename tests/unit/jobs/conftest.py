"""Engines whose trainings only count."""

import pytest

from core.jobs import Engine
from tests.unit.counting import COUNTING
from tests.unit.jobs.helpers import Shelf, closing


@pytest.fixture(scope="module")
def engine():
    """Return an engine that the tests of a module share."""
    with closing(Engine(store=Shelf(), work=COUNTING)) as made:
        yield made


@pytest.fixture
def own_engine():
    """Return an engine that a test may mistreat."""
    with closing(Engine(work=COUNTING)) as made:
        yield made
