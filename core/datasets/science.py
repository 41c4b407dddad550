"""The classic tables and pictures that come with scikit-learn."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.datasets import labels
from core.datasets.dataset import Card, Dataset
from core.datasets.entry import Entry
from core.messages import N_

LICENCE = N_("With scikit-learn (BSD-3); UCI data, CC BY 4.0")


def _bunch(name: str) -> Any:
    from sklearn import datasets

    return getattr(datasets, f"load_{name}")(as_frame=True)


def _classes(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    bunch = _bunch(name)
    frame = bunch.data.astype(np.float32).rename(columns=lambda c: c.removesuffix(" (cm)").replace("_", " "))
    names = tuple(map(str, bunch.target_names))
    return Dataset(name, frame, bunch.target.to_numpy(np.int64), "classification", names, card)


def _breast_cancer(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    bunch = _bunch(name)
    # The class that must not be missed is the positive one: scikit-learn has malignant as 0.
    y = 1 - bunch.target.to_numpy(np.int64)
    return Dataset(name, bunch.data.astype(np.float32), y, "classification", ("benign", "malignant"), card)


def _digits(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    bunch = _bunch(name)
    digits = tuple(map(str, range(10)))
    frame = bunch.data.astype(np.float32)
    return Dataset(name, frame, bunch.target.to_numpy(np.int64), "classification", digits, card, image_shape=(8, 8))


def _diabetes(name: str, card: Card, n_samples: int, noise: float, seed: int) -> Dataset:
    from sklearn.datasets import load_diabetes

    bunch = load_diabetes(as_frame=True, scaled=False)
    return Dataset(name, bunch.data.astype(np.float32), bunch.target.to_numpy(np.float32), "regression", (), card)


_CM = dict.fromkeys(("sepal length", "sepal width", "petal length", "petal width"), N_("cm"))

SCIENCE: Mapping[str, Entry] = {
    "iris": Entry(
        Card(
            N_("Iris flowers"),
            N_("Four measurements, three answers: the smallest complete example of learning from a table."),
            N_("Fisher 1936, through scikit-learn"),
            LICENCE,
            N_("Species"),
            labels.IRIS,
            _CM,
        ),
        "science",
        "classification",
        _classes,
    ),
    "wine": Entry(
        Card(
            N_("Wines"),
            N_("Thirteen lab values tell three growers apart: scaling decides whether a network sees it."),
            N_("UCI Wine, through scikit-learn"),
            LICENCE,
            N_("Grower"),
            labels.WINE,
            {"alcohol": N_("% by volume")},
        ),
        "science",
        "classification",
        _classes,
    ),
    "breast_cancer": Entry(
        Card(
            N_("Breast cancer"),
            N_("A missed tumour costs far more than a false alarm: accuracy is the wrong question."),
            N_("UCI Breast Cancer Wisconsin (Diagnostic), through scikit-learn"),
            LICENCE,
            N_("Tumour"),
            labels.BREAST_CANCER,
        ),
        "science",
        "classification",
        _breast_cancer,
    ),
    "digits": Entry(
        Card(
            N_("Handwritten digits"),
            N_("Pictures of 8 by 8 pixels: what a convolutional network is for, small enough to train in seconds."),
            N_("UCI Optical Recognition of Handwritten Digits, through scikit-learn"),
            LICENCE,
            N_("Digit"),
        ),
        "image",
        "classification",
        _digits,
    ),
    "diabetes": Entry(
        Card(
            N_("Diabetes progression"),
            N_("A number to predict, with much left unexplained: how good is good enough?"),
            N_("Efron et al. 2004, through scikit-learn"),
            LICENCE,
            N_("Progression after a year"),
            labels.DIABETES,
            {"age": N_("years"), "bmi": N_("kg/m²"), "bp": N_("mmHg")},
        ),
        "science",
        "regression",
        _diabetes,
    ),
}
