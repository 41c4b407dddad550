"""The article's claims, each against an oracle of its own: scikit-learn, TensorFlow, plain `fit`."""

import re

import numpy as np
import pytest
from sklearn.metrics import log_loss

from core.bundles import bundle
from core.experiment import Experiment
from core.lessons import LESSONS
from core.lessons.article import sums
from core.lessons.article.claim import KINDS, Evidence
from core.lessons.article.claims import CLAIMS, of_kind
from core.lessons.article.iris import HEADS, below_zero, flowers_of, never_said, option, outcome, train_flowers
from core.lessons.article.readings import READINGS, SHELVES, on_shelf
from core.training import train


@pytest.fixture(scope="module")
def flowers():
    found = {head: train_flowers(head, 0) for head in HEADS}
    joined = {name: np.stack([one[name] for one in found.values()])[:, None] for name in ("losses", "answers")}
    return flowers_of(joined | {"y_test": found["right"]["y_test"]})


def test_the_code_as_written_gets_nineteen_of_thirty_right(flowers):
    assert flowers.rows == 30
    assert flowers.right[0, 0] == 19
    assert flowers.right[1, 0] >= 29
    assert option(flowers) == 1


def test_its_loss_falls_below_zero_and_it_never_names_the_third_kind(flowers):
    assert flowers.losses[0, 0, -1] < -5 < 0 < flowers.losses[1, 0, -1]
    assert not (flowers.answers[0] == 2).any()
    assert "can't be below 0" in below_zero(flowers).text()
    assert "named 0" in never_said(flowers).text()
    assert "19 of 30" in outcome(flowers).text()


def test_the_corrected_training_is_that_of_fit(flowers):
    import keras

    from core.lessons.article.iris import BATCH, EPOCHS, RATE, _split

    X, X_test, y, y_test = _split()
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(64, "relu"), keras.layers.Dense(1, "sigmoid")])
    model.compile(keras.optimizers.Adam(RATE), "binary_crossentropy", metrics=["accuracy"])
    history = model.fit(X, y, epochs=EPOCHS // 5, batch_size=BATCH, validation_split=0.1, verbose=0)
    ours = flowers.losses[0, 0]
    assert history.history["loss"][-1] < 0
    assert ours[len(history.epoch) - 1] == pytest.approx(history.history["loss"][-1], abs=0.15)
    assert len(X_test) == 30 and len(y_test) == 30


def test_the_worked_example_adds_up():
    assert sums.half_cross_entropy(sums.LABELS, sums.CHANCES) == pytest.approx(1.7148, abs=5e-5)
    assert sums.cross_entropy(sums.LABELS, sums.CHANCES) == pytest.approx(4 * log_loss(sums.LABELS, sums.CHANCES))
    assert sums.cross_entropy(sums.LABELS, sums.CHANCES) == pytest.approx(3.4296, abs=5e-5)


def test_the_slopes_are_those_of_tensorflow():
    import tensorflow as tf

    z = tf.Variable(1.0, dtype=tf.float64)
    for y in (0.0, 1.0):
        with tf.GradientTape() as tape:
            loss = tf.nn.sigmoid_cross_entropy_with_logits(tf.constant(y, tf.float64), z)
        assert sums.slope_of_loss(y, 1.0) == pytest.approx(float(tape.gradient(loss, z)), abs=1e-7)
    measured, said, right = sums.hidden_slopes()
    assert measured == pytest.approx(right, abs=1e-7)
    assert np.abs(said / right).min() >= 4, "a(1 − a) is a quarter at most"


def test_the_neuron_answers_what_the_formula_says():
    z, said = sums.neuron()
    assert (z, said) == (9.0, pytest.approx(0.99988, abs=5e-6))


@pytest.mark.parametrize(
    "accuracy, rows, can", [(0.92, 30, False), (0.92, 25, True), (1.0, 30, True), (19 / 30, 30, True)]
)
def test_an_accuracy_is_a_share_of_the_rows_or_impossible(accuracy, rows, can):
    below, above, possible = sums.possible(accuracy, rows)
    assert possible is can
    assert below <= accuracy + 1e-9 and above >= accuracy - 1e-9


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.section} {claim.says[:30]}")
def test_a_claim_is_checked_on_any_run(claim, flowers):
    assert claim.kind in KINDS
    assert claim.lesson in ("", *LESSONS)
    assert len(claim.says.split()) <= 16, "no more than the words in question"
    runs = (
        bundle("german_credit"),
        train(Experiment(dataset="iris", epochs=1)),
        train(Experiment(dataset="diabetes", epochs=1)),
    )
    for run in runs:
        for evidence in (Evidence(run), Evidence(run, flowers)):
            said = claim.check(evidence) if claim.check is not None else None
            assert said is None or "{" not in said.text()


def test_every_claim_has_a_place():
    assert sum(len(of_kind(kind)) for kind in KINDS) == len(CLAIMS)
    assert sum(len(on_shelf(shelf)) for shelf in SHELVES) == len(READINGS)


def test_readings_are_linked_once_and_safely():
    links = [reading.link for reading in READINGS]
    assert len(set(links)) == len(links)
    assert all(link.startswith("https://") for link in links)
    assert all(
        re.fullmatch(r"https://arxiv\.org/abs/\d{4}\.\d{4,5}", link) for link in links if "arxiv.org/abs" in link
    )
