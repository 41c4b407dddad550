"""Costs against plain Keras and TensorFlow: what a phone's model says, what is in its file, and why there is none."""

import subprocess
import sys
import warnings
from contextlib import contextmanager

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

from core.costs.converter import convert_all
from core.costs.costs import answers_changed, costs_of, phone_answers, phone_score
from core.costs.phone import LABELS, ROOT, NotMade, Phone, models_for_phone
from core.costs.timing import middle
from core.experiment import Experiment
from core.training import train


def prepared(run):
    return run.preprocessor.transform(run.X_test)


@contextmanager
def converted_here():
    """Have the converter work in this process, which has TensorFlow already."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.costs.phone._convert", lambda folder: convert_all(folder) or "")
        yield


@pytest.fixture
def here():
    with converted_here():
        yield


@pytest.fixture(scope="module")
def credit():
    run = train(Experiment(dataset="german_credit", hidden=(64, 32), epochs=20, batch_norm=True, dropout=0.1))
    with converted_here():  # in a process of its own the converter works below, and for a worker in tests/engine
        return run, costs_of(run)


def test_what_is_counted(credit):
    run, costs = credit
    assert costs.weights == run.model.count_params()
    assert costs.memory == sum(v.numpy().nbytes for v in run.model.weights)
    assert costs.file == len(run.network.archive)
    assert costs.training == run.seconds
    assert 0 < costs.timing.together < costs.timing.alone < 1


@pytest.mark.parametrize("recipe, near", [("weights", 0.02), ("everything", 0.12)])
def test_a_phone_says_nearly_the_same(credit, recipe, near):
    run, costs = credit
    phone = costs.phones[recipe]
    assert phone.seconds > 0
    np.testing.assert_allclose(phone.outputs, run.model(prepared(run)).numpy(), atol=near)
    assert len(phone.archive) < costs.memory


def test_a_phones_score_is_that_of_its_answers(credit):
    run, costs = credit
    phone = costs.phones["everything"]
    assert phone_score(run, phone) == pytest.approx(roc_auc_score(run.y_test, phone.outputs[:, 0]))
    changed = np.sum((phone.outputs[:, 0] > 0.5) != (run.y_prob[:, 1] > 0.5))
    assert answers_changed(run, phone) == changed


def test_the_file_computes_in_eight_bits(credit):
    import tensorflow as tf

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"\s*Warning: tf.lite.Interpreter is deprecated", UserWarning)
        interpreter = tf.lite.Interpreter(model_content=credit[1].phones["everything"].archive)
    dense = [t for t in interpreter.get_tensor_details() if tuple(t["shape"]) in ((64, 61), (32, 64), (1, 32))]
    assert {np.dtype(t["dtype"]).name for t in dense if t["quantization_parameters"]["scales"].size} == {"int8"}


def test_numbers_stay_in_their_own_unit(here):
    run = train(Experiment(dataset="diabetes", model="linear", epochs=100, learning_rate=0.01))
    phones = models_for_phone(run.network.archive, prepared(run), prepared(run))
    assert isinstance(phones["weights"], NotMade)
    assert "1,024" in phones["weights"].reason.text()
    assert not phones["weights"].original
    phone = phones["everything"]
    said = phone_answers(run, phone)
    assert phone_score(run, phone) == pytest.approx(r2_score(run.y_test, said[:, 0]), abs=1e-6)
    assert answers_changed(run, phone) == pytest.approx(np.abs(said - run.y_prob).mean())
    assert abs(said.mean() - run.y_test.mean()) < run.y_test.std()


def test_a_loop_breaks_the_converter_and_nothing_else():
    run = train(Experiment(dataset="digits", model="rnn", hidden=(64,), epochs=4))
    phones = models_for_phone(run.network.archive, prepared(run), prepared(run)[:20])
    assert "loop" in phones["everything"].reason.text()
    assert phones["everything"].original
    phone = phones["weights"]
    assert isinstance(phone, Phone)
    accuracy = accuracy_score(run.y_test, phone.outputs.argmax(axis=1))
    assert phone_score(run, phone) == pytest.approx(accuracy)
    assert accuracy == pytest.approx(run.scores["accuracy"], abs=0.03)


def test_mixed_precision_is_made_whole_first(here):
    run = train(Experiment(dataset="iris", hidden=(64, 64), epochs=2, precision="mixed_float16"))
    phones = models_for_phone(run.network.archive, prepared(run), prepared(run))
    np.testing.assert_allclose(phones["weights"].outputs, run.model(prepared(run)).numpy(), atol=0.02)


def test_a_broken_file_is_a_reason_and_no_error(credit, here):
    run, _ = credit
    phones = models_for_phone(run.network.archive, prepared(run)[:, :5], prepared(run))
    assert set(phones) == set(LABELS)
    assert all(isinstance(phone, NotMade) and phone.original for phone in phones.values())


def test_a_hung_converter_is_given_up(credit, monkeypatch):
    run, _ = credit
    monkeypatch.setattr("core.costs.phone.SECONDS", 0.01)
    phones = models_for_phone(run.network.archive, prepared(run), prepared(run))
    assert all("no answer" in phone.original for phone in phones.values())


def test_the_middle_of_some_calls():
    calls = []
    assert middle(lambda: calls.append(1)) < 0.1
    assert len(calls) > 20


def test_no_tensorflow_where_costs_are_only_shown():
    code = "import sys; import core.costs.sentences; print('tensorflow' in sys.modules, 'sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
