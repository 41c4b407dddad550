"""The result of a training: immutable, and readable without TensorFlow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.datasets.preparation import Preprocessor, Split
from core.experiment import Experiment
from core.models.network import Network
from core.training.recording import Recording

if TYPE_CHECKING:
    import keras

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Run:
    """Hold what a training gave.

    Parameters
    ----------
    experiment : Experiment
    key : str
        The experiment's key when and where the run was made; the store has it by this key.
    data : Dataset
    split : Split
        Row numbers of the training, validation and test rows of `data`.
    preprocessor : Preprocessor
        Fitted on the training rows; what the network takes is what it makes of a row.
    history : mapping
        "loss", "val_loss" and, for classification, "accuracy", "val_accuracy" -> one float an epoch.
    scores : mapping
        On the test rows: name -> float.
    y_prob : array (n_test, k)
        Predictions on the test rows, as `predict` gives them.
    val_prob : array (n_val, k)
        Predictions on the validation rows, which chose the epoch and may correct probabilities.
    network : Network
    versions : mapping
        Library -> version that made the run.
    seconds : float
        Time of the training, without waiting for others.
    device : str
        "CPU" or "GPU", where it was trained.
    stopped : bool
        Whether it ended before its last epoch by a person's wish.
    best_epoch : int
        The epoch, from 0, whose weights were kept.
    surface : array (g, g, k), optional
        Predictions over the plane for 2-D points, y from low to high, then x.
    recording : Recording, optional
        The network at some of its epochs, when it is small enough.
    """

    experiment: Experiment
    key: str
    data: Dataset
    split: Split
    preprocessor: Preprocessor
    history: Mapping[str, tuple[float, ...]]
    scores: Mapping[str, float]
    y_prob: Array
    val_prob: Array
    network: Network
    versions: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    device: str = "CPU"
    stopped: bool = False
    best_epoch: int = 0
    surface: Array | None = None
    recording: Recording | None = None

    @property
    def X_test(self) -> Array:  # noqa: N802  scikit-learn's name
        """Test rows (n_test, d) in the data's own units."""
        return self.data.X[self.split.test]

    @property
    def y_test(self) -> NDArray[Any]:
        """Test labels (n_test,): codes of the classes, or numbers."""
        return self.data.y[self.split.test]

    @property
    def y_val(self) -> NDArray[Any]:
        """Validation labels (n_val,): codes of the classes, or numbers."""
        return self.data.y[self.split.val]

    @property
    def model(self) -> "keras.Model":
        """The Keras model, taking prepared inputs; asking for it imports TensorFlow."""
        return self.network.model

    def predict(self, X: pd.DataFrame | NDArray[Any]) -> Array:
        """Predict rows in the data's own units (n, d): probabilities (n, classes), or numbers (n, 1).

        Raises
        ------
        ValueError
            When the columns are not those of the data.
        """
        from core.training.prediction import predict

        return predict(self, X)

    def code(self, rows: bool = True) -> str:
        """Return a standalone script that reproduces the run with plain Keras; without `rows`, one to read only."""
        from core.training.script import script

        return script(self, rows)
