"""What a neuron does with its sum: the activations of the lesson, each with its derivative."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.ingredients.activations import ACTIVATIONS
from core.messages import N_

Values = NDArray[np.float64]
Function = Callable[[Values], Values]
_erf: Function = np.vectorize(math.erf, otypes=[np.float64])


@dataclass(frozen=True)
class Shape:
    """Describe an activation.

    Parameters
    ----------
    label : str
        Marked with `N_`.
    said : str
        What it does, in one sentence; marked with `N_`.
    formula : str
        In KaTeX, of the sum z.
    value, slope : callable
        The function and its derivative, of sums of any shape.
    """

    label: str
    said: str
    formula: str
    value: Function
    slope: Function


def sigmoid(z: Values) -> Values:
    """Return 1 / (1 + exp(-z)), also far from zero."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * np.asarray(z, np.float64))))


def gelu(z: Values) -> Values:
    """Return z times the chance that a standard normal number is below z (Hendrycks & Gimpel 2016, section 2)."""
    return np.asarray(z * _normal(z))


def _normal(z: Values) -> Values:
    return np.asarray(0.5 * (1 + _erf(np.asarray(z, np.float64) / math.sqrt(2))))


def _gelu_slope(z: Values) -> Values:
    return np.asarray(_normal(z) + z * np.exp(-0.5 * np.square(z)) / math.sqrt(2 * math.pi))


def _sigmoid_slope(z: Values) -> Values:
    return np.asarray(sigmoid(z) * (1 - sigmoid(z)))


SHAPES: Mapping[str, Shape] = {
    "sigmoid": Shape(
        ACTIVATIONS["sigmoid"],
        N_("Sigmoid squeezes every sum between 0 and 1, so that it can be read as a chance."),
        r"\sigma(z) = \dfrac{1}{1 + e^{-z}}",
        sigmoid,
        _sigmoid_slope,
    ),
    "tanh": Shape(
        ACTIVATIONS["tanh"],
        N_("Tanh squeezes every sum between −1 and 1: a sigmoid, stretched and centred on zero."),
        r"\tanh z = \dfrac{e^{z} - e^{-z}}{e^{z} + e^{-z}}",
        np.tanh,
        lambda z: np.asarray(1 - np.tanh(z) ** 2),
    ),
    "relu": Shape(
        ACTIVATIONS["relu"],
        N_("ReLU lets positive sums through unchanged and turns negative ones into zero."),
        r"\mathrm{ReLU}(z) = \max(0, z)",
        lambda z: np.maximum(z, 0.0),
        lambda z: np.asarray(np.asarray(z) > 0, np.float64),
    ),
    "gelu": Shape(
        ACTIVATIONS["gelu"],
        N_("GELU is a ReLU with a rounded corner that dips a little below zero; Transformers use it."),
        r"\mathrm{GELU}(z) = z \cdot \Phi(z)",
        gelu,
        _gelu_slope,
    ),
}
"""Keras's name -> activation."""
