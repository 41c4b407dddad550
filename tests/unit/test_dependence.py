"""One column: interactions against shap's, curves against scikit-learn's and against brute force, and what is said of them."""

import numpy as np
import pandas as pd
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.inspection import partial_dependence

from core.bundles import bundle
from core.charts.dependence import by_category, by_value, curves_chart, dependence_chart
from core.datasets.dataset import Card, Dataset
from core.explanation.case import Case
from core.explanation.how import How
from core.explanation.overall.case_words import leader_sentence, own_sentence, side_sentence
from core.explanation.overall.comparison_words import comparison_finding, gap_sentence
from core.explanation.overall.curve_words import curve_finding, sure_sentence
from core.explanation.overall.curves import POINTS, Curves, grid_in, grid_of, move_of, said_along
from core.explanation.overall.interaction import interactions, partner_of
from core.explanation.overall.times import chosen_rows, few_rows, most_of, row_choices
from core.explanation.overall.words import alone_sentence, importance_finding
from core.explanation.subject import subject_of
from core.explanation.whole import bundled


@pytest.fixture(scope="module")
def credit():
    return bundle("german_credit")


@pytest.fixture(scope="module")
def case(credit):
    return case_of(credit)


def case_of(run):
    whole = bundled(run, How())
    return Case(run, run.X_test[0], whole.told.rows(np.array([0])), 1, How(), int(whole.places[0]))


# Interactions


@pytest.mark.parametrize("n", [7, 90, 1500])
def test_interactions_are_ordered_as_shaps_are(n):
    from shap.utils import approximate_interactions

    rng = np.random.default_rng(n)
    X = rng.normal(size=(n, 6)).astype(np.float32)
    X[:, 4] = 0
    X[rng.random(n) < 0.2, 5] = np.nan
    values = rng.normal(size=(n, 6)) * 0.1
    values[:, 1] += X[:, 1] * X[:, 2] + 0.3 * np.isnan(X[:, 5])
    mine = interactions(1, values, X)
    with np.errstate(invalid="ignore"):
        theirs = approximate_interactions(1, values, X)
    np.testing.assert_allclose(mine[theirs], np.sort(mine)[::-1])
    assert mine[1] == mine[4] == 0


def test_the_partner_of_a_column_alone_is_nobody(case):
    whole = bundled(case.run, How())
    assert partner_of(1, whole.told, 1) not in (None, 1)
    assert partner_of(1, whole.told.rows(np.zeros(0, np.int64)), 1) is None
    assert partner_of(0, explained(np.ones((9, 1))), 0) is None


def explained(values):
    from core.explanation.explained import Explanation

    n, d = values.shape
    return Explanation(values[:, :, None], np.zeros(1), np.arange(n * d, dtype=np.float32).reshape(n, d), values.sum(axis=1, keepdims=True), values[:, :, None] * 0, np.ones(1), True)  # fmt: skip


# Curves


class Wrapped(ClassifierMixin, BaseEstimator):
    def __init__(self, run=None):
        self.run = run

    def fit(self, X, y=None):
        return self

    def __sklearn_is_fitted__(self):
        return True

    @property
    def classes_(self):
        return np.array([0, 1])

    def predict_proba(self, X):
        return np.asarray(self.run.predict(np.asarray(X, np.float32)), np.float64)


def test_average_and_single_curves_are_scikit_learns(credit):
    X, column = credit.X_test[:25], credit.data.feature_names.index("duration in month")
    grid = grid_of(credit, column)
    mine = said_along(subject_of(credit, How()), X, column, grid, "chance")[:, :, 1]
    theirs = partial_dependence(
        Wrapped(credit), X.astype(np.float64), [column], kind="both", method="brute", custom_values={column: grid}
    )
    np.testing.assert_allclose(mine, theirs["individual"][0], atol=1e-5)
    np.testing.assert_allclose(Curves(column, grid, mine).mean, theirs["average"][0], atol=1e-5)


def test_curves_in_log_odds_are_those_of_single_predictions(credit):
    X, column = credit.X_test[:6], 0
    grid = grid_of(credit, column)
    mine = said_along(subject_of(credit, How()), X, column, grid, "log_odds")
    for i, x in enumerate(X):
        for g, value in enumerate(grid):
            moved = x.copy()
            moved[column] = value
            chance = np.asarray(credit.predict(moved[None]), np.float64)[0]
            np.testing.assert_allclose(mine[i, g], np.log(chance / (1 - chance)), atol=2e-4)


def table(**columns):
    frame = pd.DataFrame(columns)
    return Dataset("made", frame, np.zeros(len(frame), np.float32), "regression", (), Card("", "", "", "", "y"))


def test_a_number_is_moved_over_what_training_rows_have_without_the_farthest():
    rng = np.random.default_rng(0)
    data = table(x=np.append(rng.random(998), [-1e6, 1e6]), whole=np.arange(1000), gaps=np.where(np.arange(1000) % 2, np.nan, np.arange(1000)))  # fmt: skip
    rows = np.arange(1000)
    grid = grid_in(data, rows, 0)
    assert len(grid) == POINTS and 0 <= grid.min() < 0.05 and 0.95 < grid.max() <= 1
    assert (grid_in(data, rows, 1) == np.round(grid_in(data, rows, 1))).all()
    assert np.isfinite(grid_in(data, rows, 2)).all()


def test_few_values_are_all_there_and_categories_too():
    data = table(few=np.tile([3.0, 1, 2], 40), kind=pd.Categorical(list("abca") * 30), none=[np.nan] * 120)
    rows = np.arange(120)
    assert grid_in(data, rows, 0).tolist() == [1, 2, 3]
    assert grid_in(data, rows, 1).tolist() == [0, 1, 2]
    assert len(grid_in(data, rows, 2)) == 0
    many = table(kind=pd.Categorical([f"c{i % 100}" for i in range(400)]))
    assert len(grid_in(many, np.arange(400), 0)) == 30


def test_a_move_goes_from_the_lowest_average_to_the_highest_and_counts_who_goes_the_other_way():
    each = np.array([[0.1, 0.3, 0.5], [0.2, 0.2, 0.6], [0.4, 0.3, 0.2]])
    it = move_of(Curves(0, np.arange(3, dtype=np.float32), each), ordered=True)
    assert (it.start, it.end, it.against, it.of) == (0, 2, 1, 3)
    assert it.after - it.before == pytest.approx((each[:, 2] - each[:, 0]).mean())
    falling = Curves(0, np.arange(3, dtype=np.float32), each[:2, ::-1])
    assert move_of(falling, ordered=True).after < move_of(falling, ordered=True).before
    assert move_of(falling, ordered=False).after > move_of(falling, ordered=False).before


def test_nothing_to_move_says_so(case):
    still = Curves(1, np.ones(1, np.float32), np.full((3, 1), 0.5))
    assert move_of(still, ordered=True) is None and sure_sentence(still, case) is None
    assert "nothing to move" in curve_finding(still, case).text()
    flat = Curves(1, np.arange(3, dtype=np.float32), np.full((3, 3), 0.5))
    assert "leaves the average prediction at 50%" in curve_finding(flat, case).text()


# What is said


def test_the_finding_of_a_curve_has_the_numbers_of_the_curve(case):
    each = np.array([[0.22, 0.4, 0.51], [0.22, 0.4, 0.51], [0.2201, 0.4, 0.2101]])
    it = Curves(1, np.array([12, 24, 48], np.float32), each)
    assert curve_finding(it, case).text() == (
        "Duration: from 12 months to 48 months the average prediction climbs from 22% to 41%; 1 of 3 rows go the other way"
    )


def test_the_finding_of_the_planted_leak_makes_it_jump_out():
    from core.explanation.overall.importance import importance

    run = bundle("german_credit_calls")
    whole = bundled(run, How())
    it, case = importance(whole.told, np.array([1])), case_of(run)
    mean = np.abs(whole.told.values[:, :, 1]).mean(axis=0)
    times = np.sort(mean)[-1] / np.sort(mean)[-2]
    said = importance_finding(it, case).text()
    assert said.startswith("Service calls, last months moves") and f"by {100 * mean.max():.0f} points" in said
    assert f"{times:.0f} times as much as the next column" in said
    assert "Ask when it is written down" in alone_sentence(it, case).text()


def test_an_honest_model_is_not_suspected(case):
    from core.explanation.overall.importance import importance

    assert alone_sentence(importance(bundled(case.run, How()).told, np.array([1])), case) is None


def test_sentences_about_rows_are_read_from_their_numbers(case):
    whole = bundled(case.run, How())
    told, column = whole.told, case.run.data.feature_names.index("duration in month")
    above = told.data[:, column] > np.median(told.data[:, column])
    up = 100 * told.values[above, column, 1].mean()
    assert f"{up:+.1f} points" in side_sentence(case, whole, column).text()
    first = np.bincount(np.abs(told.values[:, :, 1]).argmax(axis=1)).max()
    assert f"For {first} of 200 rows" in leader_sentence(case, whole).text()
    partner = case.run.data.feature_names.index("age in years")
    assert own_sentence(case, whole, column, partner).text().endswith("most on Age")


def test_both_measures_are_named_in_the_comparison(case):
    from core.explanation.overall.comparison import gaps
    from core.explanation.overall.correlation import associations
    from core.explanation.overall.importance import importance
    from core.explanation.overall.permutation import Permuted

    shap = importance(bundled(case.run, How()).told, np.array([1]))
    drop = np.zeros(19)
    drop[4] = 0.2
    it = Permuted("roc_auc", drop, drop - 0.01, drop + 0.01, 200)
    assert "shuffling Amount: it costs 0.20 of AUC (0.19 to 0.21)" in comparison_finding(shap, it, case).text()
    said = [gap_sentence(gap, it, case).text() for gap in gaps(shap, it, associations(case.run))]
    assert any("100% of what shuffling costs" in sentence for sentence in said)
    undefined = Permuted("roc_auc", np.full(19, np.nan), drop * np.nan, drop * np.nan, 200)
    assert "can't be judged" in comparison_finding(shap, undefined, case).text()


# How many rows


def test_choices_of_rows_end_with_all_there_are(credit):
    assert row_choices(credit) == [50, 200]
    assert chosen_rows(credit, 200) == 200 and chosen_rows(credit, 1) == 50 and chosen_rows(credit, 10**6) == 200
    assert most_of(credit, 200) == 200 and most_of(credit, 50) == 50
    assert few_rows(credit, How(), 8, 24) == 24 and few_rows(credit, How(background=1000, rounds=1000), 8, 24) == 4


# Drawings


def test_curves_are_drawn_along_a_number_and_for_each_category():
    it = Curves(0, np.arange(3, dtype=np.float32), np.random.default_rng(0).random((40, 3)))
    line = curves_chart(it, ["a", "b", "c"], ("x", "said"), 100, False, str)
    np.testing.assert_allclose(line.data[1].y, 100 * it.each.mean(axis=0))
    assert len(line.data[0].x) == 30 * 4
    lanes = curves_chart(it, ["a", "b", "c"], ("x", "said"), 100, True, str)
    np.testing.assert_allclose(lanes.data[1].x, 100 * it.each.mean(axis=0))


def test_missing_values_lie_beside_the_others_and_are_named():
    values = np.array([1, 2, np.nan], np.float32)
    made = dependence_chart(values, np.array([0.1, 0.2, 0.3]), [], ["a", "b", "c"], by_value(values), ("x", "pull"), ("y", "1", "2"), str)  # fmt: skip
    assert made.data[1].x[0] < 1 and made.layout.annotations[0].text == "missing"


def test_rare_categories_share_a_colour():
    values = np.repeat(np.arange(9), np.arange(9, 0, -1)).astype(np.float32)
    groups = by_category(values, {i: f"<{i}>" for i in range(9)}, "others")
    assert [group["name"] for group in groups] == [*(f"&lt;{i}&gt;" for i in range(6)), "others"]
    assert sum(len(group["rows"]) for group in groups) == len(values)
