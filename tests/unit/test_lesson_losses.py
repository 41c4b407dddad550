"""Losses: against keras.losses, tf.GradientTape, scikit-learn and scipy, and the article's example put right."""

import asyncio
import math

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.metrics import hinge_loss, log_loss, mean_absolute_error, mean_pinball_loss, mean_squared_error

from core.charts.lessons.losses import choosing_chart, curves_chart, number_chart, push_chart, rows_chart
from core.experiment import SETTINGS
from core.lessons.losses.choosing import (
    AT_ONCE,
    QUANTITIES,
    SEEDS,
    TRIED,
    choosing_finding,
    conduct,
    experiment,
    trained,
)
from core.lessons.losses.classes import Scores, classes_finding, push_sentence
from core.lessons.losses.curves import LOSSES, answer, answer_sentence, at, blamed, curve_finding, push_finding, score
from core.lessons.losses.number import COUNTS, amounts, average, bars, miss_sentence, number_finding, relative
from core.lessons.losses.worked import (
    CLAIMED,
    Rows,
    claim_sentence,
    half_sentence,
    read,
    totals_sentence,
    worked_finding,
)
from core.messages import UserError

CHANCES = np.array([0.001, 0.1, 0.26, 0.5, 0.7, 0.74, 0.99])


# One prediction


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize(
    ("name", "keras_name"), [("cross_entropy", "BinaryCrossentropy"), ("mse", "MeanSquaredError"), ("hinge", "Hinge")]
)
def test_a_loss_and_its_push_are_kerass(name, keras_name, label):
    import keras
    import tensorflow as tf

    z = tf.constant(score(CHANCES)[:, np.newaxis], tf.float32)
    truth = tf.fill(z.shape, float(label))
    with tf.GradientTape() as tape:
        tape.watch(z)
        said = z if name == "hinge" else tf.sigmoid(z)
        theirs = getattr(keras.losses, keras_name)(reduction=None)(truth, said)
    np.testing.assert_allclose(LOSSES[name].value(CHANCES, label), theirs, atol=1e-4)
    np.testing.assert_allclose(LOSSES[name].slope(CHANCES, label), tape.gradient(theirs, z)[:, 0], atol=1e-4)


def test_losses_are_scikit_learns():
    y = np.array([0, 1, 1, 0, 1, 0, 1])
    for name, theirs in (("cross_entropy", log_loss(y, CHANCES)), ("mse", mean_squared_error(y, CHANCES)), ("hinge", hinge_loss(y, score(CHANCES)))):  # fmt: skip
        mine = np.mean([LOSSES[name].value(CHANCES, label)[i] for i, label in enumerate(y)])
        assert mine == pytest.approx(theirs)


def test_ten_times_surer_and_wrong_costs_twice_as_much():
    first, second = blamed()
    assert second / first == pytest.approx(math.log(0.01) / math.log(0.1)) == pytest.approx(2)
    assert answer() == 1 and "2.0 times as much" in answer_sentence().text()


def test_sure_and_wrong_is_pushed_by_cross_entropy_and_hardly_by_squared_error():
    assert at("cross_entropy", 0.001, 1)[1] == pytest.approx(0.999)
    assert at("mse", 0.001, 1)[1] < 0.003
    assert "Mean squared error least" in push_finding(0.001, 1).text()
    assert "Hinge least (0.00)" in push_finding(0.9, 1).text()


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("chance", [0.001, 0.3, 0.5, 0.999])
def test_every_place_of_the_slider_has_a_sentence_and_pictures(chance, label):
    assert "cross-entropy blames it" in curve_finding(chance, label).text()
    for draw in (curves_chart, push_chart):
        assert all(np.isfinite(trace.y).all() for trace in draw(chance, label, str).data)


# One number for everybody


def test_average_losses_are_scikit_learns():
    truth = amounts()
    for guess in (0.0, 2500.0, 9000.0):
        mine = {name: average(name, np.array([guess]))[0] for name in COUNTS}
        said = np.full(len(truth), guess)
        assert mine["squared"] == pytest.approx(mean_squared_error(truth, said))
        assert mine["absolute"] == pytest.approx(mean_absolute_error(truth, said))
        assert mine["lopsided"] == pytest.approx(4 * mean_pinball_loss(truth, said, alpha=0.75))


@pytest.mark.parametrize("name", COUNTS)
def test_no_answer_is_better_than_the_one_called_best(name):
    found = minimize_scalar(lambda guess: average(name, np.array([guess]))[0], bounds=(0, 12000), method="bounded")
    best = COUNTS[name].best(amounts())
    assert average(name, np.array([best]))[0] <= found.fun * (1 + 1e-9)
    assert relative(name, np.array([best]))[0] == pytest.approx(1)
    assert "as good as any" in number_finding(name, best).text() and "more than" in number_finding(name, 9000).text()


def test_the_loans_that_are_drawn_are_counted():
    assert bars()[1].sum() == (amounts() <= 12000).sum()
    assert f"too low for {int((amounts() > 5000).sum())} of them" in miss_sentence(5000).text()
    assert len(number_chart("squared", 5000, str).data) == 5


def test_an_answer_above_the_picture_is_pinned_and_said():
    dot = number_chart("squared", 12000, str).data[-1]
    assert dot.y[0] == 3 and dot.customdata[0] > 10 and dot.text[0] == "off the chart,<br>10.6"
    assert number_chart("squared", 5000, str).data[-1].text[0] == ""


# The article's example


def test_the_example_has_the_totals_of_scikit_learn_and_not_the_articles():
    it = Rows()
    assert it.total == pytest.approx(log_loss(it.labels, it.chances, normalize=False))
    assert (round(it.half, 4), round(it.total, 4), round(it.mean, 4)) == (1.7148, 3.4296, 0.8574)
    assert abs(it.half - CLAIMED) > 0.4 and abs(it.total - CLAIMED) > 1
    assert "1.7148" in half_sentence(it).text() and "0.8574" in totals_sentence(it).text()
    assert claim_sentence(it) and claim_sentence(Rows((1,), (0.5,))) is None
    assert worked_finding(it).text().startswith("Rows 1 and 2 are blamed most, 1.61 each of 3.43")
    assert "3 rows are blamed most" in worked_finding(Rows((1, 1, 1), (0.9, 0.9, 0.9))).text()
    assert "Row 2 is blamed most: 1.61 of" in worked_finding(Rows((1, 0), (0.3, 0.8))).text()
    assert "and yet only" in worked_finding(Rows((1,), (0.9,))).text()
    np.testing.assert_allclose(rows_chart(it, str).data[0].x, it.parts)


def test_any_rows_have_kerass_loss():
    import keras

    rng = np.random.default_rng(0)
    labels, chances = rng.integers(0, 2, 12).tolist(), rng.uniform(0.01, 0.99, 12).tolist()
    theirs = keras.losses.BinaryCrossentropy()(np.array([labels], "float32"), np.array([chances], "float32"))
    assert read(labels, chances).mean == pytest.approx(float(theirs), abs=1e-5)


@pytest.mark.parametrize(
    ("labels", "chances", "said"),
    [
        ([1, 2], [0.5, 0.5], "Row 2, label: expected 0 or 1, received 2"),
        ([None], [0.5], "received an empty cell"),
        ([math.nan], [0.5], "received an empty cell"),
        (["cat"], [0.5], "received 'cat'"),
        ([1], [0.0], "above 0 and below 1, received 0.0"),
        ([1], [1], "above 0 and below 1, received 1"),
        ([1], [math.inf], "received inf"),
        ([1], [-3], "received -3"),
        ([1], [math.nan], "Row 1, predicted chance"),
        ([], [], "Rows: expected 1 to 12, received 0"),
        ([1] * 13, [0.5] * 13, "received 13"),
    ],
)
def test_rows_that_cannot_be_used_are_named(labels, chances, said):
    with pytest.raises(UserError) as problem:
        read(labels, chances)
    assert said in problem.value.message.text()


# Several classes


@pytest.mark.parametrize("scores", [(2.0, 1.0, -1.0), (0.0, 0.0, 0.0), (-5.0, 5.0, 4.9), (800.0, -800.0, 0.0)])
@pytest.mark.parametrize("true", [0, 1, 2])
def test_softmax_loss_and_push_are_scipys_and_tensorflows(scores, true):
    import tensorflow as tf

    it, z = Scores(scores, true), tf.constant([scores], tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(z)
        theirs = tf.nn.sparse_softmax_cross_entropy_with_logits([true], z)
    np.testing.assert_allclose(it.chances, softmax(scores))
    assert it.loss == pytest.approx(float(theirs[0]))
    np.testing.assert_allclose(it.pushes, -tape.gradient(theirs, z)[0], atol=1e-12)
    assert it.pushes.sum() == pytest.approx(0, abs=1e-12)
    assert "is true" in classes_finding(it).text() and push_sentence(it).text()


# Which loss for what


def test_a_study_trains_what_the_playground_can_and_tells_of_its_test_rows():
    from core.training import train

    run = train(experiment("cross_entropy"))
    (alone,) = trained("cross_entropy", (0,))
    assert alone[1] == pytest.approx(run.y_test.mean()) and 0.6 < alone[2] < 0.95
    assert alone[0] == pytest.approx(run.y_prob[:, 1].mean(), abs=1e-3)
    assert alone[3] == pytest.approx(log_loss(run.y_test, run.y_prob[:, 1].astype(float)), abs=1e-3)
    assert set(TRIED) <= set(SETTINGS["loss"].options())


def study(said, ranked, blamed=0.5):
    return {loss: np.column_stack([np.full(4, s), np.full(4, 0.3), r + np.array([0, 0.01, 0, -0.01]), np.full(4, blamed)]) for loss, s, r in zip(TRIED, said, ranked, strict=True)}  # fmt: skip


def test_what_is_said_of_a_study_is_what_its_numbers_say():
    alike, unlike = study([0.31, 0.35, 0.4, 0.33], [0.8] * 4), study([0.5, 0.3, 0.4, 0.33], [0.8, 0.7, 0.8, 0.8])
    assert (
        "trained with Cross-entropy the model says 31.0% on average, with Focal 40.0%"
        in choosing_finding(alike, "said").text()
    )
    assert "trained with Mean squared error the model says 30.0%" in choosing_finding(unlike, "said").text()
    assert "hardly differ" in choosing_finding(alike, "ranked").text()
    assert "differ in the order of risk too" in choosing_finding(unlike, "ranked").text()
    assert "does best (0.50)" in choosing_finding(alike, "blamed").text()
    for quantity in QUANTITIES:
        assert len(choosing_chart(alike, quantity, str).data) == len(TRIED)


def test_the_study_trains_every_loss_with_every_seed():
    class Here:
        def __init__(self):
            self.told = []

        async def ask(self, function, loss, seeds):
            assert function is trained and len(seeds) == AT_ONCE
            return np.tile(np.array(seeds, float)[:, None], (1, 4))

        def tell(self, done, total, partial):
            self.told.append((done, total, len(partial)))

    hands = Here()
    found = asyncio.run(conduct(hands))
    assert all(rows[:, 0].tolist() == list(range(SEEDS)) for rows in found.values()) and list(found) == list(TRIED)
    assert hands.told[0][2] == 1 and hands.told[-1][0] == hands.told[-1][1]
