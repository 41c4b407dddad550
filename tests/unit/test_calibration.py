"""Predicted chances against what happens, and what puts them right: against scikit-learn, and loops in NumPy."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV, calibration_curve
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from core.charts.calibration import reliability_chart
from core.evaluation.calibration import BINS, CORRECTIONS, MEASURES, basis, corrected, effects, reliability_of, why_not
from core.evaluation.calibration.bins import bins_for
from core.evaluation.calibration.effects import ERROR, sure_of
from core.evaluation.calibration.reliability import calibration_error, reliability
from core.evaluation.calibration.words import (
    before_after,
    bin_sentence,
    by_how_much,
    effect_finding,
    effect_sentence,
    error_sentence,
    percent,
    reliability_finding,
    telling_bin,
)
from tests.unit.judging import judged, known, several, two

RNG = np.random.default_rng(4)
STRATEGIES = {"equal_count": "quantile", "equal_width": "uniform"}
SCORES = st.one_of(st.sampled_from([0.0, 0.1, 0.5, 0.5, 0.9, 1.0]), st.floats(0, 1))


@pytest.mark.parametrize("way", BINS)
@given(rows=st.lists(st.tuples(st.integers(0, 1), SCORES), min_size=1, max_size=150))
@settings(deadline=None, max_examples=60)
def test_points_are_those_of_scikit_learn(way, rows):
    y, p = map(np.array, zip(*rows, strict=True))
    ours = reliability(y == 1, p, way)
    happened, said = calibration_curve(y, p, n_bins=bins_for(len(y)), strategy=STRATEGIES[way], pos_label=1)
    np.testing.assert_allclose(ours.happened, happened)
    np.testing.assert_allclose(ours.said, said)
    assert ours.counts.sum() == len(y)
    assert (ours.low <= ours.happened + 1e-12).all()
    assert (ours.happened <= ours.high + 1e-12).all()
    assert 0 <= ours.error <= 1


def error_by_hand(y, p, edges):
    total = 0.0
    for i, (low, high) in enumerate(pairwise(edges)):
        inside = (p > low) & (p <= high) if i else p <= high
        if inside.any():
            total += inside.sum() * abs(y[inside].mean() - p[inside].mean())
    return total / len(y)


@pytest.mark.parametrize("n", [7, 64, 500])
def test_the_error_is_that_of_guo_et_al(n):
    y, p = two(RNG, n, slope=2)
    bins = bins_for(n)
    for way, edges in (("equal_width", np.linspace(0, 1, bins + 1)), ("equal_count", np.percentile(p, np.linspace(0, 1, bins + 1) * 100))):  # fmt: skip
        expected = error_by_hand(y, p, edges)
        assert calibration_error(y == 1, p, way) == pytest.approx(expected)
        assert reliability(y == 1, p, way).error == pytest.approx(expected)


def test_chances_that_are_right_are_seldom_called_off_and_wrong_ones_are():
    rng = np.random.default_rng(0)
    off = {
        slope: sum(reliability_of(judged(*two(rng, 300, slope=slope))).is_off for _ in range(100)) for slope in (1, 3)
    }
    assert off[1] <= 12
    assert off[3] >= 95


class Fixed(ClassifierMixin, BaseEstimator):
    """Give scores that are there already, as scikit-learn wants them."""

    def __init__(self, classes=2):
        self.classes = classes
        self.classes_ = np.arange(classes)
        self.fitted_ = True

    def decision_function(self, X):
        return X[:, 0] if self.classes == 2 else X

    def fit(self, X, y):
        return self

    def predict(self, X):
        raise NotImplementedError


def by_scikit_learn(method, scores, y, others, classes):
    every = np.arange(len(y))
    made = CalibratedClassifierCV(FrozenEstimator(Fixed(classes)), method=method, cv=[(every, every)])
    return made.fit(scores, y).predict_proba(others)


def log_odds(p):
    return np.log(p) - np.log1p(-p)


SCALES = {
    "platt": ("sigmoid", lambda p: log_odds(p[:, 1:]), log_odds),
    "isotonic": ("isotonic", lambda p: p[:, 1:], lambda p: p),
    "temperature": ("temperature", lambda p: log_odds(p[:, 1:]) / 2, np.log),
}


@pytest.mark.parametrize("name", CORRECTIONS)
@pytest.mark.parametrize("k", [2, 4])
def test_corrections_are_those_of_scikit_learn(name, k):
    rng = np.random.default_rng(k)
    (y, p), (_, q) = [(two if k == 2 else several)(rng, n, *([] if k == 2 else [k]), slope=1.8) for n in (400, 150)]
    p, q = (judged(np.zeros(len(one), int), np.clip(one, 1e-9, 1 - 1e-9)).y_prob for one in (p, q))
    p, q = (one / one.sum(axis=1, keepdims=True) for one in (p, q))
    method, for_two, for_more = SCALES[name]
    scale = for_two if k == 2 else for_more
    theirs = by_scikit_learn(method, scale(p), y, scale(q), k)
    np.testing.assert_allclose(CORRECTIONS[name].fit(y, p)(q), theirs, atol=2e-4)


def test_platt_is_a_logistic_regression_of_the_log_odds():
    y, p = two(RNG, 3000, slope=2)
    theirs = LogisticRegression(C=np.inf).fit(log_odds(p)[:, None], y).predict_proba(log_odds(p)[:, None])
    np.testing.assert_allclose(CORRECTIONS["platt"].fit(y, judged(y, p).y_prob)(judged(y, p).y_prob), theirs, atol=2e-3)


def test_isotonic_only_goes_up():
    y, p = two(RNG, 300)
    ours = CORRECTIONS["isotonic"].fit(y, judged(y, p).y_prob)(judged(y, p).y_prob)[:, 1]
    assert (np.diff(ours[np.argsort(p)]) >= 0).all()
    np.testing.assert_allclose(ours, IsotonicRegression(out_of_bounds="clip").fit_transform(p, y))


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("name", CORRECTIONS)
def test_corrected_rows_add_up_and_learn_from_the_validation_rows_alone(name, k):
    rng = np.random.default_rng(k)
    made = (two if k == 2 else several)(rng, 400, *([] if k == 2 else [k]), slope=2)
    lesson = known(made[0][:200], made[1][:200])
    it = judged(made[0][200:], made[1][200:], val=lesson)
    after = corrected(it, name)
    np.testing.assert_allclose(after.y_prob.sum(axis=1), 1)
    assert after.val is None
    assert after.key != it.key
    np.testing.assert_allclose(after.y_prob, CORRECTIONS[name].fit(lesson.y, lesson.prob)(it.y_prob))
    liar = judged((it.y_true + 1) % k, made[1][200:], val=lesson)
    np.testing.assert_array_equal(corrected(liar, name).y_prob, after.y_prob)
    assert "200 validation rows" in basis(it).text()


@pytest.mark.parametrize("name", CORRECTIONS)
def test_without_other_rows_no_row_puts_itself_right(name):
    y, p = two(RNG, 81, slope=2)
    it = judged(y, p)
    after = corrected(it, name).y_prob
    for row in (0, 40, 80):
        lied = y.copy()
        lied[row] = 1 - lied[row]
        np.testing.assert_allclose(corrected(judged(lied, p), name).y_prob[row], after[row])
    assert "halved by chance" in basis(it).text()


def test_what_is_learned_from_many_rows_is_learned_from_some_of_them():
    y, p = two(RNG, 140_000, slope=2)
    lesson = known(y, p)
    it = judged(y[:500], p[:500], val=lesson)
    theirs = CORRECTIONS["temperature"].fit(y, lesson.prob)(it.y_prob)
    np.testing.assert_allclose(corrected(it, "temperature").y_prob, theirs, atol=0.01)
    assert "50,000 validation rows" in basis(it).text()


REFUSED = [
    (judged(*two(RNG, 30)), "Too few rows to learn a correction from: 15"),
    (judged(*two(RNG, 90), val=known(*two(RNG, 12))), "Too few rows to learn a correction from: 12"),
    (judged(np.ones(90, int), RNG.random(90)), "all of one class"),
    (judged(*two(RNG, 90), val=known(np.zeros(50, int), RNG.random(50))), "all of one class"),
]


@pytest.mark.parametrize("it, words", REFUSED)
def test_what_teaches_nothing_is_refused_in_words(it, words):
    assert words in why_not(it).text()
    assert why_not(judged(*two(RNG, 90))) is None


@pytest.mark.parametrize("k", [2, 4])
@pytest.mark.parametrize("n", [300, 2600])
def test_effects_are_the_scores_before_and_after(k, n):
    rng = np.random.default_rng(n + k)
    made = (two if k == 2 else several)(rng, 2 * n, *([] if k == 2 else [k]), slope=2.5)
    it = judged(made[0][n:], made[1][n:], val=known(made[0][:n], made[1][:n]))
    found, after = effects(it, "temperature"), corrected(it, "temperature")
    assert list(found) == list(MEASURES)
    sides = [
        (brier_score_loss(it.y_true, one, labels=range(k)), log_loss(it.y_true, one))
        for one in (_flat(it), _flat(after))
    ]
    for name, (before, then) in zip(("brier_loss", "log_loss"), zip(*sides, strict=True), strict=True):
        assert (found[name].second, found[name].first) == pytest.approx((before, then))
        assert found[name].kind == "better"
        assert 0 < found[name].low < found[name].gain < found[name].high
    error = found[ERROR]
    assert error.gain == pytest.approx(calibration_error(*sure_of(it)) - calibration_error(*sure_of(after)))
    assert error.low <= error.gain <= error.high


def _flat(it):
    return it.y_prob[:, 1] if it.classes == 2 else it.y_prob


def test_the_range_of_an_error_covers_that_of_rows_drawn_one_by_one():
    y, p = two(np.random.default_rng(9), 800, slope=2.5)
    it = judged(y[400:], p[400:], val=known(y[:400], p[:400]))
    after, rng = corrected(it, "temperature"), np.random.default_rng(2)
    gains = []
    for _ in range(300):
        rows = rng.integers(0, 400, 400)
        gains.append(calibration_error(it.y_true[rows] == 1, it.y_prob[rows, 1]) - calibration_error(it.y_true[rows] == 1, after.y_prob[rows, 1]))  # fmt: skip
    low, high = np.quantile(gains, [0.025, 0.975])
    found = effects(it, "temperature")[ERROR]
    assert found.low <= low + 0.1 * (high - low)
    assert found.high >= high - 0.1 * (high - low)


def test_of_more_classes_the_error_is_that_of_the_class_it_names():
    y, p = several(RNG, 50, 3)
    happened, chance = sure_of(judged(y, p))
    np.testing.assert_array_equal(happened, p.argmax(axis=1) == y)
    np.testing.assert_array_equal(chance, p.max(axis=1))


def test_ranking_stays_as_it_was():
    y, p = two(RNG, 600, slope=2)
    it = judged(y[300:], p[300:], val=known(y[:300], p[:300]))
    for name in ("temperature", "platt"):
        assert roc_auc_score(it.y_true, corrected(it, name).y_prob[:, 1]) == pytest.approx(
            roc_auc_score(it.y_true, p[300:])
        )


HARD = {
    "two rows": judged([0, 1], [0.2, 0.9]),
    "one row": judged([1], [0.2]),
    "constant": judged(np.arange(80) % 2, np.full(80, 0.5)),
    "never": judged(np.arange(80) % 2, np.zeros(80)),
    "one class": judged(np.ones(80, int), RNG.random(80)),
    "separated": judged(np.arange(80) % 2, np.arange(80) % 2 * 1.0),
    "backwards": judged(np.arange(80) % 2, 1.0 - np.arange(80) % 2),
    "ties": judged(*two(RNG, 200, ties=True)),
    "rare": judged((np.arange(400) < 3).astype(int)[RNG.permutation(400)], RNG.random(400) * 0.02),
    "a class that never comes": judged(RNG.integers(0, 2, 90), RNG.dirichlet(np.ones(3), 90)),
    "five rows of three classes": judged([0, 1, 2, 0, 1], RNG.dirichlet(np.ones(3), 5)),
}


@pytest.mark.parametrize("it", HARD.values(), ids=HARD)
@pytest.mark.parametrize("way", BINS)
def test_everything_survives_and_is_said(it, way):
    one = it.against(-1)
    found = reliability_of(one, way)
    texts = [reliability_finding(found), bin_sentence(found, "b"), error_sentence(found)]
    if why_not(it) is None:
        made = {name: effects(it, name) for name in CORRECTIONS}
        texts += [effect_finding(made), *(effect_sentence(made[name], name) for name in made)]
        texts += [by_how_much(one) for each in made.values() for one in each.values()]
        after = reliability_of(corrected(it, "platt").against(-1), way)
        assert "NaN" not in reliability_chart(found, "b", str, ("Platt", after)).to_json()
        assert "nan" not in "".join(before_after(one) for each in made.values() for one in each.values())
    assert all("nan" not in text.text() for text in texts)
    assert "NaN" not in reliability_chart(found, "b", str).to_json()


def test_a_million_rows_are_put_right():
    y, p = two(RNG, 1_000_000, slope=2)
    it = judged(y, p)
    found = effects(it, "platt")
    assert found["brier_loss"].kind == found[ERROR].kind == "better"
    assert reliability_of(corrected(it, "platt")).error < 0.005 < 0.05 < reliability_of(it).error


def test_the_sentence_is_about_the_group_that_says_most():
    p = np.repeat([0.1, 0.7, 0.9], [100, 50, 50])
    y = np.concatenate([np.arange(100) < 12, np.arange(50) < 29, np.arange(50) < 45]).astype(int)
    found = reliability_of(judged(y, p))
    assert found.said[telling_bin(found)] == pytest.approx(0.7)
    assert (
        bin_sentence(found, "bad")
        .text()
        .startswith("Furthest off are the 50 rows for which it says about 70%: 58 of 100 are “bad” (")
    )
    assert "may be luck" in error_sentence(found).text()
    worse = reliability_of(judged(np.tile(y, 20), np.tile(p, 20)))
    assert reliability_finding(worse).text() == "When it says 70%, it happens in 58 of 100"
    assert "more than luck" in error_sentence(worse).text()


def test_harm_is_called_harm():
    y, p = two(RNG, 1200)
    it = judged(y[200:], p[200:], val=known(1 - y[:200], p[:200]))
    made = {name: effects(it, name) for name in CORRECTIONS}
    assert effect_finding(made).text().startswith("Every correction does harm")
    assert "which is worse" in effect_sentence(made["platt"], "platt").text()


@pytest.mark.parametrize(
    "share, text", [(0.7, "70"), (0.004, "0.4"), (0.9996, "99.96"), (0.0, "0"), (1.0, "100"), (1e-9, "0.0000")]
)
def test_percents_never_look_like_none_or_all_that_they_are_not(share, text):
    assert percent(share) == text


def test_the_picture_tells_before_from_after_by_shape_and_label():
    y, p = two(RNG, 400, slope=2)
    it = judged(y, p)
    made = reliability_chart(reliability_of(it), "bad", str, ("Platt", reliability_of(corrected(it, "platt"))))
    before, after = made.data
    assert (before.name, after.name) == ("as it comes", "Platt")
    assert before.marker.symbol != after.marker.symbol
    np.testing.assert_array_equal(before.customdata, reliability_of(it).counts)
    assert made.layout.shapes[0].x1 == made.layout.shapes[0].y1
    assert not math.isnan(made.layout.xaxis.range[1])
