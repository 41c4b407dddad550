"""What a gradient gives away: for one row and a neuron, the row itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets import load
from core.datasets.preprocessing import Preprocessor, fit_preprocessor
from core.lessons.trends.hospitals import DATA
from core.lessons.trends.logistic import gradient
from core.lessons.trends.rows import with_ones
from core.messages import N_, Message

SHOWN = ("age", "resting blood pressure", "cholesterol", "highest heart rate", "st depression", "narrowed vessels")
MOST_PATIENTS = 20
EXACT = 1e-4  # of a value: nobody would tell the two apart


@dataclass(frozen=True, eq=False)
class Leak:
    """Hold what was sent and what a stranger reads from it.

    Parameters
    ----------
    columns : tuple of str
        Those shown.
    true : array (columns,)
        The first patient of the batch.
    read : array (columns,)
        What the gradient says, in the columns' own units.
    """

    columns: tuple[str, ...]
    true: NDArray[np.float64]
    read: NDArray[np.float64]

    @property
    def furthest(self) -> float:
        """The largest relative error of a column."""
        return float(np.max(np.abs(self.read - self.true) / np.maximum(np.abs(self.true), 1.0)))


def leak(patient: int, batch: int) -> Leak:
    """Read a patient from the gradient of a batch of patients that begins with them.

    Of one row the gradient is (p − y)·x for the weights and p − y for the bias: their quotient is x, exactly. Of several
    rows it is a mixture of them.

    References
    ----------
    Zhu, Liu and Han, 2019, "Deep Leakage from Gradients", does the like for deep networks, by optimisation; Phong et al.,
    2018, "Privacy-Preserving Deep Learning via Additively Homomorphic Encryption", section 3, has the quotient.
    """
    data = load(DATA)
    made = fit_preprocessor(data, np.arange(len(data.y)))
    rows = (patient + np.arange(batch)) % len(data.y)
    X = with_ones(made.transform(data.X[rows]))
    sent = gradient(X, data.y[rows].astype(float), np.zeros(X.shape[1]))
    inputs = [_input(made, data.feature_names.index(name)) for name in SHOWN]
    true = np.array([data.X[rows[0], made.origin[i]] for i in inputs], float)
    return Leak(SHOWN, true, read(sent)[inputs] * made.scale[inputs] + made.mean[inputs])


def read(sent: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the inputs (p,) that a gradient (p + 1,), the bias last, gives away; zeros where it says nothing."""
    return sent[:-1] / sent[-1] if abs(sent[-1]) > 1e-12 else np.zeros(len(sent) - 1)


def _input(made: Preprocessor, column: int) -> int:
    return next(
        i
        for i, (origin, kind) in enumerate(zip(made.origin, made.kind, strict=True))
        if origin == column and kind == "value"
    )


def leak_title(it: Leak, batch: int) -> Message:
    """Say whether the row can be read from the gradient."""
    if it.furthest < EXACT:
        text = N_("One patient's gradient gives the patient away: every column can be read from it, exactly")
        return Message.of(text)
    text = N_("The average gradient of {batch} patients gives a mixture of them: off by up to {off:.0f} %")
    return Message.of(text, batch=batch, off=100 * it.furthest)
