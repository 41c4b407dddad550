"""The engine's own cluster, and those of somebody else, without and with TLS."""

import os
import signal
import subprocess

import dask.config
import distributed  # noqa: F401  its settings must be there before some are changed
import psutil
import pytest

from core.jobs import Engine
from tests.unit.counting import COUNTING, worker_pid
from tests.unit.jobs.helpers import PATIENCE, begun, check_complete, closing, cluster, ended, experiment


def test_only_loopback_is_listened_on(engine):
    ended(engine.submit(experiment(epochs=1)))
    us = psutil.Process()
    sockets = [c for p in [us, *us.children(recursive=True)] for c in p.net_connections() if c.status == "LISTEN"]
    assert sockets
    assert {connection.laddr.ip for connection in sockets} == {"127.0.0.1"}


def test_the_same_code_on_a_cluster_of_somebody_else(tmp_path, monkeypatch):
    with cluster(tmp_path) as address:
        monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", address)
        before = {child.pid for child in psutil.Process().children()}
        with closing(Engine(work=COUNTING)) as made:
            jobs = [made.submit(experiment(epochs=100, pace=0.01)) for _ in range(2)]
            failing = made.submit(experiment(fails="politely"))
            stopped = made.submit(experiment(epochs=10**6, pace=0.01))
            begun(stopped, 2)
            stopped.stop()
            assert ended(stopped).run.stopped
            assert "better rows" in ended(failing).error.text()
            for job in jobs:
                check_complete(ended(job), 100)
            long = made.submit(experiment(epochs=200, pace=0.02))
            begun(long, 2)
            os.kill(made.call(worker_pid).result(PATIENCE), signal.SIGKILL)
            check_complete(ended(long), 200)
            assert {child.pid for child in psutil.Process().children()} == before  # no cluster of its own


@pytest.fixture
def tls(tmp_path, monkeypatch):
    """Set Dask's own variables for a certificate made now, in this process and in those it starts."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=touchstone", "-days", "2",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    settings = {"distributed.comm.require-encryption": "true", "distributed.comm.tls.ca-file": str(certificate)}
    for part in ("scheduler", "worker", "client"):
        settings[f"distributed.comm.tls.{part}.cert"] = str(certificate)
        settings[f"distributed.comm.tls.{part}.key"] = str(key)
    for name, value in settings.items():
        monkeypatch.setenv("DASK_" + name.upper().replace(".", "__").replace("-", "_"), value)
    with dask.config.set(settings):  # this process has read its variables long ago
        yield


def test_a_cluster_that_speaks_tls_only(tls, tmp_path, monkeypatch):
    with cluster(tmp_path, "--protocol", "tls") as address:
        assert address.startswith("tls://")
        monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", address)
        with closing(Engine(work=COUNTING)) as made:
            check_complete(ended(made.submit(experiment(epochs=100, pace=0.01))), 100)
