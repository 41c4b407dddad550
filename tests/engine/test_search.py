"""Searches with real trainings: stopped and resumed, right, and never in the way of a person."""

import io
from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, r2_score

from core.datasets import read_csv
from core.experiment import Experiment
from core.search import Plan, Span, load_results, searching
from core.training import train
from tests.unit.jobs.helpers import ended, until

E = Experiment(dataset="iris", model="linear", epochs=6, learning_rate=0.05)
SPACE = (Span("learning_rate", 1e-3, 1), Span("batch_size", 8, 64))
PLAN = Plan(E, SPACE, "random", n_trials=5, folds=3)


def over(errand):
    until(lambda: errand.view().status != "running")
    return errand.view()


def values(results):
    return [dict(trial.values) for trial in results.trials]


@pytest.fixture(scope="module")
def whole(engine, tmp_path_factory):
    """Return the results of a search that was never stopped."""
    folder = tmp_path_factory.mktemp("searches")
    view = over(engine.run("whole", searching(PLAN, None, folder), owner=engine))
    assert (view.status, view.error) == ("done", None)
    return view.result


def test_a_search_finds_the_best_of_what_it_tried(whole):
    assert [len(trial.folds) for trial in whole.done] == [3] * len(whole.done)
    assert whole.trials[0].values == {"batch_size": 32, "learning_rate": 0.05}
    assert len(whole.trials) == 5
    assert whole.best.score == max(np.mean([fold.score for fold in trial.folds]) for trial in whole.done)
    assert all(trial.seconds > 0 for trial in whole.trials)


def test_scores_are_those_of_the_same_training_judged_by_scikit_learn(whole):
    best = whole.best
    for number, fold in enumerate(best.folds):
        run = train(replace(E, **best.values, folds=3, fold=number))
        prob = run.predict(run.data.frame.iloc[run.split.val])
        assert fold.score == pytest.approx(accuracy_score(run.data.y[run.split.val], prob.argmax(axis=1)), abs=1e-6)
        assert fold.test == pytest.approx(run.scores["accuracy"], abs=1e-6)


def test_a_search_that_was_stopped_goes_on_with_the_same_study(engine, whole, tmp_path):
    errand = engine.run("parts", searching(PLAN, None, tmp_path), owner=engine)
    until(lambda: errand.view().partial is not None and len(errand.view().partial.trials) >= 1)
    errand.stop()
    view = over(errand)
    assert view.status in ("stopped", "done")
    kept = load_results(PLAN, tmp_path)
    assert 1 <= len(kept.trials) <= 5
    engine.forget_errand("parts")
    view = over(engine.run("parts", searching(PLAN, None, tmp_path), owner=engine))
    assert (view.status, view.error) == ("done", None)
    assert values(view.result) == values(whole)
    assert [t.score for t in view.result.trials] == pytest.approx([t.score for t in whole.trials])
    assert view.result.trials[0].seconds == kept.trials[0].seconds  # not tried again


def test_progress_counts_the_parts_that_are_left(engine, tmp_path):
    seen = []
    errand = engine.run("progress", searching(PLAN, None, tmp_path), owner=engine)
    until(lambda: seen.append(errand.view()) or errand.view().status != "running")
    known = [view for view in seen if view.total]
    assert {view.total for view in known} == {15}
    assert [view.done for view in known] == sorted(view.done for view in known)
    assert any(0 < view.done < 15 for view in known)


def test_settings_that_blow_up_fail_and_the_search_goes_on(engine, tmp_path):
    e = Experiment(dataset="diabetes", optimizer="sgd", hidden=(16,), epochs=8, learning_rate=10, batch_size=8)
    plan = Plan(e, (Span("learning_rate", 1e-3, 10),), "grid", folds=2)
    view = over(engine.run("blows up", searching(plan, None, tmp_path), owner=engine))
    assert view.status == "done"
    states = [trial.state for trial in view.result.trials]
    assert states[0] == states[-1] == "failed"
    assert "done" in states
    assert "blew up" in view.result.trials[0].problem.text()
    assert (view.result.base, view.result.best.state) == (None, "done")
    best = view.result.best
    run = train(replace(e, **best.values, folds=2, fold=1))
    judged = r2_score(run.data.y[run.split.val], run.predict(run.data.frame.iloc[run.split.val])[:, 0])
    assert best.folds[1].score == pytest.approx(judged, abs=1e-4)


def test_a_persons_training_advances_during_a_search(engine, tmp_path):
    long = Plan(replace(E, epochs=2000, batch_size=1), (Span("learning_rate", 1e-3, 1),), "random", folds=3)
    errand = engine.run("long", searching(long, None, tmp_path), owner=engine)
    until(lambda: 0 < errand.view().done < 1)
    before = errand.view().done
    view = ended(engine.submit(Experiment(dataset="iris", hidden=(8,), epochs=200, batch_size=4)))
    assert (view.status, view.error) == ("done", None)
    assert errand.view().status == "running"
    assert errand.view().done < before + 1  # not even one of its trainings has got to its end meanwhile
    errand.stop()
    assert over(errand).status == "stopped"


def test_an_upload_is_searched(engine, tmp_path):
    rng = np.random.default_rng(0)
    rows = "".join(f"{a:.3f},{b:.3f},{'yes' if a + b > 0 else 'no'}\n" for a, b in rng.normal(size=(120, 2)))
    data = read_csv(io.BytesIO(f"size,age,bought\n{rows}".encode()), target="bought")
    plan = Plan(replace(E, dataset=data.name), (Span("learning_rate", 1e-3, 1),), "random", n_trials=2, folds=2)
    view = over(engine.run("upload", searching(plan, data, tmp_path), owner=engine))
    assert (view.status, view.error) == ("done", None)
    assert view.result.best.score > 0.5
    run = train(replace(plan.with_values(view.result.best.values), folds=2, fold=0), data)
    assert view.result.best.folds[0].test == pytest.approx(run.scores["roc_auc"], abs=1e-6)
