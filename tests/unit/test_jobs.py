"""The engine's promises, with a training that only counts: order, steering, failures, lost workers."""

import gc
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import contextmanager
from itertools import count, pairwise
from pathlib import Path

import psutil
import pytest

from core.jobs import ENDED, Engine, Owner
from core.jobs.work import Work
from tests.unit.counting import COUNTING, Counting, broken_warm_up, loss, product, worker_pid

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds: never reached unless something hangs
_keys = count()


class Shelf(dict):
    """A store in memory."""

    def put(self, run):
        self[run.key] = run


def experiment(**values):
    return Counting(f"k{next(_keys)}", **values)


def until(true, patience=PATIENCE):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def ended(job):
    until(lambda: job.view().status in ENDED)
    return job.view()


@contextmanager
def closing(engine):
    try:
        yield engine
    finally:
        engine.close()


@pytest.fixture(scope="module")
def engine():
    with closing(Engine(store=Shelf(), work=COUNTING)) as made:
        yield made


@pytest.fixture
def own_engine():
    """Return an engine that a test may mistreat."""
    with closing(Engine(work=COUNTING)) as made:
        yield made


@pytest.fixture
def remote(monkeypatch):
    """Start `dask scheduler` and `dask worker` on loopback, and point the engine to them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}

    def dask(*words):
        command = [sys.executable, "-m", "dask", *words]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    parts = [
        dask("scheduler", "--host", address, "--no-dashboard", "--dashboard-address", "127.0.0.1:0"),
        dask("worker", address, "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard"),
    ]
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", address)
    yield
    for part in reversed(parts):
        part.terminate()
        part.wait(PATIENCE)


def check_complete(view, epochs):
    assert (view.status, view.error) == ("done", None)
    assert view.history == view.run.history == {"loss": tuple(map(loss, range(epochs)))}
    assert view.epoch == view.epochs == epochs


def test_a_training_is_done_and_its_epochs_are_each_there_once(engine):
    check_complete(ended(engine.submit(experiment(epochs=1000))), 1000)


def test_a_training_of_one_epoch(engine):
    check_complete(ended(engine.submit(experiment(epochs=1))), 1)


def test_the_engine_is_made_at_once_and_takes_jobs_before_its_workers_are_there():
    began = time.perf_counter()
    with closing(Engine(work=COUNTING)) as made:
        job = made.submit(experiment(epochs=3))
        assert time.perf_counter() - began < 0.5  # starting workers takes longer
        assert job.view().status == "waiting"
        assert job.view().place is None
        check_complete(ended(job), 3)
        until(lambda: made.status.phase == "ready")
        assert made.status.device.name == "counting"


def test_a_short_training_is_few_slices_and_a_long_one_reports_often(engine, tmp_path):
    short, long = (
        experiment(epochs=120, log=str(tmp_path / "short")),
        experiment(epochs=30, pace=0.05, log=str(tmp_path / "long")),
    )
    ended(engine.submit(short))
    ended(engine.submit(long))
    assert len((tmp_path / "short").read_text().splitlines()) <= 3
    assert len((tmp_path / "long").read_text().splitlines()) >= 4


def test_the_same_experiment_of_two_sessions_is_one_training(engine, tmp_path):
    e = experiment(epochs=20, pace=0.01, log=str(tmp_path / "log"))
    jobs, owners = [], [Owner() for _ in range(8)]
    threads = [threading.Thread(target=lambda o=owner: jobs.append(engine.submit(e, owner=o))) for owner in owners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(job is jobs[0] for job in jobs)
    check_complete(ended(jobs[0]), 20)
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
    until(lambda: engine.find(job.key).view().run is run)


def test_trainings_of_two_people_take_turns(engine, tmp_path):
    log = str(tmp_path / "log")
    jobs = [engine.submit(experiment(epochs=40, pace=0.05, log=log)) for _ in range(2)]
    for job in jobs:
        check_complete(ended(job), 40)
    order = [line.split()[0] for line in Path(log).read_text().splitlines()]
    changes = sum(a != b for a, b in pairwise(order))
    assert changes >= len(order) // 2


def test_a_persons_run_goes_before_a_search(engine):
    searches = [engine.submit(experiment(epochs=100, pace=0.05), priority="search") for _ in range(2)]
    until(lambda: any(job.view().epoch for job in searches))
    mine = engine.submit(experiment(epochs=20, pace=0.05))
    check_complete(ended(mine), 20)
    assert all(job.view().status not in ENDED for job in searches)
    for job in searches:
        job.stop()
        ended(job)


def test_an_unknown_priority_is_refused(engine):
    with pytest.raises(KeyError):
        engine.submit(experiment(), priority="boss")


def test_pause_step_resume(engine):
    job = engine.submit(experiment(epochs=60, pace=0.02))
    until(lambda: job.view().epoch > 1)
    job.pause()
    assert job.view().status == "paused"
    before = settled(job)
    for more in (1, 2):
        job.step()
        until(lambda more=more: job.view().epoch == before + more)
        assert settled(job) == before + more
        assert job.view().status == "paused"
    job.resume()
    check_complete(ended(job), 60)


def settled(job):
    """Return the epoch of a paused job once its last slice is in."""
    seen = job.view().epoch
    time.sleep(1)
    while seen != job.view().epoch:
        seen = job.view().epoch
        time.sleep(1)
    return seen


def test_stop_keeps_what_there_is_and_is_no_result_of_the_experiment(engine):
    e = experiment(epochs=10**6, pace=0.01)
    job = engine.submit(e)
    until(lambda: job.view().epoch > 1)
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
    until(lambda: job.view().epoch)
    job.pause()
    before = settled(job)
    job.stop()
    assert len(ended(job).run.history["loss"]) == before


def test_stop_before_the_first_epoch_gives_no_run(engine):
    blocker = engine.submit(experiment(epochs=4, pace=0.5))
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


def test_a_dropped_session_ends_its_training_and_a_shared_one_goes_on(engine, tmp_path):
    mine, yours = Owner(), Owner()
    alone = experiment(epochs=10**6, pace=0.01, log=str(tmp_path / "log"))
    job, shared = engine.submit(alone, owner=mine), engine.submit(experiment(epochs=100, pace=0.01), owner=mine)
    assert engine.find(shared.key, owner=yours) is shared
    until(lambda: job.view().epoch > 1)
    del mine
    gc.collect()
    assert ended(job).run is None
    assert engine.find(alone.key) is None
    check_complete(ended(shared), 100)
    lines = (tmp_path / "log").read_text()
    assert (time.sleep(1), (tmp_path / "log").read_text())[1] == lines


def test_places_and_expected_times(engine):
    until(lambda: engine.status.phase == "ready")
    jobs = [engine.submit(experiment(epochs=400, pace=0.02)) for _ in range(3)]
    places = [job.view().place for job in jobs]
    waits = [job.view().wait_seconds for job in jobs]
    assert places == sorted(places) or None in places
    assert all(wait is None or wait > 0 for wait in waits)
    assert engine.status.active >= 3
    until(lambda: all(job.view().epoch > 20 for job in jobs))
    left = jobs[0].view().left_seconds
    assert 8 < left < 8 * 3 + 8  # its own 8 seconds, shared with two others
    for job in jobs:
        job.stop()
        ended(job)
    assert jobs[0].view().left_seconds is None


def test_calls_are_done_by_the_worker_and_share_a_result(engine):
    assert engine.call(product, 6, 7).result(PATIENCE) == 42
    one, two = engine.call(product, 2, 3, key="same"), engine.call(product, 2, 3, key="same")
    assert one is two
    assert one.result(PATIENCE) == 6
    with pytest.raises(TypeError):
        engine.call(product, None, None).result(PATIENCE)
    assert engine.call(worker_pid).result(PATIENCE) != os.getpid()


def test_an_upload_travels_with_its_training_and_survives_a_lost_worker(own_engine):
    upload = bytes(12_000_000)
    job = own_engine.submit(experiment(epochs=200, pace=0.02), dataset=upload)
    until(lambda: job.view().epoch > 1)
    os.kill(own_engine.call(worker_pid).result(PATIENCE), signal.SIGKILL)
    view = ended(job)
    check_complete(view, 200)
    assert view.run.dataset == upload


def test_workers_killed_again_and_again_cost_a_delay_not_a_run(own_engine):
    job = own_engine.submit(experiment(epochs=300, pace=0.02))
    paused = own_engine.submit(experiment(epochs=50))
    paused.pause()
    for _ in range(3):
        before = job.view().epoch
        until(lambda before=before: job.view().epoch > before)
        os.kill(own_engine.call(worker_pid).result(PATIENCE), signal.SIGKILL)
    check_complete(ended(job), 300)
    paused.resume()
    check_complete(ended(paused), 50)


def test_a_task_that_kills_its_worker_fails_alone(own_engine):
    neighbour = own_engine.submit(experiment(epochs=100, pace=0.02))
    view = ended(own_engine.submit(experiment(fails="fatally")))
    assert view.status == "failed"
    assert "memory" in view.error.text()
    check_complete(ended(neighbour), 100)


def test_a_worker_that_has_grown_is_replaced_between_slices_and_nothing_is_lost(tmp_path):
    limit = 250 * 10**6
    log = str(tmp_path / "log")
    with closing(Engine(work=COUNTING, limit=limit)) as made:
        leaking = [made.submit(experiment(epochs=40, pace=0.05, leak_mb=20, log=log)) for _ in range(2)]
        paused = made.submit(experiment(epochs=30, log=log))
        until(lambda: paused.view().epoch)
        paused.pause()
        highest = 0
        while not all(job.view().status in ENDED for job in leaking):
            highest = max(highest, made.status.memory)
            time.sleep(0.01)
        for job in leaking:
            check_complete(job.view(), 40)
        paused.resume()
        check_complete(ended(paused), 30)
        assert made.status.replaced >= 1
        assert highest < 2 * limit
    epochs = [tuple(line.split()[:2]) for line in Path(log).read_text().splitlines()]
    assert len(epochs) == len(set(epochs))  # states were brought home: nothing was computed twice


def test_a_worker_that_is_large_from_the_start_is_not_replaced_for_ever():
    with closing(Engine(work=COUNTING, limit=10**6)) as made:
        check_complete(ended(made.submit(experiment(epochs=40, pace=0.05))), 40)
        assert made.status.replaced <= 2


def test_the_same_code_on_a_cluster_of_somebody_else(remote):
    with closing(Engine(work=COUNTING)) as made:
        before = {child.pid for child in psutil.Process().children()}
        jobs = [made.submit(experiment(epochs=100, pace=0.01)) for _ in range(2)]
        failing = made.submit(experiment(fails="politely"))
        stopped = made.submit(experiment(epochs=10**6, pace=0.01))
        until(lambda: stopped.view().epoch > 1)
        stopped.stop()
        assert ended(stopped).run.stopped
        assert "better rows" in ended(failing).error.text()
        for job in jobs:
            check_complete(ended(job), 100)
        long = made.submit(experiment(epochs=200, pace=0.02))
        until(lambda: long.view().epoch > 1)
        pid = made.call(worker_pid).result(PATIENCE)
        os.kill(pid, signal.SIGKILL)
        check_complete(ended(long), 200)
        assert {child.pid for child in psutil.Process().children()} == before  # no cluster of its own


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


def test_only_loopback_is_listened_on(engine):
    ended(engine.submit(experiment(epochs=1)))
    us = psutil.Process()
    sockets = [c for p in [us, *us.children(recursive=True)] for c in p.net_connections() if c.status == "LISTEN"]
    assert sockets
    assert {connection.laddr.ip for connection in sockets} == {"127.0.0.1"}


def test_nothing_is_left_after_the_engine_is_closed():
    made = Engine(work=COUNTING)
    pid = made.call(worker_pid).result(PATIENCE)
    job = made.submit(experiment(epochs=10**6, pace=0.01))
    until(lambda: job.view().epoch)
    made.close()
    made.close()
    assert not psutil.pid_exists(pid)
    assert job.view().status == "stopped"
    job.stop()


@pytest.mark.parametrize("end", ["return", "kill"])
def test_nothing_is_left_when_the_server_ends(tmp_path, end):
    script = tmp_path / "server.py"
    script.write_text(
        textwrap.dedent("""
        import sys
        if __name__ == "__main__":
            from core.jobs import Engine
            from tests.unit.counting import COUNTING, Counting, worker_pid
            engine = Engine(work=COUNTING)
            print(engine.call(worker_pid).result(60), flush=True)
            engine.submit(Counting("k", epochs=10**6, pace=0.01))
            sys.stdin.readline()
        """)
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [sys.executable, str(script)], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    pid = int(server.stdout.readline())
    if end == "kill":
        server.kill()
    _, said = server.communicate("\n" if end == "return" else None, timeout=PATIENCE)
    until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    assert end == "kill" or said == ""  # of a killed one, Python's resource tracker tells that it was
