"""Activations of hidden layers: the name is Keras's own, the value what a user reads."""

from collections.abc import Mapping

from core.messages import N_

ACTIVATIONS: Mapping[str, str] = {
    "relu": N_("ReLU"),
    "gelu": N_("GELU"),
    "silu": N_("Swish (SiLU)"),
    "tanh": N_("Tanh"),
    "sigmoid": N_("Sigmoid"),
    "elu": N_("ELU"),
    "selu": N_("SELU"),
    "leaky_relu": N_("Leaky ReLU"),
    "softplus": N_("Softplus"),
    "linear": N_("None (linear)"),
}
