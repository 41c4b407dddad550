"""How sizes of shares are written: without a sign, and with no more digits than they bear."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.evaluation.natural import written_to
from core.explanation.case import Case
from core.messages import N_, Message

Word = Message | str
DIGITS = 3  # of a number that nothing says the error of


@dataclass(frozen=True)
class Size:
    """Say how sizes in a unit are written: what they are multiplied with, their template, and titles of an axis of them."""

    scale: float
    text: str
    axis: str
    short: str


SIZES: Mapping[str, Size] = {
    "chance": Size(100.0, N_("{n} points"), N_("Mean size of the pull, percentage points"), N_("Mean pull, points")),
    "log_odds": Size(1.0, N_("{n} in log-odds"), N_("Mean size of the pull, log-odds"), N_("Mean pull, log-odds")),
    "number": Size(1.0, "{n}", N_("Mean size of the pull, in the unit of the prediction"), N_("Mean pull")),
}
"""Name of a unit -> how sizes are written."""


def unit_name(case: Case) -> str:
    """Return the name of the unit that the reasons of a case are in."""
    return "number" if case.run.data.task == "regression" else case.how.unit


def size_of(case: Case) -> Size:
    """Return how sizes of the reasons of a case are written."""
    return SIZES[unit_name(case)]


def figures(case: Case, width: float, *values: float) -> tuple[str, ...]:
    """Write values as numbers in the unit's scale, of which a difference of `width` counts."""
    scale = size_of(case).scale
    shown = written_to(width * scale or max(map(abs, values)) * scale * 10**-DIGITS, most=4)
    return tuple(shown(value * scale).replace("-", "−") for value in values)


def sized(case: Case, value: float, width: float = 0.0) -> Word:
    """Write a value without its sign, with its unit."""
    return Message.of(size_of(case).text, n=figures(case, width, abs(value))[0])
