"""An application: its fields in words, its check, and the row that the network takes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.explained import Explanation
from core.explanation.trust.far import distance_of
from core.messages import N_, Message, UserError
from core.scenarios.credit_risk import meaning
from core.scenarios.credit_risk.deciding import THEORY

if TYPE_CHECKING:
    from core.training.run import Run

Row = NDArray[np.float32]
FIRST = (
    "status of existing checking account",
    "credit amount",
    "duration in month",
    "purpose",
    "present employment since",
)  # five in sight; the others are below
SHOWN = 8  # reasons in the picture
NAMED = 3  # reasons in a refusal
PROTECTED = ("age in years", "foreign worker")  # what laws forbid, or nearly forbid, to hold against an applicant


@dataclass(frozen=True)
class Limits:
    """Hold what may be asked for at all, with its unit, marked with `N_`; beyond the training data the answer is "I don't know"."""

    low: float
    high: float
    unit: str


NUMBERS: Mapping[str, Limits] = {
    "credit amount": Limits(1, 1_000_000, N_("DM")),
    "duration in month": Limits(1, 480, N_("months")),
    "age in years": Limits(18, 120, N_("years")),
}
EXAMPLES: Mapping[str, str] = {
    "risky": N_("An applicant whom it refuses"),
    "safe": N_("An applicant whom it accepts"),
    "close": N_("A close call"),
}


def field_name(run: "Run", name: str) -> Message | str:
    """Return what a user reads for a field."""
    return meaning.field_name(run.data, name)


def options(run: "Run", name: str) -> Mapping[float, Message | str]:
    """Return value -> what a user reads, of a field that is chosen from a list."""
    codes = meaning.CODES.get(name, range(len(run.data.categories.get(name, ()))))
    return {float(code): meaning.shown_value(run.data, name, code) for code in codes}


def example(run: "Run", name: str) -> Row:
    """Return the row of an example: test rows that the network has not seen."""
    chance = np.asarray(run.y_prob[:, 1])
    wanted = {"risky": 0.6, "safe": 0.05, "close": THEORY}[name]
    return np.asarray(run.X_test[int(np.abs(chance - wanted).argmin())], np.float32)


def row_of(run: "Run", values: Mapping[str, Any]) -> Row:
    """Return the row of an application.

    Raises
    ------
    UserError
        When a number is missing, not a number, or beyond what a loan can be.
    """
    return np.array([_checked(run, name, values.get(name)) for name in run.data.feature_names], np.float32)


def _checked(run: "Run", name: str, value: Any) -> float:
    return (
        _checked_number(field_name(run, name), NUMBERS[name], value)
        if name in NUMBERS
        else _checked_choice(run, name, value)
    )


def _checked_number(name: Message | str, limits: Limits, value: Any) -> float:
    text = N_("{name}: expected a number from {low:,.0f} to {high:,.0f} {unit}, received {value}.")
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not limits.low <= number <= limits.high:
        raise UserError(
            text, name=name, low=limits.low, high=limits.high, unit=Message(limits.unit), value=_typed(value)
        )
    return number


def _typed(value: Any) -> Message | str:
    """Return what was typed: the field gives 5 as 5.0."""
    if value in (None, ""):
        return Message(N_("nothing"))
    return (f"{value:.15g}" if isinstance(value, float) else str(value))[:40]


def _checked_choice(run: "Run", name: str, value: Any) -> float:
    known = options(run, name)
    if value not in known:
        raise UserError(
            N_("{name}: expected one of its answers, received {value}."),
            name=field_name(run, name),
            value=str(value)[:40],
        )
    return float(value)


@dataclass(frozen=True, eq=False)
class Answer:
    """Hold the chance of a default of an application, with its reasons and how far it is from what was learned.

    Parameters
    ----------
    chance : float
    shares : array (d,)
        How much each column pulls the chance up or down.
    far : Message, optional
        Why the network does not know.
    """

    chance: float
    shares: NDArray[np.float64]
    far: Message | None


def answer(run: "Run", x: Row, told: Explanation) -> Answer:
    """Return the answer to an application that was explained."""
    return Answer(float(told.outputs[0, 1]), np.asarray(told.values[0, :, 1]), _far(run, x))


def _far(run: "Run", x: Row) -> Message | None:
    """Say why a row is too far from the training rows: a value beyond theirs, or farther from the nearest than any of them."""
    away = distance_of(run, x)
    if away.outside:
        name = field_name(run, run.data.feature_names[away.outside[0]])
        return Message.of(N_("no loan that it learned from goes as far in “{name}”"), name=name)
    if away.nearest > away.farthest:
        return Message.of(
            N_(
                "the nearest loan that it learned from is {times:.1f} times as far away as usual, farther than for any of them"
            ),
            times=away.times,
        )
    return None


def decision(it: Answer, threshold: float) -> Message:
    """Say what is decided."""
    if it.far is not None:
        return Message.of(
            N_("I don't know: {why}. A person decides; the network would say {chance:.0%}"),
            why=it.far,
            chance=it.chance,
        )
    text = (
        N_("Chance of a default {chance:.0%}: refused, from {threshold:.0%} on")
        if it.chance >= threshold
        else N_("Chance of a default {chance:.0%}: accepted, below {threshold:.0%}")
    )
    return Message.of(text, chance=it.chance, threshold=threshold)


def odds_words(it: Answer) -> Message | None:
    """Say the chance in people; None where the network does not know."""
    if it.far is not None:
        return None
    return Message.of(
        N_("Of 100 applicants like this one it expects {bad:.0f} not to pay back, and {good:.0f} to pay back."),
        bad=100 * it.chance,
        good=100 - round(100 * it.chance),
    )


def refusal(run: "Run", x: Row, it: Answer, threshold: float) -> Message | None:
    """Return the reasons as a letter of refusal gives them: what raises the chance most; None when it doesn't refuse."""
    from core.ledger.differences import joined

    if it.far is not None or it.chance < threshold:
        return None
    said = [
        Message.of(N_("{name}: {value}"), name=field_name(run, name), value=meaning.shown_value(run.data, name, value))
        for name, value in _main(run, x, it)
    ]
    return Message.of(
        N_(
            "A letter of refusal would name the main reasons: {reasons}. They are what moved this network's answer, not what caused anything."
        ),
        reasons=joined(said),
    )


def protected_words(run: "Run", x: Row, it: Answer, threshold: float) -> Message | None:
    """Warn when a reason of a refusal is one that may not be held against an applicant."""
    from core.ledger.differences import joined

    named = [name for name, _ in _main(run, x, it) if name in PROTECTED]
    if it.far is not None or it.chance < threshold or not named:
        return None
    return Message.of(
        N_(
            "Don't send such a letter: “{names}” is among its reasons, and many laws forbid to hold that against an applicant. Train without it, or give the application to a person."
        ),
        names=joined([field_name(run, name) for name in named]),
    )


def _main(run: "Run", x: Row, it: Answer) -> list[tuple[str, float]]:
    """Return the names and values of the columns that raise the chance most."""
    order = [int(j) for j in np.argsort(-it.shares)[:NAMED] if it.shares[j] > 0]
    return [(run.data.feature_names[j], float(x[j])) for j in order]


@dataclass(frozen=True)
class Reason:
    """Hold a column with its value and how far it pulls, in percentage points."""

    name: Message | str
    value: Message | str
    points: float


def reasons(run: "Run", x: Row, it: Answer) -> tuple[Reason, ...]:
    """Return the columns that pull most, the largest first."""
    order = np.argsort(-np.abs(it.shares), kind="stable")[:SHOWN]
    names = [run.data.feature_names[int(j)] for j in order]
    return tuple(
        Reason(field_name(run, name), meaning.shown_value(run.data, name, float(x[j])), 100 * float(it.shares[j]))
        for j, name in zip(order, names, strict=True)
    )


def reasons_finding(run: "Run", x: Row, it: Answer) -> Message:
    """Say what pulls most, up and down."""
    found = reasons(run, x, it)
    up = next((reason.name for reason in found if reason.points > 0), None)
    down = next((reason.name for reason in found if reason.points < 0), None)
    if up is None or down is None:
        return Message.of(N_("“{name}” pulls most"), name=found[0].name)
    return Message.of(N_("“{up}” raises the chance most, “{down}” lowers it most"), up=up, down=down)
