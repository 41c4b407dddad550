"""Whether a transcript can be believed: a small network on three signs, tested on phrases that it has not seen.

The grammar hears one of its phrases in almost anything. Whether that phrase was said shows in how well the sounds fit, and
in whether a freer recogniser hears the same.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task, outputs
from core.messages import N_
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.errors import errors
from core.scenarios.transcription.kept import fold_of, kept
from core.scenarios.transcription.recognise import Heard

if TYPE_CHECKING:
    import keras

EPOCHS, SPEED, BATCH, UNITS = 60, 2e-2, 16, 4

SIGNS: Mapping[str, str] = {
    "fit": N_("how well the sounds fit the phrase"),
    "freer": N_("how much better the sounds fit without the grammar"),
    "apart": N_("share of words on which the freer recogniser disagrees"),
}
SCALES = (1e3, 1e3, 1.0)  # of the signs, so that each is about 1
SEEN = (-3.0, 0.0, 1.0)  # of the signs, for a transcript with nothing in it

Floats = NDArray[np.float32]


def signs(by_grammar: Heard, by_list: Heard) -> Floats:
    """Return the three signs (3,) of a transcript."""
    if not by_grammar.words or not by_list.words:
        return np.array(SEEN, np.float32)
    apart = errors(by_grammar.words, by_list.words) / max(len(by_grammar.words), len(by_list.words))
    raw = (by_grammar.score, by_list.score - by_grammar.score, apart)
    return np.array([value * scale for value, scale in zip(raw, SCALES, strict=True)], np.float32)


def rows(by_grammar: Sequence[Heard]) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Return signs (n, 3), whether every word is right (n,), and the fold (n,) of transcripts that have any word.

    Parameters
    ----------
    by_grammar : sequence of Heard
        What the grammar of all phrases heard in each recording. To these come the recordings heard by a grammar that
        lacks what they say.
    """
    it, found = kept(), []
    for clip, *both in zip(clips(), by_grammar, it["list"], it["grammar_out"], it["list_out"], strict=True):
        for pair in (both[:2], both[2:]):
            if pair[0].words:
                found.append((signs(*pair), pair[0].words == clip.words, fold_of(clip)))
    X, y, fold = zip(*found, strict=True)
    return np.stack(X), np.array(y, np.int64), np.array(fold)


def build() -> "keras.Model":
    """Return a network of four hidden neurons: signs (3,) -> scores of wrong and right."""
    import keras
    from keras import layers

    return keras.Sequential([layers.Input((len(SIGNS),)), layers.Dense(UNITS, activation="tanh"), layers.Dense(2)])


def task(X: Floats, y: NDArray[np.int64], train: NDArray[np.bool_]) -> Task:
    """Return the training on some rows; equal arguments need not make equal tasks, the program is shared anyway."""
    return Task(build, partial(Sides, X[train], y[train], X[~train], y[~train]), EPOCHS, SPEED, batch=BATCH)


def believed(weights: tuple[Any, ...], X: Floats) -> NDArray[np.float64]:
    """Return the probability (n,) that every word is right; question for a worker."""
    scores = np.asarray(outputs(build, weights, X), np.float64)
    return np.asarray(1 / (1 + np.exp(scores[:, 0] - scores[:, 1])))
