"""Files to take away, opened by others."""

import io
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from core.datasets import load
from core.experiment import Experiment
from core.models import MODELS
from core.takeaway import file_name, history_csv
from core.training import train


def test_the_history_is_read_back_by_pandas(make_run):
    run = make_run(history={"loss": (1 / 3, 0.1 + 0.2), "accuracy": (0.5, 1.0), "val_loss": (float("nan"), 1e-9)})
    table = pd.read_csv(io.BytesIO(history_csv(run)))
    assert table["epoch"].tolist() == [1, 2]
    assert list(table.columns) == ["epoch", *run.history]
    for name, values in run.history.items():
        np.testing.assert_array_equal(table[name], values)


OPEN = """
import sys, keras, numpy as np
for name in sys.argv[1:]:
    model = keras.saving.load_model(name + ".keras", safe_mode=True)
    given = np.load(name + ".npz")
    print(name, np.abs(model.predict(given["X"], verbose=0) - given["out"]).max())
"""
FAMILIES = {
    "linear": Experiment(dataset="diabetes", model="linear", epochs=1),
    "mlp": Experiment(dataset="iris", hidden=(8,), epochs=1, batch_norm=True, dropout=0.2, l2=0.1, initializer="large"),
    "cnn": Experiment(dataset="digits", model="cnn", hidden=(4,), epochs=1, batch_size=500, augment=0.1),
    "rnn": Experiment(dataset="digits", model="rnn", hidden=(4,), epochs=1, batch_size=500),
    "transformer": Experiment(dataset="digits", model="transformer", hidden=(8, 12), epochs=1, batch_size=500),
}


def test_models_are_opened_by_plain_keras(tmp_path):
    for name, e in FAMILIES.items():
        run = train(e)
        (tmp_path / f"{name}.keras").write_bytes(run.network.archive)
        out = (run.predict(run.X_test) - run.preprocessor.target[0]) / run.preprocessor.target[1]
        np.savez(tmp_path / f"{name}.npz", X=run.preprocessor.transform(run.X_test), out=out)
    done = subprocess.run(
        [sys.executable, "-I", "-c", OPEN, *FAMILIES], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    differences = dict(line.split() for line in done.stdout.splitlines())
    assert set(differences) == set(MODELS)
    assert all(float(difference) < 1e-5 for difference in differences.values()), differences


@pytest.mark.parametrize("name, start", [("iris", "iris-mlp-"), ("csv-12ab", "csv-12ab-mlp-"), ("../数据 x", "x-mlp-")])
def test_a_files_name_is_safe(make_run, name, start):
    run = make_run(Experiment(dataset="iris"))
    assert file_name(replace(run, data=replace(load("iris"), name=name)), ".keras").startswith(start)
