"""What each loss makes of one predicted chance, and how hard it pushes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

Values = NDArray[np.float64]
Function = Callable[[Values, int], Values]

PERCENT = (0.1, 99.9, 0.1)  # lowest, highest, step of the slider of a chance
POINTS = 400
WRONG = (0.9, 0.99)  # how sure the two models of the lesson's guess were, and wrong
OPTIONS = (1.1, 2.0, 100.0)  # times as much: what the options of the guess stand for
ENDS = 0.001  # of the picture: at 0 and 1 a cross-entropy is infinite


@dataclass(frozen=True)
class Loss:
    """Describe a loss of one chance.

    Parameters
    ----------
    label, said : str
        Its name, and what it does in one sentence; marked with `N_`.
    formula : str
        In KaTeX, of the chance p, the score z = ln(p / (1 - p)) and the label y.
    value : callable
        The loss of chances (n,) of "yes" when the label is 0 or 1.
    slope : callable
        Its derivative by the score z, at chances (n,).
    """

    label: str
    said: str
    formula: str
    value: Function
    slope: Function


def score(p: Values) -> Values:
    """Return the score that a sigmoid turns into a chance: the log-odds."""
    return np.asarray(np.log(p) - np.log1p(-np.asarray(p)))


def _cross_entropy(p: Values, y: int) -> Values:
    return np.asarray(-np.log(p) if y else -np.log1p(-np.asarray(p)))


def _hinge(p: Values, y: int) -> Values:
    return np.maximum(0.0, 1 - (2 * y - 1) * score(p))


def _hinge_slope(p: Values, y: int) -> Values:
    sign = 2 * y - 1
    return np.where(1 - sign * score(p) > 0, -float(sign), 0.0)


LOSSES: Mapping[str, Loss] = {
    "cross_entropy": Loss(
        N_("Cross-entropy"),
        N_("Cross-entropy asks for honest chances: sure and wrong costs without limit, and the surer, the harder it pushes."),
        r"-y \ln p - (1-y) \ln(1-p)",
        _cross_entropy,
        lambda p, y: np.asarray(p - y),
    ),
    "mse": Loss(
        N_("Mean squared error"),
        N_("Squared error of a chance can't exceed 1; behind a sigmoid it hardly pushes where a model is sure and wrong."),
        r"(p - y)^2",
        lambda p, y: np.asarray((p - y) ** 2),
        lambda p, y: np.asarray(2 * (p - y) * p * (1 - p)),
    ),
    "hinge": Loss(
        N_("Hinge"),
        N_("Hinge only wants the right side with some margin: beyond it, it is content and stops pushing."),
        r"\max(0,\ 1 - (2y-1)\,z)",
        _hinge,
        _hinge_slope,
    ),
}  # fmt: skip
"""Name -> loss, of a model with one output."""


def line() -> Values:
    """Return the chances at which losses are drawn."""
    return np.linspace(ENDS, 1 - ENDS, POINTS)


def at(name: str, p: float, y: int) -> tuple[float, float]:
    """Return a loss and how hard it pushes (towards the label, so never negative) at a chance."""
    loss, where = LOSSES[name], np.array([p])
    return float(loss.value(where, y)[0]), abs(float(loss.slope(where, y)[0]))


def blamed() -> tuple[float, float]:
    """Return the cross-entropy of the two models of the guess."""
    first, second = (at("cross_entropy", 1 - sure, 1)[0] for sure in WRONG)
    return first, second


def answer() -> int:
    """Return the option of the guess that is nearest to the ratio of the two, in orders of magnitude."""
    first, second = blamed()
    return int(np.argmin(np.abs(np.log(second / first) - np.log(OPTIONS))))


def answer_sentence() -> Message:
    """Say what both are blamed."""
    first, second = blamed()
    text = N_(
        "{one:.0%} sure and wrong costs −ln {left_one:.2f} = {first:.2f}; {other:.0%} sure and wrong costs −ln {left_other:.2f} = "
        "{second:.2f}: {times:.1f} times as much. Ten times less chance for the truth adds {step:.2f} each time."
    )
    return Message.of(
        text,
        one=WRONG[0],
        other=WRONG[1],
        left_one=1 - WRONG[0],
        left_other=1 - WRONG[1],
        first=first,
        second=second,
        times=second / first,
        step=second - first,
    )


def curve_finding(p: float, y: int) -> Message:
    """Say what cross-entropy makes of a chance."""
    said = {"p": 100 * p, "loss": at("cross_entropy", p, y)[0]}
    given = p if y else 1 - p
    if given > 0.5:
        return Message.of(
            N_("{p:.1f} % for “yes” leans the right way: cross-entropy blames it only {loss:.2f}"), **said
        )
    if given < 0.1:
        return Message.of(N_("{p:.1f} % for “yes” is sure and wrong: cross-entropy blames it {loss:.2f}"), **said)
    return Message.of(N_("{p:.1f} % for “yes” leans the wrong way: cross-entropy blames it {loss:.2f}"), **said)


def push_finding(p: float, y: int) -> Message:
    """Say which loss pushes hardest at a chance."""
    pushes = {name: at(name, p, y)[1] for name in LOSSES}
    strong, weak = max(pushes, key=pushes.__getitem__), min(pushes, key=pushes.__getitem__)
    text = N_("Here {strong} pushes hardest ({most:.2f}), {weak} least ({least:.2f})")
    return Message.of(
        text,
        strong=Message(LOSSES[strong].label),
        weak=Message(LOSSES[weak].label),
        most=pushes[strong],
        least=pushes[weak],
    )
