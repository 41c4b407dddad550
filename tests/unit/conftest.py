"""Runs for tests of what happens after a training: real data, a small Keras model, predictions made from the labels."""

import numpy as np
import pytest


@pytest.fixture(scope="session")
def archive():
    """Return the bytes of a small network's `.keras` file."""
    import keras

    from core.models.network import Network

    return Network(lambda: keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(3)])).archive


def predictions(data, rows, rng):
    if data.task == "regression":
        return (data.y[rows] + rng.normal(0, data.y.std() / 2, len(rows)))[:, None].astype(np.float32)
    raw = rng.random((len(rows), len(data.class_names))) + np.eye(len(data.class_names))[data.y[rows]] * 0.6
    return (raw / raw.sum(axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def make_run(archive):
    """Return `make_run(experiment, data=None, **changes)`, which gives a run without training."""
    from core.datasets import load
    from core.datasets.preparation import Split
    from core.datasets.preprocessing import fit_preprocessor
    from core.evaluation import score_run
    from core.experiment import Experiment
    from core.models.network import Network
    from core.training.run import Run

    def make(experiment=None, data=None, **changes):
        experiment = experiment or Experiment(dataset="iris")
        data = data or load(experiment.dataset)
        rng = np.random.default_rng(experiment.seed)
        train, val, test = np.split(rng.permutation(len(data.y)), [len(data.y) // 2, len(data.y) * 2 // 3])
        prob = predictions(data, test, rng)
        values = {
            "experiment": experiment,
            "key": experiment.key,
            "data": data,
            "split": Split(train=train, val=val, test=test),
            "preprocessor": fit_preprocessor(data, train),
            "history": {"loss": (1.0, 0.5), "val_loss": (1.1, 0.1 + 0.2)},
            "scores": score_run(data.task, data.y[test], prob),
            "y_prob": prob,
            "val_prob": predictions(data, val, rng),
            "network": Network.from_archive(archive),
            "versions": {"keras": "3"},
            "seconds": 1.5,
            "best_epoch": 1,
        }
        return Run(**values | changes)

    return make


@pytest.fixture
def run(make_run):
    from core.experiment import Experiment

    history = {"loss": (1.0, 0.5, 0.4), "val_loss": (1.1, 0.3, 0.35)}
    return make_run(Experiment(dataset="iris"), history=history, stopped=True)


@pytest.fixture
def entry(run):
    """Return what a ledger keeps of `run`."""
    from core.ledger import Ledger

    return Ledger().add(run).entries[0]


@pytest.fixture
def upload():
    """Return somebody's own table."""
    from tests.unit.stored import an_upload

    return an_upload()


@pytest.fixture
def store(tmp_path):
    from core.store import Store

    with Store(tmp_path / "store") as made:
        yield made


@pytest.fixture(scope="session")
def measured(tmp_path_factory):
    """Return `measured(name)`, which gives the arrays of a case as it is measured in this process."""
    from tests.unit.measuring import folder_of, measured_in

    folder = folder_of(tmp_path_factory.getbasetemp())
    return lambda name: measured_in(folder, name)
