"""From a user's table to what a network takes: imputation, scaling, one-hot, fitted on the training rows only."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset, DatasetError
from core.datasets.features import FEATURES
from core.datasets.split import Split, split_rows
from core.messages import N_

if TYPE_CHECKING:
    from core.experiment import Experiment

__all__ = ["Prepared", "Preprocessor", "Split", "prepare", "split_rows"]

Array = NDArray[np.float32]


class Preprocessor:
    """Turn rows in the data's own units (n, d) into inputs of a network (n, p).

    Attributes
    ----------
    columns : tuple of str
        Names of the p inputs.
    origin : tuple of int
        The column of the data that each input comes from.
    """

    def __init__(self, dataset: Dataset, rows: NDArray[np.int64], features: tuple[str, ...]) -> None:
        self._dataset, self._features = dataset, features
        self._check(features)
        if dataset.drawn:
            self._numeric, self._category = list(range(len(features or ("x", "y")))), []
        else:
            kept = [i for i, n in enumerate(dataset.feature_names) if not features or n in features]
            self._category = [i for i in kept if dataset.feature_names[i] in dataset.categories]
            self._numeric = [i for i in kept if i not in self._category]
        self._fit(self._seen(dataset.X[rows]))
        y = dataset.y[rows]
        regression = dataset.task == "regression"
        self.target_mean = float(y.mean()) if regression else 0.0
        self.target_scale = float(y.std()) or 1.0 if regression else 1.0

    def transform(self, X: Array) -> Array:
        """Return inputs (n, p), float32, without gaps."""
        if self._dataset.image_shape:
            return np.asarray(X / self._scale, np.float32)
        return np.asarray(self._pipeline.transform(self._seen(X)), np.float32)

    def _check(self, features: tuple[str, ...]) -> None:
        known = tuple(FEATURES) if self._dataset.drawn else self._dataset.feature_names
        for name in features:
            if name not in known:
                raise DatasetError(
                    N_("The data has no column {name}; it has {names}."), name=name, names=", ".join(known[:40])
                )

    def _seen(self, X: Array) -> Array:
        if not self._dataset.drawn:
            return X
        return np.column_stack([FEATURES[n].of(X[:, 0], X[:, 1]) for n in self._features or ("x", "y")])

    def _fit(self, X: Array) -> None:
        if self._dataset.image_shape:
            self._scale = float(np.nanmax(X)) or 1.0
            self.columns, self.origin = self._dataset.feature_names, tuple(range(X.shape[1]))
            return
        self._pipeline = self._make().fit(X)
        encoded = [(i, n) for i in self._category for n in self._levels(i)]
        names = self._features or ("x", "y") if self._dataset.drawn else self._dataset.feature_names
        self.columns = (*(names[i] for i in self._numeric), *(f"{names[i]} = {n}" for i, n in encoded))
        self.origin = (*(0 if self._dataset.drawn else i for i in self._numeric), *(i for i, _ in encoded))

    def _levels(self, column: int) -> tuple[str, ...]:
        return self._dataset.categories[self._dataset.feature_names[column]]

    def _make(self) -> Any:
        from sklearn.compose import ColumnTransformer
        from sklearn.impute import SimpleImputer
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import OneHotEncoder, StandardScaler

        codes = [np.arange(len(self._levels(i)), dtype=np.float32) for i in self._category]
        numbers = make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler())
        # A missing category is a row of zeros: no level applies.
        levels = make_pipeline(
            SimpleImputer(strategy="constant", fill_value=-1.0, keep_empty_features=True),
            OneHotEncoder(categories=codes, handle_unknown="ignore", sparse_output=False, dtype=np.float32),
        )
        parts = [("numbers", numbers, self._numeric), ("levels", levels, self._category)]
        return ColumnTransformer([part for part in parts if part[2]])


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
    """Split a dataset as the experiment says, fit the preprocessing on the training rows, and apply it to all."""
    e = experiment
    return _prepare(dataset, e.test_size, e.val_size, e.split_seed, e.features)


@lru_cache(maxsize=8)
def _prepare(dataset: Dataset, test_size: float, val_size: float, seed: int, features: tuple[str, ...]) -> Prepared:
    split = split_rows(dataset, test_size, val_size, seed)
    preprocessor = Preprocessor(dataset, split.train, features)
    parts: list[NDArray[Any]] = []
    for rows in (split.train, split.val, split.test):
        y = dataset.y[rows]
        if dataset.task == "regression":
            y = ((y - preprocessor.target_mean) / preprocessor.target_scale).astype(np.float32)
        parts += [preprocessor.transform(dataset.X[rows]), y]
    return Prepared(split, preprocessor, *parts)
