"""The results cache: a run opened again, against the 50 ms after which a person notices."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.experiment import Experiment
from core.store import Store
from core.training import train
from tests.benchmarks.table import Line, seconds

NOTICED = 0.05
TIMES = 30


def lines() -> Iterator[Line]:
    """Measure the median of opening runs by their key: from disk as after a restart, and from memory."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [train(Experiment(dataset=name, epochs=5)) for name in ("german_credit", "digits", "spiral")]
        with Store(Path(folder)) as store:
            for run in runs:
                store.put(run)
        keys = [runs[i % len(runs)].key for i in range(TIMES)]
        yield Line(
            "open a kept run from disk", statistics.median(_from_disk(folder, key) for key in keys), "50 ms", NOTICED, 1
        )
        with Store(Path(folder)) as store:
            times = [seconds(store.get, key) for key in keys]
        yield Line("open a kept run from memory", statistics.median(times), "50 ms", NOTICED, 1)


def _from_disk(folder: str, key: str) -> float:
    with Store(Path(folder)) as store:
        store.keys()  # opens the index, as a server does once
        return seconds(store.get, key)
