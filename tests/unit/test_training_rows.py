"""What is done to the rows that a model learns from: fewer of them, wrong labels, other scales."""

import base64
import io
from dataclasses import replace

import numpy as np
import pytest
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from core.charts.plane import plane_of
from core.datasets import load
from core.datasets.preparation import prepare, split_of, training_labels
from core.experiment import Experiment
from core.training import train
from core.training.rows import rows_of

SHARES = (0.02, 0.1, 0.5, 0.8, 1.0)
SCALERS = {"standard": StandardScaler(), "minmax": MinMaxScaler(), "robust": RobustScaler()}


@pytest.mark.parametrize("name", ["german_credit", "digits", "diabetes", "spiral"])
def test_a_smaller_share_of_rows_is_part_of_a_larger_one(name):
    data = load(name)
    splits = [split_of(Experiment(dataset=name, train_share=share), data) for share in SHARES]
    whole = splits[-1]
    for share, split, larger in zip(SHARES, splits, [*splits[1:], whole], strict=True):
        assert set(split.train) <= set(larger.train)
        assert np.all(np.diff(split.train) > 0)
        assert abs(len(split.train) - share * len(whole.train)) <= max(1, len(data.class_names))
        np.testing.assert_array_equal(split.val, whole.val)
        np.testing.assert_array_equal(split.test, whole.test)


def test_fewer_rows_keep_the_classes_in_proportion():
    data = load("page_blocks")
    whole, tenth = (split_of(Experiment(dataset=data.name, train_share=s), data).train for s in (1.0, 0.1))
    counts = np.bincount(data.y[whole]) * 0.1
    np.testing.assert_allclose(np.bincount(data.y[tenth]), counts, atol=0.5)
    smallest = split_of(Experiment(dataset="iris", train_share=0.02), load("iris")).train
    assert np.bincount(load("iris").y[smallest]).tolist() == [1, 1, 1]


def test_the_preprocessing_sees_only_the_rows_that_are_learned_from():
    data = load("wine")
    made = prepare(Experiment(dataset="wine", train_share=0.3), data)
    theirs = StandardScaler().fit(data.X[made.split.train].astype(np.float64))
    np.testing.assert_allclose(made.X_test, theirs.transform(data.X[made.split.test]), atol=1e-5)
    assert len(made.X_train) == len(made.split.train) == len(made.y_train)


@pytest.mark.parametrize("name", ["german_credit", "digits", "spiral"])
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_the_asked_share_of_training_labels_is_wrong_and_no_other(name, share):
    data = load(name)
    clean, noisy = (prepare(Experiment(dataset=name, label_noise=s), data) for s in (0.0, share))
    wrong = clean.y_train != noisy.y_train
    assert wrong.sum() == round(share * len(wrong))
    assert set(noisy.y_train) == set(range(len(data.class_names)))
    for part in ("X_train", "X_val", "y_val", "X_test", "y_test"):
        np.testing.assert_array_equal(getattr(noisy, part), getattr(clean, part))


def test_more_wrong_labels_are_those_of_less_and_others():
    data = load("digits")
    e = Experiment(dataset="digits")
    split = split_of(e, data)
    few, many = (training_labels(replace(e, label_noise=s), data, split) for s in (0.1, 0.4))
    truth = data.y[split.train]
    wrong = few != truth
    np.testing.assert_array_equal(many[wrong], few[wrong])
    counts = np.bincount(((many - truth) % 10)[many != truth], minlength=10)
    assert counts[0] == 0
    assert counts[1:].min() > 0  # any other class, not always the same
    other = training_labels(replace(e, label_noise=0.1, split_seed=1), data, split)
    assert (other != few).any()


def test_numbers_stray_by_the_asked_standard_deviations():
    data = load("diabetes")
    e = Experiment(dataset="diabetes", label_noise=0.5)
    split = split_of(e, data)
    off = training_labels(e, data, split) - data.y[split.train]
    assert off.std() == pytest.approx(0.5 * data.y[split.train].std(), rel=0.15)
    assert abs(off.mean()) < 0.1 * data.y[split.train].std()
    made, clean = prepare(e, data), prepare(replace(e, label_noise=0.0), data)
    np.testing.assert_allclose((made.y_train - clean.y_train) * made.preprocessor.target[1], off, atol=1e-3)
    np.testing.assert_array_equal(made.y_test, clean.y_test)


def test_the_picture_shows_the_labels_that_were_learned():
    data = load("moons")
    e = Experiment(dataset="moons", label_noise=0.25)
    split = split_of(e, data)
    labels = training_labels(e, data, split)
    _, (seen, unseen) = plane_of(data, split, str, labels)
    assert (seen.y != data.y[split.train]).sum() == round(0.25 * len(split.train))
    np.testing.assert_array_equal(seen.y, rows_of(e, data).y_train[:, 0])
    np.testing.assert_array_equal(unseen.y, data.y[split.test])


@pytest.mark.parametrize("name", SCALERS)
def test_scaling_is_that_of_scikit_learn(name):
    data = load("wine")
    made = prepare(Experiment(dataset="wine", scaling=name), data)
    theirs = SCALERS[name].fit(data.X[made.split.train].astype(np.float64))
    np.testing.assert_allclose(made.X_test, theirs.transform(data.X[made.split.test]), atol=2e-5)


def test_without_scaling_numbers_stay_as_they_are_and_categories_too():
    data = load("wine")
    made = prepare(Experiment(dataset="wine", scaling="none"), data)
    np.testing.assert_array_equal(made.X_train, data.X[made.split.train])
    mixed = prepare(Experiment(dataset="german_credit", scaling="none"), load("german_credit"))
    categories = np.char.isdigit(np.array(mixed.preprocessor.kind))
    assert set(np.unique(mixed.X_train[:, categories])) == {0.0, 1.0}
    assert mixed.X_train[:, ~categories].max() > 1000


@pytest.mark.parametrize("name", [*SCALERS, "none"])
def test_a_column_without_variety_gives_no_gaps(name):
    data = load("iris")
    dull = replace(data, frame=data.frame.assign(always=np.float32(7)))
    made = prepare(Experiment(dataset="iris", scaling=name), dull)
    assert np.isfinite(made.X_train).all()


def test_pictures_and_points_have_theirs():
    plain, raw = (prepare(Experiment(dataset="digits", scaling=s), load("digits")) for s in ("standard", "none"))
    np.testing.assert_array_equal(plain.X_train, raw.X_train)
    points = prepare(Experiment(dataset="spiral", scaling="none"), load("spiral"))
    np.testing.assert_array_equal(points.X_train, load("spiral").X[points.split.train])


def test_a_run_keeps_the_rows_it_learned_from():
    run = train(Experiment(dataset="iris", hidden=(4,), epochs=2, train_share=0.5, label_noise=0.2, resample="over"))
    np.testing.assert_array_equal(run.split.train, split_of(run.experiment, run.data).train)
    np.testing.assert_allclose(run.predict(run.X_test), run.y_prob, atol=1e-6)
    text = run.code().split('ROWS = """')[1].split('"""')[0]
    packed = np.load(io.BytesIO(base64.b85decode("".join(text.split()))))
    for name, rows in vars(rows_of(run.experiment, run.data)).items():
        np.testing.assert_array_equal(packed[name], rows)
