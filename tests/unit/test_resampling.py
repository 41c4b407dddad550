"""Even classes: counts, imbalanced-learn called directly, and rows that a generative model could have drawn."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from imblearn.over_sampling import SMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler

from core.datasets import load
from core.datasets.preparation import prepare
from core.experiment import Experiment
from core.ingredients.resampling import RESAMPLINGS
from core.messages import UserError
from core.training.rows import rows_of

ROOT = Path(__file__).parents[2]
THEIRS = {
    "over": lambda seed: RandomOverSampler(random_state=seed),
    "under": lambda seed: RandomUnderSampler(random_state=seed),
    "smote": lambda seed: SMOTE(random_state=seed),
}


def cloud(counts, seed=0):
    """Return points around one centre a class."""
    rng = np.random.default_rng(seed)
    y = np.repeat(np.arange(len(counts)), counts)
    return (rng.normal(size=(len(y), 3)) + 6 * y[:, None]).astype(np.float32), y


@pytest.mark.parametrize("name", THEIRS)
def test_the_training_rows_are_those_of_imbalanced_learn(name):
    e = Experiment(dataset="page_blocks", split_seed=7)
    data = load(e.dataset)
    plain, made = prepare(e, data), prepare(Experiment(dataset=e.dataset, split_seed=7, resample=name), data)
    X, y = THEIRS[name](7).fit_resample(plain.X_train, plain.y_train)
    np.testing.assert_array_equal(made.X_train, X)
    np.testing.assert_array_equal(made.y_train, y)


@pytest.mark.parametrize("name", [name for name in RESAMPLINGS if name != "none"])
def test_classes_are_even_and_nothing_else_changes(name):
    data = load("german_credit")
    plain, made = (prepare(Experiment(dataset=data.name, resample=r), data) for r in ("none", name))
    before, after = np.bincount(plain.y_train), np.bincount(made.y_train)
    assert set(after) == {before.min() if name == "under" else before.max()}
    assert made.X_train.dtype == np.float32
    assert np.isfinite(made.X_train).all()
    for part in ("X_val", "y_val", "X_test", "y_test"):
        np.testing.assert_array_equal(getattr(made, part), getattr(plain, part))
    np.testing.assert_array_equal(made.split.train, plain.split.train)


@pytest.mark.parametrize("name", ["smote", "generative"])
def test_new_rows_lie_where_their_class_lies(name):
    X, y = cloud([90, 40, 60])
    inputs, labels = RESAMPLINGS[name].rows(X, y, 0)
    np.testing.assert_array_equal(inputs[: len(X)], X)
    assert np.bincount(labels).tolist() == [90, 90, 90]
    assert len(np.unique(inputs, axis=0)) == len(inputs)
    for code in range(3):
        np.testing.assert_allclose(inputs[labels == code].mean(axis=0), 6 * code, atol=1)
        np.testing.assert_allclose(inputs[labels == code].std(axis=0), 1, atol=0.6)


def test_a_class_in_two_heaps_is_drawn_in_two_heaps():
    rng = np.random.default_rng(0)
    heaps = np.where(rng.random(60) < 0.5, -5, 5)[:, None] + rng.normal(0, 0.3, (60, 2))
    X = np.concatenate([rng.normal(0, 1, (400, 2)), heaps]).astype(np.float32)
    inputs, labels = RESAMPLINGS["generative"].rows(X, np.repeat([0, 1], [400, 60]), 0)
    drawn = inputs[len(X) :]
    assert (labels[len(X) :] == 1).all()
    assert (np.abs(np.abs(drawn) - 5) < 2).all()  # one Gaussian over both heaps would fill the middle


def test_smote_makes_do_with_few_neighbours():
    X, y = cloud([30, 3])
    inputs, labels = RESAMPLINGS["smote"].rows(X, y, 1)
    theirs, _ = SMOTE(k_neighbors=2, random_state=1).fit_resample(X, y)
    np.testing.assert_array_equal(inputs, theirs)
    assert np.bincount(labels).tolist() == [30, 30]


@pytest.mark.parametrize("name", ["smote", "generative"])
def test_a_class_of_one_row_is_too_small_and_said(name):
    X, y = cloud([30, 1])
    with pytest.raises(UserError, match="single training row"):
        RESAMPLINGS[name].rows(X, y, 0)


def test_numbers_have_no_classes_to_even_out():
    with pytest.raises(UserError, match="asks for a number"):
        prepare(Experiment(dataset="diabetes", resample="smote"), load("diabetes"))


def test_balanced_weights_of_even_classes_are_equal():
    rows = rows_of(Experiment(dataset="german_credit", resample="over", class_weight="balanced"), load("german_credit"))
    np.testing.assert_array_equal(rows.weight, 1)


def test_imbalanced_learn_is_loaded_when_it_is_needed():
    code = (
        "import sys; from core.experiment import Experiment; from core.datasets import load; "
        "from core.datasets.preparation import prepare, split_of; "
        "split_of(Experiment(), load('iris')); print([m for m in ('imblearn', 'sklearn.mixture') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
