"""The network, what it is trained on, and what it says of recordings."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task, outputs
from core.scenarios.voice_commands.features import BANDS, FRAMES, spectrogram
from core.scenarios.voice_commands.words import FOLDER, REAL, REAL_STRANGE, UNSEEN_FROM, WORDS, read_wav, spoken

if TYPE_CHECKING:
    import keras

EPOCHS, RATE_OF_LEARNING, BATCH = 25, 1e-3, 32
SLICES = 8  # of a second, whose mean bands the simple models get

Floats = NDArray[np.float32]


def build() -> "keras.Model":
    """Return a convolutional network over time: a spectrogram (frames, bands) -> scores of the twenty commands."""
    import keras
    from keras import layers

    return keras.Sequential(
        [
            layers.Input((FRAMES, BANDS)),
            layers.Conv1D(48, 5, activation="relu"),
            layers.MaxPool1D(2),
            layers.Conv1D(64, 5, activation="relu"),
            layers.MaxPool1D(2),
            layers.Conv1D(64, 3, activation="relu"),
            layers.GlobalMaxPool1D(),
            layers.Dropout(0.3),
            layers.Dense(len(WORDS)),
        ]
    )


def sides() -> Sides:
    """Return commands by voices that train, and by those kept for the test."""
    it = spoken()
    train, test = it["voice"] < UNSEEN_FROM, (it["voice"] >= UNSEEN_FROM) & (it["y"] >= 0)
    return Sides(scaled(it["X"][train]), it["y"][train], scaled(it["X"][test]), it["y"][test])


TASK = Task(build, sides, EPOCHS, rate=RATE_OF_LEARNING, batch=BATCH)


@lru_cache(maxsize=1)
def _usual() -> tuple[float, float]:
    it = spoken()
    X = it["X"][it["voice"] < UNSEEN_FROM]
    return float(X.mean()), float(X.std())


def scaled(X: Floats) -> Floats:
    """Return spectrograms in units of the spread of the training ones, around their mean."""
    mean, spread = _usual()
    return (X - mean) / spread


def chances(weights: tuple[Any, ...], X: Floats) -> NDArray[np.float64]:
    """Return probabilities (n, 20) of spectrograms (n, frames, bands); question for a worker."""
    scores = np.asarray(outputs(build, weights, scaled(X)), np.float64)
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(share / share.sum(axis=1, keepdims=True))


def test_rows() -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Return spectrograms, class numbers and voices of the commands by unseen voices."""
    it = spoken()
    rows = (it["voice"] >= UNSEEN_FROM) & (it["y"] >= 0)
    return it["X"][rows], it["y"][rows], it["voice"][rows]


def strange() -> Floats:
    """Return spectrograms of words that are no command, by unseen voices."""
    it = spoken()
    return np.asarray(it["X"][it["y"] < 0])


def real() -> Floats:
    """Return spectrograms (10, frames, bands) of the digits that the real voice says."""
    return np.stack([spectrogram(read_wav(FOLDER / file)) for file in REAL])


def real_strange() -> Floats:
    """Return spectrograms of the days and months that the real voice says."""
    return np.stack([spectrogram(read_wav(FOLDER / file)) for file in REAL_STRANGE])


def rough(X: Floats) -> Floats:
    """Return the mean bands of eight slices of the second (n, 200)."""
    parts = np.array_split(X, SLICES, axis=1)
    return np.concatenate([part.mean(axis=1) for part in parts], axis=1)


def simply(kind: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Fit a simple model; return its answers to the unseen voices and to the real one."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import NearestCentroid
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    made = {"logistic": lambda: LogisticRegression(C=0.1, tol=1e-2, max_iter=300), "centroid": NearestCentroid}[kind]()
    model, it = make_pipeline(StandardScaler(), made), sides()
    model.fit(rough(np.asarray(it.X)), it.y)
    return model.predict(rough(np.asarray(it.X_test))), model.predict(rough(scaled(real())))
