"""Scores against scikit-learn called plainly, thresholds against brute force, intervals against a plain loop."""

import gc
import math
import weakref
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from core.evaluation import SCORES, best_threshold, confusion, evaluate, evaluate_regression, headline, score_run
from core.evaluation.inputs import ScoreError
from core.evaluation.resampling import accuracies, aucs, interval, r2s, resample

RNG = np.random.default_rng(3)


def binary(n=300, ties=False):
    y = RNG.integers(0, 2, n)
    p = np.clip(0.35 * y + RNG.random(n) * 0.65, 0, 1)
    return y, np.round(p, 1) if ties else p


def three(n=300):
    y = RNG.integers(0, 3, n)
    p = RNG.random((n, 3)) + np.eye(3)[y]
    return y, p / p.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.7])
def test_binary_scores_are_those_of_sklearn(ties, threshold):
    y, p = binary(ties=ties)
    said = p >= threshold
    expected = {
        "accuracy": metrics.accuracy_score(y, said),
        "precision": metrics.precision_score(y, said),
        "recall": metrics.recall_score(y, said),
        "f1": metrics.f1_score(y, said),
        "specificity": metrics.recall_score(y, said, pos_label=0),
        "balanced_accuracy": metrics.balanced_accuracy_score(y, said),
        "kappa": metrics.cohen_kappa_score(y, said),
        "mcc": metrics.matthews_corrcoef(y, said),
        "roc_auc": metrics.roc_auc_score(y, p),
        "average_precision": metrics.average_precision_score(y, p),
        "log_loss": metrics.log_loss(y, p),
        "brier_loss": metrics.brier_score_loss(y, p),
    }
    assert evaluate(y, p, threshold) == pytest.approx(expected)
    np.testing.assert_array_equal(confusion(y, p, threshold), metrics.confusion_matrix(y, said))


def test_one_two_and_flat_columns_are_the_same():
    y, p = binary()
    both = np.column_stack([1 - p, p])
    assert evaluate(y, p) == evaluate(y, p[:, None]) == pytest.approx(evaluate(y, both))
    assert evaluate(list(map(bool, y)), list(p)) == evaluate(y, p)


def test_multiclass_scores_are_macro_averages_of_sklearn():
    y, p = three()
    said = p.argmax(axis=1)
    one_hot = np.eye(3)[y]
    false_alarms = [metrics.recall_score(y != c, said != c) for c in range(3)]
    expected = {
        "accuracy": metrics.accuracy_score(y, said),
        "precision": metrics.precision_score(y, said, average="macro"),
        "recall": metrics.recall_score(y, said, average="macro"),
        "f1": metrics.f1_score(y, said, average="macro"),
        "specificity": np.mean(false_alarms),
        "balanced_accuracy": metrics.balanced_accuracy_score(y, said),
        "kappa": metrics.cohen_kappa_score(y, said),
        "mcc": metrics.matthews_corrcoef(y, said),
        "roc_auc": metrics.roc_auc_score(y, p, multi_class="ovr", average="macro"),
        "average_precision": metrics.average_precision_score(one_hot, p, average="macro"),
        "log_loss": metrics.log_loss(y, p),
        "brier_loss": metrics.brier_score_loss(y, p),
    }
    assert evaluate(y, p) == pytest.approx(expected)


def test_regression_scores_are_those_of_sklearn():
    y = RNG.normal(100, 10, 80)
    p = y + RNG.normal(0, 4, 80)
    scores = evaluate_regression(y, p[:, None])
    assert scores == evaluate_regression(y, p) == score_run("regression", y, p[:, None])
    assert scores["rmse"] == pytest.approx(math.sqrt(np.mean((y - p) ** 2)))
    assert scores["mae"] == pytest.approx(np.abs(y - p).mean())
    assert scores["mape"] == pytest.approx(np.abs((y - p) / y).mean())
    assert scores["r2"] == pytest.approx(1 - np.sum((y - p) ** 2) / np.sum((y - y.mean()) ** 2))


def test_undefined_scores_are_nan_without_a_warning():
    scores = evaluate([0, 0], [0.1, 0.2])
    undefined = {name for name, score in scores.items() if math.isnan(score)}
    assert undefined == {
        "precision", "recall", "f1", "balanced_accuracy", "kappa", "mcc", "roc_auc", "average_precision",
    }  # fmt: skip
    assert scores["accuracy"] == scores["specificity"] == 1
    assert math.isnan(evaluate([0, 1], [0.1, 0.2])["precision"])
    regression = evaluate_regression([2.0], [3.0])
    assert math.isnan(regression["r2"]) and math.isnan(regression["explained_variance"])
    assert math.isnan(evaluate_regression([0.0, 1.0], [0.0, 1.0])["mape"])


def test_a_class_without_rows_is_left_out_of_means():
    y, p = three()
    kept = y != 2
    scores = evaluate(y[kept], p[kept])
    said = p[kept].argmax(axis=1)
    assert scores["recall"] == pytest.approx(np.mean([(said[y[kept] == c] == c).mean() for c in (0, 1)]))
    assert scores["roc_auc"] == pytest.approx(
        np.mean([metrics.roc_auc_score(y[kept] == c, p[kept][:, c]) for c in (0, 1)])
    )
    one = evaluate(np.zeros(5, int), p[:5])
    assert math.isnan(one["roc_auc"]) and 0 <= one["accuracy"] <= 1


def test_every_score_has_a_name_for_users():
    y, p = binary()
    assert set(evaluate(y, p)) | set(evaluate_regression(y, p)) == set(SCORES)


@pytest.mark.parametrize(
    ("y", "p"),
    [
        ([], []),
        ([0, 1], [0.5]),
        ([0, 2], [0.5, 0.5]),
        ([-1, 1], [0.5, 0.5]),
        ([0, 0.5], [0.5, 0.5]),
        (["a", "b"], [0.5, 0.5]),
        ([[0, 1]], [0.5, 0.5]),
        ([0, 1], [0.5, math.nan]),
        ([0, 1], [0.5, 1.5]),
        ([0, 1], ["x", "y"]),
        ([0, 1], np.full((2, 3), 0.5)),
        ([0, 1], np.zeros((2, 0))),
    ],
)
def test_bad_input_is_refused_with_a_message(y, p):
    with pytest.raises(ScoreError, match=r"\w+ .*\."):
        evaluate(y, p)


@pytest.mark.parametrize(("y", "p"), [([], []), ([1.0], [1.0, 2.0]), ([1.0, math.inf], [1.0, 2.0])])
def test_bad_numbers_are_refused_with_a_message(y, p):
    with pytest.raises(ScoreError, match="Expected"):
        evaluate_regression(y, p)


def worth(y, p, threshold, fp, fn, tp, tn):
    flagged = p >= threshold
    hit, miss = np.sum(flagged & (y == 1)), np.sum(~flagged & (y == 1))
    return tp * hit - fp * np.sum(flagged & (y == 0)) - fn * miss + tn * np.sum(~flagged & (y == 0))


MONEY = st.floats(0, 100).map(lambda value: round(value, 2))


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1).map(lambda v: round(v, 2))), min_size=1, max_size=25),
    money=st.tuples(MONEY, MONEY, MONEY, MONEY),
)
def test_best_threshold_equals_brute_force(rows, money):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    threshold, value = best_threshold(y, p, *money)
    brute = max(worth(y, p, t, *money) for t in [*np.unique(p), math.inf])
    assert value == pytest.approx(brute, abs=1e-9)
    assert worth(y, p, threshold, *money) == pytest.approx(value, abs=1e-9)


def test_best_threshold_takes_two_columns_and_refuses_three():
    y, p = binary()
    assert best_threshold(y, np.column_stack([1 - p, p])) == best_threshold(y, p)
    with pytest.raises(ScoreError, match="two classes"):
        best_threshold(*three())


def drawn(counts):
    return np.repeat(np.arange(len(counts)), counts.astype(int))


def test_bootstrap_equals_a_plain_loop_with_sklearn():
    counts = resample(120)[:40]
    y, p = binary(120, ties=True)
    loop = [metrics.roc_auc_score(y[drawn(c)], p[drawn(c)]) for c in counts]
    np.testing.assert_allclose(aucs(y, np.column_stack([1 - p, p]), counts), loop, rtol=1e-12)
    y, p = three(120)
    loop = [metrics.accuracy_score(y[drawn(c)], p[drawn(c)].argmax(axis=1)) for c in counts]
    np.testing.assert_allclose(accuracies(y, p, counts), loop, rtol=1e-12)
    y = RNG.normal(1e4, 3, 120)
    p = y + RNG.normal(0, 1, 120)
    loop = [metrics.r2_score(y[drawn(c)], p[drawn(c)]) for c in counts]
    np.testing.assert_allclose(r2s(y, p[:, None], counts), loop, rtol=1e-8)


def test_resampling_draws_n_rows_each_time_the_same_for_a_seed():
    counts = resample(50)
    assert counts.shape == (1000, 50) and (counts.sum(axis=1) == 50).all()
    np.testing.assert_array_equal(counts, resample(50))
    assert resample(100_000).shape == (100, 100_000)
    assert counts.var() == pytest.approx(49 / 50, abs=0.02)


def test_interval_leaves_out_undefined_replicates():
    assert interval(np.array([math.nan, *range(101)])) == pytest.approx((2.5, 97.5))
    assert all(map(math.isnan, interval(np.full(4, math.nan))))


class FakeRun(SimpleNamespace):
    __hash__ = object.__hash__


def fake_run(task, y, prob, classes):
    data = SimpleNamespace(task=task, class_names=classes, y=np.concatenate([y, y]))
    n = len(y)
    split = SimpleNamespace(train=np.arange(n), test=np.arange(n, 2 * n))
    return FakeRun(data=data, split=split, y_test=y, y_prob=prob, scores=score_run(task, y, prob))


def test_headline_of_two_classes_is_auc_within_its_interval():
    y, p = binary()
    found = headline(fake_run("classification", y, np.column_stack([1 - p, p]), ("no", "yes")))
    assert (found.name, found.baseline, found.label.text()) == ("roc_auc", 0.5, "AUC")
    assert found.value == pytest.approx(metrics.roc_auc_score(y, p))
    assert found.low < found.value < found.high


def test_headline_of_more_classes_is_accuracy_beside_the_commonest_class():
    y, p = three()
    found = headline(fake_run("classification", y, p, ("a", "b", "c")))
    assert (found.name, found.baseline) == ("accuracy", np.bincount(y).max() / len(y))


def test_headline_of_numbers_is_r2():
    y = RNG.normal(size=90).astype(np.float32)
    found = headline(fake_run("regression", y, (y * 0.5)[:, None], ()))
    assert (found.name, found.baseline) == ("r2", 0)
    assert found.low < found.value < found.high


def test_headline_of_one_class_is_undefined():
    found = headline(fake_run("classification", np.zeros(9, int), np.tile([0.9, 0.1], (9, 1)), ("no", "yes")))
    assert all(map(math.isnan, (found.value, found.low, found.high)))


def test_headline_is_measured_once_and_holds_no_run():
    y, p = binary()
    run = fake_run("classification", y, np.column_stack([1 - p, p]), ("no", "yes"))
    assert headline(run) is headline(run)
    held = weakref.ref(run)
    del run
    gc.collect()
    assert held() is None
