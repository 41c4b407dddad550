"""Large numbers in words: billions in English, 亿 in Chinese, which counts in steps of ten thousand."""

from core.messages import N_, Message

AMOUNTS = (
    (1e12, N_("{trillion} trillion")),
    (1e9, N_("{billion} billion")),
    (1e8, N_("{hundreds} million")),  # a unit of its own in Chinese
    (1e6, N_("{million} million")),
    (1e4, N_("{whole}")),  # a unit of its own in Chinese
)
"""Least number, and how it is said; a translation chooses among the values of `amount`."""
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def amount(number: float, digits: int = 3) -> Message:
    """Return a number in words with so many digits that count, e.g. 1.4 trillion."""
    text = next((text for least, text in AMOUNTS if number >= least), N_("{plain}"))
    parts = {
        "trillion": number / 1e12, "billion": number / 1e9, "hundreds": number / 1e6, "million": number / 1e6,
        "yi": number / 1e8, "wan": number / 1e4, "whole": number, "plain": number,
    }  # fmt: skip
    return Message.of(text, **{name: _short(part, digits) for name, part in parts.items()})


def scientific(number: float) -> str:
    """Write a number above 0 with a power of ten: 2.3×10¹⁸."""
    factor, power = f"{number:.1e}".split("e")
    return f"{factor}×10{str(int(power)).translate(RAISED)}"


def _short(number: float, digits: int) -> str:
    """Write a number with so many digits that count and a thousands separator."""
    rounded = float(f"{number:.{digits}g}")
    return f"{rounded:,.0f}" if rounded >= 10 ** (digits - 1) else f"{rounded:g}"
