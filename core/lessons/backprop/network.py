"""The 2-3-1 network of sigmoids: its thirteen weights as one vector, and what it says.

The order of the vector is that of `NAMES`; `w_{ij}` leads from input j to hidden neuron i, `v_j` from hidden neuron j to
the output. Leading axes of a vector are different networks, computed together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

INPUTS, HIDDEN = 2, 3
NAMES = (
    "w_{11}", "w_{12}", "w_{21}", "w_{22}", "w_{31}", "w_{32}", "b_1", "b_2", "b_3", "v_1", "v_2", "v_3", "b_v",
)  # fmt: skip
SIZE = len(NAMES)
FIRST_BIAS, FIRST_OUT, OUT_BIAS = HIDDEN * INPUTS, HIDDEN * INPUTS + HIDDEN, SIZE - 1
START = (0.1, -0.2, 0.3, 0.1, -0.2, 0.2, 0.1, -0.2, 0.0, 0.5, -0.4, 0.3, -0.2)
"""Weights to begin with: small ones, so that no neuron is near its ends."""


@dataclass(frozen=True)
class Forward:
    """Hold a forward pass over n rows: z and a of the hidden layer (..., n, 3), z and the answer of the output (..., n)."""

    z: Array
    a: Array
    z_out: Array
    said: Array


def sigmoid(z: Array) -> Array:
    """Return 1 / (1 + exp(-z)), without overflow at either end."""
    small = np.exp(-np.abs(z))
    return np.asarray(np.where(z >= 0, 1.0, small) / (1.0 + small))


def parts(w: Array) -> tuple[Array, Array, Array, Array]:
    """Split vectors (..., 13) into hidden weights (..., 3, 2), their biases (..., 3), output weights (..., 3), its bias (...)."""
    hidden = w[..., :FIRST_BIAS].reshape(*w.shape[:-1], HIDDEN, INPUTS)
    return hidden, w[..., FIRST_BIAS:FIRST_OUT], w[..., FIRST_OUT:OUT_BIAS], w[..., OUT_BIAS]


def forward(w: Array, X: Array) -> Forward:
    """Return what networks (..., 13) compute from rows (n, 2)."""
    hidden, bias, out, out_bias = parts(w)
    z = np.einsum("...hj,nj->...nh", hidden, X) + bias[..., np.newaxis, :]
    a = sigmoid(z)
    z_out = np.einsum("...nh,...h->...n", a, out) + out_bias[..., np.newaxis]
    return Forward(z, a, z_out, sigmoid(z_out))
