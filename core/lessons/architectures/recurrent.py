"""Recurrent layers step by step in NumPy, from the weights of a trained Keras layer."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.cnn import softmax

Values = NDArray[np.float64]
Weights = Sequence[NDArray[Any]]


def sigmoid(z: Values) -> Values:
    """Return 1 / (1 + exp(-z)) without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * z)))


def simple_step(x: Values, h: Values, weights: Weights) -> Values:
    """Return tanh(x W + h U + b) (Elman 1990)."""
    w, u, b = weights
    return np.asarray(np.tanh(x @ w + h @ u + b))


def gru_step(x: Values, h: Values, weights: Weights) -> Values:
    """Return the next hidden state (n, u) of a GRU (Cho et al. 2014, equations 5 to 8).

    In Keras's form: update, reset and candidate side by side; the reset applies after the product with U; a bias for x
    and one for h; and the update gate says how much stays.
    """
    w, u, (b_x, b_h) = weights
    x_update, x_reset, x_new = np.split(x @ w + b_x, 3, axis=-1)
    h_update, h_reset, h_new = np.split(h @ u + b_h, 3, axis=-1)
    stays, reset = sigmoid(x_update + h_update), sigmoid(x_reset + h_reset)
    return np.asarray(stays * h + (1 - stays) * np.tanh(x_new + reset * h_new))


def gru_states(X: NDArray[Any], weights: Weights) -> Values:
    """Return the hidden states (t, u) after each step of a sequence (t, c), from an empty memory."""
    h, states = np.zeros((1, weights[1].shape[0])), []
    for x in np.asarray(X, np.float64):
        h = gru_step(x[np.newaxis], h, weights)
        states.append(h[0])
    return np.stack(states)


def read_out(states: Values, weights: Weights) -> Values:
    """Return chances (t, classes) that the last layer reads from hidden states (t, u)."""
    return softmax(states @ weights[0] + weights[1])


def forgotten(X: NDArray[Any], weights: Weights) -> Values:
    """Return, for each frame (t,), how far the last hidden state moves when that frame is silenced.

    As a share of how far it moves when all are: what the memory still holds of each moment. The mean of all frames stands for silence.
    """
    X = np.asarray(X, np.float64)
    last, mean = gru_states(X, weights)[-1], X.mean(axis=0)
    all_gone = np.linalg.norm(last - gru_states(np.tile(mean, (len(X), 1)), weights)[-1])
    moved = [np.linalg.norm(last - gru_states(_silenced(X, step, mean), weights)[-1]) for step in range(len(X))]
    return np.asarray(moved) / max(float(all_gone), 1e-12)


def _silenced(X: Values, step: int, mean: Values) -> Values:
    made = X.copy()
    made[step] = mean
    return made


def parts_of(arrays: Mapping[str, NDArray[Any]]) -> tuple[Weights, Weights]:
    """Return the weights of the recurrent layer and of the last one."""
    weights = [
        arrays[f"weights_{i}"].astype(np.float64) for i in range(sum(name.startswith("weights_") for name in arrays))
    ]
    return weights[:-2], weights[-2:]
