"""Who runs what when two processes share the tests: all that starts workers or a browser stays in one of them, in order."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOGETHER = tuple(HERE / name for name in ("app", "browser", "engine", "unit/jobs"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that have an engine of their own, so that `--dist loadgroup` keeps them together."""
    for item in items:
        if any(folder in item.path.parents for folder in TOGETHER):
            item.add_marker(pytest.mark.xdist_group("engines"))
