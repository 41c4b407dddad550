"""The treatment case: the trial, what rules are worth, one patient, and how judging goes wrong."""

import numpy as np
import pytest

from core.messages import UserError
from core.scenarios import SCENARIOS
from core.scenarios.treatment import failing, net, patient
from core.scenarios.treatment.clashes import CLASHES, clash
from core.scenarios.treatment.policies import POLICIES
from core.scenarios.treatment.table import AFTERWARDS, ARMS, COLUMNS, FOLDS, SPLITS, scaled, trial
from core.scenarios.treatment.values import best_arms, doubly, drawn, hajek, ips, rates, value
from core.scenarios.treatment.words import (
    against_constant,
    constant_value,
    elsewhere,
    few,
    how_often,
    in_people,
    method,
    moved,
    personal,
    ranked,
    recommended,
    uneven,
    worth,
)

CASE = SCENARIOS["treatment"]
LATER = {"cd420", "cd496", "cd820", "r", "offtrt", "days", "cens", "treat", "arms"}


@pytest.fixture(scope="module")
def arrays(measured):
    return measured("treatment")


def test_the_trial_is_the_published_one():
    it = trial()
    assert it.n == 2139 and it.event.sum() == 521
    assert np.bincount(it.arm).tolist() == [532, 522, 524, 561]  # Hammer et al. 1996, table 1


def test_no_model_sees_what_was_known_only_afterwards():
    assert not LATER & set(COLUMNS)
    assert set(AFTERWARDS) <= LATER


def test_each_part_of_a_split_has_its_share_of_every_arm():
    it = trial()
    for split in range(SPLITS):
        table = np.array([np.bincount(it.arm[it.folds[split] == fold], minlength=4) for fold in range(FOLDS)])
        assert np.ptp(table, axis=0).max() <= 2


def test_a_constant_policy_is_worth_what_happened_in_its_arm():
    it = trial()
    for arm in range(len(ARMS)):
        policy = np.full(it.n, arm)
        assert hajek(policy, it.arm, it.event) == pytest.approx(it.event[it.arm == arm].mean())
        assert ips(policy, it.arm, it.event) == pytest.approx(it.event[it.arm == arm].sum() * 4 / it.n)


def test_doubly_robust_finds_a_known_value_with_any_model_of_the_risk():
    rng = np.random.default_rng(0)
    n = 60_000
    sick = rng.random(n) < 0.5
    risk = np.where(sick, 0.6, 0.2)[:, None] + np.array([0.0, -0.1, 0.05, 0.1]) * np.where(sick, 1, -1)[:, None]
    arm = rng.integers(0, 4, n)
    event = (rng.random(n) < risk[np.arange(n), arm]).astype(np.int64)
    policy = np.where(sick, 1, 3)
    truth = risk[np.arange(n), policy].mean()
    for model in (risk, np.full((n, 4), 0.5), rng.random((n, 4))):
        found = value(doubly(policy, arm, event, model))
        assert found.low < truth < found.high
    assert value(drawn(arm, event, risk)).value == pytest.approx(risk.mean(), abs=0.01)
    assert (
        value(doubly(policy, arm, event, risk)).high - truth
        < value(doubly(policy, arm, event, rng.random((n, 4)))).high - truth + 0.01
    )


def test_the_best_arm_of_a_part_is_chosen_by_the_others():
    arm, event, fold = np.array([0, 1, 0, 1]), np.array([1, 0, 0, 1]), np.array([0, 0, 1, 1])
    assert best_arms(arm, event, fold).tolist() == [0, 0, 1, 1]
    assert rates(arm, event).tolist() == [0.5, 0.5, 1.0, 1.0]


def test_members_are_never_asked_about_patients_whom_they_saw():
    it, weights = trial(), net.weights_of_all()
    members = np.arange(net.MEMBERS * it.n).reshape(it.n, net.MEMBERS)[:, :, None] + np.zeros(4)
    chosen = net.left_out(members)[..., 0].astype(int)
    for split in range(SPLITS):
        rows, places = np.divmod(chosen[split], net.MEMBERS)
        assert (rows == np.arange(it.n)[:, None]).all()
        assert (weights[rows, places] == 0).all()


def test_the_loss_is_the_weighted_cross_entropy_of_the_arm_that_was_given():
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(7, net.MEMBERS, 4)).astype(np.float32)
    arm, event, times = rng.integers(0, 4, 7), rng.integers(0, 2, 7), rng.integers(0, 3, (7, net.MEMBERS))
    p = 1 / (1 + np.exp(-logits[np.arange(7), :, arm]))
    expected = -(times * np.where(event[:, None] == 1, np.log(p), np.log(1 - p))).mean(axis=0).sum()
    found = net.loss(np.column_stack([arm, event, times]).astype(np.float32), logits)
    assert float(found) == pytest.approx(expected, rel=1e-4)


def test_the_constant_policy_is_not_beaten_and_the_result_says_so(arrays):
    result = CASE.result(arrays)
    assert result.baseline_score == pytest.approx(0.195, abs=0.01)
    assert 0.185 < result.score < 0.225
    assert not CASE.pays and against_constant(arrays, "network").high > 0
    assert {policy.kind for policy in POLICIES} == {"nothing", "simple", "model"}
    random = next(rival for rival in result.rivals if rival.label.startswith("An arm at random"))
    assert random.score == pytest.approx(trial().event.mean(), abs=0.005)
    assert "can't be told apart" in personal(arrays).text() or "adds" in personal(arrays).text()


def test_the_networks_rank_patients_as_well_as_logistic_regression(arrays):
    from sklearn.metrics import roc_auc_score

    it = trial()
    rows = np.arange(it.n)
    network = np.asarray(arrays["members"]).mean(axis=(0, 2))[rows, it.arm]
    simple = np.asarray(arrays["regressed"]).mean(axis=0)[rows, it.arm]
    assert roc_auc_score(it.event, network) > roc_auc_score(it.event, simple) - 0.02 > 0.65


def test_numpy_answers_as_keras_does(arrays):
    model = net.build_open()
    model.set_weights(list(patient.weights_of(arrays)))
    X = trial().X[:5]
    np.testing.assert_allclose(
        patient.logits(patient.weights_of(arrays), X), model(scaled(X)).numpy(), rtol=1e-3, atol=1e-4
    )


def test_a_patient_of_the_trial_gets_four_risks_in_order_of_their_bounds(arrays):
    it = patient.answer(arrays, patient.row_of(patient.example()))
    assert (it.low < it.risk).all() and (it.risk < it.high).all() and not it.strange
    assert it.best == int(it.risk.argmin()) and it.best not in it.rivals
    assert recommended(it).text() and how_often(arrays).text()


@pytest.mark.parametrize(
    ("changes", "outside"), [({"age": 95}, ("age",)), ({"cd40": 2500, "cd80": 9000}, ("cd40", "cd80"))]
)
def test_a_patient_whom_the_trial_did_not_have_is_not_answered(arrays, changes, outside):
    it = patient.answer(arrays, patient.row_of(patient.example() | changes))
    assert it.outside == outside and not it.sure
    assert recommended(it).text().startswith("I don't know: nobody")


@pytest.mark.parametrize("one", CLASHES)
def test_nobody_in_the_trial_gave_answers_that_contradict_each_other(one):
    assert not one.holds(trial().column).any()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"preanti": 0}, "0 days of HIV medicine, and yet “has had HIV medicine before”; none of the 1,253 such"),
        ({"str2": False}, "none of the 886 such patients had more than 7 days"),
        ({"str2": False, "preanti": 0, "oprior": True}, "another HIV medicine before"),
    ],
)
def test_a_patient_whose_answers_contradict_each_other_is_not_answered(arrays, changes, words):
    it = patient.answer(arrays, patient.row_of(patient.example() | changes))
    assert not it.sure and words in recommended(it).text() and "a guess" in in_people(it).text()
    assert clash(patient.row_of(patient.example())) is None


def test_the_doubly_robust_value_of_one_arm_for_all_finds_that_arms_rate(arrays):
    it = trial()
    for arm, rate in enumerate(rates(it.arm, it.event)):
        found = constant_value(arrays, arm)
        assert found.low < rate < found.high and found.value == pytest.approx(rate, abs=0.01)
    assert "in 4 of 4 arms" in method(arrays).text()
    assert "561 got “Didanosine alone”, not 535" in uneven().text() and "23.9% instead of 22.8%" in uneven().text()


def test_an_empty_field_is_asked_for_in_words_and_the_answer_stays():
    said = patient.asked_for("cd40", 340).text()
    assert said == "Please enter a whole number from 0 to 3,000. The answer is still the one for 340."


def test_a_patient_of_possible_values_that_never_come_together_is_not_answered(arrays):
    odd = {
        "age": 70,
        "cd40": 1199,
        "cd80": 5000,
        "preanti": 2800,
        "wtkg": 35,
        "karnof": 70,
        "hemo": True,
        "drugs": True,
        "oprior": True,
    }
    it = patient.answer(arrays, patient.row_of(patient.example() | odd))
    assert not it.outside and it.unlike > 1
    assert "unlike" in recommended(it).text()


@pytest.mark.parametrize(
    "wrong",
    [
        {"age": None},
        {"age": -1},
        {"age": "<b>40</b>"},
        {"cd40": float("nan")},
        {"wtkg": float("inf")},
        {"cd80": 10**9},
        {"age": 40.5},
    ],
)
def test_bad_values_are_refused_in_words(wrong):
    with pytest.raises(UserError, match="expected a whole number"):
        patient.row_of(patient.example() | wrong)


def test_pulls_add_up_to_the_difference_of_the_risks(arrays):
    weights, x = patient.weights_of(arrays), trial().X[patient.EXAMPLE]

    def difference(X):
        risk = net.chances(patient.logits(weights, X)).mean(axis=1)
        return (risk[:, 1] - risk[:, 0]).mean()

    pulls = patient.pulls(weights, x, 1, 0)
    assert pulls.sum() == pytest.approx(difference(x[None]) - difference(patient.background()), abs=1e-4)
    assert moved(pulls, 1, 0).text()


def test_the_far_distance_is_that_of_the_nearest_neighbours():
    from sklearn.neighbors import NearestNeighbors

    X = scaled(trial().X)
    apart = NearestNeighbors(n_neighbors=2).fit(X).kneighbors(X)[0][:, 1]
    assert patient.far() == pytest.approx(np.quantile(apart, 0.99), rel=1e-3)


def test_when_doctors_choose_a_plain_comparison_is_wrong_and_the_weighted_one_right():
    chance, doctors = failing.confounded(0.0), failing.confounded(1.0)
    truth = rates(trial().arm, trial().event)
    assert chance.truth == pytest.approx(truth[1] - truth[0])
    assert abs(chance.naive.value - chance.truth) < 0.01 and abs(doctors.naive.value - doctors.truth) > 0.08
    assert abs(doctors.weighted.value - doctors.truth) < 0.02
    assert doctors.sick_new > 0.9 > 0.1 > doctors.sick_old


def test_more_patients_choose_the_wrong_arm_less_often():
    small, large = failing.small(100), failing.small(6400)
    assert small.wrong > large.wrong and small.half > 4 * large.half and small.regret > large.regret > 0
    assert "100 patients" in few(100, small).text()


def test_another_hospital_is_judged_on_patients_of_whom_the_network_saw_none(arrays):
    sides = net.sides_without("drugs", 1)
    column = list(COLUMNS).index("drugs")
    assert (sides.X[:, column] < 0).all() and (sides.X_test[:, column] > 0).all()
    it = failing.compared(arrays, np.full((len(sides.y_test), 4), 0.5), "drugs", 1)
    assert it.n == 281 and it.after.expected == 0.5 and it.after.ranked == 0.5
    assert it.happened.value == pytest.approx(trial().event[trial().column("drugs") == 1].mean())
    assert elsewhere(it).text() and ranked(it).text() and "overlap" in worth(it).text()
