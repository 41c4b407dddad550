"""What a card is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.messages import Message, Translate

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


Piece = Text | Points | Table | Link | Picture | Sheet


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
