"""Optimisers: Keras walks as the papers say, slopes are slopes, and every ending is told as it is."""

import numpy as np
import pytest

from core.charts.lessons.optimisers import loss_chart, race_chart, walk_chart
from core.charts.lessons.optimisers_depth import batches_chart, rates_chart, tiny_chart
from core.lessons import LESSONS
from core.lessons.optimisers import noise as batches
from core.lessons.optimisers.keras_paths import keras_path
from core.lessons.optimisers.papers import paths
from core.lessons.optimisers.race import FLIES, NOTHING, SOONER, answer, course, cut, edge, frames, nearest, ranking
from core.lessons.optimisers.rates import GRID, best, largest_stable, left_over, window
from core.lessons.optimisers.real import centred
from core.lessons.optimisers.sentences import (
    cost_sentence,
    limit_sentence,
    noise_title,
    race_title,
    rates_title,
    revealed,
    tiny_sentence,
    tiny_title,
    verdict,
    walk_title,
)
from core.lessons.optimisers.surfaces import OPTIMISERS, SURFACES
from core.lessons.optimisers.tiny import covered
from core.lessons.optimisers.track import WALK_SURFACE, Track, walked
from core.messages import UserError


def single(name, surface, rate=None, steps=300, start=None):
    """One path of the papers' rules, with the rate rounded as Keras rounds it."""
    it = SURFACES[surface]
    rates = np.array([np.float32(rate or it.rates[name])])
    return paths(name, it.gradient, np.array(start or it.start), rates, steps)[:, 0]


@pytest.mark.parametrize("surface", SURFACES)
def test_slopes_equal_small_differences(surface):
    it = SURFACES[surface]
    low, high = np.array(it.bounds).T
    p = np.random.default_rng(0).uniform(low, high, (20, 2))
    moves = 1e-5 * (high - low) * np.eye(2)
    steep = np.stack([(it.value(p + m) - it.value(p - m)) / (2 * m.sum()) for m in moves], axis=-1)
    assert np.allclose(it.gradient(p), steep, rtol=1e-6, atol=1e-6 * np.abs(steep).max())


@pytest.mark.parametrize("surface", SURFACES)
def test_the_lowest_point_is_flat_and_nothing_shown_is_lower(surface):
    it = SURFACES[surface]
    assert np.abs(it.gradient(np.array(it.lowest))).max() < 1e-9 * max(1, np.abs(it.gradient(np.array(it.start))).max())
    assert it.heights()[2].min() >= it.floor - 1e-9 * max(1, abs(it.floor))
    assert set(it.rates) == set(OPTIMISERS)


@pytest.mark.parametrize("scaled", [False, True])
def test_the_real_surface_is_the_error_of_the_least_squares_of_scikit_learn(scaled):
    from sklearn.linear_model import LinearRegression

    it, (X, y) = SURFACES["real_scaled" if scaled else "real_raw"], centred(scaled)
    X = X[:, [2, 3]]
    model = LinearRegression().fit(X, y)
    assert np.allclose(it.lowest, model.coef_) and it.floor == pytest.approx(np.mean((model.predict(X) - y) ** 2))
    w = np.array([3.0, -2.0])
    assert float(it.value(w)) == pytest.approx(np.mean((X @ w - y) ** 2))
    assert it.limit == pytest.approx(1 / np.linalg.eigvalsh(X.T @ X / len(X)).max())


@pytest.mark.parametrize("name", OPTIMISERS)
def test_keras_walks_as_the_papers_say(name):
    for surface in ("valley", "saddle", "bumpy", "real_scaled"):
        it = SURFACES[surface]
        theirs = keras_path(name, surface, it.start, it.rates[name], 60)
        ours = single(name, surface, steps=60)
        assert np.abs(theirs - ours).max() < 1e-5 * np.abs(ours).max(), surface


def test_keras_flies_off_where_the_papers_do():
    theirs, ours = keras_path("sgd", "rosenbrock", (-1.2, 1.0), 0.1, 40), single("sgd", "rosenbrock", 0.1, 40)
    assert not np.isfinite(theirs[-1]).all() and not np.isfinite(ours[-1]).all()
    assert course(SURFACES["rosenbrock"], theirs).left == course(SURFACES["rosenbrock"], ours).left == 1


def test_one_race_leaves_no_trace_in_the_next():
    first = keras_path("adam", "valley", (-9.0, 2.5), 0.3, 20)
    keras_path("adam", "rosenbrock", (-1.2, 1.0), 0.1, 20)
    assert np.array_equal(keras_path("adam", "valley", (-9.0, 2.5), 0.3, 20), first)


def test_plain_descent_in_the_bowl_is_the_geometric_series():
    path = single("sgd", "bowl", 0.1, 50)
    assert np.allclose(path, np.array([-8.0, 5.0]) * (1 - np.float32(0.1)) ** np.arange(51)[:, np.newaxis])


@pytest.mark.parametrize("surface", ["valley", "bowl", "real_raw", "real_scaled"])
def test_the_largest_stable_rate_is_two_by_the_largest_eigenvalue(surface):
    it = SURFACES[surface]
    assert largest_stable(surface, it.start) == pytest.approx(it.limit, rel=0.01)
    assert "theory says" in limit_sentence(it, largest_stable(surface, it.start), 0.1).text()
    assert course(it, single("sgd", surface, 1.05 * it.limit)).diverged
    assert not course(it, single("sgd", surface, 0.95 * it.limit)).diverged


def test_without_one_curvature_there_is_no_one_limit():
    assert "no single number" in limit_sentence(SURFACES["bumpy"], None, 0.1).text()


def test_ten_times_the_rate_flies_out_of_the_valley():
    slow, fast = (course(SURFACES["valley"], single("sgd", "valley", rate)) for rate in (0.03, 0.3))
    assert answer(slow, fast) == FLIES and slow.arrived is not None and fast.left == 1
    assert "out of the picture at step 1" in revealed(slow, fast, (0.03, 0.3)).text()
    assert LESSONS["optimisers"].guess.options[FLIES].startswith("It flies")


def test_the_other_answers_are_found_where_they_are_right():
    bowl = SURFACES["bowl"]
    slow, fast, same = (course(bowl, single("sgd", "bowl", rate)) for rate in (0.05, 0.5, 0.06))
    assert answer(slow, fast) == SOONER and answer(slow, same) == NOTHING
    assert "with 0.5 at step" in revealed(slow, fast, (0.05, 0.5)).text()


def test_an_arrival_is_for_good():
    it = SURFACES["bowl"]
    path = np.array([[8.0, 0], [0, 0], [4, 0], [0.1, 0], [0, 0]])
    assert course(it, path).arrived == 3 and course(it, path[:3]).arrived is None


def test_a_path_is_drawn_to_the_edge_where_it_leaves():
    it = SURFACES["bowl"]
    assert np.allclose(edge(it, np.array([0.0, 0.0]), np.array([20.0, 4.0])), [10, 2])
    assert np.allclose(edge(it, np.array([1.0, 1.0]), np.array([np.inf, np.nan])), [1, 1])
    path = np.array([[0.0, 0], [20, 4], [0, 0]])
    assert np.allclose(cut(it, path, 2), [[0, 0], [10, 2]]) and len(cut(it, path, 0)) == 1


def test_races_are_told_as_they_end():
    it = SURFACES["bowl"]
    there, gone = course(it, single("sgd", "bowl")), course(it, single("sgd", "bowl", 3.0))
    slow = course(it, single("sgd", "bowl", 0.001))
    assert "arrives first, at step" in race_title({"sgd": gone, "adam": there}).text()
    assert "All four arrive" in race_title({"sgd": there, "adam": there}).text()
    assert "1 of 4" in race_title({"sgd": there, "adam": slow}).text()
    assert "flies off at step 1" in race_title({"sgd": gone, "adam": slow}).text()
    assert race_title({"sgd": slow}).text() == "Nobody arrives within 300 steps"
    assert ranking({"sgd": gone, "adam": there}) == ["adam"]
    said = [verdict("sgd", one).text() for one in (there, gone, slow)]
    assert ["arrived" in said[0], "flew off" in said[1], "on its way" in said[2]] == [True] * 3


def test_a_wrong_hollow_is_called_so():
    it = course(SURFACES["bumpy"], single("sgd", "bumpy"))
    assert it.stopped and "came to rest elsewhere" in verdict("sgd", it).text()
    assert "wrong hollow" in walk_title(SURFACES[WALK_SURFACE], walked(60)).text()
    assert "You stand" in walk_title(SURFACES[WALK_SURFACE], walked(0)).text()


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_is_drawn_also_with_paths_that_fly_off(surface):
    it = SURFACES[surface]
    rates = dict(it.rates) | {"sgd": 50.0}
    courses = {name: course(it, single(name, surface, rate)) for name, rate in rates.items()}
    for upto in (0, 1, 300):
        made = race_chart(it, courses, upto, str)
        assert len(made.frames) == len(frames(300)) and made.layout.updatemenus[0].buttons[0].method == "animate"
    assert courses["sgd"].diverged and loss_chart(it, courses, str).data and walk_chart(it, walked(3), str).data


def test_nothing_plays_by_itself():
    it = SURFACES["bowl"]
    made = race_chart(it, {"sgd": course(it, single("sgd", "bowl"))}, 300, str)
    assert made.layout.updatemenus[0].showactive is False and not made.layout.sliders


def test_rates_are_tried_and_told():
    shares = left_over("valley", SURFACES["valley"].start)
    at = int(np.argmin(np.abs(GRID - 0.03)))
    it = SURFACES["valley"]
    ends = it.value(single("sgd", "valley", GRID[at])[-1]) / it.value(np.array(it.start))
    assert shares["sgd"][at] == pytest.approx(ends, rel=1e-3)
    assert window(shares["sgd"]).high < it.limit and not np.isfinite(shares["sgd"][-1])
    assert "forgives most" in rates_title(shares).text() and best(shares["sgd"])[0] < it.limit
    assert "No rate arrives" in rates_title({"sgd": np.full(len(GRID), 0.5)}).text()
    assert rates_chart(shares, it.limit, it.rates, str).data and nearest(0.031) == 0.03


def test_a_range_of_rates_has_no_gap_and_is_at_least_as_wide_where_the_grid_ends():
    gappy = np.ones(len(GRID))
    gappy[[3, 10, 11, 12]] = 0.0
    found = window(gappy)
    assert (found.low, found.high, found.cut) == (GRID[10], GRID[12], False) and window(np.ones(len(GRID))) is None
    open_ended, narrow = np.where(np.arange(len(GRID)) > 20, 0.0, 1.0), np.where(np.arange(len(GRID)) < 70, gappy, 1.0)
    assert "a factor of at least 40,000, that" in rates_title({"adam": open_ended, "sgd": narrow}).text()
    wide = np.where((np.arange(len(GRID)) > 5) & (np.arange(len(GRID)) < 89), 0.0, 1.0)
    said = rates_title({"adam": open_ended, "momentum": wide, "sgd": narrow}).text()
    assert said.startswith("Momentum and Adam forgive most") and "at least 40,000" in said
    assert "single rates" in rates_title({"adam": np.where(np.arange(len(GRID)) == 9, 0.0, 1.0)}).text()


def test_the_noise_of_a_batch_is_that_of_statistics():
    X, y = centred(scaled=True)
    w = np.zeros(X.shape[1])
    each = batches.slopes(w, X, y)
    size, rows = 16, len(X)
    expected = np.sqrt(each.var(axis=0, ddof=1).sum() / size * (1 - size / rows)) / np.linalg.norm(each.mean(axis=0))
    assert batches.noise(size, w, X, y)[0] == pytest.approx(expected, rel=0.08)
    assert batches.noise(rows, w, X, y) == (pytest.approx(0, abs=1e-12), 0.0)


def test_all_rows_a_step_is_gradient_descent_and_the_best_is_least_squares():
    from sklearn.linear_model import LinearRegression

    X, y = centred(scaled=True)
    model = LinearRegression().fit(X, y)
    assert batches.best_weights()[1] == pytest.approx(np.mean((model.predict(X) - y) ** 2))
    found, w = batches.batch_study(0.1, passes=3), np.zeros(X.shape[1])
    for _step in range(3):
        w -= 0.1 * 2 / len(X) * X.T @ (X @ w - y)
    left = (np.mean((X @ w - y) ** 2) - batches.best_weights()[1]) / (np.mean(y**2) - batches.best_weights()[1])
    assert np.allclose(found["loss_442"][-1], left)


def test_one_row_a_step_is_ahead_after_a_pass_and_some_dozens_in_the_end():
    found = batches.batch_study(batches.RATE)
    once = np.argmin(np.abs(found["rows_1"] - 442))
    assert np.median(found["loss_1"][once]) < np.median(found["loss_442"][1])
    assert np.median(found["loss_16"][-1]) < np.median(found["loss_1"][-1])
    assert "After one pass" in noise_title(found).text() and "28%" in cost_sentence(found).text()
    assert batches_chart(found, str).data


def test_a_rate_that_is_too_large_for_single_rows_is_said():
    found = batches.batch_study(0.1, passes=2)
    assert not np.isfinite(found["loss_1"][-1]).any() and "flies off" in noise_title(found).text()
    assert batches_chart(found, str).data


def test_small_gradients_are_made_up_for_until_epsilon():
    shares = covered()
    assert shares["sgd"][4] < 0.01 < 0.99 < shares["rmsprop"][4] and shares["rmsprop"][7] < 0.1
    assert shares["adam"][7] > 0.99 and "RMSprop 100%" in tiny_title(shares).text()
    assert "1,000,000 (RMSprop)" in tiny_sentence(shares).text() and tiny_chart(shares, str).data


def test_a_start_outside_the_picture_is_refused():
    with pytest.raises(UserError, match="expected a number from -10 to 10, received 11"):
        Track().moved(0, 11.0)
    with pytest.raises(UserError, match="received nan"):
        Track().moved(1, float("nan"))
    with pytest.raises(UserError, match="Learning rate"):
        Track().rated("sgd", 0.0)
    assert Track().moved(1, -3.0).start == (-9.0, -3.0) and Track.on("bumpy").rated("adam", 1.0).rates["adam"] == 1.0
    assert Track().stride(0) == 0.2
