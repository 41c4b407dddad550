"""Points drawn by a formula: their size, their places, their noise."""

import numpy as np
import pytest
from sklearn import datasets as sklearn_datasets

from core.datasets import DATASETS, DatasetError, load

DRAWN = [name for name, entry in DATASETS.items() if entry.group == "drawn"]
TWO_CLASSES = ["circle", "xor", "gaussians", "spiral", "moons"]


@pytest.mark.parametrize(("points", "noise"), [(9, 0.1), (0, 0.1), (100, -0.1)])
def test_impossible_drawings_are_errors(points, noise):
    with pytest.raises(DatasetError, match=rf"at least 10 points.*received {points} and {noise}"):
        load("circle", points, noise)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("points", [10, 501])
def test_drawings_have_their_size_and_both_classes_in_equal_parts(name, points):
    data = load(name, n_samples=points, noise=0.2, seed=3)
    assert data.drawn and data.feature_names == ("x", "y") and data.X.shape == (points, 2)
    if data.task == "classification" and name != "xor":
        assert abs(np.bincount(data.y, minlength=2) - points / 2).max() <= 0.5


@pytest.mark.parametrize("name", DRAWN)
def test_drawings_follow_their_seed(name):
    first, other = load(name, 200, 0.1, seed=1), load(name, 200, 0.1, seed=2)
    again = DATASETS[name].make(name, DATASETS[name].card, 200, 0.1, 1)
    np.testing.assert_array_equal(first.X, again.X)
    np.testing.assert_array_equal(first.y, again.y)
    assert not np.array_equal(first.X, other.X) or not np.array_equal(first.y, other.y)


@pytest.mark.parametrize("name", DRAWN)
def test_noise_moves_what_it_should(name):
    calm, rough = load(name, 300, 0.0, seed=4), load(name, 300, 0.5, seed=4)
    if calm.task == "regression":
        np.testing.assert_array_equal(calm.X, rough.X)
        assert np.std(rough.y - calm.y) == pytest.approx(0.25, rel=0.2)
    else:
        assert not np.allclose(calm.X, rough.X)
        assert np.abs(rough.X).max() < 20


@pytest.mark.parametrize("name", ["iris", "heart"])
def test_noise_and_size_leave_real_data_alone(name):
    assert load(name, n_samples=20, noise=0.5, seed=7) is load(name)


def expected_class(name, x, y):
    """Say of points without noise which class they have, from their definition."""
    if name == "circle":
        return np.hypot(x, y) < 3
    if name == "xor":
        return x * y > 0
    if name == "gaussians":
        return x + y > 0
    if name == "moons":
        return np.abs(np.hypot(x / 3 - 0.5, y / 3 - 0.25) - 1) < 1e-4
    # A spiral's arms are half a turn apart: which one is nearer to the point's direction?
    turned = np.arctan2(x, y) - 3.5 * np.pi * np.hypot(x, y) / 5
    return np.cos(turned) < 0


@pytest.mark.parametrize("name", TWO_CLASSES)
def test_points_without_noise_have_the_class_of_their_place(name):
    data = load(name, n_samples=400, noise=0.0, seed=5)
    x, y = data.X.T.astype(float)
    away = np.hypot(x, y) > 1e-6  # the arms of the spiral meet in the middle
    expected = expected_class(name, x, y)
    np.testing.assert_array_equal(expected[away], data.y[away])


def test_rings_squares_and_arms_are_where_they_should_be():
    circle, xor, spiral = (load(name, 1000, 0.0, seed=6) for name in ("circle", "xor", "spiral"))
    radius = np.hypot(*circle.X.T)
    assert radius[circle.y == 1].max() <= 2.5 and 3.5 <= radius[circle.y == 0].min() <= radius.max() <= 5
    assert np.abs(xor.X).min() >= 0.3 and np.abs(xor.X).max() <= 5.3
    turned = np.arctan2(*spiral.X.T) - 3.5 * np.pi * np.hypot(*spiral.X.T) / 5 - np.pi * spiral.y
    np.testing.assert_allclose(np.cos(turned)[np.hypot(*spiral.X.T) > 1e-6], 1, atol=1e-4)


def test_clouds_have_the_promised_centres_and_spread():
    data = load("gaussians", 20_000, 0.1, seed=0)
    for code, centre in ((1, 2), (0, -2)):
        cloud = data.X[data.y == code]
        np.testing.assert_allclose(cloud.mean(axis=0), [centre, centre], atol=0.05)
        np.testing.assert_allclose(cloud.std(axis=0), [1.0, 1.0], atol=0.05)


def test_moons_are_scikit_learns():
    data = load("moons", 300, 0.0, seed=8)
    X, y = sklearn_datasets.make_moons(300, shuffle=False)
    ours, theirs = np.column_stack([data.X / 3 + [0.5, 0.25], data.y]), np.column_stack([X, y])
    in_order = [points[np.lexsort(points.round(4).T)] for points in (ours, theirs)]
    np.testing.assert_allclose(*in_order, atol=1e-5)


def test_the_slope_is_the_mean_of_the_coordinates():
    data = load("plane", 300, 0.0, seed=9)
    np.testing.assert_allclose(data.y, (data.X[:, 0] + data.X[:, 1]) / 12, atol=1e-6)
    assert np.abs(data.X).max() <= 6


def test_hills_are_those_of_the_tensorflow_playground():
    data = load("multi_gaussian", 300, 0.0, seed=10)
    hills = {(-4, 2.5): 1, (0, 2.5): -1, (4, 2.5): 1, (-4, -2.5): -1, (0, -2.5): 1, (4, -2.5): -1}

    def height(x, y):
        heights = [sign * max(0.0, 1 - np.hypot(x - a, y - b) / 2) for (a, b), sign in hills.items()]
        return max(heights, key=abs)

    np.testing.assert_allclose(data.y, [height(x, y) for x, y in data.X.astype(float)], atol=1e-5)
