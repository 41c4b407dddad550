"""Sensible steps for numbers that are chosen by their order of magnitude."""

import math

from core.settings import Number


def ladder(described: Number[float], value: float) -> list[float]:
    """Return the values to offer, in order: 1-3-10 for real numbers, powers of two or 1-2-5 for whole ones.

    `value` is among them whatever it is, and so is 0 when it is allowed.
    """
    rungs = {described.kind(rung) for rung in _rungs(described) if described.low <= rung <= described.high}
    ends = {described.kind(0)} if described.low == 0 else set()
    return sorted(rungs | ends | {value})


def _rungs(described: Number[float]) -> list[float]:
    if described.kind is int and math.log2(described.default).is_integer():
        return [2.0**power for power in range(21)]
    digits = (1, 2, 5) if described.kind is int else (1, 3)
    return [float(f"{digit}e{power}") for power in range(-6, 7) for digit in digits]
