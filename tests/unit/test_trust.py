"""The badge of an explanation, other draws of it, and other trainings, against NumPy, SciPy and scikit-learn."""

import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr
from sklearn.neighbors import NearestNeighbors

from core.bundles import bundle
from core.charts.trust import Ranged, pulls_chart, ranges_chart
from core.datasets import read_csv
from core.decision import Decision
from core.experiment import Experiment
from core.explanation import How, explain
from core.explanation.amounts import AMOUNTS
from core.explanation.case import Case
from core.explanation.explained import Explanation
from core.explanation.overall.correlation import associations
from core.explanation.trust import Draws, badge_of, trust_sentence
from core.explanation.trust.badge import badge_finding
from core.explanation.trust.draws import other_hows
from core.explanation.trust.far import distance_of
from core.explanation.trust.flips import Flips, flips_of
from core.explanation.trust.levels import worst
from core.explanation.trust.retrained import Retold, Retrained, agreement, first_kept, pulls_of
from core.explanation.trust.retrained_words import (
    agreement_sentence,
    answers_sentence,
    customer_sentence,
    lost_sentence,
    retrained_finding,
    same_sentence,
)
from core.explanation.trust.ties import counting, order_of
from core.explanation.whole import bundled
from core.jobs import Engine, Owner
from core.jobs.trusting import (
    draws_errand,
    known_badge,
    known_draws,
    known_retrained,
    most_retrained,
    other_seeds,
    retrained_errand,
    retrained_key,
)
from core.messages import Message
from core.store import Store
from core.training import train, train_seeds

CREDIT = bundle("german_credit")
ROW = CREDIT.X_test[0]


def case(shares, errors=0.0, additivity=0.0, exact=False, x=ROW, how=None):
    """Return a case of the bundled run with shares (m,) of its first columns; the others have none."""
    values = np.zeros((1, 19, 2))
    values[0, : len(shares), 1] = shares
    error = np.zeros((1, 19, 2))
    error[0, : len(shares), 1] = errors
    base = np.array([0.7, 0.3])
    outputs = values.sum(axis=1) + base + additivity
    told = Explanation(values, base, x[None], outputs, error, np.ones(2), exact)
    return Case(CREDIT, x, told, 1, how or How(), None)


def draws(*rows):
    """Return draws with shares of the first columns."""
    values = np.zeros((len(rows), 19, 2))
    for place, row in enumerate(rows):
        values[place, : len(row), 1] = row
    return Draws(values, np.zeros((len(rows), 2)))


def retrained(rows, outputs=None, errors=0.0):
    made = draws(*rows)
    said = np.full((len(rows), 2), 0.5) if outputs is None else np.column_stack([1 - np.array(outputs), outputs])
    return Retrained(
        np.arange(len(rows)), made.values, np.full_like(made.values, errors), said, np.abs(made.values), 30
    )


# Order and ties


def test_neighbours_nearer_than_their_errors_are_tied():
    it = order_of(case([0.30, 0.20, 0.19, 0.05], errors=[0.01, 0.01, 0.01, 0.01]))
    assert it.tied == (False, True, False)
    assert it.solid == 1


def test_without_errors_every_order_is_solid():
    it = order_of(case([0.30, 0.20, 0.19], exact=True))
    assert it.tied == (False, False)
    assert it.solid == 3


def test_neighbours_that_swap_in_one_of_eight_draws_are_tied():
    rows = [[0.3, -0.2, 0.1]] * 7
    assert order_of(case([0.3, -0.2, 0.1]), draws(*rows, [0.3, -0.2, 0.1])).tied == (False, False)
    assert order_of(case([0.3, -0.2, 0.1]), draws(*rows, [0.2, -0.3, 0.1])).tied == (True, False)


def test_ties_are_those_of_brute_force():
    rng = np.random.default_rng(0)
    for _ in range(50):
        shares, errors = rng.normal(0, 0.1, 8), rng.uniform(0, 0.02, 8)
        it = order_of(case(shares, errors))
        kept = [
            j for j in np.argsort(-np.abs(shares)) if abs(shares[j]) > max(2 * errors[j], 0.02 * np.abs(shares).max())
        ]
        assert [one.column for one in it.reasons] == kept
        expected = [
            abs(shares[a]) - abs(shares[b]) <= 2 * (errors[a] ** 2 + errors[b] ** 2) ** 0.5 for a, b in pairwise(kept)
        ]
        assert list(it.tied) == expected


def test_columns_that_pull_nothing_are_no_reasons():
    assert counting(case([])) == ()
    assert len(counting(case([0.5, 0.001]))) == 1


# Distance


def test_the_nearest_training_row_is_that_of_scikit_learn():
    inputs = CREDIT.preprocessor.transform(CREDIT.data.X[CREDIT.split.train])
    found = NearestNeighbors(n_neighbors=1).fit(inputs).kneighbors(CREDIT.preprocessor.transform(CREDIT.X_test[:20]))[0]
    mine = [distance_of(CREDIT, x).nearest for x in CREDIT.X_test[:20]]
    np.testing.assert_allclose(mine, found[:, 0], atol=1e-4)


def test_what_is_usual_is_the_95th_percentile_of_training_rows():
    rows = np.random.default_rng(0).permutation(CREDIT.split.train)
    inputs = CREDIT.preprocessor.transform(CREDIT.data.X[rows])
    apart = NearestNeighbors(n_neighbors=2).fit(inputs).kneighbors(inputs[:500])[0][:, 1]
    it = distance_of(CREDIT, ROW)
    np.testing.assert_allclose([it.usual, it.farthest], [np.percentile(apart, 95), apart.max()], atol=1e-4)


def test_a_value_beyond_the_training_rows_is_found():
    column = CREDIT.data.feature_names.index("age in years")
    x = ROW.copy()
    x[column] = 400
    it = distance_of(CREDIT, x)
    assert it.outside == (column,)
    badge = badge_of(case([0.1], x=x))
    assert badge.parts["familiarity"].level == "poor"
    assert "In 1 column it leaves what the training rows have: Age" in badge.parts["familiarity"].found.text()


def test_a_missing_value_is_not_outside():
    x = ROW.copy()
    x[:] = np.nan
    assert distance_of(CREDIT, x).outside == ()


# The badge


def test_a_clean_explanation_holds():
    badge = badge_of(case([0.3, 0.2, 0.1], exact=True), draws(*[[0.3, 0.2, 0.1]] * 8), np.eye(19), Flips(0, 8))
    assert {name: part.level for name, part in badge.parts.items()} == dict.fromkeys(badge.parts, "good")
    assert badge_finding(badge).text() == "The reasons describe this model faithfully: all 7 checks are passed"
    assert (
        trust_sentence(badge)
        .text()
        .startswith(
            "Trained again, all 8 would decide the same. The order of the first 3 reasons is solid. The pulls themselves are exact"
        )
    )


@pytest.mark.parametrize(("gap", "level"), [(1e-6, "good"), (1e-3, "fair"), (0.1, "poor")])
def test_what_is_left_over_is_measured(gap, level):
    badge = badge_of(case([0.3, 0.1], additivity=gap))
    assert badge.parts["adds_up"].level == level
    if level == "poor":
        assert "But the reasons don't add up to the answer." in trust_sentence(badge).text()


@pytest.mark.parametrize(("error", "level"), [(0.01, "good"), (0.04, "fair"), (0.1, "poor")])
def test_an_error_is_beside_the_largest_pull(error, level):
    badge = badge_of(case([0.3, 0.29], errors=[error, 0.0]))
    assert badge.parts["sharpness"].level == level
    assert f"±{200 * error:.1f} points" in badge.parts["sharpness"].found.text()


@pytest.mark.parametrize(("times", "level"), [(8, "good"), (6, "fair"), (2, "poor")])
def test_how_often_the_first_reason_stays_first_is_counted(times, level):
    rows = [[0.3, 0.2]] * times + [[0.1, 0.2]] * (8 - times)
    part = badge_of(case([0.3, 0.2]), draws(*rows)).parts["steadiness"]
    assert part.level == level
    assert f"first in {times} of 8 draws" in part.found.text()


@pytest.mark.parametrize(("flipped", "level"), [(0, "good"), (1, "fair"), (2, "fair"), (3, "poor"), (8, "poor")])
def test_how_many_trainings_decide_otherwise_is_counted(flipped, level):
    badge = badge_of(case([0.3, 0.2]), None, None, Flips(flipped, 8))
    part, sure = badge.parts["deciding"], proportion_confint(flipped, 8)
    assert part.level == level
    assert f"{flipped} of 8 other" in part.found.text()
    assert f"{100 * sure[0]:.0f} to {100 * sure[1]:.0f} of 100" in part.found.text()
    assert (f"{flipped} of 8 would decide otherwise" in trust_sentence(badge).text()) == bool(flipped)


def proportion_confint(hits, rows, z=1.959964):
    """Return Wilson's interval by its formula (1927)."""
    middle, wide = (hits + z**2 / 2) / (rows + z**2), z / (rows + z**2)
    half = wide * np.sqrt(hits * (rows - hits) / rows + z**2 / 4)
    return abs(middle - half), middle + half


@pytest.mark.parametrize("flips", [None, Flips(0, 0)])
def test_trainings_that_nobody_asked_make_nothing_worse(flips):
    badge = badge_of(case([0.3, 0.2, 0.1], exact=True), None, None, flips)
    assert badge.parts["deciding"].level == "unknown" and badge.level == "good"
    assert "Another training" in badge.parts["deciding"].advice.text()
    assert "Trained again" not in trust_sentence(badge).text()


def test_columns_that_go_together_are_told_as_one():
    related = np.eye(19)
    related[0, 5] = related[5, 0] = -0.93
    related[10, 11] = related[11, 10] = 0.99  # neither is a reason
    badge = badge_of(case([0.3, 0.2]), None, related)
    assert badge.measured.pairs == ((0, 5, 0.93),)
    assert badge.parts["relations"].level == "fair"
    assert "tell them as one reason" in trust_sentence(badge).text()


def test_what_is_not_measured_is_said_and_counts_for_nothing():
    badge = badge_of(case([0.3, 0.2, 0.1], exact=True))
    assert badge.parts["steadiness"].level == badge.parts["relations"].level == "unknown"
    assert badge.level == "good"
    assert worst([]) == "unknown"


def test_a_row_that_nothing_pulls_has_its_sentence():
    badge = badge_of(case([]), draws([0.0], [0.0]), np.eye(19))
    assert "No column pulls noticeably" in trust_sentence(badge).text()
    assert badge_finding(badge).text()


def test_the_stated_error_covers_a_reference_of_many_rounds():
    rows = CREDIT.X_test[:6]
    rough = explain(CREDIT, rows, how=How())
    sharp = explain(CREDIT, rows, how=How(rounds=60))
    for place, x in enumerate(rows):
        it = badge_of(Case(CREDIT, x, rough.rows(np.array([place])), 1, How()))
        gap = np.abs(rough.values[place, :, 1] - sharp.values[place, :, 1])
        assert np.mean(gap <= it.measured.within) >= 0.95


@pytest.mark.parametrize("name", ["german_credit", "german_credit_calls"])
def test_bundled_rows_have_a_badge_and_a_sentence(name):
    run = bundle(name)
    whole = bundled(run, How())
    assert whole is not None
    for place in whole.places[:20]:
        badge = badge_of(Case(run, run.X_test[place], whole.of(place), 1, How()), None, associations(run))
        assert badge.level in ("good", "fair", "poor")
        assert "points" in trust_sentence(badge).text()


def test_other_draws_differ_in_their_seed_only():
    how = How(seed=9_998, background=20)
    assert [one.seed for one in other_hows(how, 4)] == [9_999, 10_000, 0, 1]
    assert all(replace(one, seed=how.seed) == how for one in other_hows(how))


# Other trainings


def test_agreement_is_the_mean_of_scipys_rank_correlations():
    rng = np.random.default_rng(3)
    sizes = rng.normal(size=(7, 12)).round(1)  # with ties
    mine = agreement(sizes)
    every = spearmanr(np.abs(sizes), axis=1).statistic
    assert mine == pytest.approx(every[np.triu_indices(7, 1)].mean())
    assert agreement(np.tile(sizes[:1], (3, 1))) == pytest.approx(1)
    assert np.isnan(agreement(sizes[:1]))
    assert np.isnan(agreement(np.ones((4, 3))))
    assert np.isnan(agreement(np.empty((0, 3))))


def test_a_reason_that_turns_is_named_with_its_counts():
    it = retrained([[0.3, 0.1]] * 5 + [[0.3, -0.1]] * 3)
    mine = case([0.3, 0.1])
    assert [(one.up, one.down, one.none) for one in pulls_of(mine, it)] == [(8, 0, 0), (5, 3, 0)]
    assert retrained_finding(mine, it, Decision()).text().endswith("pulls up in 5 of 8 other trainings and down in 3")
    said = customer_sentence(mine, it, Decision()).text()
    assert said.startswith("Don't tell anybody that it was") and said.endswith("may be told.")
    assert first_kept(mine, it) == 8


def test_reasons_that_stay_may_be_told():
    it = retrained([[0.3, -0.1]] * 8)
    mine = case([0.3, -0.1])
    assert (
        retrained_finding(mine, it, Decision()).text()
        == "The first 2 reasons pull the same way in all 8 other trainings"
    )
    assert "not an accident" in customer_sentence(mine, it, Decision()).text()


def test_a_pull_smaller_than_its_error_is_neither_up_nor_down():
    it = retrained([[0.3, 0.01]] * 8, errors=0.02)
    assert [(one.up, one.none) for one in pulls_of(case([0.3, 0.1]), it)] == [(8, 0), (0, 8)]


@pytest.mark.parametrize(("threshold", "flipped"), [(0.5, 0), (0.35, 2), (0.25, 1)])
def test_decisions_flip_where_an_answer_crosses_the_threshold(threshold, flipped):
    mine = case([0.0] * 3)  # says 0.3
    it = retrained([[0.1]] * 4, outputs=[0.2, 0.31, 0.4, 0.45])
    flips = flips_of(mine, it, Decision(threshold=threshold))
    assert flips == (flipped, 4)
    assert (same_sentence(mine, it, Decision(threshold=threshold)) is None) == bool(flipped)


def test_a_decision_that_turns_stands_before_reasons_that_hold():
    mine = case([0.3, -0.1])  # says 0.5
    it = retrained([[0.3, -0.1]] * 8, outputs=[0.4] * 6 + [0.6] * 2)
    said = retrained_finding(mine, it, Decision()).text()
    assert said.endswith("6 of 8 other trainings decide otherwise")
    told = customer_sentence(mine, it, Decision()).text()
    assert "may be told" not in told and told.startswith("Let a person look at this case")
    assert told.endswith("The first 2 reasons pull the same way in all 8 other trainings.")


def test_a_decision_in_log_odds_is_the_same_one():
    chances = np.array([0.2, 0.31, 0.4, 0.45])
    it = retrained([[0.1]] * 4)
    odds = np.log(chances / (1 - chances))
    it = replace(it, outputs=np.column_stack([-odds, odds]))
    mine = case([], how=How(unit="log_odds"))
    mine = replace(mine, told=replace(mine.told, outputs=np.log(np.array([[0.7 / 0.3, 0.3 / 0.7]]))))
    assert flips_of(mine, it, Decision(threshold=0.35)) == (2, 4)


def test_trainings_that_blew_up_are_left_out_and_counted():
    it = retrained([[0.3, 0.1]] * 4)
    it.outputs[1] = np.nan
    assert it.sound.sum() == 3 and len(it.shares(1)) == 3
    assert lost_sentence(it).text().startswith("1 of 4 trainings blew up")
    assert lost_sentence(retrained([[0.3]])) is None


def test_members_are_taken_apart_as_they_lie_side_by_side():
    rng = np.random.default_rng(0)
    each = [rng.normal(size=(5, 4, 2)) for _ in range(3)]  # members of (n, d, k)
    side = np.concatenate(each, axis=2)
    told = Explanation(side, np.arange(6.0), np.zeros((5, 4), np.float32), side[:, 0], side, np.ones(6), False)
    it = Retold.of(told, (1, 2, 3), 3)
    np.testing.assert_array_equal(it.values, np.stack(each))
    np.testing.assert_array_equal(it.base_values, [[0, 1], [2, 3], [4, 5]])


# On a worker


@pytest.fixture(scope="module")
def engine():
    made = Engine()
    yield made
    made.close()


def until_done(errand, seconds=240):
    end = time.monotonic() + seconds
    while errand.view().status == "running":
        assert time.monotonic() < end
        time.sleep(0.05)
    view = errand.view()
    assert view.status == "done", view.error and view.error.text()
    return view.result


def test_other_trainings_are_those_of_train_seeds(engine, tmp_path):
    e = Experiment(dataset="penguins", model="mlp", hidden=(8,), epochs=5, learning_rate=0.02, seed=4)
    run, how, owner = train(e), How(background=20), Owner()
    x = run.X_test[int(np.isnan(run.X_test).any(axis=1).argmax())]
    with Store(tmp_path) as store:
        it = until_done(retrained_errand(engine, store, run, x, how, owner, 3))
        again = known_retrained(store, run, x, how, 3)
        assert most_retrained(store, run, x, how) is None  # nobody is offered three
    runs = train_seeds(e, other_seeds(e, 3))
    assert [one.experiment.seed for one in runs] == it.seeds.tolist() == [5, 6, 7]
    for place, other in enumerate(runs):
        # Compared with the same rows, in the same order of columns.
        told = explain(other, x[None], how=how)
        np.testing.assert_allclose(it.values[place], told.values[0], atol=1e-4)
        np.testing.assert_allclose(it.outputs[place], told.outputs[0], atol=1e-4)
    np.testing.assert_array_equal(again.values, it.values)
    assert known_retrained(None, run, run.X_test[1], how, 3) is None
    mine = Case(run, x, explain(run, x[None], how=how), 0, how)
    for sentence in (
        retrained_finding(mine, it, Decision()),
        customer_sentence(mine, it, Decision()),
        answers_sentence(mine, it),
    ):
        assert sentence.text()
    assert agreement_sentence(mine, it).text().count("0.") + agreement_sentence(mine, it).text().count("1.") >= 2


def test_numbers_of_an_upload_are_explained_under_trainings_one_after_the_other(engine, tmp_path):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"*a*": rng.normal(size=80), "b_[x]": rng.choice(["u", "v"], 80), "same": 1.0})
    frame["y"] = 3 * frame["*a*"] + rng.normal(size=80)
    path = tmp_path / "own.csv"
    frame.to_csv(path, index=False)
    with path.open("rb") as file:
        data = read_csv(file, target="y")
    e = Experiment(dataset=data.name, model="mlp", hidden=(4,), epochs=3)
    run, how, owner = train(e, data), How(background=10), Owner()
    it = until_done(retrained_errand(engine, None, run, run.X_test[0], how, owner, 2))
    told = explain(train(replace(e, seed=1), data), run.X_test[:1], how=how)
    np.testing.assert_allclose(it.values[0], told.values[0], atol=1e-3)
    mine = Case(run, run.X_test[0], explain(run, run.X_test[:1], how=how), 0, how)
    assert flips_of(mine, it, Decision()) is None
    assert "deciding" not in badge_of(mine).parts
    assert answers_sentence(mine, it).text()


def test_draws_on_a_worker_are_explanations_with_other_seeds(engine, tmp_path):
    how, owner = How(background=20), Owner()
    with Store(tmp_path) as store:
        found = until_done(draws_errand(engine, store, CREDIT, ROW, how, owner, 2))
        kept = known_draws(store, CREDIT, ROW, how, 2)
    for place, other in enumerate(other_hows(how, 2)):
        np.testing.assert_allclose(found.values[place], explain(CREDIT, ROW[None], how=other).values[0], atol=1e-6)
    np.testing.assert_array_equal(kept.values, found.values)


# Drawings


def test_a_picture_has_a_diamond_and_a_dot_for_each_training():
    row = Ranged("a<b", 0.1, np.array([0.05, -0.02, 0.2]), Message("words"))
    made = ranges_chart([row, Ranged("c", -0.1, np.empty(0))], AMOUNTS["chance"], "training {n}", str)
    dots = [trace for trace in made.data if trace.marker.symbol == "circle-open"]
    assert list(dots[0].x) == [5.0, -2.0, 20.0]
    assert dots[0].text[1] == "a&lt;b · training 2: −2.0 points"
    assert [trace.x[0] for trace in made.data if trace.marker.symbol == "diamond"] == [10.0, -10.0]
    assert any("<b>a&lt;b</b>  words" in one.text for one in made.layout.annotations)


def test_bars_of_pulls_carry_their_numbers():
    made = pulls_chart(["a", Message("b")], [0.75, 0.25], str)
    assert list(made.data[0].x) == [75.0, 25.0]
    assert made.layout.annotations[0].text == "<b>a</b>  75%"


def test_the_badge_takes_what_is_kept_of_other_trainings(tmp_path):
    mine = case([0.3, -0.1], x=ROW + np.float32(0.125))  # says 0.5; a row of no other test, since it is remembered
    few, many = (retrained([[0.3, -0.1]] * n, outputs=[0.4] * 6 + [0.6] * (n - 6)) for n in (8, 16))
    with Store(tmp_path) as store:
        assert known_badge(store, mine, Decision()).parts["deciding"].level == "unknown"
        for number, it in ((8, few), (16, many)):
            store.keep_result(retrained_key(CREDIT, mine.x, mine.how, number), it.arrays())
            assert most_retrained(store, CREDIT, mine.x, mine.how).seeds.size == number
        badge = known_badge(store, mine, Decision())
    assert trust_sentence(badge).text().startswith("Trained again, 6 of 16 would decide otherwise.")
