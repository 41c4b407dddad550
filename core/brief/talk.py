"""The brief as it is presented: one finding after another, what is known, and what is open."""

from collections.abc import Iterator
from dataclasses import replace

from core.brief.document import APPENDIX, FOUND, OPEN, document, pieces_of
from core.brief.facts import Facts
from core.card.pieces import Card, Numbers, Piece, Points, Section, Table, Text
from core.messages import N_, Message

FEW, MANY = 3, 5  # rows of a table, and points, that somebody reads while another one speaks


def talk(facts: Facts) -> Card:
    """Return the brief's document with a section for each finding, and without the model card and sections that are all open."""
    whole = document(facts)
    return Card(whole.title, tuple(part for section in whole.sections for part in _parts(section, facts)))


def _parts(section: Section, facts: Facts) -> Iterator[Section]:
    if section.title.template == FOUND:
        yield from (Section(it.sentence, pieces_of(it)[1:]) for it in facts.brief.findings)
    elif section.title.template != APPENDIX:
        yield from _known(section)


def _brief(section: Section) -> Section:
    """Return a section with a few points, and without long tables of what is drawn beside them."""
    drawn = any(isinstance(piece, Numbers) for piece in section.pieces)
    kept = (piece for piece in section.pieces if not (drawn and isinstance(piece, Table) and len(piece.rows) > FEW))
    return replace(section, pieces=tuple(_few(piece) for piece in kept))


def _few(piece: Piece) -> Piece:
    if not isinstance(piece, Points) or len(piece.words) <= MANY:
        return piece
    rest = len(piece.words) - MANY + 1
    return Points((*piece.words[: MANY - 1], Message.of(N_("{n:,} more in the whole brief."), n=rest)))


def _known(section: Section) -> Iterator[Section]:
    """Yield a section without what is open, which has a slide of its own; nothing where no more than its question is left."""
    mark = Text(Message(OPEN))
    if mark not in section.pieces:
        yield _brief(section)
        return
    known = section.pieces[: section.pieces.index(mark)]
    if len(known) > 1:
        yield _brief(Section(section.title, known))
