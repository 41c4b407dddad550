"""A card as PowerPoint."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from core.card.columns import Columns, Row
from core.card.folding import estimated
from core.card.pieces import Card, Link, Numbers, Picture, Piece, Points, Section, Sheet, Table, Text
from core.card.slides_numbers import numbers
from core.card.writing import as_table, written_on
from core.messages import Translate

if TYPE_CHECKING:
    from core.card.deck import Deck

CELL = 12.0  # size of letters in a table
CELL_LEADING, CELL_PAD = 1.42, 12.0
LONGEST_CELL = 10  # lines
WITH_NEXT = 110.0  # points that a text and the start of what it is about need
NARROWEST, WIDEST = 70.0, 260.0


def to_pptx(card: Card, translate: Translate, language: str, today: date | None = None) -> bytes:
    """Write a card as slides: the first has the title and what the first section says, every other section its own."""
    from core.card.deck import FAINT, Deck

    deck = Deck(translate, language)
    first, *others = card.sections or (Section(card.title, ()),)
    deck.file.core_properties.title = deck.say(card.title)[:250]
    deck.start(deck.say(card.title))
    deck.write(deck.say(written_on(language, today)), 14, FAINT)
    if first.title != card.title:
        deck.write(deck.say(first.title), 22)
    _pieces(first, deck)
    for section in others:
        if section.pieces:
            deck.start(deck.say(section.title))
            _pieces(section, deck)
    file = io.BytesIO()
    deck.file.save(file)
    return file.getvalue()


def _pieces(section: Section, deck: "Deck") -> None:
    for piece, after in zip_longest(section.pieces, section.pieces[1:]):
        if isinstance(piece, Text) and isinstance(after, Table | Sheet | Points | Numbers):
            deck.keep(WITH_NEXT)
        WRITERS[type(piece)](piece, deck)


def _text(piece: Text, deck: "Deck") -> None:
    deck.write(deck.say(piece.words))


def _points(piece: Points, deck: "Deck") -> None:
    for words in piece.words:
        deck.point(deck.say(words))


def _link(piece: Link, deck: "Deck") -> None:
    from core.card.deck import LINK

    deck.write(f"{deck.say(piece.words)} →", 14, LINK, link=piece.address)


def _picture(piece: Picture, deck: "Deck") -> None:
    from core.card.deck import FAINT

    deck.write(deck.say(piece.words), 14, FAINT)


def _sheet(piece: Sheet, deck: "Deck") -> None:
    _table(as_table(piece, deck.translate), deck)


def _table(piece: Table, deck: "Deck") -> None:
    from core.card.deck import ACROSS, BOTTOM

    texts = [[deck.say(word) for word in row] for row in (piece.head, *piece.rows)]
    columns = Columns(ACROSS, lambda text: estimated(text, CELL), CELL_PAD + 4, NARROWEST, WIDEST)
    widths = columns.widths(texts)
    (head, *_), *bodies = (columns.folded(row, widths, LONGEST_CELL) for row in texts)
    waiting = [row for body in bodies for row in body]
    while waiting:
        deck.keep(_height(head) + _height(waiting[0]))
        rows = [head]
        while waiting and (len(rows) == 1 or deck.y + sum(map(_height, [*rows, waiting[0]])) <= BOTTOM):
            rows.append(waiting.pop(0))
        _draw(rows, widths, deck)


def _height(row: Row) -> float:
    return max(map(len, row.lines)) * CELL * CELL_LEADING + CELL_PAD / 1.5


def _draw(rows: Sequence[Row], widths: Sequence[float], deck: "Deck") -> None:
    from core.card.deck import SIDE, points

    heights = [_height(row) for row in rows]
    place = points(SIDE, deck.y, sum(widths), sum(heights))
    table = deck.slide.shapes.add_table(len(rows), len(widths), *place).table
    for column, width in zip(table.columns, points(*widths), strict=True):
        column.width = width
    for made, row, height in zip(table.rows, rows, points(*heights), strict=True):
        made.height = height
        for cell, text in zip(made.cells, row.texts, strict=True):
            cell.margin_left, cell.margin_right, cell.margin_top, cell.margin_bottom = points(6, 6, 3, 3)
            deck.fill(cell.text_frame, text, CELL, None)
    deck.y += sum(heights) + 10


WRITERS: Mapping[type[Piece], Callable[..., None]] = {
    Text: _text,
    Points: _points,
    Table: _table,
    Link: _link,
    Picture: _picture,
    Sheet: _sheet,
    Numbers: numbers,
}
