"""Scores of several classes equal scikit-learn's, and their averages are explained by the class that pulls them apart."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics

from core.charts.class_scores import averages_chart, top_chart
from core.charts.classes import NAMED, rest_chart, shares_chart
from core.evaluation.classes import AVERAGES, PER_CLASS, against_rest, averages, class_scores, top_k, words
from core.evaluation.classes.each import scores_of
from core.evaluation.classes.table import class_table
from core.evaluation.predictions import Known
from core.evaluation.wilson import wilson
from tests.unit.judging import judged


def drawn(seed, n, k, digits=None):
    rng = np.random.default_rng(seed)
    share = 1 / np.arange(1, k + 1)
    y = rng.choice(k, n, p=share / share.sum())
    prob = rng.dirichlet(np.ones(k), n) + 0.5 * np.eye(k)[y] * rng.random((n, 1))
    if digits is not None:
        prob = np.round(prob, digits) + 0.05
    return y, prob / prob.sum(axis=1, keepdims=True)


CASES = {
    "random": drawn(0, 300, 5),
    "tied": drawn(1, 200, 4, digits=1),
    "constant": (np.arange(12) % 3, np.full((12, 3), 1 / 3)),
    "perfect": (np.arange(20) % 4, np.eye(4)[np.arange(20) % 4]),
    "two rows": (np.array([0, 2]), np.eye(3)[[1, 2]]),
    "classes without rows": (np.array([0, 0, 1, 1]), drawn(2, 4, 4)[1]),
    "one class": (np.ones(5, int), drawn(3, 5, 3)[1]),
    "many classes": drawn(4, 900, 40),
}
ALL = pytest.mark.parametrize("y, prob", CASES.values(), ids=CASES)


@ALL
def test_each_class_is_scored_as_scikit_learn_does(y, prob):
    it = class_scores(judged(y, prob))
    k = prob.shape[1]
    theirs = metrics.precision_recall_fscore_support(y, prob.argmax(axis=1), labels=range(k), zero_division=np.nan)
    for name, values in zip(PER_CLASS, theirs, strict=False):
        np.testing.assert_allclose([score.value for score in it.scores[name]], values, atol=1e-12)
    np.testing.assert_array_equal(it.rows, theirs[3])
    np.testing.assert_array_equal(it.counts, metrics.confusion_matrix(y, prob.argmax(axis=1), labels=range(k)))


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.UndefinedMetricWarning")
@ALL
def test_averages_are_scikit_learns(y, prob):
    it = class_scores(judged(y, prob))
    k, said = prob.shape[1], prob.argmax(axis=1)
    for place, name in enumerate(PER_CLASS):
        ours = averages(it, name)
        for kind in AVERAGES:
            theirs = metrics.precision_recall_fscore_support(
                y, said, labels=range(k), average=kind, zero_division=np.nan
            )[place]
            assert getattr(ours, kind) == pytest.approx(theirs, nan_ok=True), (name, kind)
        assert ours.undefined == sum(math.isnan(score.value) for score in it.scores[name])


tables = hnp.arrays(np.int64, st.integers(3, 6).map(lambda k: (k, k)), elements=st.integers(0, 30)).filter(np.any)


@settings(max_examples=50)
@given(tables)
def test_a_score_lies_within_its_interval_which_is_never_without_width(counts):
    for scores in scores_of(counts).scores.values():
        for score in scores:
            assert math.isnan(score.value) or score.low - 1e-9 <= score.value <= score.high + 1e-9
            assert math.isnan(score.value) or score.high - score.low > 0.01


@settings(max_examples=50)
@given(tables)
def test_the_class_that_pulls_averages_apart_pulls_most(counts):
    it = scores_of(counts)
    found = averages(it, "f1")
    each = np.array([score.value for score in it.scores["f1"]])
    if math.isnan(found.macro) or not it.rows[~np.isnan(each)].any():
        return
    some = np.flatnonzero(~np.isnan(each))
    votes = it.rows[some] / it.rows[some].sum()
    pulls = (1 / len(some) - votes) * (each[some] - each[some].mean())
    gap = found.macro - found.weighted
    assert pulls.sum() == pytest.approx(gap, abs=1e-9)
    if abs(gap) < 0.005:
        assert found.apart == -1
    else:
        assert pulls[list(some).index(found.apart)] * np.sign(gap) == pytest.approx((pulls * np.sign(gap)).max())


def test_intervals_of_many_rows_are_those_of_draws_of_the_rows():
    y, prob = drawn(7, 4000, 3)
    it = class_scores(judged(y, prob))
    rng = np.random.default_rng(1)
    tables = rng.multinomial(len(y), it.counts.ravel() / len(y), 4000).reshape(-1, 3, 3)
    right = np.diagonal(tables, axis1=1, axis2=2)
    called, rows = tables.sum(axis=1), tables.sum(axis=2)
    for name, draws in {"precision": right / called, "recall": right / rows, "f1": 2 * right / (called + rows)}.items():
        for c, (low, high) in enumerate(np.quantile(draws, [0.025, 0.975], axis=0).T):
            ours = it.scores[name][c]
            assert (ours.low, ours.high) == pytest.approx((low, high), abs=0.006), (name, c)


@pytest.mark.parametrize("hits, rows", [(0, 3), (3, 3), (7, 20), (1, 1), (500, 1000)])
def test_wilsons_interval_is_wilsons(hits, rows):
    # Wilson 1927: the shares p that a test at 5 % does not refuse solve (p - hits / rows)^2 = z^2 p (1 - p) / rows.
    z, share = 1.959963984540054, hits / rows
    ends = np.roots([1 + z**2 / rows, -2 * share - z**2 / rows, share**2])
    ours = wilson(hits, rows)
    assert (ours.low, ours.high) == pytest.approx(tuple(sorted(ends.real)), abs=1e-9)
    assert math.isnan(wilson(0, 0).value)


@ALL
def test_each_class_against_the_rest_is_ranked_as_scikit_learn_does(y, prob):
    for c, rest in enumerate(against_rest(judged(y, prob))):
        if 0 < (y == c).sum() < len(y):
            assert rest.auc.value == pytest.approx(metrics.roc_auc_score(y == c, prob[:, c]))
            assert np.trapezoid(rest.points.y, rest.points.x) == pytest.approx(rest.auc.value, abs=0.01)
        else:
            assert math.isnan(rest.auc.value)
            assert len(rest.points.x) == 0


def test_many_rows_against_the_rest_need_few_points():
    rest = against_rest(judged(*drawn(5, 30_000, 4)))
    assert max(len(one.points.x) for one in rest) <= 300
    assert all(one.auc.low < one.auc.value < one.auc.high for one in rest)


@ALL
def test_the_right_class_is_counted_among_the_first(y, prob):
    tops = top_k(judged(y, prob))
    assert [top.k for top in tops] == list(range(1, min(5, prob.shape[1] - 1) + 1))
    order = np.argsort(prob, axis=1, kind="stable")[:, ::-1]
    for top in tops:
        hits = (order[:, : top.k] == y[:, None]).any(axis=1)
        assert top.share.value == pytest.approx(hits.mean())
        commonest = np.argsort(-np.bincount(y, minlength=prob.shape[1]), kind="stable")[: top.k]
        assert top.without == pytest.approx(np.isin(y, commonest).mean())


def test_the_commonest_classes_are_those_that_could_be_learned():
    y, prob = CASES["random"]
    assert top_k(judged(y, prob, taught=Known(np.full(9, 3))))[0].without == pytest.approx((y == 3).mean())


@ALL
def test_confusion_is_normalised_by_the_true_class(y, prob):
    k = prob.shape[1]
    counts = metrics.confusion_matrix(y, prob.argmax(axis=1), labels=range(k))
    made = shares_chart(counts, [f"class {c}" for c in range(k)], str)
    theirs = metrics.confusion_matrix(y, prob.argmax(axis=1), labels=range(k), normalize="true")
    some = counts.sum(axis=1) > 0
    np.testing.assert_allclose(np.asarray(made.data[0].z)[some], theirs[some])
    assert np.isnan(np.asarray(made.data[0].z, float)[~some]).all()
    assert (made.data[0].texttemplate is None) == (k > 12)
    assert made.layout.height < 800


@ALL
def test_every_view_can_be_drawn_and_said(y, prob):
    it = judged(y, prob)
    names = [f"class {c}" for c in range(it.classes)]
    scores, rest, tops = class_scores(it), against_rest(it), top_k(it)
    for name in PER_CLASS:
        found = averages(scores, name)
        averages_chart(scores, found, names, name, str).to_json()
        for message in (
            words.averages_finding(found, name, names),
            words.apart_sentence(found, scores, name, names),
            *words.worked_out(found, scores),
        ):
            assert "nan" not in message.text()
    for made in (rest_chart(rest, names, str), top_chart(tops, str)):
        made.to_json()
    said = [
        words.least_finding(scores, names),
        words.least_sentence(scores, names),
        words.rest_finding(rest, names),
        words.rest_sentence(rest, names),
        words.top_finding(tops),
        words.top_sentence(tops),
        *words.undefined_reasons(scores, names),
    ]
    assert not any("nan" in message.text() for message in said if message is not None)
    table = class_table(scores, names, str, rest)
    assert table.shape == (it.classes, 6)


def test_only_the_hardest_of_many_classes_are_named():
    y, prob = CASES["many classes"]
    made = rest_chart(against_rest(judged(y, prob)), [f"class {c}" for c in range(40)], str)
    assert len(made.layout.annotations) == NAMED


def test_the_reason_is_said_where_a_score_is_undefined():
    scores = scores_of(np.array([[3, 0, 1], [0, 0, 0], [2, 0, 1]]))
    reasons = [message.text() for message in words.undefined_reasons(scores, ["a", "b", "c"])]
    assert reasons == [
        "–: no test row is “b”, so how many are found, and AUC, can't be said.",
        "–: no test row was called “b”, so how many deserved it can't be said.",
    ]
    table = class_table(scores, ["a", "b", "c"], str)
    assert list(table.loc[1, ["Precision", "Recall", "F1"]]) == ["–"] * 3


def test_five_classes_without_rows_are_not_all_named():
    scores = scores_of(np.diag([3, 0, 0, 0, 0, 0]))
    assert "“b”, “c”, “d” and 2 more" in words.undefined_reasons(scores, list("abcdef"))[0].text()


def test_the_rare_class_that_fails_is_named():
    counts = np.array([[900, 0, 0], [0, 90, 0], [8, 0, 2]])
    scores = scores_of(counts)
    found = averages(scores, "f1")
    assert found.apart == 2
    said = words.averages_finding(found, "F1", ["a", "b", "rare"]).text()
    assert said == "F1: macro 0.78, weighted 0.99, and “rare” pulls them apart most"
    assert (
        "10 of 1,000 test rows: 1 of 100 votes" in words.apart_sentence(found, scores, "F1", ["a", "b", "rare"]).text()
    )
    assert words.least_finding(scores, ["a", "b", "rare"]).text() == "“rare” is found least: 2 of its 10 test rows"
    macro, micro, weighted = (message.text() for message in words.worked_out(found, scores))
    assert macro == "Macro, one vote a class: (1.00 + 1.00 + 0.33) / 3 = 0.78."
    assert micro.startswith("Micro, one vote a row: 992 of 1,000 test rows right = 0.99")
    assert weighted.startswith(
        "Weighted, as many votes as a class has rows: (900 × 1.00 + 90 × 1.00 + 10 × 0.33) / 1,000"
    )
