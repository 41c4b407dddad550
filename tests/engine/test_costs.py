"""Costs found by a real worker, which goes on training meanwhile."""

import numpy as np

from core.bundles import bundle
from core.costs.costs import Costs, costing
from core.costs.phone import NotMade
from core.experiment import Experiment
from tests.unit.costs.aside import wait_for, write
from tests.unit.jobs.helpers import PATIENCE, ended, until


def test_costs_come_home(engine):
    run = bundle("german_credit")
    errand = engine.run("costs", costing(run))
    job = engine.submit(Experiment(dataset="iris", hidden=(4,), epochs=5))
    until(lambda: errand.view().status != "running")
    view = errand.view()
    assert (view.status, view.error) == ("done", None)
    costs = view.result
    assert isinstance(costs, Costs)
    assert isinstance(costs.phones["weights"], NotMade)
    np.testing.assert_allclose(costs.phones["everything"].outputs[:, 0], run.y_prob[:, 1], atol=0.1)
    assert 0 < view.done <= view.total
    assert ended(job).status == "done"


def test_a_worker_goes_on_while_another_process_works(engine, tmp_path):
    path = str(tmp_path / "file")
    waiting = engine.call(wait_for, path)
    engine.call(write, path).result(PATIENCE)
    assert waiting.result(PATIENCE) == "was here"
