"""The curve of all thresholds, against scikit-learn."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from core.evaluation.curve import curve_of
from core.evaluation.drawn.choices import CHOICES

CHANCE = st.floats(0, 1, width=32).map(lambda value: round(float(value), 2))
ROWS = st.lists(st.tuples(st.integers(0, 1), CHANCE), min_size=2, max_size=40)
ORACLES = {
    "accuracy": metrics.accuracy_score,
    "precision": lambda y, said: metrics.precision_score(y, said, zero_division=np.nan),
    "recall": lambda y, said: metrics.recall_score(y, said, zero_division=np.nan),
    "f1": lambda y, said: metrics.f1_score(y, said, zero_division=np.nan),
    "specificity": lambda y, said: metrics.recall_score(1 - y, 1 - said, zero_division=np.nan),
    "kappa": lambda y, said: np.nan if len({*y, *said}) == 1 else metrics.cohen_kappa_score(y, said),
    "mcc": lambda y, said: np.nan if min(len({*y}), len({*said})) == 1 else metrics.matthews_corrcoef(y, said),
}


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_every_score_of_every_threshold_is_scikit_learns(rows):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    curve = curve_of(y, p)
    np.testing.assert_array_equal(curve.thresholds, np.unique(p))
    for name, score in ORACLES.items():
        found = CHOICES[name](curve.tables)
        wanted = [score(y, (p >= threshold).astype(int)) for threshold in curve.thresholds]
        np.testing.assert_allclose(found, wanted, atol=1e-12, err_msg=name)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_its_points_are_those_of_the_roc_curve(rows):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    if len(set(y)) < 2:
        return
    curve = curve_of(y, p)
    fpr, tpr, thresholds = metrics.roc_curve(y, p, drop_intermediate=False)
    np.testing.assert_allclose(curve.hits[::-1] / curve.positives, tpr[1:])
    np.testing.assert_allclose(curve.false_alarms[::-1] / curve.negatives, fpr[1:])
    np.testing.assert_array_equal(curve.thresholds[::-1], thresholds[1:])


def test_of_one_class_nothing_is_divided_by_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        curve = curve_of([1, 1], [0.3, 0.3])
        assert (curve.positives, curve.negatives, curve.base_rate) == (2, 0, 1.0)
        assert np.isnan(CHOICES["specificity"](curve.tables)).all()


def test_rows_are_counted_at_thresholds_between_and_beyond_the_scores():
    curve = curve_of([0, 1, 0, 1], [0.1, 0.1, 0.6, 0.9])
    for threshold in (0.0, 0.1, 0.3, 0.6, 0.75, 0.9, 1.0):
        flagged = np.array([0.1, 0.1, 0.6, 0.9]) >= threshold
        wanted = metrics.confusion_matrix([0, 1, 0, 1], flagged, labels=[0, 1])
        np.testing.assert_array_equal(curve.at(threshold).confusion, wanted)


@pytest.mark.parametrize("scale, step", [(1.0, 0.01), (0.05, 0.001)])
def test_small_scores_are_moved_through_more_finely(scale, step):
    rng = np.random.default_rng(0)
    assert curve_of(rng.integers(0, 2, 400), scale * rng.random(400)).step == step


def test_a_million_rows_are_held_in_distinct_scores_only():
    rng = np.random.default_rng(0)
    y, p = rng.integers(0, 2, 1_000_000), rng.integers(0, 101, 1_000_000) / 100
    assert len(curve_of(y, p).thresholds) == 101
