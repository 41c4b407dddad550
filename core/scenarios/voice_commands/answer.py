"""What is answered to a recording, and which part of the sound decides."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.inputs import read_sound
from core.scenarios.voice_commands.features import FRAMES, HOP, RATE, spectrogram
from core.scenarios.voice_commands.net import chances, rough, scaled
from core.scenarios.voice_commands.words import FOLDER, UNSEEN_FROM, read_wav, spoken

WIDTH, STEP = 8, 2  # frames that are covered at once (0.13 s), and from one cover to the next
USUAL = 0.95  # share of training clips that lie nearer to a clip of another voice
LONGEST = 10.0  # seconds of a recording; the first word in it is heard


def heard_file(weights: tuple[Any, ...], file: str) -> Mapping[str, Any]:
    """Return what is answered to one of our recordings; on a worker."""
    return answer(weights, read_wav(FOLDER / file))


def heard_own(weights: tuple[Any, ...], content: bytes) -> Mapping[str, Any]:
    """Return what is answered to a user's recording; on a worker.

    Raises
    ------
    UserError
        When it can't be read as one.
    """
    return answer(weights, read_sound(content, RATE, LONGEST))


def answer(weights: tuple[Any, ...], samples: NDArray[np.float32]) -> Mapping[str, Any]:
    """Return the probabilities, the spectrogram, what covering costs, and how far the sound is from all known ones.

    Returns
    -------
    mapping
        p (20,), X (frames, bands), drops (covers,) in probability of the first answer, times (covers,) in seconds, far and
        usual as distances.
    """
    X = spectrogram(samples)
    starts = np.arange(0, FRAMES - WIDTH + 1, STEP)
    p = chances(weights, np.concatenate([X[np.newaxis], covered(X, starts)]))
    best = int(p[0].argmax())
    near, usual = distances(X[np.newaxis])
    return {
        "p": p[0], "X": X, "drops": p[0, best] - p[1:, best], "times": (starts + WIDTH / 2) * HOP / RATE,
        "far": float(near[0]), "usual": usual,
    }  # fmt: skip


def covered(X: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return copies (covers, frames, bands) of a spectrogram, each with a part as loud as the training clips are on average."""
    copies = np.repeat(X[np.newaxis], len(starts), axis=0)
    for copy, start in zip(copies, starts, strict=True):
        copy[start : start + WIDTH] = _mean()
    return copies


@lru_cache(maxsize=1)
def _mean() -> float:
    it = spoken()
    return float(it["X"][it["voice"] < UNSEEN_FROM].mean())


@lru_cache(maxsize=1)
def _known() -> tuple[NDArray[np.float32], float]:
    """Return rough features of the training clips, and how far such a clip usually is from the nearest of another voice."""
    it = spoken()
    train = it["voice"] < UNSEEN_FROM
    features, voice = rough(scaled(it["X"][train])), it["voice"][train]
    apart = _apart(features, features)
    apart[voice[:, None] == voice] = np.inf
    return features, float(np.quantile(apart.min(axis=1), USUAL))


def distances(X: NDArray[np.float32]) -> tuple[NDArray[np.float64], float]:
    """Return how far spectrograms (n, ...) are from the nearest training clip (n,), and how far is usual."""
    features, usual = _known()
    return np.asarray(_apart(rough(scaled(X)), features).min(axis=1)), usual


def _apart(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the root mean square differences (n, m) of features (n, k) and (m, k)."""
    squares = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1) - 2.0 * one @ other.T
    return np.asarray(np.sqrt(np.maximum(0.0, squares / one.shape[1])))
