"""Which architecture when: the same digits, as they are and with their pixels in another order, by four architectures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.messages import N_, Translate

if TYPE_CHECKING:
    from core.datasets import Dataset

Picture = NDArray[np.float32]

SEEDS = (0, 1, 2)
AS_THEY_ARE, SCRAMBLED = 0, 1
ARRANGEMENTS = (N_("as they are"), N_("pixels scrambled"))
EPOCHS, RATE, BATCH = 12, 5e-3, 64
MODELS: Mapping[str, tuple[int, ...]] = {"mlp": (32, 32), "cnn": (16, 16), "rnn": (32,), "transformer": (24,)}
"""Name -> hidden layers, so that all have some 2,000 to 7,000 parameters."""
TITLES: Mapping[str, str] = {
    "mlp": N_("Dense network"),
    "cnn": N_("CNN"),
    "rnn": N_("RNN (GRU)"),
    "transformer": N_("Transformer"),
}
COSTS: Mapping[str, float] = {"mlp": 1.0, "cnn": 2.0, "rnn": 3.0, "transformer": 4.0}
"""Seconds of a training, roughly, to tell how far a study is."""


@dataclass(frozen=True)
class Advice:
    """Say which architecture suits which data; every text is marked with `N_`."""

    data: str
    choose: str
    why: str
    cost: str


ADVICE = (
    Advice(
        N_("A table: age, income, visits"),
        N_("Boosted trees or a small dense network"),
        N_("Columns have no neighbours and no order that a CNN or an RNN could use."),
        N_("Seconds on a laptop"),
    ),
    Advice(
        N_("Pictures, scans, spectrograms"),
        N_("CNN; a Transformer over patches when there are very many pictures"),
        N_("The same small pattern means the same wherever it stands: one kernel serves the whole picture."),
        N_("Grows with the number of pixels"),
    ),
    Advice(
        N_("A stream that never ends: sensors, sound on a phone"),
        N_("RNN (GRU or LSTM), or a CNN along time"),
        N_("Its memory has a fixed size, so that each new moment costs the same."),
        N_("Grows with the length; trains step by step, so slowly"),
    ),
    Advice(
        N_("Text, code, long sequences, several kinds of data"),
        N_("Transformer, nearly always one that was trained before"),
        N_("Each word can look at every other at once, however far away."),
        N_("Grows with the square of the length; large ones need GPUs"),
    ),
)


def experiment_of(model: str, arrangement: int, seed: int) -> Experiment:
    """Return the training of a model on the digits in one arrangement of their pixels."""
    name = "digits" if arrangement == AS_THEY_ARE else scrambled_name()
    return Experiment(
        dataset=name, model=model, hidden=MODELS[model], epochs=EPOCHS, learning_rate=RATE, batch_size=BATCH, seed=seed
    )


def scrambled_name() -> str:
    """Return what the scrambled digits are called."""
    from core.datasets import UPLOAD_PREFIX

    return f"{UPLOAD_PREFIX}digits-scrambled"


def order() -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the order (64,) in which the pixels are scrambled: one, for all pictures."""
    return np.random.default_rng(0).permutation(64)


def scrambled() -> "Dataset":
    """Return the digits with their pixels in another order, the same for all: nothing is lost but who is beside whom."""
    from dataclasses import replace

    from core.datasets import load

    digits = load("digits")
    frame = digits.frame.iloc[:, order()].set_axis(digits.frame.columns, axis=1)
    return replace(digits, name=scrambled_name(), frame=frame)


def unscrambled() -> "tuple[Picture, Picture]":
    """Return a digit as it is and scrambled, each as ink (8, 8)."""
    from core.lessons.architectures.pictures import first_of

    picture = first_of(3)
    return picture, picture.reshape(-1)[order()].reshape(picture.shape)


def table_of(found: "Mapping[str, NDArray[Any]]", translate: Translate) -> dict[str, list[str]]:
    """Return the table of what `studies.choosing` found: title of a column -> its cells."""
    accuracy = found["accuracy"]

    def shares(arrangement: int) -> list[str]:
        return [f"{x.mean():.1%} ({x.min():.1%}–{x.max():.1%})" for x in accuracy[:, arrangement]]

    return {
        translate(N_("Architecture")): [translate(TITLES[name]) for name in MODELS],
        translate(N_("Right, as they are")): shares(AS_THEY_ARE),
        translate(N_("Right, scrambled")): shares(SCRAMBLED),
        translate(N_("Parameters")): [f"{n:,}" for n in found["parameters"]],
        translate(N_("Seconds a training")): [f"{np.median(x):.1f}" for x in found["seconds"]],
    }
