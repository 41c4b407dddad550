"""Calls for a worker: one waits for a file that only another call writes."""

import time
from pathlib import Path

from core.costs.phone import step_aside


def wait_for(path, seconds=120):
    step_aside()
    end = time.monotonic() + seconds
    while not Path(path).exists():
        assert time.monotonic() < end, "nobody came by"
        time.sleep(0.02)
    return Path(path).read_text()


def write(path):
    Path(path).write_text("was here")
