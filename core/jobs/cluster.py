"""Where tasks run: a cluster of this process's own, or the one that DASK_SCHEDULER_ADDRESS names."""

import logging
import os
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

ADDRESS_VARIABLE = "DASK_SCHEDULER_ADDRESS"
LIMIT_VARIABLE = "TOUCHSTONE_WORKER_MB"
DEFAULT_LIMIT_MB = 800
WORKERS_VARIABLE = "TOUCHSTONE_WORKERS"  # a process each; several share out what a room of people trains at once
HARD = 2  # times the limit: there Dask ends a worker in the middle of a task
LEAST_HARD = 1500 * 10**6  # bytes: with less no training with TensorFlow is possible
# What fails comes back as an exception and is logged here; Dask says it too, and at the end of a server much more.
SAID = logging.CRITICAL

# A process that has started CUDA can't be forked, and one that has only imported TensorFlow might have; elsewhere than on
# Linux forking is no use at all.
FORKED = sys.platform == "linux" and not Path("/dev/nvidiactl").exists()
PRELOADED = ["core.jobs.preload", "tensorflow", "distributed"]  # what isn't found is left to the worker

DEFAULTS = {
    "distributed": {
        # Dask looks at itself fifty times a second, and at the process twice: with nothing to do half of an idle server.
        "admin": {
            "large-graph-warning-threshold": "100 GB",
            "tick": {"limit": "1 minute", "interval": "1s"},
            "system-monitor": {"interval": "10s"},
        },
        "client": {"scheduler-info-interval": "30s"},
        "deploy": {"lost-worker-timeout": "5 minutes"},
        "diagnostics": {"nvml": False},
        "scheduler": {"http": {"routes": []}},
        # A worker with TensorFlow is never small: neither spilling nor pausing would make it so.
        "worker": {
            "http": {"routes": []},
            "memory": {"target": False, "spill": False, "pause": False, "monitor-interval": "300ms"},
            "multiprocessing-method": "forkserver" if FORKED else "spawn",
            "profile": {"enabled": False},
        },
    }
}


def memory_limit() -> int:
    """Return the bytes above which a worker is replaced between two slices, from TOUCHSTONE_WORKER_MB."""
    return int(os.environ.get(LIMIT_VARIABLE, DEFAULT_LIMIT_MB)) * 10**6


def workers() -> int:
    """Return how many processes train, from TOUCHSTONE_WORKERS; one by default, which a small box has memory for."""
    return max(1, int(os.environ.get(WORKERS_VARIABLE, 1)))


async def connect(stack: AsyncExitStack, limit: int) -> "Client":
    """Return a client of the cluster; closing `stack` lets go of both.

    A remote cluster is reached with Dask's own settings for TLS, by `DASK_DISTRIBUTED__COMM__TLS__*` or its YAML files.
    """
    import dask.config
    from distributed import Client

    dask.config.update_defaults(DEFAULTS)  # what somebody set for Dask goes first
    logging.getLogger("distributed").setLevel(SAID)
    address = os.environ.get(ADDRESS_VARIABLE) or await _embedded(stack, limit)
    client = Client(address, asynchronous=True, set_as_default=False, timeout="20s")
    stack.push_async_callback(client.close)  # also of one that finds nobody
    return await client


async def _embedded(stack: AsyncExitStack, limit: int) -> "LocalCluster":
    from distributed import LocalCluster
    from distributed.utils import get_mp_context

    get_mp_context().set_forkserver_preload(PRELOADED)
    cluster = LocalCluster(
        n_workers=workers(),
        threads_per_worker=1,
        processes=True,
        asynchronous=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # Dask opens a port for pages of its own in any case: loopback, and no pages
        memory_limit=max(HARD * limit, LEAST_HARD),
        scheduler_sync_interval="1 minute",
        silence_logs=SAID,
        scheduler_kwargs={"allowed_failures": 1, "dashboard": False},
    )
    stack.push_async_callback(cluster.close)  # also of one that is still starting
    return await cluster
