"""Explanations by a real worker: at once, with progress, stopped, kept, and beside trainings."""

from threading import Thread

import numpy as np
import pytest

from core.bundles import bundle
from core.experiment import Experiment
from core.explanation import How, explain
from core.explanation.whole import Whole, key_of
from core.jobs import explaining
from core.jobs.explaining import explained_row, known_whole, predicted_rows, whole_errand
from core.training import train
from tests.unit.jobs.helpers import ended, until


@pytest.fixture
def run():
    return bundle("german_credit")


@pytest.fixture
def forgetful(monkeypatch):
    """Return a function that forgets what was explained, as a restart does."""

    def forget():
        explaining._answers.clear()
        explaining._wholes.clear()

    forget()
    return forget


def done(errand):
    until(lambda: errand.view().status != "running")
    return errand.view()


def test_a_row_comes_home_as_it_is_explained_here(engine, run, forgetful):
    told = explained_row(engine, run, run.X_test[3], How())
    np.testing.assert_allclose(told.values, explain(run, run.X_test[3:4]).values, atol=1e-5)
    assert explained_row(engine, run, run.X_test[3].copy(), How()) is told


def test_predictions_come_home(engine, run):
    np.testing.assert_allclose(predicted_rows(engine, run, run.X_test), run.y_prob, atol=1e-5)


def test_many_rows_are_explained_with_progress_kept_and_found_after_a_restart(engine, run, forgetful):
    how = How(rounds=2, background=20)
    assert known_whole(engine.store, run, how, 40) is None
    errand = whole_errand(engine, engine.store, run, how, None, 40)
    view = done(errand)
    assert (view.status, view.error, view.done, view.total) == ("done", None, 40, 40)
    whole = view.result
    assert isinstance(whole, Whole) and len(whole.places) == 40 and (np.diff(whole.places) > 0).all()
    np.testing.assert_allclose(
        whole.told.values[:2], explain(run, run.X_test[whole.places[:2]], how=how).values, atol=1e-5
    )
    forgetful()
    again = known_whole(engine.store, run, how, 40)
    np.testing.assert_array_equal(again.told.values, whole.told.values)
    np.testing.assert_array_equal(again.places, whole.places)


def test_a_kept_explanation_that_is_broken_is_made_again(engine, run, forgetful):
    how = How(seed=3)
    engine.store.keep_result(key_of(run, how), {"places": np.arange(3)})
    assert known_whole(engine.store, run, how) is None


def test_one_that_is_stopped_leaves_what_was_done(engine, run, forgetful):
    errand = whole_errand(engine, engine.store, run, How(seed=5), None)
    until(lambda: errand.view().partial is not None)
    errand.stop()
    view = done(errand)
    assert view.status == "stopped"
    assert 0 < len(view.partial.places) < 200
    assert known_whole(engine.store, run, How(seed=5)) is None


def test_a_training_beside_it_gives_what_it_gives_alone(engine, run, forgetful):
    experiment = Experiment(dataset="wine", hidden=(8,), epochs=30)
    alone = train(experiment)
    wanted = [explain(run, run.X_test[i : i + 1], how=How(seed=9)).values for i in range(4)]
    found = {}
    errand = whole_errand(engine, engine.store, run, How(seed=7), None, 60)
    job = engine.submit(experiment)

    def ask(i):
        found[i] = explained_row(engine, run, run.X_test[i], How(seed=9)).values

    threads = [Thread(target=ask, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = ended(job).run
    np.testing.assert_array_equal(made.y_prob, alone.y_prob)
    assert made.history == alone.history
    for i, values in enumerate(wanted):
        np.testing.assert_allclose(found[i], values, atol=1e-5)
    assert done(errand).status == "done"
