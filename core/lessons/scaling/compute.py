"""How much data and how many calculations a language model of a size wants, by the published rules."""

from dataclasses import dataclass

from core.messages import N_
from core.settings import Real

TOKENS_PER_PARAMETER = 20.0  # Hoffmann et al., 2022, table 3: between 19.7 and 22.4 from 0.4 to 175 billion
FLOPS_PER_TOKEN = 6.0  # a parameter: 2 forward, 4 backward (Kaplan et al., 2020, section 2.1)
KAPLAN = {"parameters": 0.076, "characters": 0.095}
"""Exponents of loss against parameters and against tokens (Kaplan et al., 2020, section 1.2)."""

PARAMETERS = Real(
    7.0, N_("Parameters, in billions"), N_("How many numbers the model learns, e.g. 7 for a 7B model."),
    "model", low=0.01, high=10_000.0, log=True,
)  # fmt: skip


@dataclass(frozen=True)
class Budget:
    """Hold what a compute-optimal training takes: parameters, tokens, and floating-point operations."""

    parameters: float
    tokens: float
    flops: float


def flops(parameters: float, tokens: float) -> float:
    """Return the floating-point operations of a training: 6 N D."""
    return FLOPS_PER_TOKEN * parameters * tokens


def budget(billions: float) -> Budget:
    """Return the compute-optimal training of a model of so many billion parameters.

    Raises
    ------
    SettingError
        Outside of 0.01 to 10,000 billion.
    """
    parameters = 1e9 * PARAMETERS.check(billions)
    tokens = TOKENS_PER_PARAMETER * parameters
    return Budget(parameters, tokens, flops(parameters, tokens))
