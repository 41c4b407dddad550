"""Scores at other base rates are those of scikit-learn with sample weights."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from core.charts.imbalance import rates_chart
from core.evaluation.alerts import Outcome
from core.evaluation.imbalance import GRID, RATES, SHOWN, at_rate, over_rates, words
from core.evaluation.imbalance.table import rate_table
from core.evaluation.intervals import Interval

OUTCOMES = {
    "usual": Outcome(40, 30, 20, 110),
    "perfect": Outcome(20, 0, 0, 80),
    "all wrong": Outcome(0, 80, 20, 0),
    "none flagged": Outcome(0, 0, 30, 70),
    "all flagged": Outcome(30, 70, 0, 0),
    "two rows": Outcome(1, 0, 0, 1),
    "many": Outcome(70_000, 4_000, 30_000, 896_000),
}
counts = st.integers(0, 50)
both = st.builds(Outcome, counts, counts, counts, counts).filter(
    lambda o: o.hits + o.misses and o.rows - o.hits - o.misses
)


def rows_of(outcome):
    """Return true and chosen classes of four rows, and how many rows each of them stands for."""
    return np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), outcome.confusion.ravel().astype(float)


def theirs(outcome, rate, chosen=None):
    """Return scikit-learn's scores with each class weighted to be as common as asked for."""
    y, said, many = rows_of(outcome)
    said = said if chosen is None else np.full(4, chosen)
    share = np.where(y == 1, rate / many[y == 1].sum(), (1 - rate) / many[y == 0].sum())
    weight, flagged = many * share, (many * said).sum()
    one = {"sample_weight": weight, "zero_division": 0}
    recalls = [metrics.recall_score(y, said, pos_label=c, **one) for c in (0, 1)]
    return {
        "accuracy": metrics.accuracy_score(y, said, sample_weight=weight),
        "precision": metrics.precision_score(y, said, **one) if flagged else math.nan,
        "recall": recalls[1],
        "f1": metrics.f1_score(y, said, **one),
        "balanced_accuracy": np.mean(recalls),
    }


@pytest.mark.parametrize("rate", [0.001, 0.01, 0.5, 0.99])
@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_scores_are_those_of_weighted_rows(outcome, rate):
    ours, wanted = at_rate(outcome, rate), theirs(outcome, rate)
    drawn = over_rates(outcome, [rate])
    for name in SHOWN:
        assert ours.model[name].value == pytest.approx(wanted[name], nan_ok=True)
        assert drawn[name][0] == pytest.approx(wanted[name], nan_ok=True)
        assert ours.always_no[name] == pytest.approx(theirs(outcome, rate, chosen=0)[name], nan_ok=True)
    assert drawn["always_no"][0] == pytest.approx(1 - rate)


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_at_their_own_rate_rows_are_as_they_are(outcome):
    y, said, many = rows_of(outcome)
    rate = (outcome.hits + outcome.misses) / outcome.rows
    assert at_rate(outcome, rate).model["accuracy"].value == pytest.approx(
        metrics.accuracy_score(y, said, sample_weight=many)
    )


@given(both)
def test_precision_moves_with_the_base_rate_and_recall_does_not(outcome):
    scores = over_rates(outcome)
    np.testing.assert_allclose(scores["recall"], scores["recall"][0])
    np.testing.assert_allclose(scores["balanced_accuracy"], scores["balanced_accuracy"][0])
    if outcome.flagged:
        assert (np.diff(scores["precision"]) >= -1e-12).all()
    else:
        assert np.isnan(scores["precision"]).all()


@given(both, st.sampled_from(RATES))
def test_a_score_lies_within_its_interval(outcome, rate):
    for score in at_rate(outcome, rate).model.values():
        assert math.isnan(score.value) or score.low <= score.value <= score.high


def test_intervals_of_many_rows_are_those_of_draws_of_the_rows():
    outcome, rate = Outcome(400, 300, 200, 1100), 0.05
    rng = np.random.default_rng(3)
    (tn, fp), (fn, tp) = outcome.confusion
    found, vain = (
        rng.binomial(tp + fn, tp / (tp + fn), 20_000) / (tp + fn),
        rng.binomial(tn + fp, fp / (tn + fp), 20_000) / (tn + fp),
    )
    precision = rate * found / (rate * found + (1 - rate) * vain)
    ours = at_rate(outcome, rate).model["precision"]
    assert (ours.low, ours.high) == pytest.approx(np.quantile(precision, [0.025, 0.975]), abs=0.003)


def test_no_false_alarm_among_few_rows_is_no_promise():
    precision = at_rate(OUTCOMES["perfect"], 0.01).model["precision"]
    assert precision.value == 1
    assert precision.low < 0.9


def test_rows_of_one_class_have_no_scores():
    assert np.isnan(over_rates(Outcome(3, 0, 1, 0))["accuracy"]).all()


def test_saying_no_is_right_on_99_of_100():
    there = at_rate(OUTCOMES["usual"], 0.01)
    said = words.nobody_sentence(there, "bad").text()
    assert said == "Where 1 in 100 are “bad”, saying no to everybody is right on 99 of 100 and finds nobody"
    model = words.model_sentence(there, 0.5, "bad").text()
    assert "is right on 78 of 100, which is fewer, yet finds 67 of 100" in model
    assert "which is more" in words.model_sentence(at_rate(OUTCOMES["usual"], 0.6), 0.5, "bad").text()
    alike = at_rate(OUTCOMES["none flagged"], 0.2)
    assert "no more and no less" in words.model_sentence(alike, 0.5, "bad").text()
    assert "undefined" in words.flagged_sentence(alike, "bad").text()


def test_precision_is_said_with_its_interval():
    said = words.flagged_sentence(at_rate(OUTCOMES["usual"], 0.01), "bad").text()
    assert said.startswith("Of 100 flagged, 3 would be “bad” (2 to 4")


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
@pytest.mark.parametrize("chosen", [RATES[0], 0.5, RATES[-1]])
def test_the_chart_has_a_line_for_each_score_that_is_defined(outcome, chosen):
    scores = over_rates(outcome)
    made = rates_chart(GRID, scores, (outcome.hits + outcome.misses) / outcome.rows, chosen, str)
    assert len(made.data) == sum(bool(np.isfinite(each).any()) for each in scores.values())
    made.to_json()


def test_the_table_shows_a_dash_where_nothing_is_flagged():
    table = rate_table(at_rate(OUTCOMES["none flagged"], 0.01), str)
    assert table["This model"][1] == table["Always saying no"][1] == "–"
    assert table["Always saying no"][0] == "0.99"


@pytest.mark.parametrize(
    "rate, text", [(0.001, "0.1%"), (0.01, "1%"), (0.2987, "30%"), (0.99, "99%"), (0.999, "99.9%")]
)
def test_rates_are_written_short(rate, text):
    assert words.written_rate(rate) == text


def test_moving_the_rate_is_said():
    said = words.moved_finding(Interval(0.6), Interval(0.05), 0.3, 0.01).text()
    assert said.startswith("Average precision 0.60 at 30% in these rows, 0.05 at 1%")
    assert words.own_sentence(0.3, 200, "bad").text() == "In these 200 test rows 30 in 100 are “bad”."
