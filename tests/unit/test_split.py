"""Which rows train, validate and test: by seed, every class in proportion, equal rows together, none lost."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.datasets import DATASETS, DatasetError, load
from core.datasets.dataset import Card, Dataset
from core.datasets.split import split_rows

CARD = Card("Title", "Why", "Source", "Licence", "Target")


def table(X, y, task="classification"):
    names = tuple(map(str, range(int(max(y)) + 1))) if task == "classification" else ()
    kind = np.int64 if task == "classification" else np.float32
    columns = [f"c{i}" for i in range(np.shape(X)[1])]
    return Dataset("own", pd.DataFrame(X, columns=columns), np.asarray(y, kind), task, names, CARD)


def sides(split):
    return split.train, split.val, split.test


def check_complete(split, n):
    np.testing.assert_array_equal(np.sort(np.concatenate(sides(split))), np.arange(n))
    assert all((np.diff(rows) > 0).all() and rows.dtype == np.int64 and len(rows) for rows in sides(split))


def check_no_row_on_two_sides(data, split):
    seen = [{row.tobytes() for row in data.X[rows] + np.float32(0)} for rows in sides(split)]
    assert not (seen[0] & seen[1] or seen[0] & seen[2] or seen[1] & seen[2])


@pytest.mark.parametrize("name", DATASETS)
def test_every_row_of_a_dataset_is_on_one_side(name):
    data = load(name)
    split = split_rows(data, 0.2, 0.15, seed=0)
    check_complete(split, len(data.y))
    check_no_row_on_two_sides(data, split)


def test_the_seed_decides():
    data = load("heart")
    first, again, other = (split_rows(data, 0.2, 0.15, seed) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(sides(first), sides(again), strict=True))
    assert not np.array_equal(first.test, other.test)


def test_one_more_column_leaves_the_split_as_it_is():
    plain, more = (split_rows(load(name), 0.2, 0.15, 3) for name in ("german_credit", "german_credit_calls"))
    assert all(np.array_equal(a, b) for a, b in zip(sides(plain), sides(more), strict=True))


@settings(deadline=None, max_examples=60)
@given(
    counts=st.lists(st.integers(3, 80), min_size=1, max_size=5),
    test_size=st.floats(0.05, 0.6),
    val_size=st.floats(0.05, 0.4),
    seed=st.integers(0, 1000),
)
def test_every_class_has_its_share_on_every_side(counts, test_size, val_size, seed):
    val_size = min(val_size, 0.8 - test_size)
    y = np.repeat(np.arange(len(counts)), counts)
    data = table(np.arange(len(y), dtype=np.float32)[:, None], np.random.default_rng(seed).permutation(y))
    split = split_rows(data, test_size, val_size, seed)
    check_complete(split, len(y))
    for code, count in enumerate(counts):
        shares = (1 - test_size - val_size, val_size, test_size)
        got = [np.count_nonzero(data.y[rows] == code) for rows in sides(split)]
        assert min(got) >= 1
        assert all(abs(found - share * count) <= 1 for found, share in zip(got[1:], shares[1:], strict=True))


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from([0.0, -0.0, 1.5, np.nan]), st.integers(0, 1)), min_size=1
    ),
    task=st.sampled_from(["classification", "regression"]),
    seed=st.integers(0, 1000),
)
def test_equal_rows_are_together_whatever_their_labels(rows, task, seed):
    *X, y = zip(*rows, strict=True)
    data = table(np.column_stack(X), y, task)
    try:
        split = split_rows(data, 0.2, 0.15, seed)
    except DatasetError:
        assert len({row.tobytes() for row in data.X + np.float32(0)}) < 8
        return
    check_complete(split, len(rows))
    check_no_row_on_two_sides(data, split)


def test_a_row_found_very_often_trains():
    X = np.r_[np.zeros(80), np.arange(1, 21)][:, None]
    split = split_rows(table(X, np.arange(100) % 2), 0.2, 0.15, seed=0)
    assert set(range(80)) <= set(split.train)
    assert len(split.test) and len(split.val)


def test_a_regression_has_its_shares():
    data = load("diabetes")
    split = split_rows(data, 0.25, 0.1, seed=5)
    assert [len(rows) for rows in sides(split)] == pytest.approx([287.3, 44.2, 110.5], abs=1)


@pytest.mark.parametrize(
    ("X", "y"),
    [
        ([[1], [2]], [0, 1]),
        ([[1], [2], [3]], [0, 1, 2]),
        ([[1], [1], [1], [2], [2]], [0, 0, 0, 0, 0]),
        ([[1]] * 50, [0, 1] * 25),
    ],
    ids=["two rows", "a row a class", "two different rows", "one row fifty times"],
)
def test_too_few_different_rows_are_an_error(X, y):
    with pytest.raises(DatasetError, match=rf"has {len(np.unique(X))} different rows.*at least three"):
        split_rows(table(X, y), 0.2, 0.15, seed=0)


def test_three_rows_of_a_class_are_enough():
    split = split_rows(table([[1], [2], [3], [4]], [0, 0, 0, 1]), 0.2, 0.15, seed=0)
    assert [len(rows) for rows in sides(split)] == [2, 1, 1]
    assert 3 in split.train
