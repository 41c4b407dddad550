"""Back-propagation: our gradients are TensorFlow's and those by small differences; the article's are not."""

import numpy as np
import pytest

from core.charts.lessons.backprop_curves import history_chart, race_chart, speed_chart
from core.charts.lessons.backprop_network import network_drawing
from core.charts.lessons.backprop_neuron import neuron_chart
from core.lessons import LESSONS
from core.lessons.backprop.bench import STAGES, Bench
from core.lessons.backprop.comparing import RACE_STEPS, columns, difference, races
from core.lessons.backprop.formulas import neuron_formulas, plain, stage_formulas
from core.lessons.backprop.losses import LOSSES
from core.lessons.backprop.network import NAMES, SIZE, START, forward, sigmoid
from core.lessons.backprop.neuron import Neuron
from core.lessons.backprop.rules import RULES, backward, descend, mean_loss, numeric
from core.lessons.backprop.saturation import LARGER_WHEN_UNSURE, course, saturation, speed_at
from core.lessons.backprop.sentences import (
    chance,
    factors_sentence,
    gradient_title,
    neuron_article,
    neuron_formula,
    one_row_sentence,
    race_title,
    revealed,
    rows_title,
    speed_title,
    stage_sentence,
    tape_sentence,
    trained_title,
)
from core.lessons.backprop.study import LABELS, RATE, ROWS, begun, solved
from core.lessons.backprop.tape import tape_gradient
from core.messages import UserError

CASES = [(seed, loss) for seed in range(4) for loss in LOSSES]


def some(seed, rows=1):
    generator = np.random.default_rng(seed)
    y = generator.integers(0, 2, rows).astype(float)
    return generator.normal(0, 1, SIZE), generator.normal(0, 2, (rows, 2)), y


@pytest.mark.parametrize(("seed", "loss"), CASES)
def test_gradients_equal_those_of_tensorflow(seed, loss):
    w, X, y = some(seed, rows=1 + 3 * (seed % 2))
    assert np.abs(backward(w, X, y, LOSSES[loss]).weights - tape_gradient(w, X, y, loss)).max() < 1e-12


@pytest.mark.parametrize(("seed", "loss"), CASES)
def test_gradients_equal_small_differences(seed, loss):
    w, X, y = some(seed, rows=5)
    assert np.allclose(backward(w, X, y, LOSSES[loss]).weights, numeric(w, X, y, LOSSES[loss]), atol=1e-8)


def test_several_networks_at_once_are_the_same_as_one_after_the_other():
    W, X, y = np.stack([some(seed)[0] for seed in range(3)]), some(9, 4)[1], some(9, 4)[2]
    together = backward(W, X, y, LOSSES["bce"]).weights
    assert np.allclose(together, [backward(w, X, y, LOSSES["bce"]).weights for w in W])


def test_the_forward_pass_is_keras_own():
    import keras

    w, X, _y = some(3, rows=6)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")])
    model.set_weights([w[:6].reshape(3, 2).T, w[6:9], w[9:12, np.newaxis], w[12:]])
    assert np.allclose(forward(w, X).said, model(X)[:, 0], atol=1e-6)


@pytest.mark.parametrize("loss", LOSSES)
def test_losses_are_those_of_keras(loss):
    import keras

    w, X, y = some(5, rows=8)
    theirs = {"bce": keras.losses.BinaryCrossentropy(), "mse": keras.losses.MeanSquaredError()}[loss]
    assert float(mean_loss(w, X, y, LOSSES[loss])) == pytest.approx(float(theirs(y, forward(w, X).said)), abs=1e-6)


def test_the_sigmoid_does_not_overflow():
    assert sigmoid(np.array([-1e4, 0.0, 1e4])).tolist() == [0.0, 0.5, 1.0]


def test_the_articles_neuron_answers_0_99988():
    it = Neuron()
    assert it.z == 9 and round(it.said, 5) == 0.99988
    assert it.slope == pytest.approx(it.said - 1) and it.article_slope == pytest.approx(1 - it.said)
    assert it.gradient == pytest.approx((2 * it.slope, 3 * it.slope, it.slope))
    assert "0.99988" in neuron_article(it).text() and "[0.3, 0.7]" in neuron_article(it).text()


@pytest.mark.parametrize(
    ("y", "loss", "words"), [(0, "bce", "nothing"), (1, "bce", "uphill"), (1, "mse", "another loss")]
)
def test_the_articles_formula_is_judged_for(y, loss, words):
    assert words in neuron_formula(Neuron(y=y, loss=loss)).text()


def test_the_articles_formula_is_right_minus_its_sign_and_the_factor():
    bench = Bench()
    right, theirs = bench.back(), bench.back("article")
    assert np.allclose(theirs.out, -right.out)
    a = bench.seen().a
    assert np.allclose(theirs.hidden * a * (1 - a), -right.hidden)
    assert gradient_title(bench).text().startswith("The article's formulas get 13 of 13 gradients wrong, 13")


def test_for_a_label_of_0_the_article_learns_nothing():
    assert not Bench(y=0.0).back("article").weights.any()


def test_ten_steps_are_ten_times_one_step_and_the_loss_is_noted_each_time():
    ten, one = Bench().stepped(10), Bench()
    for _step in range(10):
        one = one.stepped()
    assert np.allclose(ten.w, one.w) and len(ten.losses) == 10 and ten.course()[-1] == ten.cost() < ten.losses[0]
    assert ten.again() == Bench() and np.allclose(Bench().after(), Bench().stepped().w)


def test_training_equals_keras_sgd():
    import keras

    bench = Bench()
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")])
    w = bench.weights
    model.set_weights([w[:6].reshape(3, 2).T, w[6:9], w[9:12, np.newaxis], w[12:]])
    model.compile(keras.optimizers.SGD(bench.rate), "binary_crossentropy")
    history = model.fit(np.array([bench.x]), np.array([[bench.y]]), epochs=8, verbose=0).history["loss"]
    assert np.allclose(bench.stepped(8).losses, history, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "value"), [("x_1", float("nan")), ("v_1", float("inf")), ("w_{11}", 1e6), ("b_1", None)]
)
def test_a_number_that_can_not_be_used_is_refused(name, value):
    with pytest.raises(UserError, match="expected a number from -100 to 100"):
        Bench().set(name, value)


def test_setting_a_number_begins_anew_from_the_weights_of_now():
    bench = Bench().stepped(3)
    changed = bench.set("v_2", 1.5)
    assert changed.losses == () and changed.start[NAMES.index("v_2")] == 1.5 and changed.start[0] == bench.w[0]
    assert Bench().set("x_2", -4.0).x == (2.0, -4.0)


def test_a_sure_neuron_hardly_learns_with_the_squared_error():
    it = saturation()
    assert it.answer == LARGER_WHEN_UNSURE and it.moved["mse"][0] == pytest.approx(0.5 * 2 * 0.7 * 0.7 * 0.3)
    assert it.moved["bce"][1] > it.moved["bce"][0]
    assert it.steps["bce"] == int(np.argmax(course("bce", 0.9999, 0.5, 100) < 0.5))
    assert f"{it.steps['mse']:,}" in revealed(it).text()
    assert LESSONS["backprop"].guess.options[it.answer] == "When it answers 0.7"


def test_both_directions_of_the_speeds_are_said():
    assert "cross-entropy pulls 5,000 times" in speed_title(0.9999, speed_at(0.9999)).text()
    assert "squared error pulls 2 times" in speed_title(0.5, {"bce": 0.1, "mse": 0.2}).text()


def test_without_the_factor_one_row_is_learned_and_four_rows_are_not():
    raced = races(Bench(), RACE_STEPS)
    assert raced["unfactored"][-1] < 0.05 < raced["article"][-1]
    assert "go unnoticed" in one_row_sentence(raced).text() and "drive it up" in race_title(raced).text()
    counts = {}
    for rule in RULES:
        w, _losses = descend(begun(), ROWS, LABELS, LOSSES["bce"], RATE, 1000, rule)
        counts[rule] = int(solved(w).sum())
    assert counts["right"] >= 15 and counts["unfactored"] <= 2 and counts["article"] == 0
    assert f"{counts['right']} learn" in rows_title(counts, 20).text()


@pytest.mark.parametrize(
    "bench", [Bench(), Bench(y=0.0, loss="mse"), Bench(rate=100.0).stepped(3), Bench(x=(100.0, -100.0))]
)
def test_every_stage_has_its_sentence_drawing_and_numbers(bench):
    for stage in STAGES:
        assert stage_sentence(bench, stage).text()
        assert len(network_drawing(bench, stage, str).data) == 10
        assert all("nan" not in text for text in stage_formulas(bench, stage))
    assert trained_title(bench).text() and factors_sentence(bench).text()
    assert len(columns(bench)[1]) == SIZE and difference(bench, bench.back().weights)[0] == 0
    assert history_chart(bench.course(), str).data and race_chart(races(bench, 5), str).data


def test_a_rate_that_is_too_large_is_called_so():
    assert "too large" in trained_title(Bench(rate=100.0, loss="mse", y=0.0, losses=(0.01,))).text()


def test_numbers_are_written_so_that_they_can_be_read():
    assert [plain(value) for value in (0.0, -0.5, 1e-6, 3.0)] == ["0", "-0.5", r"1.00\cdot10^{-6}", "3"]
    assert (chance(0.99988), chance(0.9999), chance(1 - 1e-7), chance(0.3)) == ("0.99988", "0.9999", "1 − 1e-07", "0.3")
    assert chance(0.99999) == "0.99999" and chance(0.999999) == "1 − 1e-06"
    assert len(neuron_formulas(Neuron())) == 2 and neuron_chart(Neuron(), str).data and speed_chart(0.5, str).data


def test_a_difference_to_tensorflow_would_be_owned_up():
    assert "same" in tape_sentence(3e-9, 1e-10).text() and "mistake of ours" in tape_sentence(0.1, 0.1).text()


def test_the_first_weights_are_not_saturated():
    assert ((forward(np.array(START), np.array([[2.0, 3.0]])).a - 0.5) ** 2 < 0.1).all()


def test_a_gradient_near_one_is_not_said_to_be_one():
    assert "gives 0.99988, where ŷ − y is -0.99988" in neuron_formula(Neuron(w=(-1.0, -2.0), b=-1.0)).text()


def test_one_step_is_one_step():
    assert trained_title(Bench().stepped(1)).text().startswith("After 1 step the loss")
    assert trained_title(Bench().stepped(2)).text().startswith("After 2 steps the loss")
