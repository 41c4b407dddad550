"""An engine with the real training in its worker."""

import pytest

from core.jobs import Engine
from core.store import Store
from tests.unit.jobs.helpers import closing


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Return an engine with a store on disk, shared by the tests of a module."""
    with Store(tmp_path_factory.mktemp("store")) as store, closing(Engine(store=store)) as made:
        yield made
