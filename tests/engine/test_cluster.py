"""A real training on a cluster that this process did not start."""

from core.experiment import Experiment
from core.jobs import Engine
from core.training import train
from tests.engine.same import check_same
from tests.unit.jobs.helpers import closing, cluster, ended


def test_a_cluster_of_somebody_else_gives_the_same_numbers(tmp_path, monkeypatch):
    e = Experiment(dataset="iris", hidden=(8,), epochs=20)
    with cluster(tmp_path) as address:
        monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", address)
        with closing(Engine()) as made:
            view = ended(made.submit(e))
    assert (view.status, view.error) == ("done", None)
    check_same(view.run, train(e))
