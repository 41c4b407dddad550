"""What the cases of medicine share: against scikit-learn, SciPy and numbers worked out by hand."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import cdist
from scipy.stats import binomtest
from sklearn.metrics import confusion_matrix, precision_score, recall_score, roc_auc_score

from core.messages import UserError
from core.scenarios.cancer_detection.costs import cost, threshold_of
from core.scenarios.cancer_detection.masses import masses
from core.scenarios.clinic.alike import alike
from core.scenarios.clinic.benefit import curves, net_benefit
from core.scenarios.clinic.elsewhere import facts
from core.scenarios.clinic.far import border, distance, outside
from core.scenarios.clinic.graded import auc
from core.scenarios.clinic.outcomes import outcomes
from core.scenarios.clinic.patient import row_of
from core.scenarios.clinic.prevalence import alarms_per_find, worth_at
from core.scenarios.clinic.screening import found_with, screened, share
from core.scenarios.disease_risk.people import people
from core.scenarios.disease_risk.showing import LIMITS, WITHIN


@pytest.fixture(scope="module")
def sample():
    rng = np.random.default_rng(5)
    chance = rng.beta(1, 4, 400)
    return (rng.random(400) < chance).astype(int), chance


@pytest.mark.parametrize(("hits", "n"), [(0, 7), (3, 10), (60, 60), (14, 60), (1, 1)])
def test_the_interval_of_a_share_is_scipys(hits, n):
    oracle = binomtest(hits, n).proportion_ci(0.95, method="wilson")
    found = share(hits, n)
    assert (found.value, found.low, found.high) == pytest.approx((hits / n, oracle.low, oracle.high), abs=1e-9)


def test_a_share_of_nobody_is_undefined():
    assert np.isnan(share(0, 0).value) and np.isnan(share(0, 0).low)


@pytest.mark.parametrize("threshold", [0.05, 0.15, 0.3, 0.6])
def test_who_is_found_and_missed_is_scikit_learns(sample, threshold):
    truth, chance = sample
    said = (chance >= threshold).astype(int)
    tn, fp, fn, tp = confusion_matrix(truth, said).ravel()
    it = screened(truth, chance, threshold)
    assert (it.found, it.missed, it.examined) == (tp, fn, tp + fp)
    assert it.sensitivity.value == pytest.approx(recall_score(truth, said))
    assert it.specificity.value == pytest.approx(tn / (tn + fp))
    assert it.worth.value == pytest.approx(precision_score(truth, said, zero_division=0))
    assert it.needed == pytest.approx((tp + fp) / tp)
    assert it.of_thousand(it.examined) == pytest.approx(1000 * said.mean())


def test_where_nobody_is_found_infinitely_many_are_needed(sample):
    assert screened(*sample, 1.1).needed == np.inf


@pytest.mark.parametrize("threshold", [0.02, 0.1, 0.25, 0.5])
def test_net_benefit_is_vickers_and_elkins_formula(sample, threshold):
    truth, chance = sample
    _, fp, _, tp = confusion_matrix(truth, chance >= threshold).ravel()
    oracle = tp / 400 - fp / 400 * (threshold / (1 - threshold))
    assert net_benefit(truth, chance, threshold) == pytest.approx(oracle)


def test_net_benefit_by_hand():
    # Ten people, two ill; at 20 % three are examined, one of them ill: 1/10 - 2/10 * 0.25.
    truth = np.array([1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    chance = np.array([0.9, 0.1, 0.5, 0.2, 0, 0, 0, 0, 0, 0])
    assert net_benefit(truth, chance, 0.2) == pytest.approx(0.05)


def test_examining_everybody_is_worth_nothing_where_the_threshold_is_the_prevalence(sample):
    truth, chance = sample
    assert net_benefit(truth, np.ones(400), float(truth.mean())) == pytest.approx(0, abs=1e-12)
    it = curves(truth, chance, chance)
    rate, odds = truth.mean(), it.thresholds / (1 - it.thresholds)
    assert it.everybody == pytest.approx(rate - (1 - rate) * odds)
    assert (it.model == it.simple).all()


def test_a_model_that_knows_nothing_is_never_worth_more():
    truth = np.array([0, 1] * 50)
    it = curves(truth, np.full(100, 0.5), np.full(100, 0.5), np.array([0.1, 0.4, 0.55]))
    assert it.range is None


def test_of_equal_chances_the_share_found_is_the_mean_over_all_orders():
    truth, chance = np.array([1, 0, 1, 0, 0]), np.array([0.9, 0.5, 0.5, 0.5, 0.1])
    for most in range(1, 6):
        orders = [list(order) for order in permutations(range(5)) if list(chance[list(order)]) == sorted(chance)[::-1]]
        oracle = np.mean([truth[order[:most]].sum() / 2 for order in orders])
        assert found_with(truth, chance, most) == pytest.approx(oracle)
    assert found_with(truth, chance, 0) == 0


def test_what_an_alarm_is_worth_is_the_precision_in_a_reweighted_population(sample):
    truth, chance = sample
    said, rare = (chance >= 0.2).astype(int), 0.005
    weight = np.where(truth == 1, rare / truth.mean(), (1 - rare) / (1 - truth.mean()))
    it = screened(truth, chance, 0.2)
    found = worth_at(it.sensitivity.value, it.specificity.value, rare)
    assert found == pytest.approx(precision_score(truth, said, sample_weight=weight))
    assert alarms_per_find(it.sensitivity.value, it.specificity.value, rare) == pytest.approx(1 / found)
    assert np.isnan(worth_at(0, 1, 0.1)) and alarms_per_find(0, 0.5, 0.1) == np.inf


def test_the_auc_is_scikit_learns_and_lies_in_its_interval(sample):
    value, low, high = auc(*sample)
    assert value == pytest.approx(roc_auc_score(*sample)) and low < value < high
    assert facts(*sample)[3:] == pytest.approx([sample[0].mean(), sample[1].mean(), 400])


def test_people_alike_are_those_with_the_nearest_chances(sample):
    truth, chance = sample
    nearest = sorted(range(400), key=lambda i: abs(chance[i] - 0.3))[:60]
    assert alike(truth, chance, 0.3).hits == truth[nearest].sum()


def test_how_far_somebody_is_is_scipys_distance():
    rng = np.random.default_rng(0)
    seen, others = rng.normal(size=(50, 4)).astype(np.float32), rng.normal(size=(30, 4)).astype(np.float32)
    oracle = cdist(others, seen).min(axis=1)
    assert [distance(seen, x) for x in others] == pytest.approx(oracle, rel=1e-5)
    assert border(seen, others) == pytest.approx(np.quantile(oracle, 0.99), rel=1e-5)


def test_beyond_the_data_is_named_and_a_gap_is_nowhere():
    seen = np.array([[1, 5], [2, np.nan]], np.float32)
    assert outside(seen, np.array([3, 5], np.float32), ("a", "b")) == ("a",)
    assert outside(seen, np.array([np.nan, np.nan], np.float32), ("a", "b")) == ()


@pytest.mark.parametrize("ratio", [1, 5, 20, 100])
def test_at_the_threshold_of_a_ratio_a_biopsy_costs_as_much_as_none(ratio):
    p = threshold_of(ratio)
    assert p * ratio == pytest.approx(1 - p)


def test_the_cost_counts_misses_by_their_ratio(sample):
    truth, chance = sample
    _, fp, fn, _ = confusion_matrix(truth, chance >= 0.3).ravel()
    assert cost(screened(truth, chance, 0.3), 20) == pytest.approx(1000 * (20 * fn + fp) / 400)


@pytest.mark.parametrize("column", ["margin", "age"])
def test_outcomes_of_a_column_are_the_means_of_its_groups(column):
    data = masses()
    values = data.frame[column].astype(str)
    oracle = pd.Series(data.y).groupby(values.to_numpy()).mean()
    found = dict(outcomes(data, column, values.to_numpy()))
    assert {name: value for name, (value, _, _) in found.items()} == pytest.approx(oracle.to_dict())
    assert list(found) == list(data.categories.get(column, sorted(found)))


@pytest.mark.parametrize("value", [-1, 500, float("inf"), "<b>x</b>", "四十", 1e300, object()])
def test_an_age_that_nobody_has_is_refused_in_words(value):
    with pytest.raises(UserError, match="expected a number from 0 to 125"):
        row_of(people(), {"age": value}, LIMITS)


def test_a_category_that_there_is_not_is_refused():
    with pytest.raises(UserError, match="expected a number from 0 to 3"):
        row_of(masses(), {"shape": 4}, {})


def test_what_is_not_known_is_missing():
    assert np.isnan(row_of(people(), {}, LIMITS)).all()
    assert np.isnan(row_of(people(), {"age": ""}, LIMITS)[0])


def test_somebody_who_has_smoked_longer_than_lived_is_refused_in_words():
    with pytest.raises(UserError, match="Years of smoking: expected at most 20, which is “Age in 1971”"):
        row_of(people(), {"age": 20, "years of smoking": 30}, LIMITS, WITHIN)
    assert np.isnan(row_of(people(), {"years of smoking": 30}, LIMITS, WITHIN)[0])


@pytest.mark.parametrize("threshold", [0.02, 0.1, 0.13, 0.25, 0.5, 1.1])
def test_of_1000_people_the_whole_numbers_sum_up(sample, threshold):
    it = screened(*sample, threshold)
    assert sum(it.whole.values()) == 1000
    assert it.whole["found"] + it.whole["missed"] == round(1000 * it.ill / it.n)


def test_a_gain_counts_only_where_drawing_the_people_again_leaves_it(sample):
    truth, chance = sample
    it = curves(truth, chance, chance)
    place, rng = it.at(0.2), np.random.default_rng(1)
    net = [
        net_benefit(truth[drawn], chance[drawn], 0.2) - max(net_benefit(truth[drawn], np.ones(400), 0.2), 0)
        for drawn in (rng.integers(0, 400, 400) for _ in range(1000))
    ]
    assert it.gain[place] == pytest.approx(np.quantile(net, 0.025), abs=0.01)
    assert (it.lead == 0).all() and (it.gain <= it.model - np.maximum(it.everybody, 0) + 1e-12).all()
