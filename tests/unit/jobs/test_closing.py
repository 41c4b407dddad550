"""Nothing is left when an engine is closed, or its server ends."""

import gc
import os
import subprocess
import sys
import textwrap
import time

import psutil
import pytest

from core.jobs import Engine
from tests.unit.counting import COUNTING, worker_pid
from tests.unit.jobs.helpers import PATIENCE, ROOT, begun, experiment, until


def gone(pid):
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_nothing_is_left_after_the_engine_is_closed():
    made = Engine(work=COUNTING)
    pid = made.call(worker_pid).result(PATIENCE)
    job = made.submit(experiment(epochs=10**6, pace=0.01))
    begun(job)
    made.close()
    made.close()
    assert gone(pid)
    assert job.view().status == "stopped"
    job.stop()
    del made, job
    gc.collect()  # what was not closed complains now


@pytest.mark.parametrize("seconds", [0, 0.02, 0.1, 0.5, 1])
def test_an_engine_may_be_closed_while_it_starts(seconds):
    made = Engine(work=COUNTING)
    job = made.submit(experiment(epochs=10**6))
    time.sleep(seconds)
    made.close()
    assert job.view().status == "stopped"
    del made, job
    gc.collect()


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
            print(engine.call(worker_pid).result(300), flush=True)
            engine.submit(Counting("k", epochs=10**6, pace=0.01))
            sys.stdin.readline()
        """)
    )
    server = subprocess.Popen(
        [sys.executable, str(script)], env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    pid = int(server.stdout.readline())
    started = psutil.Process(server.pid).children(recursive=True)
    assert pid in {process.pid for process in started}
    if end == "kill":
        server.kill()
    _, said = server.communicate("\n" if end == "return" else None, timeout=PATIENCE)
    until(lambda: all(gone(process.pid) for process in started))
    assert end == "kill" or said == ""  # of a killed one, Python's resource tracker tells that it was
