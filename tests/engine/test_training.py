"""Real trainings through the engine: the numbers of `train(e)`, live, steered, lost and made again."""

import io
import os
import signal

import numpy as np
import pytest

from core.datasets import read_csv
from core.experiment import Experiment
from core.jobs import ENDED, Engine
from core.messages import translator
from core.store import Store
from core.training import train
from tests.engine.same import check_same, check_usable
from tests.lasting import LASTING
from tests.unit.counting import worker_pid
from tests.unit.jobs.helpers import PATIENCE, begun, closing, ended, until

EXPERIMENTS = {
    "a table": Experiment(dataset="iris", hidden=(8, 8), epochs=20, dropout=0.2),
    "points": Experiment(dataset="spiral", hidden=(16,), epochs=20, activation="tanh"),
    "pictures": Experiment(dataset="digits", model="cnn", hidden=(4,), epochs=2),
    "numbers": Experiment(dataset="diabetes", hidden=(8,), epochs=30, patience=3),
    "missing values": Experiment(dataset="penguins", model="linear", epochs=10),
}
LONG = Experiment.from_params(LASTING)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_run_through_the_engine_equals_the_one_made_here(engine, name):
    view = ended(engine.submit(EXPERIMENTS[name]))
    assert (view.status, view.error) == ("done", None)
    check_same(view.run, train(EXPERIMENTS[name]))
    check_usable(view.run)


def test_progress_arrives_while_it_trains(engine):
    job = engine.submit(Experiment(dataset="spiral", hidden=(32, 32), epochs=2000, batch_size=8))
    seen = {}

    def watched():
        view = job.view()
        if view.status == "running":
            seen[view.epoch] = view
        return view.status in ENDED

    until(watched)
    assert len(seen) >= 3
    last = job.view().run
    for epoch, view in seen.items():
        assert all(curve == last.history[name][:epoch] for name, curve in view.history.items())
        assert view.surface.shape == last.surface.shape


def test_a_new_engine_with_the_same_store_trains_nothing_again(engine):
    e = EXPERIMENTS["a table"]
    run = ended(engine.submit(e)).run
    until(lambda: e.key in set(engine.store.keys()))
    with Store(engine.store.folder) as store, closing(Engine(store=store)) as other:
        view = other.submit(e).view()
        assert view.status == "done"
        check_same(view.run, run)


def test_stop_gives_a_run_with_a_usable_model(engine):
    job = engine.submit(LONG)
    begun(job, 2)
    job.stop()
    view = ended(job)
    assert view.status == "stopped"
    assert view.run.stopped
    assert 2 <= len(view.run.history["loss"]) < LONG.epochs
    assert view.run.scores["accuracy"] > 0.5
    check_usable(view.run)
    assert engine.store.get(LONG.key) is None


@pytest.mark.parametrize(
    ("e", "said"),
    [
        (Experiment(dataset="iris", model="cnn"), "learns from pictures"),
        (Experiment(dataset="diabetes", loss="hinge"), "loss"),
        (Experiment(dataset="iris", features=("no such column",)), "no such column"),
    ],
    ids=["a table into a CNN", "hinge loss for numbers", "an unknown column"],
)
def test_what_cannot_be_trained_is_said_in_the_users_words(engine, e, said):
    view = ended(engine.submit(e))
    assert view.status == "failed"
    assert said in view.error.text()
    assert "unexpectedly" not in view.error.text()
    assert view.error.text(translator("zh")) != view.error.text()


def test_an_upload_trains_in_the_worker(engine):
    rng = np.random.default_rng(0)
    rows = "".join(
        f"{a:.3f},{'red' if b else 'blue'},{'yes' if a > 0 else 'no'}\n" for a, b in rng.normal(size=(200, 2))
    )
    data = read_csv(io.BytesIO(f"size,colour,bought\n{rows}".encode()), target="bought")
    e = Experiment(dataset=data.name, hidden=(8,), epochs=30)
    view = ended(engine.submit(e, dataset=data))
    assert (view.status, view.error) == ("done", None)
    check_same(view.run, train(e, data))
    until(lambda: e.key in set(engine.store.keys()))
    with Store(engine.store.folder) as store:
        check_usable(store.get(e.key))


def test_a_killed_worker_costs_a_delay_and_changes_no_number():
    e = Experiment(dataset="iris", hidden=(16,), epochs=2000, batch_size=4)
    with closing(Engine()) as made:
        job = made.submit(e)
        begun(job, 2)
        os.kill(made.call(worker_pid).result(PATIENCE), signal.SIGKILL)
        assert job.view().status not in ENDED
        view = ended(job)
    assert (view.status, view.error) == ("done", None)
    check_same(view.run, train(e))
