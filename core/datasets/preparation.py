"""What an experiment trains on: its data, split and preprocessed."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.datasets.preprocessing import Preprocessor, fit_preprocessor
from core.datasets.split import Split, fold_rows, split_rows

if TYPE_CHECKING:
    from core.experiment import Experiment

__all__ = ["Prepared", "Preprocessor", "Split", "prepare", "split_rows"]

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Prepared:
    """Hold what an experiment trains on: X float32 (n, p); y int64 codes, or standardised float32."""

    split: Split
    preprocessor: Preprocessor
    X_train: Array
    y_train: NDArray[Any]
    X_val: Array
    y_val: NDArray[Any]
    X_test: Array
    y_test: NDArray[Any]


def prepare(experiment: "Experiment", dataset: Dataset) -> Prepared:
    """Split a dataset as the experiment says, fit the preprocessing on the training rows, and apply it to all.

    Raises
    ------
    DatasetError
        When there are too few rows, or the experiment names a feature that the data doesn't have.
    """
    e = experiment
    return _prepare(dataset, e.test_size, e.val_size, e.split_seed, e.features, e.folds, e.fold)


# A dataset is its own key: another one of the same name, with other rows, must not get these.
@lru_cache(maxsize=8)
def _prepare(
    dataset: Dataset, test_size: float, val_size: float, seed: int, features: tuple[str, ...], folds: int, fold: int
) -> Prepared:
    split = split_rows(dataset, test_size, val_size, seed)
    split = fold_rows(dataset, split, folds, fold, seed) if folds else split
    preprocessor = fit_preprocessor(dataset, split.train, features)
    X, y = preprocessor.transform(dataset.X), preprocessor.targets(dataset)
    parts = (part[rows] for rows in (split.train, split.val, split.test) for part in (X, y))
    return Prepared(split, preprocessor, *parts)
