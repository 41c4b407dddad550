"""Answers that were given before: the newest stay, and what can't be used is found again."""

import numpy as np
import pytest

from core.jobs.recent import Recent
from core.store import Store


def doubled(arrays):
    return arrays["values"] * 2


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path) as made:
        yield made


def test_the_oldest_answer_goes():
    known = Recent(2)
    for key in "abc":
        assert known.put(key, key.upper()) == key.upper()
    assert [known.get(key) for key in "abc"] == [None, "B", "C"]


def test_an_answer_is_recalled_from_the_store_once(store):
    Recent(2).keep(store, "a", None, {"values": np.arange(3)})
    known = Recent(2)
    np.testing.assert_array_equal(known.recall(store, "a", doubled), [0, 2, 4])
    assert known.recall(None, "a", doubled) is known.get("a")
    assert known.recall(store, "b", doubled) is None
    assert known.recall(None, "b", doubled) is None


def test_one_that_cannot_be_used_is_none(store, caplog):
    Recent(2).keep(store, "a", None, {"others": np.arange(3)})
    assert Recent(2).recall(store, "a", doubled) is None
    assert "can't be used" in caplog.text
