"""The article's code (section 5.2) run as written, and corrected: three kinds of flowers, and an output for one question.

`train_flowers` runs on a worker; the rest reads what it found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

EPOCHS, BATCH, RATE, HELD_BACK = 100, 32, 1e-3, 0.1  # as written
SEEDS = (0, 1, 2)
HEADS = {"written": (1, "sigmoid", "binary_crossentropy"), "right": (3, "softmax", "sparse_categorical_crossentropy")}
CLAIMED = 0.92
NEAR = 0.05  # of the claimed accuracy, to count as it

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Flowers:
    """Hold what the code reached.

    Parameters
    ----------
    losses : ndarray (2, seeds, epochs) of float64
        In training: as written, then corrected.
    right : ndarray (2, seeds) of int64
        Test rows that were answered rightly.
    answers : ndarray (2, seeds, rows) of int64
        The classes that were answered for the test rows.
    y_test : ndarray (rows,) of int64
    """

    losses: Numbers
    right: NDArray[np.int64]
    answers: NDArray[np.int64]
    y_test: NDArray[np.int64]

    @property
    def rows(self) -> int:
        """How many test rows there are."""
        return len(self.y_test)


def flowers_of(arrays: Mapping[str, NDArray[Any]]) -> Flowers:
    """Return what a study's arrays say."""
    answers, y = np.asarray(arrays["answers"], np.int64), np.asarray(arrays["y_test"], np.int64)
    return Flowers(np.asarray(arrays["losses"], float), (answers == y).sum(-1), answers, y)


def train_flowers(head: str, seed: int) -> dict[str, Any]:
    """Train the article's network with plain Keras and return losses (epochs,), answers (rows,) and y_test (rows,).

    As its `fit` with `validation_split=0.1` does: the last tenth is held back, the rest is shuffled each epoch.
    """
    import keras

    units, activation, loss = HEADS[head]
    X, X_test, y, y_test = _split()
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((X.shape[1],)), keras.layers.Dense(64, "relu"), keras.layers.Dense(units, activation)]
    )
    model.compile(keras.optimizers.Adam(RATE), loss)
    n = round(len(X) * (1 - HELD_BACK))
    losses = [_epoch(model, X[:n], y[:n], np.random.default_rng((seed, epoch))) for epoch in range(EPOCHS)]
    said = np.asarray(model(X_test))
    answers = said.argmax(1) if units > 1 else (said[:, 0] > 0.5).astype(np.int64)
    return {"losses": np.array(losses), "answers": answers, "y_test": y_test}


def _split() -> tuple[Any, Any, Any, Any]:
    from sklearn.datasets import load_iris
    from sklearn.model_selection import train_test_split
    from sklearn.preprocessing import StandardScaler

    X, X_test, y, y_test = train_test_split(*load_iris(return_X_y=True), test_size=0.2, random_state=42)
    scaler = StandardScaler().fit(X)
    return scaler.transform(X), scaler.transform(X_test), y, y_test


def _epoch(model: Any, X: Numbers, y: Numbers, draw: np.random.Generator) -> float:
    """Train one epoch and return its mean loss, as `fit` reports it."""
    order, loss = draw.permutation(len(X)), 0.0
    model.reset_metrics()
    for start in range(0, len(X), BATCH):
        rows = order[start : start + BATCH]
        loss = model.train_on_batch(X[rows], y[rows])
    return float(loss)


def option(flowers: Flowers) -> int:
    """Return which option of the guess is right: near the claim, or far from it."""
    return 0 if abs(flowers.right[0].mean() / flowers.rows - CLAIMED) < NEAR else 1


def outcome(flowers: Flowers) -> Message:
    """Say what the code reached, as written and corrected."""
    return Message.of(
        N_(
            "As written it gets {written} of {rows} test flowers right ({share:.0%}), with the right output layer {right}."
        ),
        written=_counts(flowers.right[0]),
        right=_counts(flowers.right[1]),
        rows=flowers.rows,
        share=float(flowers.right[0].mean() / flowers.rows),
    )


def below_zero(flowers: Flowers) -> Message:
    """Say where the losses ended: one below zero is none."""
    written, right = flowers.losses[0, :, -1], flowers.losses[1, :, -1]
    return Message.of(
        N_("The loss as written ends at {written:.1f}, the mean of {seeds} seeds, and a cross-entropy can't be below 0: a label of 2 is outside of "
           "what it is made for. Corrected, it ends at {right:.2f}.")
        if written.mean() < 0
        else N_("The loss as written ends at {written:.1f}; corrected, it ends at {right:.2f}."),
        written=float(written.mean()),
        seeds=len(written),
        right=float(right.mean()),
    )  # fmt: skip


def never_said(flowers: Flowers) -> Message:
    """Say which kind the code as written can't answer at all."""
    third = int((flowers.y_test == 2).sum())
    said = int((flowers.answers[0] == 2).sum())
    return Message.of(
        N_("One sigmoid answers 0 or 1 and nothing else: of the {third} test flowers of the third kind it named {said}. "
           "No further training can change that."),
        third=third,
        said=said,
    )  # fmt: skip


def _counts(right: NDArray[np.int64]) -> str:
    low, high = int(right.min()), int(right.max())
    return str(low) if low == high else f"{low}–{high}"
