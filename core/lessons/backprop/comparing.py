"""The right gradients, the article's and others' side by side, as a page shows them."""

from collections.abc import Mapping

import numpy as np

from core.lessons.backprop.bench import Bench
from core.lessons.backprop.network import NAMES, Array
from core.lessons.backprop.rules import RULES
from core.lessons.backprop.sentences import plain_name

RACE_STEPS = 100
DIGITS = 5


def columns(bench: Bench) -> tuple[list[str], ...]:
    """Return names of the weights, and their gradients: right, the article's, by small differences."""
    right, theirs = bench.back().weights, bench.back("article").weights
    return [plain_name(name) for name in NAMES], *(_written(values) for values in (right, theirs, bench.checked()))


def difference(bench: Bench, theirs: Array) -> tuple[float, float]:
    """Return the largest difference of the right gradient to TensorFlow's (13,), and to that by small differences."""
    right = bench.back().weights
    return float(np.abs(right - theirs).max()), float(np.abs(right - bench.checked()).max())


def what(bench: Bench) -> str:
    """Return what a gradient depends on, as text."""
    return f"tape-{bench.loss}-{bench.x}-{bench.y}-{bench.w}"


def races(bench: Bench, steps: int) -> dict[str, Array]:
    """Return the losses (steps + 1,) that each rule leads to."""
    return {rule: bench.raced(rule, steps) for rule in RULES}


def study_counts(found: Mapping[str, Array]) -> dict[str, int]:
    """Return how many networks of a study solved it, by rule."""
    return {rule: int(found[f"{rule}_solved"].sum()) for rule in RULES}


def study_losses(found: Mapping[str, Array]) -> dict[str, Array]:
    """Return the losses (steps + 1, seeds) of a study by rule."""
    return {rule: found[f"{rule}_loss"] for rule in RULES}


def _written(values: Array) -> list[str]:
    return [f"{value:+.{DIGITS}f}" if abs(value) >= 1e-4 or value == 0 else f"{value:+.2e}" for value in values]
