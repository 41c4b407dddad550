"""What a card is made of."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

Word = Message | str  # ours to translate, or somebody's own


@dataclass(frozen=True)
class Text:
    """Hold a paragraph."""

    words: Word


@dataclass(frozen=True)
class Points:
    """Hold a list of sentences."""

    words: tuple[Word, ...]


@dataclass(frozen=True)
class Table:
    """Hold a table; every row is as long as `head`."""

    head: tuple[Word, ...]
    rows: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True)
class Link:
    """Hold an address with what it leads to."""

    words: Word
    address: str


@dataclass(frozen=True)
class Picture:
    """Hold a figure, drawn in a language when it is asked for, and what it shows in words."""

    draw: Callable[[Translate], "Figure"]
    words: Word


@dataclass(frozen=True)
class Sheet:
    """Hold a table that is made in a language when it is asked for."""

    make: Callable[[Translate], "pd.DataFrame"]


USUAL = "interval"
SPANS: Mapping[str, str] = {
    USUAL: N_("The ranges are 95 % intervals."),
    "tries": N_("The ranges go from the lowest to the highest of several tries."),
    "assumed": N_("The ranges go from the most favourable to the least favourable assumptions."),
    "page": N_("The ranges are those of the page's own chart, where it says how they were found."),
}
"""What the range of a number is -> how a reader is told."""


@dataclass(frozen=True)
class Number:
    """Hold a number with what it is and how sure it is.

    Parameters
    ----------
    label : Message or str
    value : float
    low, high : float
        What `span` names; nan where there is none.
    unit : str
        "" for a plain number, "%" for a share from 0 to 1, "points" for a difference of shares and "+points" for one with
        its sign, or a currency such as "CNY", in `CURRENCIES`; "auto" is that of the language.
    span : str
        In `SPANS`.
    """

    label: Word
    value: float
    low: float = math.nan
    high: float = math.nan
    unit: str = ""
    span: str = USUAL

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold, which has no word for "undefined" but null."""
        label = self.label.plain() if isinstance(self.label, Message) else self.label
        numbers = {name: getattr(self, name) for name in ("value", "low", "high")}
        told = {name: float(number) if math.isfinite(number) else None for name, number in numbers.items()}
        return {"label": label, "unit": self.unit, "span": self.span, **told}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        label = plain["label"]
        value, low, high = (
            math.nan if plain[name] is None else float(plain[name]) for name in ("value", "low", "high")
        )
        words = Message.from_plain(label) if isinstance(label, Mapping) else str(label)
        span = str(plain.get("span", USUAL))
        return cls(words, value, low, high, str(plain["unit"]), span if span in SPANS else USUAL)


@dataclass(frozen=True)
class Numbers:
    """Hold numbers that are drawn beside one another, in every kind of file by its own means."""

    numbers: tuple[Number, ...]
    words: Word

    @property
    def spans(self) -> tuple[Message, ...]:
        """What the ranges are, where they aren't the usual ones."""
        known = {number.span for number in self.numbers if math.isfinite(number.low)} - {USUAL}
        return tuple(Message(SPANS[name]) for name in SPANS if name in known)


Piece = Text | Points | Table | Link | Picture | Sheet | Numbers


@dataclass(frozen=True)
class Section:
    """Hold some pieces under a title."""

    title: Message
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Card:
    """Hold a card."""

    title: Message
    sections: tuple[Section, ...]
