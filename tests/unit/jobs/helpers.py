"""What tests of the engine share: a store in memory, experiments that only count, waiting, clusters of somebody else."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from core.jobs import ENDED
from tests.unit.counting import Counting, loss, worker_pid

ROOT = Path(__file__).parents[3]
PATIENCE = 300  # seconds: never reached unless something hangs
_keys = count()


class Shelf(dict):
    """A store in memory."""

    def put(self, run):
        self[run.key] = run

    def is_gone(self, key):
        return False


def experiment(**values):
    """Return an experiment of its own, for `COUNTING`."""
    return Counting(f"k{next(_keys)}", **values)


def until(true, patience=PATIENCE):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def ended(job):
    until(lambda: job.status in ENDED)  # a view looks at all other jobs, a hundred times a second
    return job.view()


def begun(job, epochs=1):
    """Wait until a job has done some epochs."""
    until(lambda: job.view().epoch >= epochs or job.view().status in ENDED)


@contextmanager
def blocked(engine, folder, epochs=1):
    """Keep the engine's worker busy with the first epoch of a job until this is left; give the job."""
    held = folder / f"held {next(_keys)}"
    job = engine.submit(experiment(epochs=epochs, held=str(held)))
    try:
        yield job
    finally:
        held.touch()


def settle(engine):
    """Wait until the slice under way is done and told: calls come after it in the queue."""
    for _ in range(2):
        engine.call(worker_pid).result(PATIENCE)


@contextmanager
def closing(engine):
    try:
        yield engine
    finally:
        engine.close()


def check_complete(view, epochs):
    assert (view.status, view.error) == ("done", None)
    assert view.history == view.run.history == {"loss": tuple(map(loss, range(epochs)))}
    assert view.epoch == view.epochs == epochs


@contextmanager
def cluster(folder, *scheduler_words):
    """Start `dask scheduler` and `dask worker` on loopback; give the scheduler's address."""
    file = folder / "scheduler.json"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
    here = ["--scheduler-file", str(file), "--host", "127.0.0.1"]

    def dask(*words):
        command = [sys.executable, "-m", "dask", *words]
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    scheduler = dask("scheduler", *here, "--port", "0", "--dashboard-address", "127.0.0.1:0", *scheduler_words)
    parts = [scheduler]
    try:
        until(file.exists)
        parts.append(dask("worker", *here, "--nthreads", "1", "--no-dashboard"))
        yield json.loads(file.read_text())["address"]
    finally:
        for part in reversed(parts):
            part.terminate()
            part.wait(PATIENCE)
