"""What goes wrong in a task or with a worker is one person's message, or a delay."""

import os
import signal

import pytest

from core.jobs import ENDED, Engine
from core.jobs.work import Work
from tests.unit.counting import COUNTING, broken_warm_up, worker_pid
from tests.unit.jobs.helpers import PATIENCE, begun, check_complete, closing, ended, experiment, until


def kill_worker(engine):
    os.kill(engine.call(worker_pid).result(PATIENCE), signal.SIGKILL)


@pytest.mark.parametrize(
    ("fails", "said"), [("politely", "Expected better rows."), ("badly", "ZeroDivisionError: by nothing")]
)
def test_an_exception_becomes_a_message_and_the_queue_goes_on(engine, fails, said):
    e = experiment(fails=fails)
    failing, other = engine.submit(e), engine.submit(experiment(epochs=3))
    view = ended(failing)
    assert view.status == "failed"
    assert said in view.error.text()
    check_complete(ended(other), 3)
    assert engine.submit(e) is not failing
    ended(engine.find(e.key))


def test_an_upload_travels_with_its_training_and_survives_a_lost_worker(own_engine):
    upload = bytes(12_000_000)
    job = own_engine.submit(experiment(epochs=100, pace=0.02), dataset=upload)
    begun(job, 2)
    kill_worker(own_engine)
    view = ended(job)
    check_complete(view, 100)
    assert view.run.dataset == upload


def test_workers_killed_again_and_again_cost_a_delay_not_a_run(own_engine):
    job = own_engine.submit(experiment(epochs=200, pace=0.02))
    paused = own_engine.submit(experiment(epochs=50))
    paused.pause()
    for _ in range(3):
        before = job.view().epoch
        until(lambda before=before: job.view().epoch > before or job.view().status in ENDED)
        kill_worker(own_engine)
    check_complete(ended(job), 200)
    paused.resume()
    check_complete(ended(paused), 50)


def test_a_task_that_kills_its_worker_fails_alone(own_engine):
    neighbour = own_engine.submit(experiment(epochs=100, pace=0.02))
    view = ended(own_engine.submit(experiment(fails="fatally")))
    assert view.status == "failed"
    assert "memory" in view.error.text()
    check_complete(ended(neighbour), 100)


def test_an_engine_without_workers_says_so_and_tries_again(monkeypatch, caplog):
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "no-such-protocol://127.0.0.1:1")
    with closing(Engine(work=COUNTING)) as made:
        view = ended(made.submit(experiment()))
        assert view.status == "failed"
        assert "could not be started" in view.error.text()
        assert made.status.phase == "failed"
        assert made.status.error == view.error
        monkeypatch.delenv("DASK_SCHEDULER_ADDRESS")
        check_complete(ended(made.submit(experiment(epochs=3))), 3)


def test_a_failed_warm_up_is_shown(caplog):
    with closing(Engine(work=Work(COUNTING.begin, COUNTING.advance, COUNTING.finish, broken_warm_up))) as made:
        until(lambda: made.status.phase == "failed")
        assert "no such library" in made.status.error.text()
