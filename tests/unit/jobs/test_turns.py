"""Who trains when: slices of different people in turn, priorities, places and expected times."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.jobs.helpers import begun, blocked, check_complete, ended, experiment, until


@pytest.fixture
def short_turns(monkeypatch):
    """Have a training soon go on in equal turns, as it does after a while: eight of them begin in one after the other."""
    monkeypatch.setattr("core.jobs.job.TURN_SECONDS", 0.5)


def names(log):
    return [line.split()[0] for line in Path(log).read_text().splitlines()]


def stop_all(jobs):
    for job in jobs:
        job.stop()
    for job in jobs:
        ended(job)


def test_trainings_of_two_people_take_turns(engine, tmp_path):
    log = str(tmp_path / "log")
    jobs = [engine.submit(experiment(epochs=40, pace=0.05, log=log)) for _ in range(2)]
    for job in jobs:
        check_complete(ended(job), 40)
    order = names(log)
    assert sum(a != b for a, b in pairwise(order)) >= len(order) // 2


def test_a_newcomer_gets_a_turn_while_many_train(engine, short_turns):
    others = [engine.submit(experiment(epochs=10**6, pace=0.05)) for _ in range(8)]
    for job in others:
        begun(job)
    check_complete(ended(engine.submit(experiment(epochs=20, pace=0.05))), 20)
    stop_all(others)


def test_what_is_soon_over_is_ended_before_others_begin(engine, tmp_path):
    """Thirty people who all try something of their own: each new network takes a second to compile."""
    log = str(tmp_path / "log")
    with blocked(engine, tmp_path) as blocker:
        jobs = [engine.submit(experiment(epochs=8, pace=0.05, log=log)) for _ in range(4)]
    for job in (blocker, *jobs):
        check_complete(ended(job), job.experiment.epochs)
    order = names(log)
    first, last = jobs[0].key, jobs[-1].key
    assert len(order) - order[::-1].index(first) <= order.index(last)


def test_a_persons_run_goes_before_searches(engine, short_turns, tmp_path):
    log = str(tmp_path / "log")
    searches = [engine.submit(experiment(epochs=10**6, pace=0.05, log=log), priority="search") for _ in range(5)]
    for job in searches:
        begun(job)
    mine = engine.submit(experiment(epochs=50, pace=0.05, log=log))
    check_complete(ended(mine), 50)
    order = names(log)
    stop_all(searches)
    between = order[order.index(mine.key) : len(order) - order[::-1].index(mine.key)]
    others = sum(name != mine.key for name in between)
    assert others <= 2.5 * between.count(
        mine.key
    )  # without priorities there are three for each of mine, with them not two


def test_an_unknown_priority_is_refused(engine):
    with pytest.raises(KeyError):
        engine.submit(experiment(), priority="boss")


def test_places_in_the_order_of_arrival(engine, tmp_path):
    until(lambda: engine.status.phase == "ready")
    with blocked(engine, tmp_path) as blocker:
        jobs = [engine.submit(experiment(epochs=5)) for _ in range(3)]
        views = [job.view() for job in jobs]
        assert [view.place for view in views] == [2, 3, 4]
        waits = [view.wait_seconds for view in views]
        assert 0 < waits[0] < waits[1] < waits[2]
        assert (engine.status.active, engine.status.waiting) == (4, 4)
    for job in (*jobs, blocker):
        ended(job)
    assert (jobs[0].view().place, jobs[0].view().wait_seconds) == (None, None)


def test_the_time_left_counts_the_turns_of_others(engine):
    jobs = [engine.submit(experiment(epochs=10**5, pace=0.02)) for _ in range(3)]
    for job in jobs:
        begun(job, 2)
    view = jobs[0].view()
    assert (view.status, view.error) == ("running", None)
    assert 2000 * 2 < view.left_seconds < 2000 * 3 + 1
    stop_all(jobs)
    assert jobs[0].view().left_seconds is None
