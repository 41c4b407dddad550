"""The drawn network: colours and widths of weights, pictures of units, what is told and can be clicked; and the replay's charts."""

import base64
import io
from itertools import pairwise

import numpy as np
import pytest

from core.anatomy import Edit, Layer
from core.anatomy.names import Names
from core.charts.network import MOST, Look, network_chart
from core.charts.network_nodes import short
from core.charts.neuron import neuron_over_plane, outputs_moved, weights_as_bars, weights_as_picture
from core.charts.palette import BLUE, ORANGE, WHITE
from core.charts.plane import Plane, Points
from core.charts.replay import replay_curves
from core.charts.sheet import Sheet
from core.charts.thumbnails import PIXELS, shade, thumbnail
from core.evaluation.effect import edits_finding, effect_sentence, result_sentence
from core.evaluation.findings import learning_finding
from core.evaluation.held_out import Grade
from core.evaluation.moment import moment_sentence
from core.evaluation.overfitting import overfitting_began, overfitting_finding

RNG = np.random.default_rng(0)
NAMES = Names(("height", "width"), ("yes",))


def network(*widths, activation="tanh"):
    ends = list(pairwise(widths))
    kinds = [activation] * (len(ends) - 1) + ["sigmoid"]
    made = [
        Layer(RNG.normal(size=(a, b)).astype(np.float32), RNG.normal(size=b).astype(np.float32), kind)
        for (a, b), kind in zip(ends, kinds, strict=True)
    ]
    return tuple(made)


def maps(layers, side=12):
    return [
        RNG.normal(size=(side, side, n)).astype(np.float32)
        for n in (layers[0].kernel.shape[0], *(x.units for x in layers))
    ]


def lines(figure):
    return [trace for trace in figure.data if trace.mode == "lines"]


def connections(figure, color):
    return sum(int(np.isnan(trace.x).sum()) for trace in lines(figure) if trace.line.color == color)


def test_positive_weights_are_blue_and_negative_ones_orange():
    layers = network(2, 4, 3, 1)
    made = network_chart(layers, NAMES, str)
    weights = np.concatenate([layer.kernel.ravel() for layer in layers])
    assert connections(made, BLUE) == (weights >= 0).sum()
    assert connections(made, ORANGE) == (weights < 0).sum()


def test_the_largest_weight_is_the_thickest_line():
    kernel = np.array([[0.1], [-2.0]], np.float32)
    made = network_chart((Layer(kernel, np.zeros(1, np.float32), "sigmoid"),), NAMES, str)
    thick = max(lines(made), key=lambda trace: trace.line.width)
    assert thick.line.color == ORANGE
    assert thick.line.width > 5 * min(trace.line.width for trace in lines(made))


def test_a_connection_tells_its_weight_and_which_it_is():
    layers = network(2, 3, 1)
    made = network_chart(layers, NAMES, str)
    told = next(trace for trace in made.data if trace.hovertemplate and "weight" in trace.hovertemplate)
    for (column, unit, source), text in zip(told.customdata, told.text, strict=True):
        assert text.endswith(f"{layers[column - 1].kernel[source, unit]:+.4g}")
    assert {tuple(row) for row in told.customdata} == (
        {(1, unit, source) for unit in range(3) for source in range(2)} | {(2, 0, source) for source in range(3)}
    )
    assert any(text.startswith("width → unit 2 of layer 1") for text in told.text)


def test_a_unit_tells_its_bias_and_largest_weights():
    layers = network(2, 3, 1)
    made = network_chart(layers, NAMES, str)
    hidden = next(t for t in made.data if t.hovertext is not None and t.customdata[0][0] == 1)
    assert hidden.customdata[1] == [1, 1, -1]
    assert f"bias: {layers[0].bias[1]:+.4g}" in hidden.hovertext[1]
    assert f"height: {layers[0].kernel[0, 1]:+.4g}" in hidden.hovertext[1]


def test_every_drawn_unit_has_its_picture_and_the_columns_their_heads():
    layers = network(2, 4, 1)
    made = network_chart(layers, NAMES, str, maps(layers))
    assert len(made.layout.images) == 7
    assert {(image.x, image.layer) for image in made.layout.images} == {(0, "above"), (1, "above"), (2, "above")}
    assert [note.text for note in made.layout.annotations] == ["Inputs", "Layer 1", "Output"]


def test_of_many_units_some_are_drawn_and_it_says_so():
    made = network_chart(network(2, 64, 1), NAMES, str)
    assert made.layout.annotations[1].text == f"Layer 1<br>{MOST} of 64"
    assert len(network_chart(network(2, 64, 1), NAMES, str, maps(network(2, 64, 1))).layout.images) == 2 + MOST + 1


def test_given_units_stay_the_drawn_ones():
    units = (np.array([0, 1]), np.array([5, 9]), np.array([0]))
    made = network_chart(network(2, 64, 1), NAMES, str, look=Look(units=units, height=200))
    drawn = next(t for t in made.data if t.hovertext is not None and t.customdata[0][0] == 1)
    assert [row[1] for row in drawn.customdata] == [5, 9]
    assert made.layout.height == 200


def test_the_chosen_unit_has_a_ring_and_other_lines_fade():
    layers = network(2, 4, 1)
    plain, chosen = (network_chart(layers, NAMES, str, look=Look(chosen=unit)) for unit in (None, (1, 2)))
    assert len([t for t in chosen.data if t.marker.symbol == "circle-open"]) == 1
    faint = [trace for trace in lines(chosen) if trace.opacity < min(t.opacity for t in lines(plain))]
    assert faint


def test_edited_weights_are_marked():
    layers = network(2, 4, 1)
    made = network_chart(layers, NAMES, str, look=Look(edits=[Edit(0, 1, 0, 3.0), Edit(0, 1, None, 1.0)]))
    (marks,) = [trace for trace in made.data if trace.mode == "text"]
    assert list(marks.text) == ["✎"]


@pytest.mark.parametrize("widths", [(2, 1), (1, 1), (40, 1), (2, *[8] * 9, 1), (2, 1, 3)])
def test_any_dense_network_is_drawn(widths):
    names = Names(tuple(map(str, range(widths[0]))), tuple(map(str, range(widths[-1]))))
    network_chart(network(*widths), names, str).to_json()


def test_a_network_that_blew_up_is_drawn():
    layers = (Layer(np.full((2, 1), np.nan, np.float32), np.full(1, np.inf, np.float32), "sigmoid"),)
    network_chart(layers, NAMES, str, [np.full((4, 4, n), np.nan, np.float32) for n in (2, 1)]).to_json()


def test_many_columns_have_smaller_pictures():
    few, many = (Sheet(tuple(np.arange(4) for _ in range(n))) for n in (3, 9))
    assert many.size < few.size <= few.row


def pixels(uri):
    from PIL import Image

    return np.asarray(Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))).convert("RGB")).astype(int)


def test_a_thumbnail_is_orange_below_blue_above_and_upright():
    said = np.zeros((6, 6), np.float32)
    said[0], said[-1] = -1, 1
    made = pixels(thumbnail(said, 1.0))
    assert made.shape == (PIXELS, PIXELS, 3)
    assert "#" + bytes(made[3, PIXELS // 2].astype(np.uint8)).hex() == BLUE.lower()
    assert "#" + bytes(made[-4, PIXELS // 2].astype(np.uint8)).hex() == ORANGE.lower()
    assert "#" + bytes(made[PIXELS // 2, PIXELS // 2].astype(np.uint8)).hex() == WHITE.lower()


def test_a_thumbnail_has_its_bias_in_the_corner():
    said = np.zeros((6, 6), np.float32)
    assert (pixels(thumbnail(said, 1.0, 1.0))[-6, 5] == list(bytes.fromhex(BLUE[1:]))).all()
    assert (pixels(thumbnail(said, 1.0))[-6, 5] == list(bytes.fromhex(WHITE[1:]))).all()


@pytest.mark.parametrize("value, color", [(-1, ORANGE), (0, WHITE), (1, BLUE), (9, BLUE), (float("nan"), WHITE)])
def test_shades(value, color):
    assert shade(value) == color.lower()


@pytest.mark.parametrize(
    "name, cut", [("short", "short"), ("a name too long", "a name to…"), ("一个太长的名字", "一个太长…")]
)
def test_names_are_cut_by_their_width(name, cut):
    assert short(name, 10) == cut


def test_a_unit_over_the_plane_lies_under_the_points():
    plane = Plane(("x", "y"), ("no", "yes"), (-1, 1), (-1, 1))
    points = [Points(RNG.normal(size=(9, 2)).astype(np.float32), np.arange(9) % 2)]
    said = RNG.normal(size=(5, 5)).astype(np.float32)
    made = neuron_over_plane(said, plane, points, str)
    np.testing.assert_array_equal(made.data[0].z, said)
    assert made.data[0].zmin == -made.data[0].zmax
    assert [trace.type for trace in made.data] == ["heatmap", "scatter", "scatter"]


def test_weights_as_bars_and_as_a_picture():
    bars = weights_as_bars(["a", "b"], [2.0, -1.0], str)
    assert list(bars.data[0].marker.color) == [BLUE, ORANGE]
    assert list(bars.layout.yaxis.ticktext) == ["a <b>+2.00</b>", "b <b>-1.00</b>"]
    weights = np.array([[1, -3]], np.float32)
    assert weights_as_picture(weights, str).data[0].zmax == 3


def test_moved_answers_are_told_by_class():
    before, after = RNG.random(10).astype(np.float32), RNG.random(10).astype(np.float32)
    made = outputs_moved(before, after, np.arange(10) % 2, ("no", "yes"), ("was", "is"))
    assert [trace.name for trace in made.data[1:]] == ["no", "yes"]
    np.testing.assert_array_equal(made.data[1].y, after[::2])
    np.testing.assert_array_equal(outputs_moved(before, after, None, (), ("was", "is")).data[1].x, before)


HEART = {"loss": tuple(np.linspace(1, 0.1, 20)), "val_loss": (*np.linspace(1, 0.4, 10), *np.linspace(0.45, 0.9, 10))}
FINE = {"loss": HEART["loss"], "val_loss": HEART["loss"]}


@pytest.mark.parametrize(
    "history, epoch, words",
    [
        (HEART, 10, "began at epoch 10"),
        (FINE, None, "near its best"),
        ({"loss": (1.0, 0.5, 0.9), "val_loss": (1.0, 0.5, 0.9)}, None, "worse on the rows it knows as well"),
        ({"loss": (1.0, float("nan")), "val_loss": (1.0, float("nan"))}, None, "blew up"),
        ({}, None, "Nothing learned yet"),
        ({"loss": (1.0, 0.5, 0.1), "val_loss": (1.0, 0.5, 9.0)}, 2, "began at epoch 2"),
    ],
)
def test_where_overfitting_began(history, epoch, words):
    assert overfitting_began(history) == epoch
    assert words in overfitting_finding(history).text()


def test_learning_by_heart_is_no_explosion_however_far_validation_rises():
    made = {"loss": tuple(np.linspace(1, 0.01, 20)), "val_loss": (1.0, 0.5, *np.linspace(0.6, 5, 18))}
    assert "lowest at epoch 2" in learning_finding(made).text()


def test_replayed_curves_mark_the_epoch_and_shade_what_was_by_heart():
    made = replay_curves(HEART, str, 12, 10)
    shade_, mark = made.layout.shapes
    assert (shade_.x0, shade_.x1, mark.x0) == (10, 20, 12)
    dots = [trace for trace in made.data if trace.mode == "markers"]
    assert [dot.y[0] for dot in dots] == [HEART["loss"][11], HEART["val_loss"][11]]
    assert made.layout.xaxis.range[0] <= 0


def test_replayed_curves_begin_before_training():
    made = replay_curves(FINE, str, 0)
    assert [shape.x0 for shape in made.layout.shapes] == [0]
    assert len(made.data) == 2


def test_a_moment_in_words():
    assert "drawn at random" in moment_sentence(FINE, 0).text()
    assert moment_sentence({"loss": (2.0,), "val_loss": (3.0,)}, 1).text().startswith("After epoch 1 the loss was 2")
    classes = FINE | {"accuracy": (0.5,) * 20, "val_accuracy": (0.25,) * 20}
    assert "right on 50 of 100 rows it learned from, and on 25" in moment_sentence(classes, 20).text()


def test_what_an_edit_did_in_words():
    before, after = (Grade(100, model, 50, "a", counts=True) for model in (97, 88))
    assert effect_sentence(before, after).text() == "Right on 88 of 100 test rows, 97 before"
    assert edits_finding(2, before, after).text().endswith("97 before: 2 numbers set by hand")
    numbers = Grade(30, 1.25, 2, 3.0, counts=False)
    assert effect_sentence(numbers, numbers).text() == "Off by 1.25 on average on 30 test rows, 1.25 before"
    assert result_sentence(after).text() == "Right on 88 of 100 test rows"
    assert result_sentence(numbers).text() == "Off by 1.25 on average on 30 test rows"
