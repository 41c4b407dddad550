"""What is read from a search: the best, its gain, what mattered, and what choosing on test rows would have done."""

import math

import numpy as np
import pytest
from scipy.stats import ttest_rel
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

from core.charts.search import importance_bars, score_range, search_progress
from core.charts.search_space import parallel_settings, settings_map
from core.datasets import load
from core.messages import Message, translator
from core.search import Options, Results, Span, Trial, test_set_lesson
from core.search.findings import best_so_far, gain, live_finding, luck_finding, search_finding, states_finding
from core.search.importance import importance_finding, importances
from core.search.landscape import WIDTH, axis_of, landscape
from core.search.lesson import graded_fold, halvings, lesson, nested_lesson, optimism
from core.search.results import Fold
from core.search.words import changes, range_words, value_words
from tests.unit.searches import SPACE, E, hill, plan

RATES = np.geomspace(1e-4, 1e-1, 12)
HIDDEN = ((4,), (8,), (16, 16))


def trial(number, scores, tests=None, state="done", **values):
    tests = tests if tests is not None else [0.5] * len(scores)
    folds = tuple(
        Fold(score, test, (test,) * 4, (test - 0.1,) * 4, 1.5) for score, test in zip(scores, tests, strict=True)
    )
    return Trial(number, {"hidden": (8,), "l2": 0.0, "learning_rate": 0.01} | values, state, folds)


def results(*trials, **changes):
    return Results(plan(**changes), trials)


@pytest.fixture
def hilly():
    """Return a search of which only the learning rate matters."""
    rng = np.random.default_rng(0)
    made = [
        trial(i + 1, hill_of(rate) + 0.001 * rng.normal(size=3), learning_rate=float(rate), hidden=HIDDEN[i % 3],
              l2=(0.0, 1e-3)[i % 2])
        for i, rate in enumerate(RATES)
    ]  # fmt: skip
    return results(*made)


def hill_of(rate):
    return 0.9 - 0.1 * abs(math.log10(rate) + 2.5)


def test_means_and_errors_are_those_of_numpy():
    scores = [0.7, 0.8, 0.75]
    made = trial(1, scores)
    assert made.score == pytest.approx(np.mean(scores))
    assert made.error == pytest.approx(np.std(scores, ddof=1) / np.sqrt(3))
    assert made.seconds == 4.5
    assert math.isnan(trial(2, scores, state="failed").score)
    assert math.isnan(trial(2, [0.5]).error)
    assert math.isnan(trial(2, []).score)


def test_the_best_is_chosen_by_cross_validation_and_never_by_test_scores():
    base, best = trial(1, [0.7] * 3, [0.9] * 3), trial(2, [0.8, 0.8, 0.74], [0.6] * 3)
    pruned = trial(3, [0.99, 0.99], state="given up")
    found = results(base, best, pruned, trial(4, [0.8, 0.8, 0.74], [1.0] * 3), trial(5, [], state="failed"))
    assert (found.best, found.base) == (best, base)
    assert found.best_experiment == found.plan.experiment
    assert found.frame["score"].tolist()[:2] == pytest.approx([0.7, 0.78])
    assert not any("test" in column for column in found.frame)
    np.testing.assert_allclose(best_so_far(found.trials), [0.7, 0.78, 0.78, 0.78, 0.78])
    differences = np.array([0.1, 0.1, 0.04])
    assert gain(found).value == pytest.approx(differences.mean())
    assert gain(found).is_sure == (ttest_rel([0.8, 0.8, 0.74], [0.7] * 3).pvalue < 0.05)
    assert gain(found).error == pytest.approx(differences.std(ddof=1) / np.sqrt(3))


def test_findings():
    base, best = trial(1, [0.70, 0.72, 0.71]), trial(2, [0.80, 0.83, 0.81], learning_rate=0.003)
    noisy = trial(2, [0.9, 0.6, 0.7], learning_rate=0.003)
    assert search_finding(results(base, best)).text() == (
        "The best of 2 combinations scores 0.813 in cross-validation, the settings in hand 0.710"
    )
    assert search_finding(results(base, trial(2, [0.1] * 3))).text() == (
        "None of 1 other combinations does better than the settings in hand, 0.710"
    )
    assert search_finding(results(base)).text() == "The settings in hand score 0.710 in cross-validation"
    assert "None of the 1 combinations" in search_finding(results(trial(1, [], state="failed"))).text()
    assert "0.813 in cross-validation" in search_finding(results(trial(1, [], state="failed"), best)).text()
    assert "is more than" in luck_finding(results(base, best)).text()
    assert "may be luck" in luck_finding(results(base, noisy)).text()
    assert luck_finding(results(base)) is None
    assert "2 of 12 combinations tried; the best so far scores 0.813" in live_finding(results(base, best)).text()
    assert "first" in live_finding(None).text()
    assert states_finding(results(base)) is None
    broken = (base, trial(2, [0.1, 0.1], state="given up"), trial(3, [], state="failed"))
    assert states_finding(results(*broken)).text().startswith("1 of them were given up")
    assert changes(best, base.values) == (
        (Message("Learning rate"), Message("0.01"), Message("0.003")),
    )  # fmt: skip


def by_hand(first, second):
    """Return the optimism as slowly as can be."""
    drops = []
    for chooses, judges in ((first, second), (second, first)):
        for column in range(chooses.shape[1]):
            if not (np.isnan(chooses[:, column]).any() or np.isnan(judges[:, column]).any()):
                row = list(chooses[:, column]).index(max(chooses[:, column]))
                drops.append(chooses[row, column] - judges[row, column])
    return np.mean(drops)


def test_optimism_is_that_of_a_slow_count():
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=(2, 9, 40))
    first[2, 5] = second[3, 8] = np.nan
    assert optimism(first, second) == pytest.approx(by_hand(first, second))


def test_choosing_among_coins_promises_what_the_best_of_n_normal_numbers_does():
    rng = np.random.default_rng(2)
    first, second = rng.normal(size=(2, 10, 4000))
    largest = rng.normal(size=(100_000, 10)).max(axis=1).mean()
    assert optimism(first, second) == pytest.approx(largest, abs=0.03)
    assert optimism(first[:1], second[:1]) == pytest.approx(0, abs=1e-12)


def test_halvings_are_halves_and_always_the_same():
    halves = halvings(31)
    assert halves.shape == (100, 31)
    assert set(halves.sum(axis=1)) == {15}
    assert len({tuple(half) for half in halves}) == 100
    halvings.cache_clear()
    np.testing.assert_array_equal(halvings(31), halves)


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("iris", lambda y, p: accuracy_score(y, p.argmax(axis=1))),
        ("german_credit", lambda y, p: roc_auc_score(y, p[:, 1])),
        ("diabetes", lambda y, p: r2_score(y, p[:, 0])),
    ],
)
def test_a_fold_has_the_scores_of_scikit_learn_on_both_halves(name, score):
    data, rng = load(name), np.random.default_rng(3)
    rows = rng.permutation(len(data.y))[:60]
    outputs = max(1, len(data.class_names))
    raw = rng.random((60, outputs)).astype(np.float32)
    prob = raw / raw.sum(axis=1, keepdims=True) if outputs > 1 else (data.y[rows] + 30 * raw[:, 0])[:, None]
    made = graded_fold(data, rows, 0.7, prob, 2.0)
    assert made.test == pytest.approx(score(data.y[rows], prob), abs=1e-5)
    for half, first, second in list(zip(halvings(60), made.first, made.second, strict=True))[:10]:
        assert first == pytest.approx(score(data.y[rows[half]], prob[half]), abs=2e-5)
        assert second == pytest.approx(score(data.y[rows[~half]], prob[~half]), abs=2e-5)


def test_the_lesson_has_the_numbers_of_the_search():
    made = [trial(i, [0.7 + 0.01 * i] * 3, [0.8 - 0.02 * i] * 3) for i in range(1, 7)]
    found = results(*made)
    said = lesson(found)
    assert (said.n, said.claimed, said.honest) == (6, pytest.approx(0.78), pytest.approx(0.68))
    assert said.drop == pytest.approx(0)  # the first half is better by 0.1, and both halves take both parts
    for text in ("0.780", "0.680", "6 combinations", "100 halvings"):
        assert text in test_set_lesson(found).text()
    assert "0.760" in nested_lesson(found).text()
    agreeing = results(*(trial(i, [0.7 + 0.01 * i] * 3, [0.7 + 0.01 * i] * 3) for i in range(1, 7)))
    assert "agree" in test_set_lesson(agreeing).text()


def test_there_is_no_lesson_in_a_few_trials():
    few = results(
        *(trial(i, [0.7] * 3) for i in range(1, 5)), *(trial(i, [0.7], state="given up") for i in range(5, 9))
    )
    assert lesson(few) is nested_lesson(few) is None
    assert "Once 5 combinations" in test_set_lesson(few).text()


def test_what_mattered(hilly):
    shares = importances(hilly)
    assert next(iter(shares)) == "learning_rate"
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["learning_rate"] > 0.8
    assert importances(hilly) is shares
    assert "Learning rate mattered most" in importance_finding(shares, Message("Learning rate")).text()
    assert importances(results(*hilly.trials[:7])) == {}
    assert importances(results(*(trial(i, [0.7] * 3) for i in range(1, 12)))) == {}


def test_the_ground_between_trials_is_a_weighted_mean(hilly):
    across, up = axis_of(SPACE[0]), axis_of(SPACE[2])
    land = landscape(hilly, across, up)
    x = np.array([math.log10(t.values["learning_rate"]) for t in hilly.trials])
    y = np.array([HIDDEN.index(t.values["hidden"]) for t in hilly.trials])
    scores = np.array([t.score for t in hilly.trials])
    for i, j in ((0, 0), (20, 20), (33, 7)):
        apart = ((land.x[j] - x) / 3) ** 2 + ((land.y[i] - y) / 3) ** 2
        weights = np.exp(-0.5 * apart / WIDTH**2)
        assert land.z[i, j] == pytest.approx((weights * scores).sum() / weights.sum())


def test_the_ground_is_empty_where_nothing_was_tried_and_other_names_say_nothing():
    space = (Span("learning_rate", 1e-4, 1e-1), Options("activation", ("relu", "tanh")))
    trials = [
        Trial(1, {"activation": "relu", "learning_rate": 1e-4}, "done", (Fold(0.6, 0.5), Fold(0.6, 0.5))),
        Trial(2, {"activation": "tanh", "learning_rate": 2e-4}, "done", (Fold(0.8, 0.5), Fold(0.8, 0.5))),
    ]
    found = Results(plan(space=space, folds=2), tuple(trials))
    land = landscape(found, axis_of(space[0]), axis_of(space[1]))
    assert np.isnan(land.z[:, -1]).all()
    np.testing.assert_allclose(land.z[land.y < 0.49, 0], 0.6)
    np.testing.assert_allclose(land.z[land.y > 0.51, 0], 0.8)


@pytest.mark.parametrize("translate", [str, translator("zh")])
def test_pictures_of_a_search_with_every_kind_of_trial(hilly, translate):
    worst = trial(13, [-50.0] * 3, learning_rate=0.1)
    found = results(*hilly.trials, worst, trial(14, [0.5, 0.4], state="given up"), trial(15, [], state="failed"))
    low, high = score_range(found)
    assert low > 0
    assert high == pytest.approx(found.best.score)
    progress, lines = search_progress(found, "AUC", translate), parallel_settings(found, "AUC", translate)
    assert sum(len(trace.x) for trace in progress.data[1:]) == 15
    drawn = [y for trace in lines.data for y in trace.y if y is not None]
    assert min(drawn) >= 0
    assert max(drawn) <= 1
    assert lines.data[-1].line.width > 3
    assert lines.data[-1].y[1] == pytest.approx((math.log10(found.best.values["learning_rate"]) + 4) / 3)
    assert "0.001" in {note.text for note in lines.layout.annotations}
    chart = settings_map(found, SPACE[0], SPACE[1], "AUC", translate)
    assert chart.data[1].x == pytest.approx([math.log10(t.values["learning_rate"]) for t in found.done])
    bars = importance_bars(importances(found), translate)
    assert sum(bars.data[0].x) == pytest.approx(100)


def test_pictures_of_a_search_that_has_just_begun():
    for found in (results(), results(trial(1, [0.7] * 3)), results(trial(1, [], state="failed"))):
        search_progress(found, "AUC", str)
        parallel_settings(found, "AUC", str)


def test_words_for_values():
    said = [value_words(*pair).text() for pair in
            (("hidden", (64, 32)), ("batch_norm", True), ("activation", "relu"), ("learning_rate", 1e-5), ("epochs", 2000))]  # fmt: skip
    assert said == ["64 – 32", "yes", "ReLU", "1e-05", "2,000"]
    assert [range_words(each).text() for each in SPACE] == ["0.0001 to 0.1", "0 to 0.1", "3 choices"]
    assert hill(E) == pytest.approx(0.849)
