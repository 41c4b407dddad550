"""Credit risk: every loan judged by a model that has not seen it; costs, groups and failures against scikit-learn and SciPy."""

import math

import numpy as np
import pytest
from scipy.stats import binomtest
from sklearn.metrics import roc_auc_score

from core.bundles import bundle
from core.explanation import How, explain
from core.messages import UserError
from core.scenarios import SCENARIOS
from core.scenarios.credit_risk import applying, deciding, failing, fairness, rejects
from core.scenarios.credit_risk.folds import FOLDS, inputs, loans, sides
from core.scenarios.credit_risk.meaning import shown_value
from core.scenarios.credit_risk.measure import MODELS, auc, statuses
from core.scenarios.credit_risk.showing import outcome_marks

CASE = SCENARIOS["credit_risk"]


@pytest.fixture(scope="module")
def arrays(measured):
    found = measured("credit_risk")
    return {name: np.asarray(value) for name, value in found.items()}


@pytest.fixture(scope="module")
def run():
    return bundle("german_credit")


def test_each_loan_is_judged_once_and_never_by_a_model_that_learned_from_it():
    judged = np.concatenate([sides(fold)[1] for fold in range(FOLDS)])
    assert np.array_equal(np.sort(judged), np.arange(1000))
    assert not any(np.intersect1d(*sides(fold)).size for fold in range(FOLDS))


def test_the_scores_lie_near_those_measured_before(arrays):
    result = CASE.result(arrays)
    assert result.n_test == 1000 and result.metric == "roc_auc"
    assert 0.74 < result.score < 0.82 and result.baseline_score == 0.5
    scores = {rival.label: rival.score for rival in result.rivals}
    assert abs(scores["Logistic regression"] - 0.782) < 0.02 and abs(scores["Random forest"] - 0.795) < 0.02
    assert all(rival.low < rival.score < rival.high for rival in result.rivals if rival.kind != "nothing")


@pytest.mark.parametrize("name", MODELS)
def test_the_area_is_that_of_scikit_learn(arrays, name):
    assert auc(arrays["y"], arrays[f"p_{name}"])[0] == pytest.approx(roc_auc_score(arrays["y"], arrays[f"p_{name}"]))


def test_costs_are_those_of_a_loop_over_applicants(arrays):
    cost = sum(
        (1 if p >= 0.3 else 0) if y == 0 else (0 if p >= 0.3 else 5)
        for y, p in zip(arrays["y"], arrays["p_net"], strict=True)
    )
    assert deciding.at(arrays, "net", 0.3).cost == pytest.approx(cost / 1000)
    assert deciding.for_all(arrays, True).cost == pytest.approx(0.7)
    assert deciding.for_all(arrays, False).cost == pytest.approx(1.5)


def test_the_theory_holds_where_chances_are_true():
    rng = np.random.default_rng(0)
    p = rng.random(400_000)
    y = (rng.random(len(p)) < p).astype(np.int64)
    assert abs(deciding.hindsight(y, p) - 1 / 6) < 0.02


def test_the_model_costs_less_than_treating_everybody_alike(arrays):
    assert deciding.at(arrays, "net", deciding.THEORY).high < 0.7
    assert "less than" in deciding.cost_finding(arrays, "net", deciding.THEORY).text()


def test_the_codes_of_sex_are_as_often_as_in_the_description_of_the_data():
    # UCI, Statlog (German Credit), attribute 9: 50 A91, 310 A92, 548 A93, 92 A94
    assert dict(zip(*np.unique(statuses(), return_counts=True), strict=True)) == {"A91": 50, "A92": 310, "A93": 548, "A94": 92}  # fmt: skip


def test_groups_are_counted_as_by_hand_with_wilson_s_interval(arrays):
    first = fairness.treatment(arrays, "age", "one", 0.3).groups[0]
    good = (arrays["age"] <= 25) & (arrays["y"] == 0)
    refused = int((arrays["p_net"][good] >= 0.3).sum())
    assert (first.wronged.count, first.wronged.of) == (refused, int(good.sum()))
    sure = binomtest(refused, int(good.sum())).proportion_ci(method="wilson")
    assert first.wronged.interval() == pytest.approx((sure.low, sure.high))


def test_young_customers_are_wronged_more_and_a_threshold_for_each_group_closes_most_of_the_gap(arrays):
    before = fairness.treatment(arrays, "age", "one", deciding.THEORY).gap
    after = fairness.treatment(arrays, "age", "each", deciding.THEORY).gap
    assert before[1] > 0 and abs(after[0]) < before[0] / 2


@pytest.mark.parametrize("by", fairness.BY)
def test_every_remedy_is_told_with_both_numbers(arrays, by):
    for way in fairness.BY[by].ways:
        assert "points more often" in fairness.gap_finding(arrays, by, way, 0.17).text()
        assert "cost per applicant" in fairness.price_words(arrays, by, way, 0.17).text()


def test_more_of_some_applicants_is_a_weighted_score(arrays):
    who = failing.STRATA["jobs"].who()
    weight = np.where(who, 4.0, 1.0)
    before, after = failing.shocked(arrays, "jobs", 4, 0.2)
    assert after.auc[0] == pytest.approx(roc_auc_score(arrays["y"], arrays["p_net"], sample_weight=weight))
    assert after.came[0] == pytest.approx(np.average(arrays["y"], weights=weight)) and after.came[0] > before.came[0]
    assert after.cost[1] < after.cost[0] < after.cost[2]


def test_an_old_rule_teaches_only_those_whom_it_accepted():
    for rule in rejects.RULES:
        rows = rejects.trained_rows(rule, "accepted", 0)
        assert rejects.RULES[rule].accepts()[rows].all()
        assert np.isin(rejects.trained_rows(rule, "explored", 0), sides(0)[0]).all()
        assert len(rejects.trained_rows(rule, "fair", 0)) == len(rows)


def test_a_bank_that_sees_half_measures_too_much_and_a_few_loans_to_the_refused_repair_it(arrays):
    rows = failing.rejected(arrays, "small", deciding.THEORY)
    seen, truth, explored, _ = rows
    assert seen.auc[0] - truth.auc[0] > 0.04 and explored.auc[0] > truth.auc[0] and explored.cost[0] < truth.cost[0]
    refused = failing.rejected_among_refused(arrays, "small", deciding.THEORY)
    assert refused.expected[0] < refused.came[1]
    assert f"{truth.auc[0]:.2f}" in failing.rejected_finding(rows).text()


def test_the_account_is_the_answer_that_is_missed_most(arrays):
    names = loans().feature_names
    lost = [failing.gone(arrays, place, 0.17)[1].auc[0] for place in range(len(names))]
    assert names[int(np.argmin(lost))] == "status of existing checking account"


def test_a_missing_category_is_none_of_them():
    X = loans().X[:1].copy()
    X[0, 0] = math.nan
    assert inputs(X)[0, :4].sum() == 0 and inputs(loans().X[:1])[0, :4].sum() == 1


def answered(run, **changes):
    values = dict(zip(run.data.feature_names, map(float, applying.example(run, "risky")), strict=True)) | changes
    x = applying.row_of(run, values)
    return x, applying.answer(run, x, explain(run, x[None], how=How(background=20, rounds=2)))


def test_an_application_is_refused_with_the_reasons_that_raise_its_chance_most(run):
    x, it = answered(run)
    assert it.chance == pytest.approx(float(run.predict(x[None])[0, 1]), abs=1e-5)
    top = run.data.feature_names[int(np.argmax(it.shares))]
    assert str(applying.field_name(run, top).text()) in applying.refusal(run, x, it, 0.17).text()
    assert applying.refusal(run, x, it, 0.99) is None and "accepted" in applying.decision(it, 0.99).text()


def test_an_application_beyond_all_loans_is_given_to_a_person(run):
    x, it = answered(run, **{"credit amount": 900_000.0})
    assert it.far is not None and "I don't know" in applying.decision(it, 0.17).text()
    assert applying.refusal(run, x, it, 0.01) is None and applying.odds_words(it) is None
    assert applying.protected_words(run, x, it, 0.01) is None


def test_a_letter_names_each_reason_with_its_value_and_warns_of_one_that_may_not_count(run):
    x, _ = answered(run)
    for name in ("status of existing checking account", "age in years"):
        shares = np.zeros(len(x))
        shares[run.data.feature_names.index(name)] = 0.2
        it = applying.Answer(0.6, shares, None)
        letter, warning = applying.refusal(run, x, it, 0.17).text(), applying.protected_words(run, x, it, 0.17)
        value = applying.meaning.shown_value(run.data, name, float(x[run.data.feature_names.index(name)]))
        assert f"{applying.field_name(run, name).text()}: {value if isinstance(value, str) else value.text()}" in letter
        assert (warning is not None) == (name == "age in years")


@pytest.mark.parametrize(("value", "shown"), [(-5.0, "received -5."), (2e6, "received 2000000."), (None, "nothing")])
def test_an_error_shows_what_was_typed(run, value, shown):
    values = dict(zip(run.data.feature_names, map(float, applying.example(run, "safe")), strict=True))
    with pytest.raises(UserError) as caught:
        applying.row_of(run, values | {"credit amount": value})
    assert shown in caught.value.message.text()


# Grömping 2019, table of the South German Credit data: rows of each code and its meaning
CORRECTED = {
    "status of existing checking account": {"No account": 274, "Overdrawn": 269, "0 to 200 DM": 63, "200 DM or more, or regular salary": 394},
    "credit history": {"Late in the past": 40, "Problem account, or loans elsewhere": 49, "No loans, or all paid on time": 530, "On time so far": 88, "All loans here paid on time": 293},
    "savings account and bonds": {"None or unknown": 603, "Under 100 DM": 103, "100 to 500 DM": 63, "500 to 1,000 DM": 48, "1,000 DM or more": 183},
    "purpose": {"Something else": 234, "New car": 103, "Used car": 181, "Furniture or equipment": 280, "Radio or television": 12, "Household appliances": 22, "Repairs": 50, "Vacation": 9, "Retraining": 97, "Business": 12},
    "property": {"None or unknown": 282, "Car or other property": 232, "Building savings or life insurance": 332, "Real estate": 154},
    "housing": {"Rent-free": 179, "Rented": 713, "Owned": 108},
    "foreign worker": {"Yes": 37, "No": 963},
    "number of people being liable to provide maintenance for": {"None to two": 845, "Three or more": 155},
}  # fmt: skip


@pytest.mark.parametrize("name", CORRECTED)
def test_codes_mean_what_the_corrected_table_says(name):
    data = loans()
    column = data.X[:, data.feature_names.index(name)]
    found = {shown_value(data, name, float(code)).text(): int((column == code).sum()) for code in np.unique(column)}
    assert found == CORRECTED[name]


def test_savings_and_accounts_pay_back_better_the_more_is_in_them():
    for name in ("status of existing checking account", "savings account and bonds"):
        _, marks = outcome_marks(name)
        rates = {label.text().rpartition(",")[0]: values[0] for label, values in marks}
        order = [rates[word] for word in CORRECTED[name]]
        assert order[0] == max(order) and min(order[-2:]) == min(order)


def test_another_share_of_bad_loans_moves_costs_and_chances_as_bayes_says(arrays):
    moved = deciding.with_share(arrays, 0.05)
    assert deciding.for_all(moved, True).cost == pytest.approx(0.95)
    assert deciding.for_all(moved, False).cost == pytest.approx(0.25)
    p = arrays["p_net"]
    known = 0.05 / 0.3 * p / (0.05 / 0.3 * p + 0.95 / 0.7 * (1 - p))
    assert moved["p_net"] == pytest.approx(known)
    assert roc_auc_score(arrays["y"], moved["p_net"]) == pytest.approx(roc_auc_score(arrays["y"], p))
    weight = np.where(arrays["y"] == 1, 0.05 / 0.3, 0.95 / 0.7)
    refused = known >= 0.17
    costs = np.where(arrays["y"] == 1, 5.0 * ~refused, 1.0 * refused)
    assert deciding.at(moved, "net", 0.17).cost == pytest.approx(np.average(costs, weights=weight))
    same = deciding.with_share(arrays, 0.3)
    assert deciding.at(same, "net", 0.17).cost == pytest.approx(deciding.at(arrays, "net", 0.17).cost)
    assert "0.95 and 0.25" in deciding.share_words(arrays, 0.3).text()


@pytest.mark.parametrize(("saved", "words"), [(1.0, "gains 1.00"), (-1.0, "loses 1.00"), (0.0, "nothing sure")])
def test_a_search_gains_loses_or_neither(saved, words):
    assert words in deciding.gain_words(saved + np.resize([0.1, -0.1], 1000)).text()


@pytest.mark.parametrize("value", [None, "", "much", math.nan, math.inf, -5, 0, 1e300, [1], "<b>1000</b>"])
def test_a_wrong_amount_is_said(run, value):
    values = dict(zip(run.data.feature_names, map(float, applying.example(run, "safe")), strict=True))
    with pytest.raises(UserError, match="Amount: expected a number from 1 to 1,000,000 DM"):
        applying.row_of(run, values | {"credit amount": value})


@pytest.mark.parametrize("value", [None, 17.0, "Owned", "<script>"])
def test_an_answer_that_is_none_of_the_list_is_said(run, value):
    values = dict(zip(run.data.feature_names, map(float, applying.example(run, "safe")), strict=True))
    with pytest.raises(UserError, match="Housing: expected one of its answers"):
        applying.row_of(run, values | {"housing": value})


def test_examples_are_what_they_are_called(run):
    chances = {name: float(run.predict(applying.example(run, name)[None])[0, 1]) for name in applying.EXAMPLES}
    assert chances["safe"] < deciding.THEORY < chances["risky"] and abs(chances["close"] - deciding.THEORY) < 0.02
