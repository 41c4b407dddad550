"""Numbers in words: value, interval, unit."""

import math

from core.card.pieces import Number
from core.decision import CURRENCIES, Decision
from core.messages import Translate


def told(number: Number, translate: Translate = str) -> str:
    """Return a number with its interval, e.g. "0.79 (0.73 to 0.85)" as "0.79 (0.73–0.85)".

    Examples
    --------
    >>> told(Number("AUC", 0.79, 0.73, 0.85))
    '0.79 (0.73–0.85)'
    """
    if math.isnan(number.value):
        return "–"
    value = written(number.value, number.unit, translate)
    if math.isnan(number.low) or math.isnan(number.high):
        return value
    low, high = (written(end, number.unit, translate) for end in (number.low, number.high))
    return f"{value} ({low}–{high})"


def written(value: float, unit: str, translate: Translate = str) -> str:
    """Return one number with its unit; money with its sign, which of "auto" is that of the language."""
    if unit == "%":
        return f"{100 * value:.1f} %"
    if unit in CURRENCIES:
        from core.evaluation.money.words import amount

        return amount(value, Decision(currency=unit)).text(translate)
    if unit:
        return f"{value:,.0f} {unit}"
    return f"{value:,.2f}" if abs(value) < 1000 else f"{value:,.0f}"
