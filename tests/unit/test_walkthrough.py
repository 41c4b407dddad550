"""Every line of a run's script is read, with the run's own numbers."""

import math
import re

import numpy as np
import pytest

from core.bundles import bundle
from core.by_hand import Edit
from core.experiment import Experiment
from core.messages import translator
from core.training import train
from core.training.script import TEMPLATES, parts
from core.walkthrough import walkthrough
from core.walkthrough.steps import WORDS
from core.walkthrough.training_words import LOSS_WORDS

RUNS = {
    "linear": Experiment(dataset="diabetes", model="linear", epochs=2, schedule="warmup"),
    "mlp": Experiment(
        dataset="penguins", hidden=(6,), epochs=3, batch_norm=True, dropout=0.25, class_weight="balanced"
    ),
    "cnn": Experiment(dataset="digits", model="cnn", hidden=(4, 3), epochs=1, augment=0.1, batch_size=500),
    "rnn": Experiment(dataset="digits", model="rnn", hidden=(5,), epochs=1, batch_size=500),
    "transformer": Experiment(dataset="digits", model="transformer", hidden=(8,), epochs=1, batch_size=500),
    "points": Experiment(dataset="spiral", hidden=(4,), features=("x", "sin_x"), epochs=2, loss="hinge"),
    "by hand": Experiment(dataset="spiral", hidden=(4,), epochs=3, by_hand=(Edit(0, 3, 1, 2.5, 2),)),
    "altered": Experiment(dataset="iris", epochs=2, hidden=(4,), resample="over", label_noise=0.2, train_share=0.5),
}


@pytest.fixture(scope="module")
def runs():
    return {name: train(e) for name, e in RUNS.items()} | {"stopped early": bundle("german_credit")}


def said(run, words):
    """Return what is said of the step whose code has these words."""
    step = next(step for step in walkthrough(run) if words in step.code)
    return " ".join(message.text() for message in step.said)


def test_all_of_the_script_is_read(runs):
    for run in runs.values():
        steps = walkthrough(run)
        assert "".join(step.code for step in steps) == run.code(rows=False)
        assert all(step.said and all(message.text() for message in step.said) for step in steps)


def test_no_part_of_a_script_lacks_words():
    assert set(WORDS) | {"layer", "network"} == {*TEMPLATES, "input", "layer", "model"}


def test_layers_have_the_weights_that_keras_counts(runs):
    for run in runs.values():
        layers = run.model.operations[1:]
        steps = [step for step, part in zip(walkthrough(run), parts(run), strict=True) if part.name == "layer"]
        for layer, step in zip(layers, steps, strict=True):
            text = step.said[0].text()
            weights = getattr(layer, "count_params", int)()  # an addition is no layer
            assert not weights or re.search(rf"\b{weights:,} (weights|numbers)", text), (layer, text)


def test_the_weights_of_all_layers_are_those_of_the_network(runs):
    for run in runs.values():
        assert f"{run.model.count_params():,} weights" in said(run, "keras.Model(inputs")


def test_rows_and_steps_are_those_of_the_run(runs):
    run = runs["mlp"]
    sizes = [len(side) for side in (run.split.train, run.split.val, run.split.test)]
    text = said(run, "def main")
    assert "{} rows were cut into {} to learn from, {} to check on".format(sum(sizes), *sizes) in text
    numeric = [i for i, name in enumerate(run.data.feature_names) if name not in run.data.categories]
    assert f"{np.isnan(run.data.X[:, numeric]).sum()} gaps" in text
    steps = math.ceil(sizes[0] / 32)
    assert f"{steps} times an epoch, {3 * steps} times in all" in said(run, "model.fit")


def test_class_weights_are_those_of_scikit_learn(runs):
    from sklearn.utils.class_weight import compute_class_weight

    run = runs["mlp"]
    y = run.data.y[run.split.train]
    weights = compute_class_weight("balanced", classes=np.unique(y), y=y)
    assert f"{weights.min():.2g} for the commonest class, {weights.max():.2g} for the rarest" in said(run, "def main")


def test_losses_are_those_of_the_history(runs):
    run = runs["points"]
    text = said(run, "print(f")
    for curve in ("loss", "val_loss"):
        assert f"{run.history[curve][0]:.3g}" in text
        assert f"{run.history[curve][-1]:.3g}" in text


def test_early_stopping_says_which_epoch_was_kept(runs):
    run = runs["stopped early"]
    best = int(np.argmin(run.history["val_loss"]))
    assert f"Epoch {best + 1} of {len(run.history['loss'])}" in said(run, "set_weights")
    assert "stopped by itself" in said(run, "permutation")


def test_a_schedule_is_read_from_the_rates(runs):
    text = said(runs["linear"], "rates = ")
    rates = eval(re.search(r"rates = (\[.*\])", runs["linear"].code(rows=False))[1])
    assert f"{rates[0]:.2g} in the first, {max(rates):.2g} at most" in text
    assert "stayed as large" in said(runs["mlp"], "rates = ")


def test_what_was_done_to_the_rows_is_said(runs):
    text = said(runs["altered"], "def main")
    assert "20% of the training rows got a wrong answer" in text
    assert "rows were left aside" in text
    assert "oversampling" in text
    assert "x, sin_x" in said(runs["points"], "def main")
    assert "brightness" in said(runs["cnn"], "def main")


def test_every_loss_has_its_words():
    from core.ingredients.losses import LOSSES

    assert {head.keras_name for loss in LOSSES.values() for head in loss.heads.values()} == set(LOSS_WORDS)


def test_it_can_be_read_in_chinese(runs):
    zh = translator("zh")
    assert all(message.text(zh) for run in runs.values() for step in walkthrough(run) for message in step.said)
