"""Cases measured once for all tests of a run, whichever file or process asks first."""

import asyncio
import fcntl
import os
import pickle
from pathlib import Path

from core.scenarios import SCENARIOS
from core.scenarios.scenario import Arrays


def folder_of(base: Path) -> Path:
    """Return a folder that all processes of a run of tests share; each has a base of its own within one folder."""
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "measured"
    folder.mkdir(exist_ok=True)
    return folder


def measured_in(folder: Path, name: str) -> Arrays:
    """Return the arrays of a case, copies of its own for each who asks; the first one measures and others wait for it."""
    kept = folder / f"{name}.pickle"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            written = kept.with_suffix(".part")
            written.write_bytes(pickle.dumps(asyncio.run(SCENARIOS[name].measured())))
            written.replace(kept)
    return pickle.loads(kept.read_bytes())
