"""How much columns count: bars, their intervals, shuffling and swarms, against NumPy, SciPy and scikit-learn."""

import numpy as np
import pytest
from scipy import stats
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LinearRegression, LogisticRegression

from core.charts.importance import importance_chart, pixels_chart
from core.explanation.explained import Explanation
from core.explanation.overall.comparison import gaps, parts
from core.explanation.overall.importance import importance, moves, row_error
from core.explanation.overall.permutation import Permuted, drops_of
from core.explanation.overall.reading import leaders, own_part, sides
from core.explanation.overall.swarm import by_likeness, heights, offsets, some_rows


def told(values):
    values = np.asarray(values, np.float64)
    n, d, k = values.shape
    return Explanation(values, np.zeros(k), np.zeros((n, d), np.float32), values.sum(axis=1), np.zeros_like(values), np.ones(k), True)  # fmt: skip


@pytest.fixture
def values():
    rng = np.random.default_rng(0)
    return rng.normal(size=(150, 4, 3)) * np.array([0.1, 3.0, 1.0, 0.0])[:, None]


ONE, ALL = np.array([1]), np.arange(3)


def test_a_bar_is_the_mean_size_of_a_columns_shares(values):
    it = importance(told(values), ONE)
    np.testing.assert_allclose(it.mean, np.abs(values[:, :, 1]).mean(axis=0))
    assert it.order.tolist() == [1, 2, 0, 3]


def test_bars_of_all_classes_are_the_sums_of_each(values):
    it = importance(told(values), ALL)
    np.testing.assert_allclose(it.mean, np.abs(values).mean(axis=0).sum(axis=1))
    np.testing.assert_allclose(it.each, np.abs(values).mean(axis=0))


def test_the_interval_over_rows_is_scipys_bootstrap(values):
    it = importance(told(values), ONE)
    sizes = np.abs(values[:, 1, 1])
    found = stats.bootstrap((sizes,), np.mean, method="percentile", rng=np.random.default_rng(1)).confidence_interval
    assert it.low[1] == pytest.approx(found.low, rel=0.03)
    assert it.high[1] == pytest.approx(found.high, rel=0.03)


def test_other_background_rows_widen_the_interval_and_leave_the_bar(values):
    rng = np.random.default_rng(2)
    again = np.abs(values[:24]) * np.exp(rng.normal(0, 0.3, size=(8, 1, 4, 1)))
    plain, wide = importance(told(values), ONE), importance(told(values), ONE, again)
    np.testing.assert_array_equal(plain.mean, wide.mean)
    assert (wide.high - wide.low)[:3].min() > 0
    assert ((wide.high - wide.low)[:3] > 1.5 * (plain.high - plain.low)[:3]).all()
    assert (plain.draws, wide.draws) == (0, 8)


def test_few_draws_of_background_rows_spread_as_a_t_interval():
    means = np.random.default_rng(3).normal(10, 1, size=(8, 1))
    half = stats.t.ppf(0.975, 7) * means.std(ddof=1) / means.mean()
    assert 1.959964 * moves(means).std() == pytest.approx(half, rel=1e-4)


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(4)
    held = 0
    for _ in range(60):
        shift = np.exp(rng.normal(0, 0.2, size=9))
        sizes = rng.gamma(4, 0.25, size=(100, 1, 1))
        again = np.abs(rng.gamma(4, 0.25, size=(1, 24, 1, 1))) * shift[1:, None, None, None]
        it = importance(told(sizes * shift[0]), np.array([0]), again)
        held += it.low[0] <= np.exp(0.02) <= it.high[0]
    assert held >= 52


def test_fewer_draws_than_four_tell_nothing_yet(values):
    assert importance(told(values), ONE, np.abs(values[None, :24])).draws == 0


def test_a_column_without_any_share_has_a_bar_of_nothing(values):
    it = importance(told(values), ONE, np.zeros((8, 24, 4, 3)))
    assert it.mean[3] == it.low[3] == it.high[3] == 0


def test_no_rows_and_one_column_are_no_traceback():
    assert importance(told(np.zeros((0, 3, 2))), np.array([0])).rows == 0
    alone = importance(told(np.ones((5, 1, 1))), np.array([0]))
    assert np.isnan(alone.lead) and alone.mean[0] == 1


def test_what_more_rows_would_change_shrinks_to_nothing_when_all_are_there(values):
    it = told(values)
    n = len(values)
    assert row_error(it, ONE, n) == 0
    spread = np.abs(values[:, 1, 1]).std(ddof=1)
    assert row_error(it, ONE, 10**9) == pytest.approx(1.96 * spread / np.sqrt(n), rel=1e-3)
    assert 0 < row_error(it, ONE, n + 10) < row_error(it, ONE, 10**9)


# Shuffling


@pytest.fixture
def numbers():
    rng = np.random.default_rng(5)
    X = rng.normal(size=(300, 3)).astype(np.float32)
    return X, (2 * X[:, 0] + X[:, 1] + 0.3 * rng.normal(size=300)).astype(np.float32)


def test_the_drop_of_r2_is_scikit_learns(numbers):
    X, y = numbers
    model = LinearRegression().fit(X, y)
    mine = drops_of(lambda rows: model.predict(rows)[:, None], X, y, "r2", np.arange(3))
    theirs = permutation_importance(model, X, y, scoring="r2", n_repeats=50, random_state=0)
    np.testing.assert_allclose(mine[:, 0], theirs.importances_mean, atol=4 * theirs.importances_std.max() / np.sqrt(10))
    assert (mine[:2, 1] < mine[:2, 0]).all() and (mine[:2, 0] < mine[:2, 2]).all()


@pytest.mark.parametrize("score", ["roc_auc", "accuracy"])
def test_the_drop_of_a_score_of_choices_is_scikit_learns(numbers, score):
    X, number = numbers
    y = (number > 0).astype(np.int64)
    model = LogisticRegression().fit(X, y)
    mine = drops_of(model.predict_proba, X, y, score, np.arange(3))
    theirs = permutation_importance(model, X, y, scoring=score, n_repeats=50, random_state=0)
    np.testing.assert_allclose(mine[:, 0], theirs.importances_mean, atol=4 * theirs.importances_std.max() / np.sqrt(10))


def test_a_column_that_is_not_used_costs_exactly_nothing(numbers):
    X, y = numbers
    mine = drops_of(lambda rows: rows[:, :1].astype(np.float64), X, y, "r2", np.array([2]))
    np.testing.assert_array_equal(mine, 0)


def test_columns_are_shuffled_alike_alone_and_together(numbers):
    X, y = numbers
    predict = LinearRegression().fit(X, y)
    say = lambda rows: predict.predict(rows)[:, None]  # noqa: E731
    together = drops_of(say, X, y, "r2", np.arange(3))
    np.testing.assert_allclose(together[1:2], drops_of(say, X, y, "r2", np.array([1])))


def test_a_score_that_is_undefined_stays_so():
    X = np.random.default_rng(0).normal(size=(20, 2)).astype(np.float32)
    mine = drops_of(lambda rows: np.column_stack([rows[:, 0], rows[:, 0]]).astype(np.float64), X, np.zeros(20, np.int64), "roc_auc", np.array([0]))  # fmt: skip
    assert np.isnan(mine).all()


# Beside each other


def permuted(drop, low=None):
    drop = np.asarray(drop, np.float64)
    return Permuted("roc_auc", drop, drop - 0.01 if low is None else np.asarray(low, np.float64), drop + 0.01, 100)


def shap_of(means):
    return importance(told(np.asarray(means, np.float64)[None, :, None].repeat(5, axis=0)), np.array([0]))


def test_a_twin_explains_why_shuffling_one_of_the_two_costs_little():
    related = np.array([[1, 0.95, 0], [0.95, 1, 0], [0, 0, 1]])
    found = gaps(shap_of([4, 3, 3]), permuted([0.02, 0.02, 0.4]), related)
    assert {gap.column: gap.why for gap in found} == {2: "decisive", 0: "correlated"}
    assert found[1].other == 1


def test_a_column_that_does_not_help_the_score_is_said_to_be_useless():
    found = gaps(shap_of([4, 6]), permuted([0.0, 0.3], [-0.02, 0.2]), np.eye(2))
    assert [gap.why for gap in found if gap.column == 0] == ["useless"]


def test_measures_that_agree_have_no_gap():
    assert gaps(shap_of([4, 2, 1]), permuted([0.4, 0.2, 0.1]), np.eye(3)) == []


def test_a_drop_below_nothing_is_no_part():
    np.testing.assert_allclose(parts(np.array([3.0, -1.0, 1.0, np.nan])), [0.75, 0, 0.25, 0])
    assert (parts(np.zeros(3)) == 0).all()


# Every row


def test_dots_of_one_place_stand_apart_and_within_their_lane():
    x = np.zeros(41)
    found = offsets(x, -1, 1, 0.4)
    assert len(np.unique(found)) == 41 and np.abs(found).max() == pytest.approx(0.4)


def test_a_lonely_dot_lies_in_the_middle_and_no_dots_are_none():
    assert offsets(np.array([0.3]), 0, 1).tolist() == [0.0] and len(offsets(np.zeros(0), 0, 0)) == 0


def test_colours_go_from_low_to_high_and_a_gap_has_none():
    values = np.array([np.nan, *np.linspace(0, 100, 101)], np.float32)
    found = heights(values)
    assert np.isnan(found[0]) and found[1] == 0 and found[-1] == 1 and found[51] == pytest.approx(0.5)
    assert (heights(np.full(4, 7, np.float32)) == 0.5).all()
    assert np.isnan(heights(np.full(4, np.nan, np.float32))).all()
    assert set(heights(np.array([0] * 99 + [1], np.float32))) == {0.0, 1.0}


def test_rows_explained_alike_are_neighbours():
    rng = np.random.default_rng(6)
    groups = rng.permutation(np.repeat(np.arange(4), 10))
    rows = np.eye(4)[groups] + 0.01 * rng.normal(size=(40, 4))
    assert (np.diff(groups[by_likeness(rows)]) != 0).sum() == 3


def test_of_many_rows_some_are_drawn_evenly():
    assert (
        some_rows(5, 10).tolist() == [0, 1, 2, 3, 4] and len(some_rows(10_000, 400)) == 400 and len(some_rows(0)) == 0
    )


def test_each_row_counts_for_its_largest_reason():
    rows = np.array([[1, -3], [2, 0.5], [0, 0], [-1, 0.2]])
    assert leaders(rows).tolist() == [2, 1]


def test_sides_are_means_above_and_below_the_median_or_of_the_extreme_categories():
    values, shares = np.array([1, 2, 3, 4, np.nan], np.float32), np.array([-2.0, -1, 1, 2, 99])
    found = sides(values, shares, False)
    assert (found.cut, found.above, found.below) == (2.5, 1.5, -1.5)
    found = sides(np.array([0, 0, 1, 2], np.float32), np.array([1.0, 2, -4, 0]), True)
    assert (found.high, found.above, found.low, found.below) == (0, 1.5, 1, -4)
    assert sides(np.ones(4, np.float32), np.zeros(4), False) is None
    mostly = sides(np.array([0, 1, 1, 1], np.float32), np.array([5.0, 1, 1, 1]), False)
    assert (mostly.above, mostly.below) == (1, 5)


def test_a_share_that_follows_its_value_is_explained_by_it_and_noise_is_not():
    rng = np.random.default_rng(7)
    values = rng.normal(size=2000).astype(np.float32)
    assert own_part(values, np.sin(values).astype(float)) > 0.97
    assert own_part(values, rng.normal(size=2000)) < 0.02
    half = own_part(np.repeat([0, 1], 1000).astype(np.float32), np.repeat([0.0, 2], 1000) + rng.normal(size=2000))
    assert half == pytest.approx(0.5, abs=0.05)
    assert np.isnan(own_part(values, np.ones(2000))) and np.isnan(own_part(values[:2], np.arange(2.0)))


# Drawings


def test_bars_show_names_as_they_are_written(values):
    it = importance(told(values), ONE)
    made = importance_chart(it, ["a<b>", "b & c", "c", "d"], "Mean", 100, ["yes"], str)
    assert [note.text for note in made.layout.annotations][:4] == ["b &amp; c", "c", "a&lt;b&gt;", "d"]
    np.testing.assert_allclose(made.data[0].x, 100 * it.mean[it.order])


def test_many_columns_are_cut_and_several_classes_stacked():
    it = importance(told(np.random.default_rng(0).normal(size=(9, 500, 3))), ALL)
    made = importance_chart(it, [str(i) for i in range(500)], "Mean", 1, ["x", "y", "z"], str)
    assert len(made.data[0].x) == 12 and [trace.name for trace in made.data[:3]] == ["x", "y", "z"]


def test_pixels_are_drawn_where_they_are():
    each = np.zeros((12, 2))
    each[5, 1] = 1.0
    made = pixels_chart(each, (3, 4), ["a", "b"], "points")
    z = np.array(made.data[0].z, float)
    down, across = np.argwhere(z == 1)[0]
    left = made.layout.annotations[1].x - 1.5
    assert (across - left, down - made.layout.annotations[1].y) == (pytest.approx(1), pytest.approx(1.4))
