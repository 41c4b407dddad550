"""Face or not: the playground's own convolutional network on the cut-outs, on five splits, beside a support vector machine."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets import Dataset
from core.datasets.dataset import Card
from core.experiment import Experiment
from core.learning import outputs
from core.messages import N_
from core.scenarios.face_recognition.pictures import SIDE, cut_outs, is_face
from core.training.run import Run

if TYPE_CHECKING:
    import keras

SPLITS = 5  # each holds another fifth out, at random

Floats = NDArray[np.float64]


@lru_cache(maxsize=1)
def dataset() -> Dataset:
    """Return the cut-outs as a dataset of the playground."""
    flat = cut_outs().reshape(-1, SIDE * SIDE)
    frame = pd.DataFrame(flat, columns=[f"pixel_{i}" for i in range(SIDE * SIDE)])
    card = Card(
        N_("Face or not"),
        N_("Before a face is recognised it must be found."),
        N_("scikit-image, lfw_subset; from Labeled Faces in the Wild, Huang et al. 2007"),
        N_("As scikit-image ships it; the photographs are press pictures"),
        N_("What the cut-out shows"),
        {"other": N_("no face"), "face": N_("a face")},
    )
    return Dataset(
        "csv-lfw-subset", frame, is_face(), "classification", ("other", "face"), card, image_shape=(SIDE, SIDE)
    )


def experiment(split: int = 0) -> Experiment:
    """Return the settings of the training on one split."""
    return Experiment(
        dataset="csv-lfw-subset",
        model="cnn",
        hidden=(8, 16),
        epochs=20,
        batch_size=16,
        learning_rate=3e-3,
        scaling="none",
        val_size=0.1,
        split_seed=split,
    )


def told(run: Run) -> Mapping[str, Any]:
    """Return what the case keeps of a run: test rows, chances of a face, seconds, weights."""
    chance = np.asarray(run.y_prob, np.float64)[:, 1]
    return {"test": run.split.test, "prob": chance, "seconds": run.seconds, "weights": run.model.get_weights()}


def build() -> "keras.Model":
    """Return cut-outs (b, 625) -> chance of a face (b, 1)."""
    from core.models import MODELS
    from core.models.shape import Shape

    return MODELS["cnn"].build(experiment(), Shape(SIDE * SIDE, 1, "classification", (SIDE, SIDE)))


def chances(weights: Sequence[Any], pictures: Any) -> Floats:
    """Return the chance of a face (n,) of cut-outs (n, 25, 25)."""
    rows = np.asarray(pictures, np.float32).reshape(-1, SIDE * SIDE)
    return np.asarray(outputs(build, weights, rows), np.float64)[:, 0]


def machine(test: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which test rows (m,) a support vector machine gets right that was trained on the others."""
    from sklearn.svm import SVC
    from threadpoolctl import threadpool_limits

    X, y = cut_outs().reshape(-1, SIDE * SIDE), is_face()
    train = np.setdiff1d(np.arange(len(y)), test)
    with threadpool_limits(1):
        return np.asarray(SVC().fit(X[train], y[train]).predict(X[test]) == y[test])
