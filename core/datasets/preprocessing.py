"""From the numbers of a table to what a network takes: imputation, scaling, one-hot, fitted on training rows only."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset, DatasetError
from core.datasets.features import FEATURES, derive
from core.messages import N_

Array = NDArray[np.float32]
Inputs = list[tuple[str, int]]


class Transformer(Protocol):
    """Turn rows (n, d) into inputs (n, p), as scikit-learn's transformers do."""

    def transform(self, X: Array) -> NDArray[Any]:
        """Return inputs (n, p)."""


@dataclass(frozen=True, eq=False)
class Preprocessor:
    """Turn rows in the data's own units (n, d) into inputs of a network (n, p), and standardised targets back.

    Parameters
    ----------
    columns : tuple of str
        Names of the p inputs.
    origin : tuple of int
        The column of the data that each input comes from.
    target_mean, target_scale : float
        Of the training rows for regression; 0 and 1 for classification.
    pipeline : Transformer
        Fitted.
    """

    columns: tuple[str, ...]
    origin: tuple[int, ...]
    target_mean: float
    target_scale: float
    pipeline: Transformer

    def transform(self, X: Array) -> Array:
        """Return inputs (n, p), float32, without gaps."""
        return np.asarray(self.pipeline.transform(X), np.float32)

    def targets(self, dataset: Dataset) -> NDArray[Any]:
        """Return what the network learns to give (n,): int64 codes of classes, or standardised float32."""
        if dataset.task == "classification":
            return dataset.y
        return ((dataset.y - self.target_mean) / self.target_scale).astype(np.float32)


def fit_preprocessor(dataset: Dataset, rows: NDArray[np.int64], features: tuple[str, ...] = ()) -> Preprocessor:
    """Fit the preprocessing of a dataset on some of its rows.

    Parameters
    ----------
    dataset : Dataset
    rows : array of int64
        Numbers of the training rows.
    features : tuple of str
        Columns to use, or names of `FEATURES` for drawn points; none means all columns, or x and y.

    Raises
    ------
    DatasetError
        When a feature is not there, or some pixels of pictures are chosen.
    """
    X = dataset.X[rows]
    if dataset.image_shape:
        pipeline, inputs = _pictures(dataset, X, features)
    elif dataset.drawn:
        pipeline, inputs = _points(X, features)
    else:
        pipeline, inputs = _table(dataset, X, features)
    y = dataset.y[rows].astype(np.float64) if dataset.task == "regression" else np.array([-1.0, 1.0])
    columns, origin = zip(*inputs, strict=True)
    return Preprocessor(columns, origin, float(y.mean()), float(y.std()) or 1.0, pipeline)


def _check(features: tuple[str, ...], known: tuple[str, ...]) -> None:
    for name in features:
        if name not in known:
            raise DatasetError(
                N_("The data has no column {name}; it has {names}."), name=name, names=", ".join(known[:40])
            )


@dataclass(frozen=True)
class _Divide:
    by: float

    def transform(self, X: Array) -> Array:
        return X / np.float32(self.by)


def _pictures(dataset: Dataset, X: Array, features: tuple[str, ...]) -> tuple[Transformer, Inputs]:
    if features:
        raise DatasetError(N_("Pictures are seen whole: choose no features, then all pixels are used."))
    return _Divide(float(X.max()) or 1.0), [(name, i) for i, name in enumerate(dataset.feature_names)]


def _points(X: Array, features: tuple[str, ...]) -> tuple[Transformer, Inputs]:
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    _check(features, tuple(FEATURES))
    names = features or ("x", "y")
    pipeline: Transformer = make_pipeline(FunctionTransformer(derive, kw_args={"names": names}), StandardScaler())
    return pipeline.fit(X), [(name, FEATURES[name].origin) for name in names]  # type: ignore[attr-defined]


def _table(dataset: Dataset, X: Array, features: tuple[str, ...]) -> tuple[Transformer, Inputs]:
    _check(features, dataset.feature_names)
    kept = [i for i, name in enumerate(dataset.feature_names) if not features or name in features]
    codes = {i: dataset.categories[n] for i in kept if (n := dataset.feature_names[i]) in dataset.categories}
    numbers = [i for i in kept if i not in codes]
    gaps = [i for i in numbers if np.isnan(X[:, i]).any()]
    inputs = [(dataset.feature_names[i], i) for i in numbers]
    inputs += [(f"{dataset.feature_names[i]} missing", i) for i in gaps]
    inputs += [(f"{dataset.feature_names[i]} = {level}", i) for i, levels in codes.items() for level in levels]
    return _columns(numbers, {i: len(levels) for i, levels in codes.items()}).fit(X), inputs


def _columns(numbers: list[int], levels: dict[int, int]) -> Any:
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    # An indicator says of each column with gaps among the training rows where they are.
    fill = SimpleImputer(strategy="median", keep_empty_features=True, add_indicator=True)
    # A missing category is a row of zeros: no level applies.
    absent = SimpleImputer(strategy="constant", fill_value=-1.0, keep_empty_features=True)
    one_hot = OneHotEncoder(
        categories=[np.arange(count, dtype=np.float32) for count in levels.values()],
        handle_unknown="ignore", sparse_output=False, dtype=np.float32,
    )  # fmt: skip
    parts = (
        ("numbers", make_pipeline(fill, StandardScaler()), numbers),
        ("levels", make_pipeline(absent, one_hot), list(levels)),
    )
    return ColumnTransformer([part for part in parts if part[2]])
