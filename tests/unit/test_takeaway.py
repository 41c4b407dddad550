"""Files to take away, opened by others; models are in `test_script.py`, which trains some."""

import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from core.datasets import load
from core.experiment import Experiment
from core.takeaway import file_name, history_csv


def test_the_history_is_read_back_by_pandas(make_run):
    run = make_run(history={"loss": (1 / 3, 0.1 + 0.2), "accuracy": (0.5, 1.0), "val_loss": (float("nan"), 1e-9)})
    table = pd.read_csv(io.BytesIO(history_csv(run)))
    assert table["epoch"].tolist() == [1, 2]
    assert list(table.columns) == ["epoch", *run.history]
    for name, values in run.history.items():
        np.testing.assert_array_equal(table[name], values)


@pytest.mark.parametrize("name, start", [("iris", "iris-mlp-"), ("csv-12ab", "csv-12ab-mlp-"), ("../数据 x", "x-mlp-")])
def test_a_files_name_is_safe(make_run, name, start):
    run = make_run(Experiment(dataset="iris"))
    assert file_name(replace(run, data=replace(load("iris"), name=name)), ".keras").startswith(start)
