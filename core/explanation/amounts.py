"""How shares and outputs are written, in each unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.messages import N_, Message

Word = Message | str


def _signed(value: float, digits: int) -> str:
    text = f"{round(value, digits) + 0.0:+,.{digits}f}".replace("-", "−")
    return text if round(value, digits) else f"{0:.{digits}f}"


def _general(value: float) -> str:
    return (f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}").replace("-", "−")


def _percent(chance: float) -> str:
    """Write a chance with more digits near 0 and 1, where they matter; a sum on the way to one may lie beyond both."""
    if 0.01 <= chance <= 0.99 or not 0 < chance < 1:
        return f"{100 * chance:.0f}%".replace("-", "−")
    if chance < 0.01:
        return f"{100 * chance:.1g}%" if chance >= 1e-4 else "<0.01%"
    return f"{100 * chance:.1f}%" if chance < 0.9995 else ">99.9%"


@dataclass(frozen=True)
class Amounts:
    """Describe how a unit is written.

    Parameters
    ----------
    axis : str
        Title of an axis of outputs, marked with `N_`.
    share_axis : str
        Title of an axis of shares.
    output, share : callable
        Write an output, and a share with its sign.
    scale : float
        What values are multiplied with before they are drawn: percent of chances.
    """

    axis: str
    share_axis: str
    output: Callable[[float], Word]
    share: Callable[[float], Word]
    scale: float = 1.0


AMOUNTS: Mapping[str, Amounts] = {
    "chance": Amounts(
        N_("Predicted chance, %"),
        N_("Pull on the predicted chance, in percentage points"),
        _percent,
        lambda value: Message.of(N_("{points} points"), points=_signed(100 * value, 1)),
        100.0,
    ),
    "log_odds": Amounts(
        N_("Log-odds"),
        N_("Pull on the log-odds"),
        lambda value: _signed(value, 2),
        lambda value: _signed(value, 2),
    ),
    "number": Amounts(
        N_("Predicted number"),
        N_("Pull on the predicted number"),
        _general,
        lambda value: ("+" if value > 0 else "") + _general(value),
    ),
}
"""Name of a unit -> how it is written."""


def amounts_of(task: str, unit: str) -> Amounts:
    """Return how what reasons add up to is written; `unit` is that of a `How`."""
    return AMOUNTS["number" if task == "regression" else unit]
