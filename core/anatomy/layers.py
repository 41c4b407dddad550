"""Layers of a dense network as arrays, cut out of one vector of weights, and run forwards without Keras."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.anatomy.bends import BENDS
from core.experiment import Experiment
from core.ingredients.heads import objective
from core.models.dense import DENSE, widths
from core.models.shape import Shape

__all__ = ["DENSE", "Layer", "Norm", "forward", "layers_of"]
Array = NDArray[np.float32]
EPSILON = 1e-3  # of Keras's batch normalisation


@dataclass(frozen=True, eq=False)
class Norm:
    """Hold a batch normalisation: trained gamma and beta (o,), moving mean and variance (o,)."""

    gamma: Array
    beta: Array
    mean: Array
    variance: Array

    def __call__(self, x: Array) -> Array:
        """Normalise (n, o) as after training."""
        scale = self.gamma / np.sqrt(self.variance + EPSILON)
        return np.asarray((x - self.mean) * scale + self.beta, np.float32)


@dataclass(frozen=True, eq=False)
class Layer:
    """Hold a dense layer: kernel (i, o), bias (o,), what follows it.

    Parameters
    ----------
    activation : str
        In `BENDS`.
    norm : Norm, optional
        Between the sum and the activation.
    """

    kernel: Array
    bias: Array
    activation: str = "linear"
    norm: Norm | None = None

    def __call__(self, x: Array) -> Array:
        """Return what the units (n, o) say to inputs (n, i)."""
        total = x @ self.kernel + self.bias
        bent = BENDS[self.activation](self.norm(total) if self.norm else total)
        return np.asarray(bent, np.float32)

    @property
    def units(self) -> int:
        """How many units it has."""
        return int(self.kernel.shape[1])


def forward(layers: Sequence[Layer], X: Array) -> list[Array]:
    """Return what the units of each layer (n, units) say to prepared rows X (n, i)."""
    said: list[Array] = []
    with np.errstate(over="ignore", invalid="ignore"):  # of a network that blew up
        for layer in layers:
            said.append(layer(said[-1] if said else np.asarray(X, np.float32)))
    return said


def layers_of(
    experiment: Experiment, shape: Shape, theta: Array, extra: Sequence[NDArray[np.generic]]
) -> tuple[Layer, ...]:
    """Cut the layers of a dense network out of its weights.

    Parameters
    ----------
    experiment : Experiment
        Its model is one of `DENSE`.
    shape : Shape
    theta : array (p,)
        Trainable weights in the order of the Keras model's trainable variables.
    extra : sequence of array
        Its other variables in order: moving means and variances, and seeds, which are whole numbers and left out.
    """
    last = objective(experiment.loss, shape.outputs, shape.task).activation
    kept = iter([np.asarray(part, np.float32) for part in extra if part.dtype.kind == "f"])
    cut = _Cut(np.asarray(theta, np.float32))
    sizes = list(pairwise(widths(experiment, shape)))
    layers = []
    for i, (inputs, units) in enumerate(sizes):
        kernel, bias = cut.next(inputs * units).reshape(inputs, units), cut.next(units)
        inside = i < len(sizes) - 1
        norm = _norm(cut, kept, units) if inside and experiment.batch_norm else None
        layers.append(Layer(kernel, bias, experiment.activation if inside else last, norm))
    return tuple(layers)


def _norm(cut: "_Cut", kept: Iterator[Array], units: int) -> Norm:
    return Norm(cut.next(units), cut.next(units), next(kept), next(kept))


class _Cut:
    """Give a vector away piece by piece."""

    def __init__(self, vector: Array) -> None:
        self._vector, self._at = vector, 0

    def next(self, size: int) -> Array:
        self._at += size
        return self._vector[self._at - size : self._at]
