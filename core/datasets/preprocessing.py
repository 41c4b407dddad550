"""From the numbers of a table to what a network takes: imputation, scaling, one-hot, fitted on training rows only.

scikit-learn fits; what it found is kept as plain numbers, one set an input, so that it goes to disk without code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset, DatasetError
from core.datasets.features import FEATURES
from core.datasets.scaling import SCALINGS
from core.messages import N_

Array = NDArray[np.float32]
VALUE, MISSING = "value", "missing"


@dataclass(frozen=True, eq=False)
class Preprocessor:
    """Turn rows in the data's own units (n, d) into inputs of a network (n, p), and standardised targets back.

    Parameters
    ----------
    columns : tuple of str
        Names of the inputs.
    origin : tuple of int
        The column of the data that each input comes from.
    kind : tuple of str
        What each input is before scaling: "value" or "missing" of its column, the number of a category that the column
        has or not, or a name in `FEATURES`.
    fill, mean, scale : array of float64 (p,)
        What a missing value counts as; what is taken from the input, and what it is then divided by.
    target : array of float64 (2,)
        Mean and scale of the training rows' target for regression; 0 and 1 for classification.
    """

    columns: tuple[str, ...]
    origin: tuple[int, ...]
    kind: tuple[str, ...]
    fill: NDArray[np.float64]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    target: NDArray[np.float64]

    def transform(self, X: Array) -> Array:
        """Return inputs (n, p), float32, without gaps."""
        inputs = np.empty((len(X), len(self.kind)), np.float32)
        for j, kind in enumerate(self.kind):
            raw = _raw(X, self.origin[j], kind, self.fill[j])
            inputs[:, j] = (raw - self.mean[j]) / self.scale[j]
        return inputs

    def targets(self, dataset: Dataset) -> NDArray[Any]:
        """Return what the network learns to give (n,): int64 codes of classes, or standardised float32."""
        if dataset.task == "classification":
            return dataset.y
        mean, scale = self.target
        return np.asarray((dataset.y - mean) / scale, np.float32)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that it is, name -> array; `from_arrays` reads it back."""
        return {name: np.asarray(value) for name, value in vars(self).items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Make it from what `arrays` gave; raise `KeyError` when one is missing."""
        values: dict[str, Any] = {field.name: arrays[field.name] for field in fields(cls)}
        return cls(**values | {name: tuple(values[name].tolist()) for name in ("columns", "origin", "kind")})


def _raw(X: Array, origin: int, kind: str, fill: float) -> NDArray[np.float64]:
    """Return an input (n,) before scaling."""
    if kind in FEATURES:
        return FEATURES[kind].of(X[:, 0], X[:, 1]).astype(np.float64)
    column = X[:, origin].astype(np.float64)
    if kind == VALUE:
        return np.where(np.isnan(column), fill, column)
    return np.asarray(np.isnan(column) if kind == MISSING else column == int(kind), np.float64)


def fit_preprocessor(
    dataset: Dataset, rows: NDArray[np.int64], features: tuple[str, ...] = (), scaling: str = "standard"
) -> Preprocessor:
    """Fit the preprocessing of a dataset on some of its rows.

    Parameters
    ----------
    dataset : Dataset
    rows : array of int64
        Numbers of the training rows.
    features : tuple of str
        Columns to use, or names of `FEATURES` for drawn points; none means all columns, or x and y.
    scaling : str
        In `SCALINGS`; pictures have their own.

    Raises
    ------
    DatasetError
        When a feature is not there, or some pixels of pictures are chosen.
    """
    X = dataset.X[rows]
    if dataset.image_shape:
        inputs = _pictures(dataset, features)
    elif dataset.drawn:
        inputs = _points(features)
    else:
        inputs = _table(dataset, X, features)
    columns, origin, kind = zip(*inputs, strict=True)
    found = np.array(origin), np.array(kind)
    fill, mean, scale = _brightness(X, len(kind)) if dataset.image_shape else _statistics(X, *found, scaling)
    y = dataset.y[rows].astype(np.float64) if dataset.task == "regression" else np.array([-1.0, 1.0])
    target = np.array([y.mean(), y.std() or 1.0])
    return Preprocessor(columns, origin, kind, fill, mean, scale, target)


def _check(features: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in features:
        if name not in known:
            raise DatasetError(
                N_("The data has no column {name}; it has {names}."), name=name, names=", ".join(known[:40])
            )


Input = tuple[str, int, str]  # name, column, kind
Statistics = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]  # fill, mean, scale (p,)


def _pictures(dataset: Dataset, features: tuple[str, ...]) -> list[Input]:
    if features:
        raise DatasetError(N_("Pictures are seen whole: choose no features, then all pixels are used."))
    return [(name, i, VALUE) for i, name in enumerate(dataset.feature_names)]


def _points(features: tuple[str, ...]) -> list[Input]:
    _check(features, tuple(FEATURES))
    return [(name, FEATURES[name].origin, name) for name in features or ("x", "y")]


def _table(dataset: Dataset, X: Array, features: tuple[str, ...]) -> list[Input]:
    _check(features, dataset.feature_names)
    names = {i: name for i, name in enumerate(dataset.feature_names) if not features or name in features}
    numbers = [i for i, name in names.items() if name not in dataset.categories]
    gaps = [i for i in numbers if np.isnan(X[:, i]).any()]
    inputs = [(names[i], i, VALUE) for i in numbers] + [(f"{names[i]} missing", i, MISSING) for i in gaps]
    # A missing category is a row of zeros: no level applies.
    return inputs + [
        (f"{name} = {level}", i, str(code))
        for i, name in names.items()
        for code, level in enumerate(dataset.categories.get(name, ()))
    ]


def _statistics(X: Array, origin: NDArray[np.int64], kind: NDArray[np.str_], scaling: str) -> Statistics:
    """Fit medians and scales on training rows; categories stay 0 and 1."""
    from sklearn.impute import SimpleImputer

    fill, mean, scale = np.zeros(len(kind)), np.zeros(len(kind)), np.ones(len(kind))
    values, scaled = kind == VALUE, ~np.char.isdigit(kind)
    if values.any():
        medians = SimpleImputer(strategy="median", keep_empty_features=True).fit(X[:, origin[values]]).statistics_
        fill[values] = np.nan_to_num(medians)
    if scaled.any():
        raw = [_raw(X, *each) for each in zip(origin[scaled], kind[scaled], fill[scaled], strict=True)]
        mean[scaled], scale[scaled] = SCALINGS[scaling].fit(np.column_stack(raw))
    return fill, mean, scale


def _brightness(X: Array, p: int) -> Statistics:
    """Return what brings pixels to 0 to 1, so that a picture stays one."""
    return np.zeros(p), np.zeros(p), np.full(p, float(X.max()) or 1.0)
