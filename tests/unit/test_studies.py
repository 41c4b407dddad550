"""The key of a study changes with the code that it depends on, and with no other."""

import pytest

from core.jobs import studies

FILES = {
    "scenarios/own/measure.py": "from core.scenarios.shared.rows import rows\n",
    "scenarios/shared/rows.py": "from core.lessons.deep.nets import net\n",
    "scenarios/shared/self.py": "from core.scenarios.own.measure import x  # round in a circle\n",
    "lessons/deep/nets.py": "net = 1\n",
    "scenarios/other/measure.py": "other = 1\n",
    "learning.py": "learn = 1\n",
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.setattr(studies, "HOMES", (tmp_path / "lessons", tmp_path / "scenarios"))
    monkeypatch.setattr(studies, "SHARED", tmp_path / "learning.py")
    studies.key_of.cache_clear()
    yield tmp_path
    studies.key_of.cache_clear()


@pytest.mark.parametrize("name", FILES)
def test_a_change_of_code_that_a_case_uses_makes_another_key(home, name):
    before = studies.key_of("own", "measure")
    (home / name).write_text("changed = 2\n", "utf-8")
    studies.key_of.cache_clear()
    assert (studies.key_of("own", "measure") == before) == (name == "scenarios/other/measure.py")


def test_what_is_asked_and_of_whom_is_in_the_key(home):
    keys = {studies.key_of(name, what) for name in ("own", "other") for what in ("measure", "more")}
    assert len(keys) == 4
