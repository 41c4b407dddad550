"""Numbers that are known only roughly: from a low to a high end."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Span:
    """Hold a positive number known to lie between two ends.

    Raises
    ------
    ValueError
        When the ends are in the wrong order or below zero.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"expected 0 <= low <= high, received {self.low} and {self.high}")

    @classmethod
    def exact(cls, value: float) -> Self:
        """Return a number that is known."""
        return cls(value, value)

    def __mul__(self, other: "Span | float") -> "Span":
        low, high = (other.low, other.high) if isinstance(other, Span) else (other, other)
        return Span(self.low * low, self.high * high)

    def __add__(self, other: "Span | float") -> "Span":
        low, high = (other.low, other.high) if isinstance(other, Span) else (other, other)
        return Span(self.low + low, self.high + high)

    def __rtruediv__(self, value: float) -> "Span":
        """Divide a known number by this one."""
        return Span(value / self.high, value / self.low)

    def written(self, unit: str = "") -> str:
        """Write both ends with two digits that count, and one where they agree."""
        low, high = short(self.low), short(self.high)
        return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"


def short(value: float) -> str:
    """Write a number with two digits that count and a thousands separator."""
    if value == 0:
        return "0"
    if value >= 100:
        digits = 10 ** (len(str(int(value))) - 2)
        return f"{round(value / digits) * digits:,.0f}"
    return f"{float(f'{value:.2g}'):g}"
