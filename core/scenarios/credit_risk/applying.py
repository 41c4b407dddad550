"""An application: its fields in words, its check, and the row that the network takes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.explanation.columns import column_name
from core.explanation.explained import Explanation
from core.explanation.trust.far import distance_of
from core.messages import N_, Message, UserError
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
# The meaning of these codes, which the original description leaves out: Grömping 2019, "South German Credit Data".
CODES: Mapping[str, Mapping[int, str]] = {
    "installment rate in percentage of disposable income": {
        1: N_("35 % of the income or more"), 2: N_("25 to 35 % of the income"), 3: N_("20 to 25 % of the income"), 4: N_("Under 20 % of the income"),
    },
    "present residence since": {1: N_("Under 1 year"), 2: N_("1 to 4 years"), 3: N_("4 to 7 years"), 4: N_("7 years or more")},
    "number of existing credits at this bank": {1: N_("One"), 2: N_("Two or three"), 3: N_("Four or five"), 4: N_("Six or more")},
    "number of people being liable to provide maintenance for": {1: N_("Three or more"), 2: N_("None to two")},
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "installment rate in percentage of disposable income": N_("Instalment"),
    "present residence since": N_("At this address for"),
}
EXAMPLES: Mapping[str, str] = {
    "risky": N_("An applicant whom it refuses"),
    "safe": N_("An applicant whom it accepts"),
    "close": N_("A close call"),
}


def field_name(run: "Run", name: str) -> Message | str:
    """Return what a user reads for a field."""
    return Message(NAMES[name]) if name in NAMES else column_name(run.data, run.data.feature_names.index(name))


def options(run: "Run", name: str) -> Mapping[float, Message | str]:
    """Return value -> what a user reads, of a field that is chosen from a list."""
    if name in CODES:
        return {float(code): Message(text) for code, text in CODES[name].items()}
    return {float(code): run.data.card.shown(text) for code, text in enumerate(run.data.categories[name])}


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
        shown = Message(N_("nothing")) if value in (None, "") else str(value)[:40]
        raise UserError(text, name=name, low=limits.low, high=limits.high, unit=Message(limits.unit), value=shown)
    return number


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


def odds_words(it: Answer) -> Message:
    """Say the chance in people."""
    return Message.of(
        N_("Of 100 applicants like this one it expects {bad:.0f} not to pay back, and {good:.0f} to pay back."),
        bad=100 * it.chance,
        good=100 - round(100 * it.chance),
    )


def refusal(run: "Run", it: Answer, threshold: float) -> Message | None:
    """Return the reasons as a letter of refusal gives them: the columns that raise the chance most; None when accepted."""
    from core.ledger.differences import joined

    if it.chance < threshold:
        return None
    order = [int(j) for j in np.argsort(-it.shares)[:NAMED] if it.shares[j] > 0]
    names = [field_name(run, run.data.feature_names[j]) for j in order]
    return Message.of(
        N_(
            "A letter of refusal would name the main reasons: {reasons}. They are what moved this network's answer, not what caused anything."
        ),
        reasons=joined(names),
    )


@dataclass(frozen=True)
class Reason:
    """Hold a column with its value and how far it pulls, in percentage points."""

    name: Message | str
    value: Message | str
    points: float


def reasons(run: "Run", x: Row, it: Answer) -> tuple[Reason, ...]:
    """Return the columns that pull most, the largest first."""
    from core.explanation.columns import value_text

    order = np.argsort(-np.abs(it.shares), kind="stable")[:SHOWN]
    found = []
    for j in map(int, order):
        name = run.data.feature_names[j]
        value = (
            Message(CODES[name][int(x[j])])
            if name in CODES and int(x[j]) in CODES[name]
            else value_text(run.data, j, float(x[j]))
        )
        found.append(Reason(field_name(run, name), value, 100 * float(it.shares[j])))
    return tuple(found)


def reasons_finding(run: "Run", x: Row, it: Answer) -> Message:
    """Say what pulls most, up and down."""
    found = reasons(run, x, it)
    up = next((reason.name for reason in found if reason.points > 0), None)
    down = next((reason.name for reason in found if reason.points < 0), None)
    if up is None or down is None:
        return Message.of(N_("“{name}” pulls most"), name=found[0].name)
    return Message.of(N_("“{up}” raises the chance most, “{down}” lowers it most"), up=up, down=down)
