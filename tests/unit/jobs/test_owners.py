"""Jobs belong to sessions, and end with the last of them."""

import gc

from core.jobs import Owner
from tests.unit.jobs.helpers import begun, check_complete, ended, experiment, settle


def test_a_dropped_session_ends_its_training_and_a_shared_one_goes_on(engine, tmp_path):
    mine, yours, log = Owner(), Owner(), tmp_path / "log"
    alone = experiment(epochs=10**6, pace=0.01, log=str(log))
    job, shared = engine.submit(alone, owner=mine), engine.submit(experiment(epochs=200, pace=0.01), owner=mine)
    assert engine.find(shared.key, owner=yours) is shared
    begun(job, 2)
    del mine
    gc.collect()
    assert ended(job).run is None
    assert engine.find(alone.key) is None
    settle(engine)
    lines = log.read_text()
    check_complete(ended(shared), 200)
    assert log.read_text() == lines


def test_a_job_that_waits_is_dropped_too(engine):
    owner = Owner()
    blocker = engine.submit(experiment(epochs=1, pace=3))
    job = engine.submit(experiment(epochs=10**6), owner=owner)
    del owner
    gc.collect()
    view = ended(job)
    assert (view.status, view.epoch) == ("stopped", 0)
    ended(blocker)
    assert engine.status.active == 0
