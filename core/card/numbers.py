"""Numbers in words: value, interval, unit."""

import math

from core.card.pieces import Number


def told(number: Number) -> str:
    """Return a number with its interval, e.g. "0.79 (0.73 to 0.85)" as "0.79 (0.73–0.85)".

    Examples
    --------
    >>> told(Number("AUC", 0.79, 0.73, 0.85))
    '0.79 (0.73–0.85)'
    """
    if math.isnan(number.value):
        return "–"
    value = written(number.value, number.unit)
    if math.isnan(number.low) or math.isnan(number.high):
        return value
    return f"{value} ({written(number.low, number.unit)}–{written(number.high, number.unit)})"


def written(value: float, unit: str) -> str:
    """Return one number with its unit."""
    if unit == "%":
        return f"{100 * value:.1f} %"
    if unit:
        return f"{value:,.0f} {unit}"
    return f"{value:,.2f}" if abs(value) < 1000 else f"{value:,.0f}"
