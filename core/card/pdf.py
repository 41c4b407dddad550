"""A card as PDF."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from core.card.pdf_numbers import numbers
from core.card.pdf_table import table
from core.card.pieces import Card, Link, Numbers, Picture, Piece, Points, Section, Sheet, Table, Text
from core.card.writing import as_table, written_on
from core.messages import Translate

if TYPE_CHECKING:
    from core.card.paper import Paper

BODY, SMALL = 10.5, 9.0  # sizes of letters in points
GAP = 2.4  # mm between pieces
WITH_NEXT = 44.0  # mm that a text and the start of what it is about need


def to_pdf(card: Card, translate: Translate, language: str, today: date | None = None) -> bytes:
    """Write a card as PDF on A4, with an outline, page numbers and links."""
    from core.card.paper import FAINT, Paper

    paper = Paper(translate, language, card.title.text(translate))
    paper.set_lang("zh-CN" if language == "zh" else language)
    paper.write_bold(paper.say(card.title), 22)
    paper.write_text(paper.say(written_on(language, today)), BODY, FAINT)
    paper.set_draw_color(45, 127, 196)
    paper.set_line_width(0.8)
    paper.line(paper.l_margin, paper.y + 2, paper.l_margin + 30, paper.y + 2)
    paper.ln(6)
    for section in card.sections:
        _section(section, paper)
    return bytes(paper.output())


def _section(section: Section, paper: "Paper") -> None:
    title = paper.say(section.title)
    paper.keep(32)
    paper.ln(4)
    paper.start_section(title)
    paper.write_bold(title, 14)
    paper.ln(1)
    for piece, after in zip_longest(section.pieces, section.pieces[1:]):
        if isinstance(piece, Text) and isinstance(after, Table | Sheet | Points | Numbers):
            paper.keep(WITH_NEXT)
        WRITERS[type(piece)](piece, paper)
        paper.ln(GAP)


def _text(piece: Text, paper: "Paper") -> None:
    paper.write_text(paper.say(piece.words), BODY)


def _points(piece: Points, paper: "Paper") -> None:
    for words in piece.words:
        paper.keep(BODY * 0.6)
        top, page = paper.y, paper.page
        paper.write_text("•", BODY, indent=1)
        paper.y = top if paper.page == page else paper.t_margin
        paper.write_text(paper.say(words), BODY, indent=6)
        paper.ln(0.6)


def _link(piece: Link, paper: "Paper") -> None:
    from core.card.paper import LINK

    paper.write_text(f"{paper.say(piece.words)} →", BODY, LINK, link=piece.address)


def _picture(piece: Picture, paper: "Paper") -> None:
    from core.card.paper import FAINT

    paper.write_text(paper.say(piece.words), SMALL, FAINT)


def _sheet(piece: Sheet, paper: "Paper") -> None:
    table(as_table(piece, paper.translate), paper)


WRITERS: Mapping[type[Piece], Callable[..., None]] = {
    Text: _text,
    Points: _points,
    Table: table,
    Link: _link,
    Picture: _picture,
    Sheet: _sheet,
    Numbers: numbers,
}
