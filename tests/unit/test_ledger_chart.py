"""The ledger's pictures: curves over each other, scores beside each other, labels apart."""

import math
from dataclasses import replace

import numpy as np
import pytest

from core.charts.ledger import MOST, Pinned, apart, name_of, overlaid, scores_beside


def test_curves_are_laid_over_each_other(entry):
    runs = [
        Pinned(replace(entry, name="A <b>long</b> name of a run"), {"val_loss": tuple(np.linspace(1, 0.2, 900))}, 0),
        Pinned(replace(entry, key="b"), {"val_loss": (1.0, 1e9, math.nan)}, 1),
        Pinned(replace(entry, key="c"), {}, 2),
        Pinned(replace(entry, key="d"), {"val_loss": (0.9,)}, 3),
    ]
    made = overlaid(runs, "val_loss", str)
    assert len(made.data) == 3
    assert len(made.data[0].x) <= 400 and (made.data[0].x[0], made.data[0].x[-1]) == (1, 900)
    assert len({(line.line.color, line.line.dash) for line in made.data}) == 3
    low, high = made.layout.yaxis.range
    assert low < 0.2 and 3.0 < high < 3.5  # what blew up leaves the picture
    assert made.layout.annotations[0].text.partition("</span> ")[2] == "A &lt;b&gt;long&lt;/b&gt;…"
    assert all(low <= note.y <= high for note in made.layout.annotations)
    assert not overlaid(runs[2:3], "val_loss", str).data


def test_scores_stand_beside_each_other(entry):
    runs = [Pinned(replace(entry, key=str(i), number=i + 1), {}, i) for i in range(3)]
    made = scores_beside(runs, "Accuracy", str)
    guesses, *points = made.data
    assert list(guesses.x) == [entry.about.baseline] * 3
    assert [point.y[0] for point in points] == [2, 1, 0]
    assert list(made.layout.yaxis.ticktext) == ["Run 1", "Run 2", "Run 3"]
    left, right = points[0].error_x.arrayminus[0], points[0].error_x.array[0]
    assert (points[0].x[0] - left, points[0].x[0] + right) == pytest.approx((entry.about.low, entry.about.high))
    assert len({point.marker.color for point in points}) == 3


def test_colours_come_round_and_names_stay_short(entry):
    assert Pinned(entry, {}, 0).color == Pinned(entry, {}, MOST).color
    assert name_of(replace(entry, name="x" * 60), str) == "x" * 13 + "…"
    assert name_of(replace(entry, name="x" * 14), str) == "x" * 14
    assert name_of(replace(entry, name="试" * 8), str) == "试" * 6 + "…"


@pytest.mark.parametrize("seed", range(5))
def test_labels_are_moved_apart_as_little_as_possible(seed):
    from scipy.optimize import LinearConstraint, minimize

    rng = np.random.default_rng(seed)
    places, gap = rng.random(5), 0.12
    got = apart(places, gap, high=10.0)
    order = np.argsort(places)
    steps = np.eye(5)[order][1:] - np.eye(5)[order][:-1]
    best = minimize(lambda y: ((y - places) ** 2).sum(), places, constraints=LinearConstraint(steps, gap, np.inf))
    np.testing.assert_allclose(got, best.x, atol=1e-3)


def test_labels_stay_below_the_top_of_the_picture():
    got = apart(np.array([1.0, 1.0, 1.0, 0.2]), 0.1, high=1.0)
    np.testing.assert_allclose(np.sort(got), [0.2, 0.8, 0.9, 1.0])
    assert apart(np.zeros(0), 0.1, 1.0).size == 0
