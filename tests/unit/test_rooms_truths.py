"""Truths of questions, each against an independent computation from the bundled run's rows."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import confusion_matrix, roc_auc_score

from core.bundles import bundle
from core.messages import Message
from core.rooms import Question
from core.rooms.truths import TRUTHS, source_of, truth, truth_of, written_in

BAD = 1


def credit():
    run = bundle("german_credit")
    return run, np.asarray(run.y_test), np.asarray(run.y_prob, np.float64)[:, BAD]


def _money(threshold):
    """Return the money a month of 1,000 applications, counted row by row."""
    _, y, risk = credit()
    value = sum(500.0 if bad else -100.0 for bad, flagged in zip(y, risk >= threshold, strict=True) if flagged)
    return 1000 * value / len(y)


def _thresholds():
    return np.unique(credit()[2])


def _refused():
    _, y, risk = credit()
    (_, alarms), (_, hits) = confusion_matrix(y, risk >= 0.5)
    return 100 * alarms / (alarms + hits)


def _found():
    _, y, risk = credit()
    (_, _), (misses, hits) = confusion_matrix(y, risk >= 0.5)
    return 100 * hits / (misses + hits)


def _gap():
    run, _, risk = credit()
    ages = run.data.frame["age in years"].iloc[run.split.test].to_numpy()
    group = pd.cut(ages, [18, 26, 32, 40, 74])
    shares = pd.Series(risk >= 0.5).groupby(group, observed=True).mean()
    return 100 * (shares.max() - shares.min())


def _leak():
    run = bundle("german_credit_calls")
    return 100 * roc_auc_score(run.y_test, run.y_prob[:, BAD])


ORACLES = {
    "bad_share": lambda: 100 * np.mean([name == "bad" for name in np.array(credit()[0].data.class_names)[credit()[0].data.y]]),
    "always_good": lambda: 100 * (1 - credit()[1].sum() / len(credit()[1])),
    "pairs": lambda: 100 * roc_auc_score(credit()[1], credit()[2]),
    "refused": _refused,
    "found": _found,
    "money": lambda: max(_money(threshold) for threshold in _thresholds()),
    "gap": _gap,
    "leak": _leak,
}  # fmt: skip


@pytest.mark.parametrize("name", ORACLES)
def test_a_truth_is_what_counting_gives(name):
    assert truth(name) == pytest.approx(ORACLES[name](), rel=1e-6)


def test_the_best_threshold_is_one_that_earns_most():
    assert set(TRUTHS) == {*ORACLES, "threshold"}
    assert _money(truth("threshold")) == pytest.approx(max(_money(threshold) for threshold in _thresholds()))


def test_a_truth_is_named_given_or_unknown():
    assert truth_of(Question("?", truth="pairs")) == truth("pairs")
    assert truth_of(Question("?", truth="=-0.25")) == -0.25 and truth_of(Question("?")) is None
    assert source_of(Question("?", truth="pairs")) == Message(TRUTHS["pairs"].says)
    assert source_of(Question("?", truth="=1")) is None


def test_truths_are_written_as_people_read_them():
    assert (written_in(0.794, ""), written_in(79.4, ""), written_in(0.25, "%")) == ("0.79", "79", "25.0 %")
    assert written_in(107_500.0, "auto").text() == "$108,000"
    assert written_in(107_500.0, "CNY").text() == "¥108,000" and written_in(12.0, "days") == "12 days"
