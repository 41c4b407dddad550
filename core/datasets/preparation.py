"""What an experiment trains on: its data, split and preprocessed."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.datasets.label_noise import noisy_labels
from core.datasets.preprocessing import Preprocessor, fit_preprocessor
from core.datasets.split import Split, fewer_rows, fold_rows, split_rows
from core.ingredients.resampling import RESAMPLINGS
from core.messages import N_, Message, UserError
from core.once import once

if TYPE_CHECKING:
    from core.experiment import Experiment

__all__ = ["Prepared", "Preprocessor", "Split", "prepare", "split_of", "training_labels"]

Array = NDArray[np.float32]


class _Cut(NamedTuple):
    """Name the settings that decide who learns, who validates and who tests."""

    test_size: float
    val_size: float
    split_seed: int
    folds: int
    fold: int
    train_share: float


class _Recipe(NamedTuple):
    """Name the settings that decide what is made of the rows."""

    features: tuple[str, ...]
    scaling: str
    label_noise: float
    resample: str


@dataclass(frozen=True, eq=False)
class Prepared:
    """Hold what an experiment trains on: X float32 (n, p); y int64 codes, or standardised float32.

    Resampling makes the training rows others than those of the split, and label noise their labels.
    """

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
    UserError
        When numbers are to be resampled, or a class has too few rows for it.
    """
    return _prepare(dataset, _settings(_Cut, experiment), _settings(_Recipe, experiment))


def split_of(experiment: "Experiment", dataset: Dataset) -> Split:
    """Return which rows of a dataset an experiment trains, validates and tests on."""
    return _split(dataset, _settings(_Cut, experiment))


def training_labels(experiment: "Experiment", dataset: Dataset, split: Split) -> NDArray[Any]:
    """Return the labels that the training rows of a split are learned with: some are wrong, if the experiment says so."""
    return noisy_labels(dataset, split.train, experiment.label_noise, experiment.split_seed)


def _settings(kind: Any, experiment: "Experiment") -> Any:
    return kind(*(getattr(experiment, name) for name in kind._fields))


# A dataset is its own key: another one of the same name, with other rows, must not get these.
@once(16)
def _split(dataset: Dataset, cut: _Cut) -> Split:
    split = split_rows(dataset, cut.test_size, cut.val_size, cut.split_seed)
    split = fold_rows(dataset, split, cut.folds, cut.fold, cut.split_seed) if cut.folds else split
    return fewer_rows(dataset, split, cut.train_share, cut.split_seed) if cut.train_share < 1 else split


@once(8)
def _prepare(dataset: Dataset, cut: _Cut, recipe: _Recipe) -> Prepared:
    split = _split(dataset, cut)
    preprocessor = fit_preprocessor(dataset, split.train, recipe.features, recipe.scaling)
    X, y = preprocessor.transform(dataset.X), preprocessor.targets(dataset)
    learned = dataset.y.copy()
    learned[split.train] = noisy_labels(dataset, split.train, recipe.label_noise, cut.split_seed)
    y_train = preprocessor.targets(replace(dataset, y=learned))[split.train]
    train = _resampled(dataset, X[split.train], y_train, recipe.resample, cut.split_seed)
    return Prepared(split, preprocessor, *train, *(part[rows] for rows in (split.val, split.test) for part in (X, y)))


def _resampled(dataset: Dataset, X: Array, y: NDArray[Any], name: str, seed: int) -> tuple[Array, NDArray[Any]]:
    if name != "none" and dataset.task == "regression":
        raise UserError(
            N_("{setting} evens out classes, and this data asks for a number. Choose none."),
            setting=Message(RESAMPLINGS[name].label),
        )
    return RESAMPLINGS[name].rows(X, y, seed)
