"""The curves of all thresholds and the scores of a ranking equal scikit-learn's, and few points are enough to draw them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics

from core.charts.ends import spread
from core.charts.outcomes import hills_chart
from core.charts.thresholds import moved_chart, precision_recall_chart, roc_chart
from core.evaluation.curve import curve_of
from core.evaluation.intervals import Interval
from core.evaluation.natural import frequencies, frequency, written_interval, written_to
from core.evaluation.ranking import both_classes, precision_recall_points, ranked, roc_points, sure, words
from core.evaluation.ranking.hills import hills
from tests.unit.judging import ONE_CLASS, TWO, judged, scored

BOTH = pytest.mark.parametrize("y, chance", TWO.values(), ids=TWO)
ONE = pytest.mark.parametrize("y, chance", ONE_CLASS.values(), ids=ONE_CLASS)


def weights(y, rate):
    """Return how much each row counts for class 1 to be as common as asked for."""
    return np.where(y == 1, rate / y.mean(), (1 - rate) / (1 - y.mean()))


@BOTH
def test_the_roc_curve_is_scikit_learns(y, chance):
    points = roc_points(curve_of(y, chance))
    x, up, thresholds = metrics.roc_curve(y, chance, drop_intermediate=False)
    walked = points.x + points.y
    np.testing.assert_allclose(np.interp(x + up, walked, points.x), x, atol=1e-12)
    np.testing.assert_allclose(np.interp(x + up, walked, points.y), up, atol=1e-12)
    at = np.searchsorted(-thresholds, -points.thresholds)
    np.testing.assert_allclose(np.column_stack([points.x, points.y]), np.column_stack([x, up])[at], atol=1e-12)


@BOTH
def test_the_precision_recall_curve_is_scikit_learns(y, chance):
    points = precision_recall_points(curve_of(y, chance))
    precision, recall, _ = metrics.precision_recall_curve(y, chance)
    # Theirs ends at precision 1 of none flagged; ours begins as precise as its first threshold.
    np.testing.assert_allclose(points.x[1:], recall[-2::-1], atol=1e-12)
    np.testing.assert_allclose(points.y[1:], precision[-2::-1], atol=1e-12)
    assert (points.x[0], points.y[0]) == (0, points.y[1])


@BOTH
@pytest.mark.parametrize("rate", [0.001, 0.2, 0.99])
def test_other_base_rates_are_sample_weights(y, chance, rate):
    points = precision_recall_points(curve_of(y, chance), base_rate=rate)
    precision, recall, _ = metrics.precision_recall_curve(y, chance, sample_weight=weights(y, rate))
    np.testing.assert_allclose(points.x[1:], recall[-2::-1], atol=1e-9)
    np.testing.assert_allclose(points.y[1:], precision[-2::-1], atol=1e-9)


@BOTH
def test_areas_are_scikit_learns(y, chance):
    it = judged(y, chance)
    auc, average = (ranked(it, name) for name in sure.RANKINGS)
    assert auc.value == pytest.approx(metrics.roc_auc_score(y, chance))
    assert average.value == pytest.approx(metrics.average_precision_score(y, chance))
    points = roc_points(it.curve)
    assert np.trapezoid(points.y, points.x) == pytest.approx(auc.value)
    points = precision_recall_points(it.curve)
    assert np.diff(points.x) @ points.y[1:] == pytest.approx(average.value)


@BOTH
@pytest.mark.parametrize("rate", [0.001, 0.5, 0.98])
def test_average_precision_at_another_base_rate_is_scikit_learns(y, chance, rate):
    ours = ranked(judged(y, chance), "average_precision", base_rate=rate)
    theirs = metrics.average_precision_score(y, chance, sample_weight=weights(y, rate))
    assert ours.value == pytest.approx(theirs)
    assert not ours.low > ours.value + 1e-9
    assert not ours.high < ours.value - 1e-9


def test_the_base_rate_does_not_move_the_area_under_the_roc_curve():
    it = judged(*TWO["random"])
    assert ranked(it, "roc_auc", base_rate=0.01) == ranked(it, "roc_auc")


@pytest.mark.parametrize("digits", [None, 2])
def test_many_rows_are_scored_like_few(digits, monkeypatch):
    y, chance = scored(5, 4000, rate=0.1, digits=digits)
    many = [ranked(judged(y, chance), *asked) for asked in ASKED]
    monkeypatch.setattr(sure, "FEW", 10_000)
    few = [ranked(judged(y, chance), *asked) for asked in ASKED]
    for one, other in zip(many, few, strict=True):
        assert one.value == pytest.approx(other.value)
        assert (one.low, one.high) == pytest.approx((other.low, other.high), abs=0.3 * (other.high - other.low))
    theirs = metrics.average_precision_score(y, chance, sample_weight=weights(y, 0.01))
    assert many[1].value == pytest.approx(theirs)


ASKED = [("average_precision",), ("average_precision", 0.01)]


@ONE
def test_nothing_is_ranked_in_rows_of_one_class(y, chance):
    it = judged(y, chance)
    assert not both_classes(it)
    assert all(math.isnan(ranked(it, name).value) for name in sure.RANKINGS)
    assert len(roc_points(it.curve).x) == len(precision_recall_points(it.curve).x) == 0
    said = words.one_class_reason(it.curve, "bad").text()
    assert said.startswith(("Each of 4", "None of 4"))


def test_a_thousand_points_miss_nothing():
    y, chance = scored(3, 60_000)
    curve = curve_of(y, chance)
    x, up, _ = metrics.roc_curve(y, chance)
    points = roc_points(curve)
    assert len(points.x) <= 1000 < len(x)
    before = np.searchsorted(points.x + points.y, x + up + 1e-12) - 1
    gap = np.abs(x - points.x[before]) + np.abs(up - points.y[before])
    assert gap.max() <= 2 / 998 + 1e-9
    assert (points.x[0], points.y[0], points.x[-1], points.y[-1]) == (0, 0, 1, 1)


def test_a_thousand_points_of_precision_keep_its_shape():
    curve = curve_of(*scored(4, 60_000, rate=0.05))
    points = precision_recall_points(curve)
    whole = precision_recall_points(curve, most=10**9)
    assert len(points.x) <= 1000 < len(whole.x)
    assert (points.x[-1], points.y[-1]) == (1, pytest.approx(curve.base_rate))
    step = (np.abs(np.diff(whole.x)).sum() + np.abs(np.diff(whole.y)).sum()) / 998
    nearest = [
        np.min(np.abs(points.x - x) + np.abs(points.y - y)) for x, y in zip(whole.x[::37], whole.y[::37], strict=True)
    ]
    assert max(nearest) <= step + 1e-9


@given(hnp.arrays(np.int64, st.integers(2, 40), elements=st.integers(0, 1)), st.integers(0, 3))
def test_curves_rise_from_none_to_all(y, digits):
    chance = np.round(np.random.default_rng(len(y)).random(len(y)), digits)
    points = roc_points(curve_of(y, chance))
    if 0 < y.sum() < len(y):
        assert (np.diff(points.x) >= 0).all()
        assert (np.diff(points.y) >= 0).all()
        assert np.trapezoid(points.y, points.x) == pytest.approx(metrics.roc_auc_score(y, chance))


@pytest.mark.parametrize("y, chance", [*TWO.values(), *ONE_CLASS.values()], ids=[*TWO, *ONE_CLASS])
def test_the_histogram_looked_up_is_the_histogram_counted(y, chance):
    edges = np.linspace(0, 1, 21)
    counted = [np.histogram(chance[y == code], edges)[0] for code in (0, 1)]
    np.testing.assert_array_equal(hills(curve_of(y, chance)), counted)


@BOTH
def test_half_of_each_class_lies_beyond_its_middle(y, chance):
    upper, lower = words.middles(curve_of(y, chance))
    assert (chance[y == 1] >= upper).mean() >= 0.5
    assert (chance[y == 0] <= lower).mean() >= 0.5
    assert not any((chance[y == 1] >= other).mean() >= 0.5 for other in chance[chance > upper])
    assert not any((chance[y == 0] <= other).mean() >= 0.5 for other in chance[chance < lower])


@BOTH
@pytest.mark.parametrize("threshold", [0.0, 0.5, 1.0])
def test_charts_mark_the_threshold_where_it_is(y, chance, threshold):
    curve = curve_of(y, chance)
    made = curve.at(threshold)
    roc = roc_chart(roc_points(curve), made, threshold, str)
    said = chance >= threshold
    assert (roc.data[-1].x[0], roc.data[-1].y[0]) == pytest.approx((said[y == 0].mean(), said[y == 1].mean()))
    precise = precision_recall_chart(precision_recall_points(curve), made, threshold, str)
    assert len(precise.data) == 2 + said.any()
    moved = moved_chart(
        precision_recall_points(curve), precision_recall_points(curve, 0.01), (curve.base_rate, 0.01), str
    )
    for picture in (roc, precise, moved, hills_chart(hills(curve), ["no", "yes"], str, threshold)):
        picture.to_json()


def test_the_histogram_counts_as_numpy_does():
    y, chance = (np.asarray(part) for part in TWO["tied"])
    drawn = hills_chart(hills(curve_of(y, chance)), ["no", "yes"], str, 0.3)
    wanted = [np.histogram(chance[y == code], np.linspace(0, 1, 21))[0].tolist() for code in (0, 1)]
    assert [list(bars.y) for bars in drawn.data] == wanted


def test_sentences_carry_what_the_threshold_does():
    y, chance = (
        np.repeat([0, 1], [100, 50]),
        np.concatenate([np.repeat([0.1, 0.6], [80, 20]), np.repeat([0.2, 0.9], [10, 40])]),
    )
    curve = curve_of(y, chance)
    assert "of 100 “bad” it flags 80, and of 100 others 20 in vain" in words.roc_point(curve, 0.5, "bad").text()
    assert (
        "of 100 flagged, 67 are “bad”; of 100 “bad”, 80 are flagged" in words.precision_point(curve, 0.5, "bad").text()
    )
    assert "nothing is flagged, so precision is undefined" in words.precision_point(curve, 1.0, "bad").text()


@pytest.mark.parametrize(
    "score, rows, positives, kind",
    [
        (Interval(0.8, 0.7, 0.9), 100, 50, "better"),
        (Interval(0.6, 0.4, 0.8), 100, 50, "luck"),
        (Interval(0.2, 0.1, 0.3), 100, 50, "worse"),
        (Interval(1.0, 1.0, 1.0), 3, 1, "luck"),
        (Interval(1.0, 1.0, 1.0), 40, 20, "better"),
        (Interval(math.nan), 3, 0, "undefined"),
    ],
)
def test_a_perfect_ranking_of_three_rows_is_no_proof(score, rows, positives, kind):
    curve = curve_of(np.repeat([1, 0], [positives, rows - positives]), np.linspace(1, 0, rows))
    assert words.against(score, 0.5, curve) == kind
    words.roc_finding(score, curve).text()
    words.precision_finding(score, 0.5, "bad", curve).text()
    words.area_sentence("AUC", score, 0.5).text()


@given(st.floats(0, 1))
def test_shares_look_like_none_or_all_only_where_they_are(share):
    it = frequency(share)
    assert abs(it.count / it.of - share) <= 0.5 / it.of + 1e-12
    if 1e-6 < share < 1 - 1e-6:
        assert 0 < it.count < it.of


def test_ranges_are_as_fine_as_they_are_sure():
    assert frequencies(Interval(0.9506, 0.9501, 0.951)).of == 10_000
    assert frequencies(Interval(0.5, 0.3, 0.7)) == frequencies(Interval(0.5, 0.3, 0.7)).__class__(50, 30, 70, 100)
    assert frequencies(Interval(1.0, 1.0, 1.0)).of == 100


def test_numbers_are_written_with_the_digits_they_bear():
    assert written_to(9)(44.13) == "44"
    assert written_to(0.05)(0.7312) == "0.73"
    assert written_to(0.5, least=2)(-0.0001) == "0.00"
    assert written_to(math.nan)(1.0) == "1.00"
    assert written_interval(Interval(0.5, 0.4, 0.6), str) == "0.50 (0.40 to 0.60)"
    assert written_interval(Interval(math.nan), str) == "–"
    assert written_interval(Interval(0.5), str) == "0.50"


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.floats(0.01, 0.3))
def test_labels_keep_their_order_and_their_distance(places, gap):
    put = spread(places, gap)
    room = min(gap, 1 / max(1, len(places) - 1))
    assert (np.diff(np.sort(put)) >= room - 1e-9).all()
    assert min(put) >= -1e-9
    assert max(put) <= 1 + 1e-9
    assert (np.diff(np.asarray(put)[np.argsort(places, kind="stable")]) >= -1e-9).all()
