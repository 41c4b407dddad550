"""The lesson's NumPy equals Keras and SciPy, its tasks are what they say, and bad input is refused in words."""

import io
from dataclasses import replace

import keras
import numpy as np
import pytest
import scipy.signal
from PIL import Image, ImageDraw

from core.learning import Learnt, Task, advance, right
from core.lessons.architectures import choice, letters, networks, pictures, recall, vowels
from core.lessons.architectures.attention import attended, forward
from core.lessons.architectures.choice_words import choice_said
from core.lessons.architectures.cnn import EXPERIMENT, looked
from core.lessons.architectures.kernels import KERNELS, checked, correlated
from core.lessons.architectures.places_words import answer_of, moved, where_said
from core.lessons.architectures.recurrent import forgotten, gru_states, read_out, simple_step
from core.lessons.architectures.running import weights_of
from core.lessons.architectures.words import CHANGES_A_LITTLE, CHANGES_A_LOT, STAYS, held_said, reach, settled
from core.messages import UserError
from core.training import train


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture(scope="module")
def run():
    return train(replace(EXPERIMENT, epochs=2))


def file_of(image, kind="PNG"):
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def seven(ground="white", pen="black", width=12):
    image = Image.new("RGB", (120, 160), ground)
    ImageDraw.Draw(image).line([(30, 30), (90, 30), (50, 130)], fill=pen, width=width)
    return image


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernels_answer_is_scipys_correlation(name):
    kernel, picture = np.array(KERNELS[name].weights), pictures.first_of(3)
    assert correlated(picture, kernel) == pytest.approx(scipy.signal.correlate2d(picture, kernel, mode="same"))


def test_feature_maps_and_chances_are_those_of_the_keras_model(run):
    ours = [looked(weights_of(run), row.reshape(8, 8)) for row in run.X_test[:20]]
    convolutions = [layer for layer in run.model.layers if isinstance(layer, keras.layers.Activation)][:2]
    inside = keras.Model(run.model.input, [layer.output for layer in convolutions])
    for layer, theirs in enumerate(inside(run.preprocessor.transform(run.X_test[:20]))):
        assert np.stack([each.maps[layer] for each in ours]) == pytest.approx(np.asarray(theirs), abs=1e-4)
    assert np.stack([each.chances for each in ours]) == pytest.approx(run.y_prob[:20], abs=1e-5)


def test_the_steps_of_a_gru_are_keras_own(rng):
    layer = keras.layers.GRU(5, return_sequences=True, bias_initializer="random_normal")
    X = rng.normal(size=(1, 7, 3)).astype(np.float32)
    theirs = np.asarray(layer(X))[0]
    assert gru_states(X[0], layer.get_weights()) == pytest.approx(theirs, abs=1e-6)


def test_a_step_of_a_plain_recurrent_layer_is_keras_own(rng):
    layer = keras.layers.SimpleRNN(4, bias_initializer="random_normal")
    x = rng.normal(size=(2, 1, 3)).astype(np.float32)
    theirs = np.asarray(layer(x))
    assert simple_step(x[:, 0], np.zeros((2, 4)), layer.get_weights()) == pytest.approx(theirs, abs=1e-6)


@pytest.mark.parametrize("build", [networks.transformer_with_places, networks.transformer_without_places])
def test_attention_and_chances_are_those_of_the_keras_model(build):
    keras.utils.set_random_seed(0)
    model, X = build(), letters.encoded(["merchant", "king"])
    layer = next(layer for layer in model.layers if isinstance(layer, keras.layers.MultiHeadAttention))
    normed = keras.Model(model.input, layer.input[0])(X)
    mask = X.sum(axis=-1)[:, None]
    _, scores = layer(normed, normed, attention_mask=mask, return_attention_scores=True)
    seen, chances = forward(model.get_weights(), X)
    assert seen == pytest.approx(np.asarray(scores), abs=1e-5)
    assert chances == pytest.approx(np.asarray(keras.ops.softmax(model(X))), abs=1e-5)
    assert np.allclose(seen.sum(axis=-1), 1) and not seen[1, :, :, 4:].any()
    assert attended(model.get_weights(), "king").attention == pytest.approx(seen[1, :, :4, :4])


def test_without_places_the_order_of_letters_changes_nothing_and_with_them_it_does():
    for build, same in ((networks.transformer_without_places, True), (networks.transformer_with_places, False)):
        keras.utils.set_random_seed(1)
        weights = build().get_weights()
        assert (abs(attended(weights, "merchant").chance - attended(weights, "tnahcrem").chance) < 1e-12) is same


def test_the_guess_is_settled_by_what_was_measured():
    written = np.full((2, 4), 0.9)
    for other, answer in ((0.9, STAYS), (0.88, CHANGES_A_LITTLE), (0.2, CHANGES_A_LOT)):
        assert answer_of(moved(np.concatenate([written, np.full((2, 4), other)], axis=1))) == answer
    assert moved(np.array([[0.9, 0.4, 0.2, 0.7]])).right == (0.5,)


def test_a_training_in_slices_is_the_same_each_time_and_learns():
    task = Task(networks.speaker_gru, vowels.sides, epochs=12, rate=1e-2)

    def trained():
        learnt = Learnt(3)
        while learnt.epoch < task.epochs:
            learnt = advance(task, learnt)
        return learnt

    one, other = trained(), trained()
    assert one.losses == other.losses and one.losses[-1] < one.losses[0] / 2
    model = networks.speaker_gru()
    model.set_weights(list(one.weights))
    sides = vowels.sides()
    told = np.asarray(model(sides.X_test)).argmax(axis=1) == sides.y_test
    assert np.array_equal(right(task, one), told) and told.mean() > 0.5
    row = sides.X_test[0][: vowels.frames(sides.X_test[0])]
    chances = read_out(gru_states(row, one.weights[:3]), one.weights[3:])
    assert chances[-1] == pytest.approx(np.asarray(keras.ops.softmax(model(sides.X_test[:1])))[0], abs=1e-5)


def test_recordings_are_those_of_the_paper():
    sides = vowels.sides()  # Kudo et al. 1999: 270 and 370 recordings of nine men, 7 to 29 frames
    assert sides.X.shape == (270, 29, 12) and sides.X_test.shape == (370, 29, 12)
    assert np.array_equal(np.bincount(sides.y), np.full(9, 30))
    lengths = [vowels.frames(each) for each in (*sides.X, *sides.X_test)]
    assert (min(lengths), max(lengths)) == (7, 29)


def test_a_frame_that_the_network_does_not_hear_left_no_mark(rng):
    weights = [rng.normal(size=(2, 9)), rng.normal(size=(3, 9)), np.zeros((2, 9))]
    deaf = [np.zeros_like(weights[0]), *weights[1:]]
    assert forgotten(rng.normal(size=(5, 2)), deaf) == pytest.approx(0)
    assert (forgotten(rng.normal(size=(5, 2)), weights) > 0).all()


def test_the_symbol_to_remember_stands_at_its_distance():
    X, y = recall.sequences(np.array([1, 5, 40]), 0)
    for row, symbol, distance in zip(X, y, (1, 5, 40), strict=True):
        first = recall.FARTHEST - distance
        assert not row[:first].any() and row[first:].sum() == distance + 1 and row[first, symbol] == 1


def test_no_word_is_on_both_sides_and_each_has_its_shuffled_twin():
    sides = letters.sides()

    def bags(X):
        return {tuple(row.argmax(axis=1)[row.any(axis=1)]) for row in X}

    assert not bags(sides.X[sides.y == 1]) & bags(sides.X_test[sides.y_test == 1])
    written, shuffled = np.split(sides.X_test, 2)
    assert np.array_equal(written.sum(axis=1), shuffled.sum(axis=1)) and (written != shuffled).any(axis=(1, 2)).all()


def test_scrambling_moves_pixels_and_loses_none():
    from core.datasets import load

    plain, moved_ = load("digits").X, choice.scrambled().X
    assert np.array_equal(np.sort(plain, axis=1), np.sort(moved_, axis=1))
    assert np.array_equal(plain[:, choice.order()], moved_)


@pytest.mark.parametrize(("ground", "pen"), [("white", "black"), ("black", "white"), ("#204060", "#ffd040")])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_upload_becomes_ink_whatever_its_colours(ground, pen, kind):
    ink = pictures.reduced(file_of(seven(ground, pen), kind))
    assert ink.shape == (8, 8) and ink.min() >= 0 and ink.max() <= 16
    assert ink[0].sum() > 40 and ink[7].sum() > 0 and ink[7, 0] == 0
    assert ink == pytest.approx(pictures.reduced(file_of(seven())), abs=6)


def test_a_thin_pen_is_thickened_to_the_ink_of_real_digits():
    assert pictures.reduced(file_of(seven(width=2))).mean() >= 16 * pictures.LEAST_INK


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "neither"),
        (b"not a picture", "neither"),
        (file_of(seven())[:200], "neither"),
        (b"x" * (pictures.MOST_BYTES + 1), "at most 5 MB"),
        (file_of(Image.new("L", (50, 50), 200)), "even surface"),
        (file_of(Image.new("1", (6000, 5000))), "25 million pixels"),
        (file_of(seven(), "GIF"), "neither"),
    ],
)
def test_what_is_no_picture_of_a_digit_is_refused_in_words(file, words):
    with pytest.raises(UserError, match=words):
        pictures.reduced(file)


def test_real_digits_are_near_others_and_noise_is_not(rng):
    assert pictures.nearest(pictures.digit(5)) == (5, 0)
    assert pictures.nearest(rng.uniform(0, 16, (8, 8)))[1] > pictures.usual_distance()
    assert pictures.nearest(pictures.drawn(pictures.PAPER))[1] < pictures.usual_distance()
    blank = pictures.drawn(np.zeros((8, 8), bool))
    assert not blank.any() and pictures.nearest(blank)[1] > pictures.usual_distance()


@pytest.mark.parametrize("bad", [np.zeros((2, 3)), [[np.nan] * 3] * 3, [[np.inf] * 3] * 3, [[10] * 3] * 3, [["a"] * 3] * 3, [[None] * 3] * 3])  # fmt: skip
def test_a_kernel_that_is_none_is_refused(bad):
    with pytest.raises(UserError, match="3 by 3 numbers"):
        checked(np.array(bad))


@pytest.mark.parametrize("bad", ["", "abc", "abcdefghij", "two words", "naïve", "mer4chant", "商人很多"])
def test_what_is_no_word_is_refused(bad):
    with pytest.raises(UserError, match="4 to 9 English letters"):
        letters.checked(bad)
    assert letters.checked("  Merchant ") == "merchant"


def test_sentences_cover_both_outcomes():
    assert reach(np.array([[1, 1, 0.95, 0.5, 1, 1, 1]])) == 5 and reach(np.full((1, 7), 0.3)) == 0
    assert reach(np.ones((2, 7))) == recall.FARTHEST
    assert settled(np.eye(3)[[0, 1, 2, 2]]) == 3 and settled(np.eye(3)[[1, 1]]) == 1
    assert "forgets" in held_said(np.array([0.1, 0.5])).text() and "forgets" not in held_said(np.array([0.5, 0.5])).text()  # fmt: skip
    accuracy = np.full((4, 2, 3), 0.95)
    assert "no clear difference" in choice_said(accuracy).text()
    accuracy[1, 1] = 0.9
    assert "5.0 points" in choice_said(accuracy).text() and "neighbourhood" in choice_said(accuracy).text()
    back = np.eye(4)[[0, 0, 1, 2]]
    assert where_said(back[None]).text() == "Head 1 mostly looks one letter back: 75% of its attention."
    assert "itself: 100%" in where_said(np.stack([back, np.eye(4)])).text()
