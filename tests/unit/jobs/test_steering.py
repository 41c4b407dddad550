"""Pause, step, resume and stop."""

from core.jobs import Job
from tests.unit.jobs.helpers import begun, blocked, check_complete, ended, experiment, settle, until


def test_pause_step_resume(engine):
    job = engine.submit(experiment(epochs=1000))
    job.pause()
    settle(engine)
    before = job.view().epoch
    for more in (1, 2):
        job.step()
        until(lambda more=more: job.view().epoch == before + more)
        settle(engine)
        assert (job.view().epoch, job.view().status) == (before + more, "paused")
    job.resume()
    check_complete(ended(job), 1000)


def test_a_pause_says_that_epochs_are_still_under_way(engine, tmp_path):
    with blocked(engine, tmp_path, epochs=10) as job:
        job.step()
        until(lambda: job.view().settling)
        assert (job.view().status, job.view().epoch) == ("paused", 0)
    until(lambda: job.view().epoch and not job.view().settling)
    settle(engine)
    paused = job.view().epoch
    assert job.view().status == "paused" and 0 < paused < 10
    job.step()
    until(lambda: job.view().epoch == paused + 1 and not job.view().settling)
    assert job.view().status == "paused"
    job.resume()
    check_complete(ended(job), 10)


def test_stop_keeps_what_there_is_and_is_no_result_of_the_experiment(engine):
    e = experiment(epochs=10**6, pace=0.01)
    job = engine.submit(e)
    begun(job, 2)
    job.stop()
    view = ended(job)
    assert view.status == "stopped"
    assert view.run.stopped
    assert view.history == view.run.history
    assert view.epoch == len(view.history["loss"]) > 1
    assert e.key not in engine.store
    again = engine.submit(e)
    assert again is not job
    again.stop()
    ended(again)


def test_stop_of_a_paused_training(engine):
    job = engine.submit(experiment(epochs=10**6, pace=0.01))
    begun(job)
    job.pause()
    settle(engine)
    before = job.view().epoch
    job.stop()
    assert len(ended(job).run.history["loss"]) == before


def test_stop_before_the_first_epoch_gives_no_run(engine, tmp_path):
    with blocked(engine, tmp_path) as blocker:
        job = engine.submit(experiment(epochs=10**6))
        job.stop()
        view = ended(job)
    assert (view.status, view.run, view.epoch, view.error) == ("stopped", None, 0, None)
    ended(blocker)


def test_steering_an_ended_training_does_nothing(engine):
    job = engine.submit(experiment(epochs=2))
    ended(job)
    for wish in (job.pause, job.step, job.resume, job.stop):
        wish()
    check_complete(job.view(), 2)


def test_stop_is_nobody_elses_business(engine):
    for _ in range(20):
        mine, yours = ([engine.submit(experiment(epochs=3, pace=0)) for _ in range(3)] for _ in range(2))
        begun(mine[0])
        for job in mine:
            job.stop()
        for job in yours:
            check_complete(ended(job), 3)


def test_a_training_that_is_being_stopped_is_joined_by_nobody(engine):
    e = experiment(epochs=10**6, pace=0.01)
    job = engine.submit(e)
    begun(job, 2)
    job.stop()
    again = engine.submit(e)
    assert again is not job
    assert engine.find(e.key) is again
    begun(again, 2)
    assert again.view().status == "running"
    assert ended(job).status == "stopped"
    again.stop()
    ended(again)


def test_a_training_can_begin_anew_when_it_was_done(engine):
    e = experiment(epochs=3)
    check_complete(ended(engine.submit(e)), 3)
    again = engine.begin(e, wish=Job.step)
    until(lambda: again.view().epoch >= 1)
    settle(engine)
    assert (again.view().status, again.view().run, again.view().epoch) == ("paused", None, 1)
    again.resume()
    check_complete(ended(again), 3)
