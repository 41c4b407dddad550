"""The decision that all pages read: from which predicted chance on somebody acts, and what is at stake."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, Self, cast

from core.messages import N_, Message
from core.settings import Choice, Real, Setting, Whole, setting

MOST = 1e9
CURRENCIES: Mapping[str, str] = {
    "auto": N_("By language"),
    "CNY": N_("Yuan ¥"),
    "USD": N_("US dollar $"),
    "EUR": N_("Euro €"),
}


class Values(NamedTuple):
    """Say what one case brings, by what was done and what was true; a loss is below 0."""

    hit: float
    false_alarm: float
    miss: float
    left_alone: float


@dataclass(frozen=True)
class Amounts(Setting[Values]):
    """Four amounts of money, in the order of `Values`."""

    def check(self, value: Any) -> Values:
        try:
            numbers = tuple(map(float, value))
        except (TypeError, ValueError):
            raise self.refuse(self._expected(), value) from None
        if len(numbers) != len(Values._fields) or not all(abs(number) <= MOST for number in numbers):
            raise self.refuse(self._expected(), value)
        return Values(*numbers)

    def _expected(self) -> Message:
        return Message.of(N_("four amounts from −{most:,.0f} to {most:,.0f}"), most=MOST)

    def parse(self, text: str) -> Values:
        return self.check(text.split(","))

    def text(self, value: Values) -> str:
        return ",".join(f"{amount:.12g}" for amount in value)


AMOUNTS = Amounts(
    Values(500.0, -100.0, 0.0, 0.0),
    N_("What each case brings"),
    N_("Beside doing nothing, e.g. 500 for a bad loan that was refused and −100 for a good one that was."),
    "decision",
)


AMOUNT_LABELS: Mapping[str, str] = {
    "hit": N_("Value of a right flag"),
    "false_alarm": N_("Value of a false alarm"),
    "miss": N_("Value of a miss"),
    "left_alone": N_("Value of a case rightly left alone"),
}
AMOUNT_HELPS: Mapping[str, str] = {
    "hit": N_("Beside doing nothing, e.g. 500 saved when a loan that would have gone bad is refused."),
    "false_alarm": N_("Mostly a loss, below 0, e.g. −100 of interest lost when a good loan is refused."),
    "miss": N_("0 when a miss is what happens anyway without a model, and the other amounts are counted from there."),
    "left_alone": N_("0 when that is what happens anyway, and the other amounts are counted from there."),
}


@dataclass(frozen=True)
class Decision:
    """Say from where on one acts, what each case brings, and how many cases there are.

    Examples
    --------
    >>> Decision(threshold=0.3).values.hit
    500.0
    """

    threshold: float = setting(
        Real(
            0.5,
            N_("Threshold"),
            N_(
                "Act on a case from this predicted chance on. Lower it, and fewer are missed but more are flagged in vain."
            ),
            "decision",
            low=0,
            high=1,
        )
    )
    values: Values = setting(AMOUNTS)  # noqa: RUF009  a named tuple can't be changed
    volume: int = setting(
        Whole(
            1000,
            N_("Cases a month"),
            N_("How many cases there are to decide on each month, e.g. 1,000 applications."),
            "decision",
            low=1,
            high=MOST,
        )
    )
    base_rate: float = setting(
        Real(
            0.0,
            N_("Share of them in real life"),
            N_(
                "How common the flagged class is among your own cases, where that differs from the test rows; leave it empty to keep theirs."
            ),
            "decision",
            low=0,
            high=1,
        )
    )
    capacity: int = setting(
        Whole(
            0,
            N_("Flagged cases a day that people can handle"),
            N_("What goes beyond is left alone, e.g. 20 with two people on it; 0 is no limit."),
            "decision",
            low=0,
            high=MOST,
        )
    )
    currency: str = setting(
        Choice(
            "auto",
            N_("Currency"),
            N_("What amounts are shown in; nothing is converted."),
            "decision",
            options=lambda: CURRENCIES,
        )
    )
    positive: int = setting(
        Whole(
            -1,
            N_("Class that is acted on"),
            N_("With three or more classes: the one that you act on, against all others."),
            "decision",
            low=-1,
            high=10_000,
        )
    )

    def __post_init__(self) -> None:
        for name, described in DECISION_SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))

    @property
    def percent(self) -> float | None:
        """The base rate in percent; None where it is left as it is in the rows."""
        return float(f"{100 * self.base_rate:.10g}") if self.base_rate else None

    @property
    def stakes(self) -> Self:
        """The same decision before a threshold is chosen: what the value of every threshold depends on."""
        return replace(self, threshold=0.5, positive=-1, currency="auto")


DECISION_SETTINGS: Mapping[str, Setting[Any]] = {
    f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(Decision)
}
DAYS = 30  # of a month


def rate_of(percent: float | None) -> float:
    """Return the base rate of a number of percent; 0, which leaves it as it is in the rows, of none."""
    return (percent or 0.0) / 100
