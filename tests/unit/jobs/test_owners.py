"""Jobs belong to sessions, and end with the last of them."""

import gc

import pytest

from core.jobs import Engine, Owner
from tests.unit.counting import COUNTING
from tests.unit.jobs.helpers import begun, blocked, check_complete, closing, ended, experiment, settle, until


def test_a_dropped_session_ends_its_training_and_a_shared_one_goes_on(engine, tmp_path):
    mine, yours, log = Owner(), Owner(), tmp_path / "log"
    alone = experiment(epochs=10**6, pace=0.01, log=str(log))
    job, shared = engine.submit(alone, owner=mine), engine.submit(experiment(epochs=100, pace=0.01), owner=mine)
    assert engine.find(shared.key, owner=yours) is shared
    begun(job, 2)
    del mine
    gc.collect()
    assert ended(job).run is None
    assert engine.find(alone.key) is None
    settle(engine)
    lines = log.read_text()
    check_complete(ended(shared), 100)
    assert log.read_text() == lines


def test_a_job_that_waits_is_dropped_too(engine, tmp_path):
    owner = Owner()
    with blocked(engine, tmp_path) as blocker:
        job = engine.submit(experiment(epochs=10**6), owner=owner)
        del owner
        gc.collect()
        view = ended(job)
    assert (view.status, view.epoch) == ("stopped", 0)
    ended(blocker)
    assert engine.status.active == 0


@pytest.fixture
def quick(monkeypatch):
    """Return an engine that waits a moment only for sessions that are away."""
    monkeypatch.setattr("core.jobs.engine.AWAY_SECONDS", 0.2)
    with closing(Engine(work=COUNTING)) as made:
        yield made


def test_a_session_that_is_kept_by_the_server_and_away_loses_its_training(quick):
    present, asked = [True], []
    owner = Owner(lambda: asked.append(None) or present[0])
    job = quick.submit(experiment(epochs=10**6, pace=0.01), owner=owner)
    begun(job, 2)
    until(lambda: len(asked) > 3)
    assert job.view().status == "running"
    present[0] = False
    assert ended(job).run is None
    assert quick.find(job.key) is None


def test_a_session_that_comes_back_under_another_name_keeps_its_training(quick):
    asked = []
    gone, back = Owner(lambda: bool(asked.append(None))), Owner()
    job = quick.submit(experiment(epochs=10**6, pace=0.01), owner=gone)
    assert quick.find(job.key, owner=back) is job
    begun(job, 2)
    until(lambda: len(asked) > 3)
    assert job.view().status == "running"
    job.stop()
    ended(job)
