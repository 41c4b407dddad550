"""A card as Markdown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from core.card.pieces import Card, Link, Numbers, Picture, Piece, Points, Section, Sheet, Table, Text, Word
from core.markdown import as_written
from core.messages import N_, Message, Translate, worded


def to_markdown(card: Card, translate: Translate, language: str, today: date | None = None, level: int = 1) -> str:
    """Write a card as Markdown.

    Parameters
    ----------
    translate : callable
        Of `language`; see `core.messages.translator`.
    language : str
        Decides how the date is written.
    level : int
        Of the title; those of sections are one below it.
    """
    say = Say(translate)
    sections = [_section(section, say, "#" * (level + 1)) for section in card.sections]
    return "\n\n".join([f"{'#' * level} {say(card.title)}", say(written_on(language, today)), *sections]) + "\n"


def written_on(language: str, today: date | None = None) -> Message:
    """Say when a card was written, and by whom."""
    from babel.dates import format_date

    day = format_date(today or datetime.now(UTC).date(), format="long", locale=language)
    return Message.of(N_("Written on {day} by Touchstone."), day=day)


@dataclass(frozen=True)
class Say:
    """Put words into a language, as Markdown that shows them as they are."""

    translate: Translate

    def __call__(self, words: Word) -> str:
        text = worded(words, self.translate)
        return as_written(text)


def _section(section: Section, say: Say, mark: str) -> str:
    return "\n\n".join(
        [f"{mark} {say(section.title)}", *(WRITERS[type(piece)](piece, say) for piece in section.pieces)]
    )


def _text(piece: Text, say: Say) -> str:
    return say(piece.words)


def _points(piece: Points, say: Say) -> str:
    return "\n".join(f"- {say(words)}" for words in piece.words)


def _table(piece: Table, say: Say) -> str:
    lines = [piece.head, ("---",) * len(piece.head), *piece.rows]
    return "\n".join(f"| {' | '.join(map(say, line))} |" for line in lines)


def _link(piece: Link, say: Say) -> str:
    return f"[{say(piece.words)}](<{piece.address}>)"


def _sheet(piece: Sheet, say: Say) -> str:
    return _table(as_table(piece, say.translate), say)


def as_table(piece: Sheet, translate: Translate) -> Table:
    """Return a sheet's table in a language."""
    made = piece.make(translate)
    rows = tuple(tuple(map(str, row)) for row in made.itertuples(index=False))
    return Table(tuple(map(str, made.columns)), rows)


def _numbers(piece: Numbers, say: Say) -> str:
    from core.card.numbers import told

    rows = tuple((number.label, told(number, say.translate)) for number in piece.numbers)
    return _table(Table((piece.words, Message(N_("Value"))), rows), say)


def _picture(piece: Picture, say: Say) -> str:
    return say(piece.words)


WRITERS: Mapping[type[Piece], Callable[..., str]] = {
    Text: _text,
    Points: _points,
    Table: _table,
    Link: _link,
    Picture: _picture,
    Sheet: _sheet,
    Numbers: _numbers,
}
