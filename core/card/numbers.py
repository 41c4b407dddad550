"""Numbers in words: value, interval, unit, with no more digits than the interval bears."""

import math
from dataclasses import dataclass

from core.card.pieces import Number
from core.decision import CURRENCIES, Decision
from core.messages import N_, Message, Translate

FEW = 2  # decimals of a number where its interval asks for nothing else
PULL = "+points"  # of a contribution, which is written with its sign
POINTS = ("points", PULL)  # units of differences between shares
SHARES = ("%", *POINTS)  # units whose values are from 0 to 1, and are read of 100
BEARS = 4  # half an interval is at least so many steps of the last digit


@dataclass(frozen=True)
class Digits:
    """Say where numbers end: by half of their interval; nan where there is none."""

    half: float = math.nan

    def within(self, usual: int) -> int:
        """Return how many decimals are written: at most the usual ones, more only for an interval too narrow for these."""
        if math.isnan(self.half):
            return usual
        least = _places(self.half)
        return max(0, least if least > usual else min(_places(self.half / BEARS), usual))

    def rounded(self, value: float) -> float:
        """Return a value without the digits that nothing bears."""
        return value if math.isnan(self.half) else round(value, _places(self.half / BEARS))


def _places(step: float) -> int:
    """Return the decimals of a step; below 0 for tens, hundreds and so on."""
    return -math.floor(math.log10(step))


def told(number: Number, translate: Translate = str) -> str:
    """Return a number with its interval.

    Examples
    --------
    >>> told(Number("AUC", 0.789, 0.731, 0.846))
    '0.79 (0.73 to 0.85)'
    >>> told(Number("A month", 107_500, 73_000, 142_512, "USD"))
    '$108,000 ($73,000 to $143,000)'
    """
    value = told_alone(number, translate)
    if not all(map(math.isfinite, (number.value, number.low, number.high))):
        return value
    low, high = (written(end, number.unit, translate, digits_of(number)) for end in (number.low, number.high))
    return Message.of(N_("{value} ({low} to {high})"), value=value, low=low, high=high).text(translate)


def told_alone(number: Number, translate: Translate = str) -> str:
    """Return a number without its interval, which says how many digits it has nevertheless."""
    if not math.isfinite(number.value):
        return "–"
    return written(number.value, number.unit, translate, digits_of(number))


def digits_of(number: Number) -> Digits:
    """Return the digits that the interval of a number bears."""
    half = (number.high - number.low) / 2 * (100 if number.unit in SHARES else 1)
    return Digits(half) if math.isfinite(half) and half > 0 else Digits()


def written(value: float, unit: str, translate: Translate = str, digits: Digits = Digits()) -> str:
    """Return one number with its unit; money with its sign, which of "auto" is that of the language."""
    if unit == "%":
        return f"{_plain(100 * value, 1, digits)} %"
    if unit in POINTS:
        sign = "+" if unit == PULL and value > 0 else ""
        return Message.of(N_("{value} points"), value=f"{sign}{_plain(100 * value, 1, digits)}").text(translate)
    if unit in CURRENCIES:
        from core.evaluation.money.words import amount

        return amount(value, Decision(currency=unit)).text(translate)  # as sentences write it
    if unit:
        return f"{_plain(value, 0, digits)} {unit}"
    return _plain(value, FEW if abs(value) < 1000 else 0, digits)


def _plain(value: float, usual: int, digits: Digits) -> str:
    return f"{digits.rounded(value) + 0.0:,.{digits.within(usual)}f}".replace("-", "−")
