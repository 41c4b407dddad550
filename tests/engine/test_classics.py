"""Every ready experiment, trained: it shows what it says, by numbers counted here."""

from functools import cache

import numpy as np
import pytest
from sklearn.metrics import recall_score

from core.classics import CLASSICS, cures_of, sick_of
from core.datasets.preparation import training_labels
from core.training import train


@cache
def trained(experiment):
    return train(experiment)


def run_of(name):
    return trained(CLASSICS[name].experiment)


def rise(run):
    curve = np.array(run.history["val_loss"])
    return curve[-1] - curve.min()


def right(run):
    return float(np.mean(run.y_prob.argmax(1) == run.y_test))


def sure_and_wrong(run):
    return int(((run.y_prob.max(1) >= 0.9) & (run.y_prob.argmax(1) != run.y_test)).sum())


def recall(run):
    return recall_score(run.y_test, run.y_prob[:, 1] >= 0.5)


def off(run):
    return float(np.abs(run.y_prob[:, 0] - run.y_test).mean())


def guess(run):
    return np.bincount(run.y_test).max() / len(run.y_test)


def memorised(run, by):
    assert rise(run) > by
    assert run.history["accuracy"][-1] > run.history["val_accuracy"][-1] + 0.03


def learns_wrong_labels(run):
    truth = run.data.y[run.split.train]
    wrong = training_labels(run.experiment, run.data, run.split) != truth
    said = run.predict(run.data.X[run.split.train]).argmax(1)
    assert np.mean(said[wrong] != truth[wrong]) > 0.4
    assert rise(run) > 0.2


def only_guesses(run):
    assert right(run) < guess(run) + 0.03


def blows_up(run):
    losses = np.array(run.history["loss"])
    assert np.isfinite(losses).all()
    assert losses[-1] > 100 * losses[0]


def far_behind(run):
    assert run.history["loss"][0] > 5
    assert right(run) < 0.7


def too_few_steps(run):
    assert right(run) < 0.4
    assert np.all(np.diff(run.history["loss"]) < 0)


def misses_rare_cases(run):
    assert right(run) > 0.95
    assert recall(run) < 0.75


def too_good(run):
    assert run.scores["roc_auc"] > 0.95


def no_rise_left(sick, cured):
    assert rise(cured) < 0.35 * rise(sick)
    assert sure_and_wrong(cured) <= 0.5 * sure_and_wrong(sick)


def far_more_right(sick, cured):
    assert right(cured) > max(right(sick) + 0.06, guess(cured) + 0.1)


def far_less_off(sick, cured):
    assert off(cured) < 0.8 * np.abs(cured.y_test - cured.data.y[cured.split.train].mean()).mean() < off(sick)


def finds_more(sick, cured):
    assert recall(cured) > recall(sick) + 0.05


def finds_no_more(sick, cured):
    assert abs(recall(cured) - recall(sick)) < 0.05


def finds_more_below_a_half(sick, cured):
    assert cured is sick
    share = np.mean(cured.data.y[cured.split.train])
    found = recall_score(cured.y_test, cured.y_prob[:, 1] >= share)  # what class weights would make a half
    assert found > recall(sick) + 0.1


def scores_less(sick, cured):
    assert right(cured) < right(sick) - 0.1
    np.testing.assert_array_equal(cured.split.test, sick.split.test)
    np.testing.assert_array_equal(cured.y_test, sick.y_test)


SHOWN = {
    "overfitting": lambda run: memorised(run, 0.4),
    "few_rows": lambda run: memorised(run, 0.08),
    "by_heart_pictures": lambda run: memorised(run, 0.1),
    "underfitting": only_guesses,
    "rate_large": blows_up,
    "rate_small": only_guesses,
    "vanishing": only_guesses,
    "batch_all": too_few_steps,
    "start_zero": only_guesses,
    "start_large": far_behind,
    "imbalance": misses_rare_cases,
    "labels_wrong": learns_wrong_labels,
    "diagnoses_wrong": lambda run: memorised(run, 0.1),
    "leakage": too_good,
    "unscaled": only_guesses,
}
CURED = {
    "overfitting": no_rise_left,
    "few_rows": no_rise_left,
    "by_heart_pictures": no_rise_left,
    "rate_large": far_less_off,
    "imbalance": finds_more,
    "imbalance_focal": finds_no_more,
    "imbalance_threshold": finds_more_below_a_half,
    "leakage": scores_less,
}


HELPLESS = {"imbalance_focal"}


def test_each_has_its_effect_here():
    assert set(SHOWN) == {name for name, classic in CLASSICS.items() if not classic.against}
    assert all(cures_of(name) for name in SHOWN)


@pytest.mark.parametrize("name", CLASSICS)
def test_it_shows_what_it_says(name):
    sick, run = run_of(sick_of(name)), run_of(name)
    if name in SHOWN:
        SHOWN[name](run)
        return
    CURED.get(name, CURED.get(sick_of(name), far_more_right))(sick, run)
    verdict = CLASSICS[name].verdict(sick, run)
    assert verdict.helped == (name not in HELPLESS)
    assert "{" not in verdict.text.text()


def test_l1_leaves_a_far_smaller_network():
    kernels = [v.numpy() for v in run_of("overfitting_l1").model.trainable_variables if v.path.endswith("/kernel")]
    small = np.abs(np.concatenate([kernel.ravel() for kernel in kernels])) < 1e-3
    assert small.mean() > 0.9
