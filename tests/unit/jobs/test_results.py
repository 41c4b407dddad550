"""A training through the engine: every epoch once, one training for all who ask, found again."""

import os
import threading

import pytest

from core.jobs import Engine
from tests.unit.counting import COUNTING, product, worker_pid
from tests.unit.jobs.helpers import PATIENCE, check_complete, closing, ended, experiment, until


@pytest.mark.parametrize("epochs", [1, 2, 1000])
def test_a_training_is_done_and_its_epochs_are_each_there_once(engine, epochs):
    check_complete(ended(engine.submit(experiment(epochs=epochs))), epochs)


def test_the_engine_is_made_at_once_and_takes_jobs_before_its_workers_are_there():
    with closing(Engine(work=COUNTING)) as made:
        job = made.submit(experiment(epochs=3))
        assert made.status.phase == "starting"
        assert (job.view().status, job.view().place) == ("waiting", None)
        check_complete(ended(job), 3)
        until(lambda: made.status.phase == "ready")
        assert made.status.device.name == "counting"


def test_a_short_training_is_few_slices_and_a_long_one_reports_often(engine, tmp_path):
    for name, values in {"short": {"epochs": 120}, "long": {"epochs": 30, "pace": 0.05}}.items():
        ended(engine.submit(experiment(log=str(tmp_path / name), **values)))
    assert len((tmp_path / "short").read_text().splitlines()) <= 3
    assert len((tmp_path / "long").read_text().splitlines()) >= 4


def test_the_same_experiment_of_many_sessions_is_one_training(engine, tmp_path):
    e = experiment(epochs=20, pace=0.01, log=str(tmp_path / "log"))
    jobs = []
    threads = [threading.Thread(target=lambda: jobs.append(engine.submit(e))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for job in jobs:
        check_complete(ended(job), 20)
    lines = (tmp_path / "log").read_text().splitlines()
    assert sum(int(line.split()[2]) for line in lines) == 20


def test_a_stored_run_is_a_job_that_is_done(engine):
    e = experiment(epochs=5)
    run = ended(engine.submit(e)).run
    until(lambda: e.key in engine.store)
    assert engine.submit(e).view().run is run
    assert engine.find(e.key).view().run is run


def test_a_job_is_found_by_its_key_and_an_unknown_one_is_not(engine):
    job = engine.submit(experiment(epochs=10**6))
    assert engine.find(job.key) is job
    assert engine.find("never heard of") is None
    job.stop()
    run = ended(job).run
    until(lambda: engine.find(job.key) is None or engine.find(job.key).view().run is run)


def test_calls_are_done_by_the_worker_and_share_a_result(engine):
    assert engine.call(product, 6, 7).result(PATIENCE) == 42
    one, two = engine.call(product, 2, 3, key="same"), engine.call(product, 2, 3, key="same")
    assert one is two
    assert one.result(PATIENCE) == 6
    with pytest.raises(TypeError):
        engine.call(product, None, None).result(PATIENCE)
    assert engine.call(worker_pid).result(PATIENCE) != os.getpid()
