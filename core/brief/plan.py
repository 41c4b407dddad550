"""What a user plans: milestones, risks, and the rule that decides."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Self

from core.messages import N_

MOST = 5  # of likelihood and impact, from 1


@dataclass(frozen=True)
class Milestone:
    """Hold what is to be reached until when, and by whom; empty says that nobody has decided yet.

    Parameters
    ----------
    watch : bool
        Whether it is something to watch after the launch.
    """

    name: str
    due: date | None = None
    owner: str = ""
    watch: bool = False

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self) | {"due": None if self.due is None else self.due.isoformat()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        due = plain["due"]
        return cls(
            str(plain["name"]), date.fromisoformat(due) if due else None, str(plain["owner"]), bool(plain["watch"])
        )


@dataclass(frozen=True)
class Risk:
    """Hold what may go wrong: how likely and how grave, from 1 to 5, who looks after it, and what is done.

    Raises
    ------
    ValueError
        When likelihood or impact are out of range.
    """

    name: str
    likelihood: int = 3
    impact: int = 3
    owner: str = ""
    response: str = ""

    def __post_init__(self) -> None:
        if not (1 <= self.likelihood <= MOST and 1 <= self.impact <= MOST):
            raise ValueError(f"likelihood and impact from 1 to {MOST}, received {self.likelihood} and {self.impact}")

    @property
    def weight(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        return cls(
            str(plain["name"]),
            int(plain["likelihood"]),
            int(plain["impact"]),
            str(plain["owner"]),
            str(plain["response"]),
        )


MEASURES: Mapping[str, str] = {
    "score": N_("The main score, at the lower end of its interval"),
    "money": N_("Money a month at the best threshold"),
}
"""What a rule can ask for: name -> label."""


@dataclass(frozen=True)
class Rule:
    """Hold when it is a go: from which value on of which measure, and when that was decided.

    Parameters
    ----------
    measure : str
        In `MEASURES`.
    """

    measure: str
    at_least: float
    set_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self) | {"set_at": self.set_at.isoformat()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        measure = str(plain["measure"])
        if measure not in MEASURES:
            raise ValueError(f"a measure of {', '.join(MEASURES)}, received {measure}")
        return cls(measure, float(plain["at_least"]), datetime.fromisoformat(plain["set_at"]))
