"""Money a month, row by row against the curve; thresholds against brute force; verdicts on data that is known."""

import gc
import math
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from core.bundles import bundle
from core.decision import DAYS, Decision, Values
from core.evaluation import best_threshold
from core.evaluation.curve import curve_of
from core.evaluation.inputs import ScoreError
from core.evaluation.money import monthly_value
from core.evaluation.money.draws import curve_draws
from core.evaluation.money.month import month_of, monthly_scores
from core.evaluation.money.values import readable, value_curve
from core.evaluation.money.worth import worth
from core.evaluation.predictions import predictions_of
from core.evaluation.remembering import remembered
from tests.unit.judging import judged

AMOUNT = st.integers(-20, 20).map(float)
CHANCE = st.floats(0, 1, width=32).map(lambda value: round(float(value), 2))
ROWS = st.lists(st.tuples(st.integers(0, 1), CHANCE), min_size=2, max_size=30)
CUSTOMERS = np.random.default_rng(7)


def row_by_row(y, flagged, decision):
    """Return the value a month by going through rows, each weighted by how many cases it stands for."""
    rate, total, value = decision.base_rate, 0.0, decision.values
    weights = np.full(len(y), decision.volume / len(y))
    if rate:
        weights = np.where(y == 1, rate / max(1, y.sum()), (1 - rate) / max(1, (1 - y).sum())) * decision.volume
    share = 1.0
    if decision.capacity and weights[flagged].sum() > decision.capacity * DAYS:
        share = decision.capacity * DAYS / weights[flagged].sum()
    for truth, is_flagged, weight in zip(y, flagged, weights, strict=True):
        acted, left = (value.hit, value.miss) if truth else (value.false_alarm, value.left_alone)
        total += weight * (share * acted + (1 - share) * left if is_flagged else left)
    return total


@settings(max_examples=80, deadline=None)
@given(
    ROWS, st.tuples(*[AMOUNT] * 4), st.sampled_from([0.0, 0.1, 0.9]), st.sampled_from([0, 1, 7]), st.integers(0, 100)
)
def test_the_value_is_what_going_through_the_rows_gives(rows, values, rate, capacity, percent):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    decision = Decision(threshold=percent / 100, values=values, volume=300, base_rate=rate, capacity=capacity)
    if rate and len(set(y)) < 2:
        return
    curve = curve_of(y, p)
    worths = value_curve(curve, decision)
    assert month_of(curve, decision).money.value == pytest.approx(row_by_row(y, p >= percent / 100, decision), abs=1e-6)
    for threshold, value in zip(worths.thresholds, worths.values, strict=True):
        assert value == pytest.approx(row_by_row(y, p >= threshold, decision), abs=1e-6)


@settings(max_examples=80, deadline=None)
@given(ROWS, st.tuples(*[AMOUNT] * 4))
def test_the_best_threshold_is_that_of_brute_force_over_all_distinct_scores(rows, values):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    decision = Decision(values=values, volume=len(y))
    worths = value_curve(curve_of(y, p), decision)
    by_hand = {t: row_by_row(y, p >= t, decision) for t in [*np.unique(p), math.inf]}
    assert worths.values[worths.best] == pytest.approx(max(by_hand.values()), abs=1e-6)
    hit, alarm, miss, left = values
    threshold, value = best_threshold(y, p, cost_fp=-alarm, cost_fn=-miss, benefit_tp=hit, benefit_tn=left)
    assert worths.values[worths.best] == pytest.approx(value, abs=1e-6)
    assert by_hand[worths.thresholds[worths.best]] == pytest.approx(by_hand[threshold], abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_the_readable_threshold_flags_the_same_rows(scores):
    scores = np.array(scores)
    curve = curve_of(np.ones(len(scores), int), scores)
    for place, threshold in enumerate(curve.thresholds):
        assert ((scores >= readable(curve, place)) == (scores >= threshold)).all()
    assert not (scores >= readable(curve, len(curve.thresholds))).any() or scores.max() == 1


def test_a_base_rate_without_a_row_of_that_class_is_refused():
    with pytest.raises(ScoreError, match="all of one class"):
        value_curve(curve_of([0, 0], [0.1, 0.2]), Decision(base_rate=0.3))
    assert value_curve(curve_of([0, 0], [0.1, 0.2]), Decision()).values.tolist() == [-100_000, -50_000, 0]


def test_draws_spread_as_rows_drawn_with_replacement_do():
    rng = np.random.default_rng(1)
    y = rng.integers(0, 2, 120)
    p = np.round(np.clip(0.35 * y + 0.5 * rng.random(120), 0, 1), 2)
    curve, decision = curve_of(y, p), Decision()
    mine = curve_draws(curve).values(decision)
    by_rows = []
    for _ in range(500):
        rows = rng.integers(0, 120, 120)
        by_rows.append(
            [row_by_row(y[rows], p[rows] >= t, decision) for t in curve.thresholds[:: len(curve.thresholds) // 4]]
        )
    theirs = np.array(by_rows)
    mine = mine[:, :-1][:, :: len(curve.thresholds) // 4]
    np.testing.assert_allclose(mine.mean(axis=0), theirs.mean(axis=0), atol=6_000)
    np.testing.assert_allclose(mine.std(axis=0), theirs.std(axis=0), rtol=0.2)


def test_many_distinct_scores_are_drawn_in_few_cells():
    rng = np.random.default_rng(0)
    curve = curve_of(rng.integers(0, 2, 5000), rng.random(5000))
    draws = curve_draws(curve)
    assert draws.places[0] == 0 and len(draws.places) <= 250
    assert (draws.hits[:, 0] + draws.false_alarms[:, 0] == 5000).all()


def customers(n, signal, columns=True, seed=3):
    rng = np.random.default_rng(seed)
    y = (rng.random(n) < 0.3).astype(int)
    chance = np.clip(0.3 + signal * (y - 0.3) + 0.12 * rng.normal(size=n), 0, 1)
    taught_y = (rng.random(n) < 0.3).astype(int)
    frame, other = ({"visits": rng.normal(size=n) + 0.2 * labels} for labels in (y, taught_y))
    return judged(y, chance, frame if columns else None, taught=(other, taught_y) if columns else None)


def test_a_model_that_knows_is_worth_it_and_one_that_guesses_is_not():
    good = worth(customers(2000, 0.6), Decision())
    assert good.kind == "worth" and good.best_rival.by.low > 0
    bad = worth(customers(2000, 0.0), Decision(values=(100, -300, 0, 0)))
    assert bad.kind == "not"


def test_few_rows_show_nothing_and_as_many_as_it_asks_for_do():
    it = predictions_of(bundle("german_credit"))
    found = worth(it, Decision())
    assert found.kind == "unshown" and found.rows_needed > it.n
    more = np.tile(np.arange(it.n), math.ceil(1.3 * found.rows_needed / it.n))
    taught = (it.taught.frame, it.taught.y)
    again = judged(it.y_true[more], it.y_prob[more, 1], it.frame.iloc[more].reset_index(drop=True), taught=taught)
    assert worth(again, Decision()).kind == "worth"


def test_luck_is_what_a_fresh_sample_takes_away():
    gained, taken = [], []
    for seed in range(60):
        found = worth(customers(80, 0.1, columns=False, seed=seed), Decision())
        fresh = customers(20_000, 0.1, columns=False, seed=1000 + seed)
        there = month_of(fresh.curve, Decision(threshold=min(found.threshold, 1.0))).money.value
        truly = 0.0 if math.isinf(found.threshold) else there
        gained.append(found.money.value - truly)
        taken.append(found.luck)
    assert np.mean(taken) == pytest.approx(np.mean(gained), rel=0.6)
    assert np.mean(gained) > 0 and min(taken) >= 0


def test_the_interval_holds_what_would_be_earned_about_as_often_as_it_says():
    decision, inside = Decision(threshold=0.4), 0
    truth = month_of(customers(200_000, 0.3, columns=False, seed=99).curve, decision).money.value
    for seed in range(100):
        money = month_of(customers(150, 0.3, columns=False, seed=seed).curve, decision).money
        inside += money.low <= truth <= money.high
    assert inside >= 86


MOST_IN_IT = "200 DM or more / salary assignments for at least 1 year"


def test_rivals_are_reckoned_row_by_row():
    it, decision = predictions_of(bundle("german_credit")), Decision(values=(500, -100, 0, 0))
    rivals = {rival.name: rival.money.value for rival in worth(it, decision).rivals}
    y = it.y_true
    account = it.frame["status of existing checking account"].astype(str) == MOST_IN_IT
    assert rivals["none"] == row_by_row(y, np.zeros(len(y), bool), decision)
    assert rivals["all"] == pytest.approx(row_by_row(y, np.ones(len(y), bool), decision))
    assert rivals["rule"] == pytest.approx(row_by_row(y, ~account.to_numpy(), decision))


def test_without_columns_there_is_no_rule():
    assert {rival.name for rival in worth(customers(200, 0.3, columns=False), Decision()).rivals} == {"none", "all"}


@pytest.mark.parametrize("y", [[0, 1], [1, 1], [0, 0]])
@pytest.mark.parametrize("chance", [[0.5, 0.5], [0.2, 0.9], [1.0, 1.0], [0.0, 0.0]])
def test_two_rows_of_any_kind_are_judged_without_a_warning(y, chance):
    it = judged(y, chance)
    found = worth(it, Decision())
    assert found.rows == 2 and math.isfinite(found.money.value)
    assert set(monthly_scores(month_of(it.curve, Decision()))) >= {"precision", "recall", "f1"}


def test_a_month_has_as_many_cases_as_the_decision_says():
    it = customers(300, 0.3)
    month = month_of(it.curve, Decision(volume=700, base_rate=0.05))
    assert month.cases == pytest.approx(700) and month.deserving == pytest.approx(35)
    assert month.counts.sum() == pytest.approx(700, abs=2)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(0, 100), st.sampled_from([0.0, 0.02, 0.5]))
def test_the_scores_of_a_month_are_scikit_learns_on_weighted_rows(rows, percent, rate):
    y, p = (np.array(column) for column in zip(*rows, strict=True))
    if len(set(y)) < 2:
        return
    decision = Decision(threshold=percent / 100, base_rate=rate)
    found = monthly_scores(month_of(curve_of(y, p), decision))
    said = (p >= percent / 100).astype(int)
    weight = np.where(y == 1, rate / y.sum(), (1 - rate) / (1 - y).sum()) if rate else np.ones(len(y))
    for name, score in WEIGHTED.items():
        assert found[name] == pytest.approx(score(y, said, weight), abs=1e-9, nan_ok=True), name


WEIGHTED = {
    "accuracy": lambda y, said, w: metrics.accuracy_score(y, said, sample_weight=w),
    "precision": lambda y, said, w: metrics.precision_score(y, said, sample_weight=w, zero_division=np.nan),
    "recall": lambda y, said, w: metrics.recall_score(y, said, sample_weight=w),
    "f1": lambda y, said, w: metrics.f1_score(y, said, sample_weight=w, zero_division=np.nan),
    "balanced_accuracy": lambda y, said, w: metrics.balanced_accuracy_score(y, said, sample_weight=w),
    "kappa": lambda y, said, w: metrics.cohen_kappa_score(y, said, sample_weight=w),
    "mcc": lambda y, said, w: math.nan if len(set(said)) == 1 else metrics.matthews_corrcoef(y, said, sample_weight=w),
}


def test_people_who_have_no_time_leave_the_rest_alone():
    assert (
        monthly_value(np.array(5.0), np.array(5.0), 5, 5, Decision(volume=300, capacity=1, values=Values(9, 0, 0, 0)))
        == 135
    )


def test_what_is_remembered_is_not_kept_alive():
    asked = []

    @remembered
    def length(thing, twice):
        asked.append(twice)
        return (2 if twice else 1) * len(thing.it)

    class Thing:
        it = (1, 2, 3)

    thing = Thing()
    assert [length(thing, True), length(thing, True), length(thing, False)] == [6, 6, 3]
    assert asked == [True, False]
    gone = weakref.ref(thing)
    del thing
    gc.collect()
    assert gone() is None
