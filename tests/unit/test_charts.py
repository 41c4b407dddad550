import numpy as np
import pytest

from core.charts.curves import learning_curves
from core.charts.outcomes import confusion_chart, hills_chart, predicted_against_true
from core.charts.palette import BLUE, ORANGE
from core.charts.pictures import pictures
from core.charts.plane import Plane, Points, decision_surface
from core.evaluation.curve import curve_of
from core.evaluation.ranking.hills import hills

RNG = np.random.default_rng(0)


def plane(*names):
    return Plane(("x", "y"), names, (-1, 1), (-2, 2))


def points(classes):
    X = RNG.normal(size=(30, 2)).astype(np.float32)
    return Points(X, np.arange(30) % classes)


def test_curves_show_both_lines_and_the_kept_epoch():
    history = {"loss": (3.0, 2.0, 1.0), "val_loss": (3.0, 2.5, 2.6)}
    made = learning_curves(history, str, kept=1)
    training, validation = made.data
    assert list(training.x) == [1, 2, 3]
    assert list(validation.y) == [3.0, 2.5, 2.6]
    assert made.layout.shapes[0].x0 == 2
    assert {note.text for note in made.layout.annotations} == {"training", "validation", "used: epoch 2"}


def test_curves_of_thousands_of_epochs_keep_their_ends():
    values = tuple(np.linspace(5, 1, 2000))
    line = learning_curves({"loss": values, "val_loss": values}, str).data[0]
    assert len(line.x) <= 400
    assert (line.x[0], line.x[-1], line.y[0], line.y[-1]) == (1, 2000, 5, 1)


@pytest.mark.parametrize("history", [{}, {"loss": (), "val_loss": ()}, {"loss": (1.0,), "val_loss": (float("nan"),)}])
def test_curves_can_be_empty_or_broken(history):
    learning_curves(history, str, epochs=10).to_json()


def test_the_axis_does_not_move_while_training():
    early = learning_curves({"loss": (1.0,)}, str, epochs=100).layout.xaxis.range
    late = learning_curves({"loss": (1.0,) * 99}, str, epochs=100).layout.xaxis.range
    assert early == late


def test_two_classes_are_orange_below_and_blue_above():
    surface = np.linspace(0, 1, 50).reshape(5, 5, 2).astype(np.float32)
    made = decision_surface(plane("no", "yes"), [points(2)], str, surface)
    heat, line, no, yes = made.data
    np.testing.assert_array_equal(heat.z, surface[..., 1])
    assert heat.colorscale[0][1] == ORANGE
    assert heat.colorscale[-1][1] == BLUE
    assert (line.contours.start, no.marker.color, yes.marker.color) == (0.5, ORANGE, BLUE)
    assert (heat.x[0], heat.x[-1], heat.y[0], heat.y[-1]) == (-1, 1, -2, 2)


def test_more_classes_are_told_apart_by_shape_too():
    made = decision_surface(plane("a", "b", "c"), [points(3)], str, RNG.random((4, 4, 3)).astype(np.float32))
    assert len({trace.marker.symbol for trace in made.data[1:]}) == 3


def test_numbers_are_a_scale_of_one_colour():
    surface = RNG.random((4, 4, 1)).astype(np.float32)
    made = decision_surface(plane(), [points(9)], str, surface)
    np.testing.assert_array_equal(made.data[0].z, surface[..., 0])


def test_points_stand_alone_before_any_training():
    assert len(decision_surface(plane("a", "b"), [points(2)], str).data) == 2


def test_confusion_puts_truth_downwards():
    made = confusion_chart(np.array([[3, 1], [0, 2]]), ["no", "yes"], str)
    assert made.data[0].z.tolist() == [[3, 1], [0, 2]]
    assert made.layout.yaxis.title.text == "In truth"
    assert made.layout.yaxis.autorange == "reversed"


def test_histogram_counts_every_row_once():
    y, chance = np.arange(100) % 2, RNG.random(100).astype(np.float32)
    made = hills_chart(hills(curve_of(y, chance)), ["no", "yes"], str)
    assert [sum(bars.y) for bars in made.data] == [50, 50]


def test_predictions_of_numbers():
    y = RNG.normal(size=9).astype(np.float32)
    made = predicted_against_true(y, y, "price", str)
    np.testing.assert_array_equal(made.data[1].y, y)


def test_pictures_are_laid_out_in_rows():
    X = np.ones((10, 6), np.float32) * np.arange(10)[:, None]
    made = pictures(X, (2, 3), [str(i) for i in range(10)], columns=4)
    board = made.data[0].z
    assert board[4, 0] == 4
    assert [note.text for note in made.layout.annotations] == [str(i) for i in range(10)]
