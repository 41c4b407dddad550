"""How a width is written, in the unit of the shares: without a sign, and with no digit too many."""

from collections.abc import Callable, Mapping

from core.explanation.amounts import Word
from core.explanation.case import Case
from core.messages import N_, Message

LEAST = 0.1  # percentage points: a width is never said to be nothing


def _points(width: float) -> Word:
    return Message.of(N_("{points} points"), points=f"{max(100 * width, LEAST):.1f}")


def _general(width: float) -> Word:
    return f"{width:,.2g}" if width < 100 else f"{width:,.0f}"


WIDTHS: Mapping[str, Callable[[float], Word]] = {"chance": _points, "log_odds": _general, "number": _general}


def unit_name(case: Case) -> str:
    """Return the name of the unit that a case's shares are in."""
    return "number" if case.run.data.task == "regression" else case.how.unit


def width_text(case: Case, width: float) -> Word:
    """Return what a user reads for a width of shares."""
    return WIDTHS[unit_name(case)](width)
