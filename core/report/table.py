"""A report as a table: a line for each sentence and for each row of its tables."""

import csv
import io
from collections.abc import Iterator

from core.card.pieces import Card, Piece, Points, Sheet, Table, Text, Word
from core.messages import N_, Translate, worded

BOM = "\ufeff"  # spreadsheets take a file without it for one in another encoding


def to_csv(card: Card, translate: Translate) -> bytes:
    """Write a report as CSV in UTF-8: the section, what is said, and the values of a table's row."""
    lines = [
        [section.title.text(translate), *cells]
        for section in card.sections
        for piece in section.pieces
        for cells in _cells(piece, translate)
    ]
    values = max(map(len, lines)) - 2
    head = [translate(N_("Section")), translate(N_("Finding"))]
    head += [translate(N_("Value {number}")).format(number=number + 1) for number in range(values)]
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([head, *lines])
    return (BOM + file.getvalue()).encode()


def _cells(piece: Piece, translate: Translate) -> Iterator[list[str]]:
    if isinstance(piece, Text):
        yield [_say(piece.words, translate)]
    elif isinstance(piece, Points):
        yield from ([_say(words, translate)] for words in piece.words)
    elif isinstance(piece, Table):
        yield from ([_say(words, translate) for words in row] for row in (piece.head, *piece.rows))
    elif isinstance(piece, Sheet):
        made = piece.make(translate)
        yield [str(name) for name in made.columns]
        yield from ([str(cell) for cell in row] for row in made.to_numpy())


def _say(words: Word, translate: Translate) -> str:
    return worded(words, translate)
