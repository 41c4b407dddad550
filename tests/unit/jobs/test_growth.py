"""A worker that has grown is replaced; one that is as large as its work is not."""

from collections import Counter
from pathlib import Path

import pytest

from core.jobs import ENDED, Engine
from core.jobs.growth import SETTLING, Growth
from tests.unit.counting import COUNTING
from tests.unit.jobs.helpers import begun, check_complete, closing, ended, experiment, until

MB = 10**6


@pytest.fixture
def short_slices(monkeypatch):
    """Have a training of seconds be as many slices as one of minutes."""
    monkeypatch.setattr("core.jobs.job.TARGET_SECONDS", 0.1)


def test_growth_counts_from_what_the_work_needs():
    growth = Growth(limit=100)
    assert not any(growth.too_large(90) for _ in range(SETTLING))
    assert [growth.too_large(memory) for memory in (100, 103, 104)] == [False, False, True]  # 1.15 times 90


def test_growth_below_the_limit_is_nobodys_business():
    growth = Growth(limit=100)
    assert not any(growth.too_large(memory) for memory in (10, 10, 10, 10, 10, 50, 99, 100))
    assert growth.too_large(101)


def test_growth_above_the_limit_from_the_start():
    growth = Growth(limit=100)
    assert not any(growth.too_large(1000) for _ in range(100))
    assert growth.too_large(1151)


def test_a_worker_that_has_grown_is_replaced_between_slices_and_nothing_is_lost(engine, short_slices, tmp_path):
    ended(engine.submit(experiment(epochs=2)))
    limit = engine.status.memory + 200 * MB
    log = tmp_path / "log"
    with closing(Engine(work=COUNTING, limit=limit)) as made:
        until(lambda: made.status.phase == "ready")
        made._pool._client.scheduler_comm.interval = 0.3  # seconds until Dask hears what nobody wants any more
        leaking = [made.submit(experiment(epochs=60, pace=0.02, leak_mb=30, log=str(log))) for _ in range(2)]
        paused = made.submit(experiment(epochs=1000, log=str(log)))
        begun(paused)
        paused.pause()
        highest = 0

        def watched():
            nonlocal highest
            highest = max(highest, made.status.memory)
            return all(job.view().status in ENDED for job in leaking)

        until(watched)
        for job in leaking:
            check_complete(job.view(), 60)
        paused.resume()
        check_complete(ended(paused), 1000)
        assert made.status.replaced >= 1
        assert highest < limit + 150 * MB
    slices = [tuple(line.split()[:2]) for line in Path(log).read_text().splitlines()]
    twice = [slice_ for slice_, times in Counter(slices).items() if times > 1]
    assert twice == [], Path(log).read_text()  # states were brought home: nothing was computed again


def test_a_worker_that_is_large_from_the_start_is_not_replaced_for_ever(short_slices):
    with closing(Engine(work=COUNTING, limit=1)) as made:
        check_complete(ended(made.submit(experiment(epochs=100, pace=0.02))), 100)
        assert made.status.replaced == 0
