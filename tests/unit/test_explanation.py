"""SHAP values against their definition, closed forms of linear models, and what must always hold."""

import re
import subprocess
import sys
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.bundles import BUNDLES, bundle
from core.datasets import load
from core.experiment import Experiment
from core.explanation import Explanation, How, explain
from core.explanation.explain import explain_rows, predict_rows
from core.explanation.players import PLAYERS
from core.explanation.subject import subject_of
from core.explanation.whole import bundled, explain_whole, key_of, places_of
from core.messages import UserError
from core.training import train
from tests.unit.shapley_values import brute_force

ROOT = Path(__file__).parents[2]
FEW = 1e-4
SMALL = {
    "two classes, two derived columns": Experiment(
        dataset="spiral", hidden=(8,), epochs=5, features=("x", "xy", "sin_y")
    ),
    "three classes": Experiment(dataset="iris", hidden=(8,), epochs=10),
    "gaps and categories": Experiment(dataset="penguins", hidden=(8,), epochs=10),
    "read step by step": Experiment(dataset="iris", model="rnn", hidden=(4,), epochs=3),
}
LARGE = {
    "a number": Experiment(dataset="diabetes", hidden=(8,), epochs=10),
    "two classes": Experiment(dataset="heart", hidden=(8,), epochs=10),
    "many columns": Experiment(dataset="breast_cancer", hidden=(8,), epochs=5),
    "pictures": Experiment(dataset="digits", model="cnn", hidden=(4,), epochs=2),
    "pictures line by line": Experiment(dataset="digits", model="transformer", hidden=(8,), epochs=2),
}


@cache
def trained(name):
    return train((SMALL | LARGE)[name])


def odds(prob):
    kept = np.clip(prob.astype(float), 1e-7, 1 - 1e-7)
    return np.log(kept / (1 - kept))


@pytest.mark.parametrize("unit", ["chance", "log_odds"])
@pytest.mark.parametrize("name", SMALL)
def test_values_are_those_of_all_coalitions(name, unit):
    run, how = trained(name), How(unit=unit, background=20)
    gaps = run.X_test[np.isnan(run.X_test).any(axis=1)][:1]
    rows = np.concatenate([run.X_test[:2], gaps])
    told, background = explain(run, rows, how=how), subject_of(run, how).background

    def said(X):
        prob = run.predict(X.astype(np.float32))
        return odds(prob) if unit == "log_odds" else prob.astype(float)

    assert told.exact
    for x, values in zip(rows, told.values, strict=True):
        np.testing.assert_allclose(values, brute_force(said, background, x), atol=FEW)
    np.testing.assert_allclose(told.base_values, said(background).mean(axis=0), atol=FEW)
    np.testing.assert_allclose(told.outputs, said(rows), atol=FEW)
    assert (told.error == 0).all()


def test_a_linear_model_is_explained_by_its_weights():
    run = train(Experiment(dataset="diabetes", model="linear", epochs=20))
    told, background = explain(run, run.X_test[:5], background=50), subject_of(run, How(background=50)).background
    weights = run.model.get_weights()[0][:, 0] * run.preprocessor.target[1]
    inputs, usual = run.preprocessor.transform(run.X_test[:5]), run.preprocessor.transform(background).mean(axis=0)
    np.testing.assert_allclose(told.values[:, :, 0], weights * (inputs - usual), atol=FEW * np.abs(told.values).max())


def test_log_odds_of_a_logistic_model_fold_its_categories_back_into_their_column():
    run = train(Experiment(dataset="german_credit", model="linear", epochs=5))
    how = How(unit="log_odds", background=40)
    told, background = explain(run, run.X_test[:4], how=how), subject_of(run, how).background
    shares = run.model.get_weights()[0][:, 0] * (
        run.preprocessor.transform(run.X_test[:4]) - run.preprocessor.transform(background).mean(axis=0)
    )
    folded = np.zeros((4, run.X_test.shape[1]))
    np.add.at(folded.T, np.array(run.preprocessor.origin), shares.T)
    assert not told.exact  # orders at random, which make no difference to a sum
    np.testing.assert_allclose(told.values[:, :, 1], folded, atol=FEW)
    np.testing.assert_allclose(told.error, 0, atol=FEW)


@pytest.mark.parametrize("name", LARGE)
def test_sampled_values_lie_where_their_errors_say(name):
    run = trained(name)
    rows, how = run.X_test[:2], How(background=20)
    told, many = explain(run, rows, how=how), explain(run, rows, how=replace(how, rounds=24))
    assert told.values.shape == (2, run.X_test.shape[1], run.y_prob.shape[1])
    np.testing.assert_allclose(told.outputs, run.predict(rows), rtol=1e-5, atol=1e-5)
    if not told.exact:
        off = np.abs(told.values - many.values)
        assert off.mean() < 3 * told.error.mean()
        assert told.sampling_error < 0.2


@pytest.mark.parametrize("unit", ["chance", "log_odds"])
@pytest.mark.parametrize("name", [*LARGE, *SMALL])
def test_base_and_values_add_up_to_what_the_model_says(name, unit):
    run = trained(name)
    assert explain(run, run.X_test[:2], how=How(unit=unit, background=20)).additivity_error < FEW


@pytest.mark.parametrize("unit", ["chance", "log_odds"])
@pytest.mark.parametrize("name", BUNDLES)
def test_they_do_for_every_bundled_run(name, unit):
    run = bundle(name)
    told = explain(run, run.X_test[:20], how=How(unit=unit))
    assert told.additivity_error < FEW
    np.testing.assert_allclose(told.values.sum(axis=1) + told.base_values, told.outputs, atol=FEW * told.span.max())


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundled_explanation_is_that_of_its_run(name):
    run = bundle(name)
    whole = bundled(run, How())
    assert whole is not None and len(whole.places) == len(run.split.test)
    again = explain(run, run.X_test[whole.places[:3]])
    np.testing.assert_allclose(whole.told.rows(slice(0, 3)).values, again.values, atol=1e-5)
    assert whole.told.additivity_error < FEW
    assert bundled(run, How(unit="log_odds")) is None


def test_the_planted_leak_is_the_column_that_counts_most():
    run = bundle("german_credit_calls")
    mean = np.abs(bundled(run, How()).told.values[:, :, 1]).mean(axis=0)
    assert run.data.feature_names[int(mean.argmax())] == "service calls"
    assert mean.max() > 3 * np.sort(mean)[-2]


def test_a_row_is_explained_alike_alone_and_among_others():
    run = bundle("german_credit")
    together = explain(run, run.X_test[:6])
    for i in (0, 5):
        alone = explain(run, run.X_test[i : i + 1])
        np.testing.assert_allclose(alone.values[0], together.values[i], atol=1e-6)


def test_another_seed_gives_other_orders_and_other_rows_to_compare_with():
    run = bundle("german_credit")
    one, other = (explain(run, run.X_test[:2], how=How(seed=seed)) for seed in (0, 1))
    assert not np.allclose(one.values, other.values, atol=1e-6)
    assert not np.array_equal(subject_of(run, How()).background, subject_of(run, How(seed=1)).background)


def test_rows_to_compare_with_are_training_rows():
    run = bundle("german_credit")
    background, rows = subject_of(run, How(background=1000)).background, run.data.X[run.split.train]
    assert len(background) == len(rows)
    np.testing.assert_array_equal(background, run.data.X[np.sort(run.split.train)])


@pytest.mark.parametrize("players", PLAYERS)
def test_parts_of_a_picture_share_what_is_theirs(players):
    run = trained("pictures")
    how = How(players=players, background=10)
    told, groups = explain(run, run.X_test[:1], how=how), subject_of(run, how).groups(how)
    for part in np.unique(groups):
        np.testing.assert_allclose(np.ptp(told.values[0, groups == part], axis=0), 0, atol=1e-12)
    assert told.additivity_error < FEW


def test_steps_of_a_picture_are_explained_as_by_all_coalitions():
    run, how = trained("pictures line by line"), How(players="steps", background=5)
    told, subject = explain(run, run.X_test[:1], how=how), subject_of(run, how)
    groups = np.repeat(np.arange(8), 8)
    np.testing.assert_array_equal(subject.groups(how), groups)
    wanted = brute_force(lambda X: run.predict(X).astype(float), subject.background, run.X_test[0], groups)
    np.testing.assert_allclose(told.values[0].reshape(8, 8, -1).sum(axis=1), wanted, atol=FEW)


def test_the_compiled_pass_is_the_model():
    for name in (*SMALL, *LARGE):
        run = trained(name)
        rows = run.data.X[:50]
        if not run.data.drawn:
            rows = np.where(np.random.default_rng(0).random(rows.shape) < 0.1, np.nan, rows)
        np.testing.assert_allclose(predict_rows(subject_of(run), rows), run.predict(rows), rtol=2e-5, atol=2e-5)


def test_a_frame_is_explained_as_its_numbers():
    run = bundle("german_credit")
    frame = run.data.frame.iloc[run.split.test[:2]]
    shuffled = frame[list(reversed(frame.columns))]
    np.testing.assert_array_equal(explain(run, shuffled).values, explain(run, run.X_test[:2]).values)


def frame_with(column, value):
    frame = load("german_credit").frame.iloc[:1].astype(object)
    frame[column] = value
    return frame


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (np.zeros((2, 3)), "Expected rows of 19 values, received an array of shape"),
        (frame_with("age in years", 30).drop(columns="purpose"), "The rows lack the columns Purpose (“purpose”)."),
        (frame_with("housing", "castle"), "received castle, which the model has never seen"),
        (frame_with("age in years", "old"), "expected a number, received “old”"),
    ],
    ids=["shape", "missing column", "unknown category", "not a number"],
)
def test_what_cannot_be_explained_says_why(rows, said):
    with pytest.raises(UserError, match=re.escape(said)):
        explain(bundle("german_credit"), rows)


def test_a_gap_counts_as_in_training():
    run = trained("gaps and categories")
    x = run.X_test[:1].copy()
    x[0, run.data.feature_names.index("body mass")] = np.nan
    fill = np.nanmedian(run.data.X[run.split.train, run.data.feature_names.index("body mass")])
    told = explain(run, x)
    assert np.isnan(told.data).sum() == 1
    np.testing.assert_allclose(told.outputs, run.predict(x), atol=1e-6)
    assert fill == pytest.approx(
        next(f for f, c in zip(run.preprocessor.fill, run.preprocessor.columns, strict=True) if c == "body mass")
    )


def test_no_rows_have_no_values():
    run = bundle("german_credit")
    told = explain(run, run.X_test[:0])
    assert told.values.shape == (0, 19, 2)
    assert told.additivity_error == told.sampling_error == 0


def test_constant_columns_get_nothing():
    frame = pd.DataFrame({"a": np.arange(60) % 7, "same": 3.0, "b": np.arange(60) % 5})
    made = replace(load("moons"), name="csv-1", frame=frame, y=(np.arange(60) % 7 > 3).astype(np.int64), drawn=False)
    run = train(Experiment(dataset="csv-1", hidden=(4,), epochs=3), dataset=made)
    np.testing.assert_allclose(explain(run, run.X_test[:3]).values[:, 1], 0, atol=1e-9)


def test_threads_that_train_and_explain_do_not_disturb_each_other():
    experiment = Experiment(dataset="iris", hidden=(8,), epochs=20)
    run = bundle("german_credit")
    alone = train(experiment), explain(run, run.X_test[:4]), explain(run, run.X_test[:2], how=How(unit="log_odds"))
    state, found = np.random.get_state()[1].copy(), {}
    work = {
        "train": lambda: train(experiment),
        "again": lambda: train(experiment),
        "explain": lambda: explain(run, run.X_test[:4]),
        "odds": lambda: explain(run, run.X_test[:2], how=How(unit="log_odds")),
    }
    threads = [threading.Thread(target=lambda n=name, w=do: found.update({n: w()})) for name, do in work.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in ("train", "again"):
        np.testing.assert_array_equal(found[name].y_prob, alone[0].y_prob)
        assert found[name].history == alone[0].history
    np.testing.assert_array_equal(found["explain"].values, alone[1].values)
    np.testing.assert_array_equal(found["odds"].values, alone[2].values)
    np.testing.assert_array_equal(np.random.get_state()[1], state)


def test_numba_compiles_for_others_as_before():
    code = (
        "from numba import config; from core.explanation.shapley import shap_library; shap = shap_library(); "
        "print(config.DISABLE_JIT, shap.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("0 shap", "False shap")


def test_asking_for_explanations_imports_neither_tensorflow_nor_shap():
    code = (
        "import sys; import core.explanation, core.jobs.explaining, core.explanation.case; "
        "print([m for m in ('tensorflow', 'keras', 'shap', 'numba', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_explanation_survives_being_written():
    run = trained("three classes")
    told = explain(run, run.X_test[:3])
    again = Explanation.from_arrays(told.arrays())
    assert all(np.array_equal(getattr(again, name), value) for name, value in vars(told).items())
    parts = [told.rows(slice(0, 1)), told.rows(slice(1, 3))]
    np.testing.assert_array_equal(Explanation.joined(parts).values, told.values)


def test_the_rows_explained_are_drawn_without_order_and_all_of_few():
    run = bundle("german_credit")
    assert sorted(places_of(run)) == list(range(len(run.split.test)))
    few = places_of(run, 20)
    assert len(set(few.tolist())) == 20
    whole = explain_whole(run, How(rounds=2, background=5), 20)
    assert (np.diff(whole.places) > 0).all()
    np.testing.assert_array_equal(whole.told.data, run.X_test[whole.places])
    assert whole.of(int(whole.places[3])).data.shape == (1, 19)
    assert whole.of(next(i for i in range(200) if i not in whole.places)) is None
    assert key_of(run, How()) != key_of(run, How(seed=1)) != key_of(run, How(), 20)


def test_rows_of_a_subject_travel_without_their_table():
    import pickle

    subject = subject_of(bundle("german_credit"))
    sent = pickle.dumps(subject)
    assert len(sent) < 200_000
    again = pickle.loads(sent)
    told = explain_rows(again, bundle("german_credit").X_test[:1], How())
    np.testing.assert_array_equal(
        told.values, explain(bundle("german_credit"), bundle("german_credit").X_test[:1]).values
    )
