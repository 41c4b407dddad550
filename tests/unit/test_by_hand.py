"""Numbers set by hand: read and written, put into a training that goes on from them, and left out where they don't fit."""

from dataclasses import replace

import keras
import numpy as np
import pytest

from core.anatomy import layers_of, with_edits
from core.by_hand import MOST, Edit
from core.continuing import continued, continued_sentence, most_more, usual_more
from core.datasets import load
from core.experiment import SETTINGS, Experiment
from core.ledger.differences import written
from core.links import from_link, to_link
from core.messages import UserError, translator
from core.models import MODELS
from core.models.dense import DENSE, has_number, position
from core.models.shape import Shape
from core.settings import SettingError
from core.suiting import followed, suited
from core.training import slices, train
from core.training.untrained import untrained

CIRCLE = Experiment(dataset="circle", hidden=(4, 2), epochs=6, learning_rate=0.03, activation="tanh")
WEIGHT, BIAS = Edit(0, 3, 1, 2.5), Edit(1, 1, None, -0.75)


def test_a_link_brings_them_back():
    e = replace(CIRCLE, by_hand=(replace(BIAS, epoch=12), WEIGHT, Edit(2, 0, 1, -1e-5, 7)))
    assert to_link(e)["by_hand"] == "0:0.3.1=2.5,7:2.0.1=-1e-05,12:1.1.b=-0.75"
    assert from_link(to_link(e)) == (e, ())
    assert to_link(replace(e, by_hand=())).keys() == to_link(CIRCLE).keys()


def test_the_same_numbers_are_the_same_experiment_in_whatever_order_they_were_set():
    there, back = (
        replace(CIRCLE, by_hand=edits) for edits in [(WEIGHT, BIAS), (BIAS, replace(WEIGHT, value=9), WEIGHT)]
    )
    assert there == back
    assert there.key == back.key != CIRCLE.key


@pytest.mark.parametrize(
    "text", ["x", "0:0.0.0", "0:0.0=1", "1:2.3.b=nan", "1:2.3.b=1e5", "1:2.3.b=1,,", "2000:0.0.0=1", "0:-1.0.0=1", "0:0.0.0=1 2"]
)  # fmt: skip
def test_a_number_that_can_not_be_read_is_left_out_and_said(text):
    e, (complaint,) = from_link({"by_hand": text, "epochs": "7"})
    assert (e.by_hand, e.epochs) == ((), 7)
    assert "12:0.3.1=0.5" in complaint.text()
    assert complaint.text(translator("zh")) != complaint.text()


@pytest.mark.parametrize("value", [3, (3,), [Edit(0, 0, 0, 1.0, epoch) for epoch in range(MOST + 1)]], ids=type)
def test_other_things_are_refused(value):
    with pytest.raises(SettingError, match=f"at most {MOST}"):
        SETTINGS["by_hand"].check(value)


@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize("model", DENSE)
def test_a_number_is_found_where_keras_has_it(model, batch_norm):
    e, shape = replace(CIRCLE, dataset="wine", model=model, batch_norm=batch_norm), Shape(13, 3)
    net = MODELS[model].build(e, shape)
    dense = [layer for layer in net.layers if isinstance(layer, keras.layers.Dense)]
    for one in dense:
        kernel, bias = one.get_weights()
        bias += np.arange(len(bias), dtype=np.float32) + 1  # all alike so far
        one.set_weights([kernel, bias])
    theta = np.concatenate([variable.numpy().ravel() for variable in net.trainable_variables])
    for layer, one in enumerate(dense):
        kernel, bias = one.get_weights()
        for unit in range(kernel.shape[1]):
            assert theta[position(e, shape, Edit(layer, unit, None, 0))] == bias[unit]
            for source in range(kernel.shape[0]):
                assert theta[position(e, shape, Edit(layer, unit, source, 0))] == kernel[source, unit]
        assert not has_number(e, shape, Edit(layer, kernel.shape[1], 0, 0))
        assert not has_number(e, shape, Edit(layer, 0, kernel.shape[0], 0))
    assert not has_number(e, shape, Edit(len(dense), 0, 0, 0))


def test_training_starts_from_them():
    e, shape = replace(CIRCLE, by_hand=(WEIGHT, BIAS)), Shape(2, 1)
    frames = untrained(CIRCLE), untrained(e)
    plain, ours = (layers_of(CIRCLE, shape, frame.theta, frame.extra) for frame in frames)
    for mine, theirs in zip(ours, with_edits(plain, [WEIGHT, BIAS]), strict=True):
        np.testing.assert_array_equal(mine.kernel, theirs.kernel)
        np.testing.assert_array_equal(mine.bias, theirs.bias)
    assert train(e).recording.frame(0).theta.tolist() == frames[1].theta.tolist()


def test_a_training_goes_on_from_an_epoch_as_if_it_had_been_interrupted():
    run = train(CIRCLE)
    e = continued(CIRCLE, 3, [WEIGHT, BIAS], 4)
    later = train(e)
    assert [len(later.history["loss"]), e.epochs] == [7, 7]
    for name, curve in run.history.items():
        assert later.history[name][:3] == curve[:3]
        assert later.history[name][3:6] != curve[3:]
    state, _ = slices.advance(slices.begin(CIRCLE), 3)
    layers = layers_of(CIRCLE, Shape(2, 1), state.learned.theta[0], ())
    theta = np.concatenate(
        [part.ravel() for one in with_edits(layers, [WEIGHT, BIAS]) for part in (one.kernel, one.bias)]
    )
    by_us = replace(state, experiment=replace(CIRCLE, epochs=7), learned=replace(state.learned, theta=theta[None]))
    by_us, _ = slices.advance(by_us, 4)
    np.testing.assert_array_equal(by_us.learned.theta[0], later.recording.frame(len(later.recording.epochs) - 1).theta)


def test_slices_equal_the_whole():
    e = continued(CIRCLE, 3, [WEIGHT], 3)
    state = slices.begin(e)
    for epochs in (3, 1, 2):
        state, _ = slices.advance(state, epochs)
    assert slices.history(state, load("circle"), 0) == train(e).history


@pytest.mark.parametrize("edit", [Edit(9, 0, 0, 1.0), Edit(0, 4, 0, 1.0), Edit(0, 0, 2, 1.0)])
def test_a_number_that_the_network_lacks_is_refused_by_training_and_left_out_before(edit):
    e = replace(CIRCLE, by_hand=(edit,))
    with pytest.raises(UserError, match=f"layer {edit.layer + 1}, unit {edit.unit + 1}"):
        train(e)
    found, (message,) = suited(e, load("circle"))
    assert found == CIRCLE
    assert "left out" in message.text()


def test_other_kinds_of_networks_have_none():
    e = Experiment(dataset="digits", model="cnn", by_hand=(WEIGHT,))
    assert suited(e, load("digits"))[0].by_hand == ()
    with pytest.raises(UserError, match="expected a weight"):
        train(e)


def test_what_fits_stays():
    e = replace(CIRCLE, by_hand=(WEIGHT, replace(BIAS, epoch=5)))
    assert suited(e, load("circle")) == (e, ())
    assert suited(replace(e, epochs=5), load("circle"))[0].by_hand == ()
    assert suited(replace(e, features=("nothing",)), load("circle"))[0].by_hand == ()


@pytest.mark.parametrize(
    "values", [{"seed": 1}, {"hidden": (4, 3)}, {"dataset": "xor"}, {"features": ("x", "x2")}], ids=str
)
def test_another_network_has_others(values):
    e = replace(CIRCLE, by_hand=(WEIGHT,))
    after, messages = followed(e, replace(e, **values))
    assert after == replace(CIRCLE, **values)
    assert len(messages) == 1


def test_the_same_network_keeps_them():
    e = replace(CIRCLE, by_hand=(WEIGHT,))
    for after in (replace(e, learning_rate=0.1), replace(e, seed=1, by_hand=(BIAS,)), replace(CIRCLE, seed=1)):
        assert followed(e, after) == (after, ())


def test_what_was_set_later_belongs_to_what_is_not_repeated():
    first = continued(CIRCLE, 0, [WEIGHT], 6)
    second = continued(first, 4, [BIAS], 10)
    assert second.by_hand == (WEIGHT, replace(BIAS, epoch=4))
    assert second.epochs == 14
    third = continued(second, 2, [WEIGHT], 1)
    assert third.by_hand == (WEIGHT, replace(WEIGHT, epoch=2))
    assert continued(first, 0, [replace(WEIGHT, value=1.0)], 6).by_hand == (replace(WEIGHT, value=1.0),)


def test_how_far_to_go_on():
    assert usual_more(CIRCLE, 2) == 4  # to the end that was planned
    assert usual_more(CIRCLE, 6) == 6
    assert usual_more(replace(CIRCLE, epochs=1500), 1500) == 500 == most_more(1500)
    assert most_more(2000) == 0


@pytest.mark.parametrize("e, epoch, words", [
    (CIRCLE, 0, "starts from your numbers"), (CIRCLE, 3, "exactly"), (replace(CIRCLE, schedule="cosine"), 3, "different"),
])  # fmt: skip
def test_going_on_is_explained(e, epoch, words):
    assert words in continued_sentence(e, epoch).text()


def test_they_are_told_by_their_places():
    e = replace(CIRCLE, by_hand=(WEIGHT, replace(BIAS, epoch=5)))
    said = "weight 2 of unit 4 in layer 1 = 2.5 (before training), bias of unit 2 in layer 2 = -0.75 (after epoch 5)"
    assert written(e, "by_hand").text() == said
    assert written(CIRCLE, "by_hand").text() == "nothing"
    many = replace(CIRCLE, by_hand=tuple(Edit(0, 0, 0, 1.0, epoch) for epoch in range(5)))
    assert written(many, "by_hand").text().endswith(", 2 more")
