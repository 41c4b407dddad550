"""Which rows train, which validate and which test."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Split:
    """Hold row numbers of the training, validation and test rows, each in ascending order."""

    train: Rows
    val: Rows
    test: Rows


def split_rows(dataset: Dataset, test_size: float, val_size: float, seed: int) -> Split:
    """Split at random with every class in proportion; equal rows always fall on the same side."""
    groups = pd.util.hash_pandas_object(pd.DataFrame(dataset.X), index=False).to_numpy()
    _, first, group = np.unique(groups, return_index=True, return_inverse=True)
    rng = np.random.default_rng(seed)
    strata = dataset.y[first] if dataset.task == "classification" else np.zeros(len(first), np.int64)
    side = np.zeros(len(first), np.int64)  # 0 train, 1 validation, 2 test
    for stratum in np.unique(strata):
        members = rng.permutation(np.flatnonzero(strata == stratum))
        tests, vals = _counts(len(members), test_size, val_size)
        side[members[:tests]] = 2
        side[members[tests : tests + vals]] = 1
    return Split(*(np.flatnonzero(side[group] == number).astype(np.int64) for number in range(3)))


def _counts(rows: int, test_size: float, val_size: float) -> tuple[int, int]:
    """Return how many rows of a class test and validate; training always keeps one, then each other side gets one."""
    tests = min(max(1, round(rows * test_size)), rows - 1)
    vals = min(max(1, round(rows * val_size)), max(0, rows - 1 - tests))
    return tests, vals
