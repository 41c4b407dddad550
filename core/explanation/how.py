"""How rows are explained: in which unit the reasons add up, and how closely."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from core.explanation.players import PLAYERS
from core.explanation.units import UNITS
from core.messages import N_, UserError
from core.settings import Choice, Setting, Whole, setting


@dataclass(frozen=True)
class How:
    """Say how rows are explained.

    Examples
    --------
    >>> How(unit="log_odds").rounds
    4
    """

    unit: str = setting(
        Choice(
            "chance",
            N_("What the reasons add up to"),
            N_("In chances they are easiest to read; in log-odds they keep their size near 0 and 100%."),
            "explanation",
            options=lambda: {name: unit.label for name, unit in UNITS.items() if unit.chosen},
        )
    )
    background: int = setting(
        Whole(
            100,
            N_("Rows to compare with"),
            N_("A reason says what a value changes against training rows drawn by lot, e.g. 100 of them."),
            "explanation",
            low=1,
            high=1000,
        )
    )
    rounds: int = setting(
        Whole(
            4,
            N_("Rounds"),
            N_(
                "How many random orders of the columns are tried with each row to compare with, each forwards and backwards; "
                "more make less error."
            ),
            "explanation",
            low=2,
            high=1000,
        )
    )
    seed: int = setting(
        Whole(
            0,
            N_("Seed of the explanation"),
            N_("Draws the rows to compare with and the orders; another one gives slightly other reasons."),
            "explanation",
            low=0,
            high=10_000,
        )
    )
    players: str = setting(
        Choice(
            "usual",
            N_("Parts"),
            N_("What gets a share each: columns, pixels, patches of a picture, or steps of a sequence."),
            "explanation",
            options=lambda: {name: players.label for name, players in PLAYERS.items()},
        )
    )

    def __post_init__(self) -> None:
        for name, described in HOW_SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))

    @property
    def key(self) -> str:
        """Text that is equal for equal explanations of the same rows of the same run."""
        return "-".join(s.text(getattr(self, name)) for name, s in HOW_SETTINGS.items())


MOST_TRIES = 4000
"""Rows to compare with times rounds that a page allows: one row then takes ten times as long as usual, less than a second for
twenty columns, and about ten for five hundred."""


def bearable(how: How) -> How:
    """Return it, unless a row would take so long that others wait for it; a notebook may ask for more.

    Raises
    ------
    UserError
    """
    tries = how.background * how.rounds
    if tries > MOST_TRIES:
        raise UserError(
            N_(
                "{background:,} rows to compare with and {rounds:,} rounds make {tries:,} tries of every column: expected at most "
                "{most:,}, so that nobody has to wait for this row. Lower one of them first."
            ),
            background=how.background,
            rounds=how.rounds,
            tries=tries,
            most=MOST_TRIES,
        )
    return how


HOW_SETTINGS: Mapping[str, Setting[Any]] = {f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(How)}
