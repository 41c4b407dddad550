"""The parts of a cross-validation, against plain NumPy and pandas."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from core.datasets import DATASETS, load
from core.datasets.dataset import DatasetError
from core.datasets.preparation import prepare, split_of
from core.datasets.split import fold_rows, split_rows
from core.experiment import Experiment

NAMES = sorted(set(DATASETS) - {"digits"})


def parts(data, folds, seed=0):
    split = split_rows(data, 0.2, 0.15, seed)
    return split, [fold_rows(data, split, folds, fold, seed) for fold in range(folds)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folds", [2, 5])
def test_every_row_validates_exactly_once_and_test_rows_never(name, folds):
    data = load(name)
    split, made = parts(data, folds)
    rest = np.setdiff1d(np.arange(len(data.y)), split.test)
    np.testing.assert_array_equal(np.sort(np.concatenate([part.val for part in made])), rest)
    for part in made:
        np.testing.assert_array_equal(part.test, split.test)
        np.testing.assert_array_equal(np.union1d(part.train, part.val), rest)
        assert not np.intersect1d(part.train, part.val).size


@pytest.mark.parametrize("name", [name for name in NAMES if load(name).task == "classification"])
def test_classes_are_in_every_part_as_evenly_as_can_be(name):
    data = load(name)
    _, made = parts(data, 5)
    equal = pd.DataFrame(data.X).groupby(list(range(data.X.shape[1])), dropna=False).size().max()
    for code in range(len(data.class_names)):
        counts = np.array([(data.y[part.val] == code).sum() for part in made])
        assert counts.max() - counts.min() <= 1 + equal


def test_equal_rows_are_in_the_same_part():
    data = load("iris")
    doubled = replace(data, y=np.tile(data.y, 3), frame=pd.concat([data.frame] * 3, ignore_index=True))
    _, made = parts(doubled, 4)
    for part in made:
        for_each = pd.Series(np.isin(np.arange(len(doubled.y)), part.val))
        keys = pd.DataFrame(doubled.X).apply(tuple, axis=1)
        held = np.isin(np.arange(len(doubled.y)), np.union1d(part.train, part.val))
        assert (for_each[held].groupby(keys[held]).nunique() == 1).all()


def test_parts_follow_the_seed_of_the_split():
    data = load("german_credit")
    (_, first), (_, again), (_, other) = (parts(data, 5, seed) for seed in (0, 0, 1))
    assert all(np.array_equal(a.val, b.val) for a, b in zip(first, again, strict=True))
    assert not any(np.array_equal(a.val, b.val) for a, b in zip(first, other, strict=True))


def test_an_experiment_with_folds_validates_on_its_part_and_tests_on_the_same_rows():
    data, e = load("wine"), Experiment(dataset="wine")
    whole = split_of(e, data)
    for fold in range(4):
        made = prepare(replace(e, folds=4, fold=fold), data)
        np.testing.assert_array_equal(made.split.test, whole.test)
        assert len(made.X_val) == len(made.split.val)
        raw = data.X[made.split.train]
        np.testing.assert_allclose(made.X_train.mean(axis=0), 0, atol=1e-4)
        np.testing.assert_allclose(made.X_val, (data.X[made.split.val] - raw.mean(0)) / raw.std(0), atol=1e-3)


def test_too_few_rows_for_so_many_parts_are_said():
    data = load("iris")
    few = np.r_[0:4, 50:54, 100:104]
    small = replace(data, y=data.y[few], frame=data.frame.iloc[few].reset_index(drop=True))
    split = split_rows(small, 0.4, 0.3, 0)
    refused = 0
    for fold in range(10):
        try:
            part = fold_rows(small, split, 10, fold, 0)
            assert len(part.val)
            assert len(part.train)
        except DatasetError as problem:
            refused += 1
            assert "10" in str(problem)
    assert refused
