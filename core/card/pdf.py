"""A card as PDF."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from core.card.columns import Columns
from core.card.pdf_numbers import numbers
from core.card.pieces import Card, Link, Numbers, Picture, Piece, Points, Section, Sheet, Table, Text
from core.card.writing import as_table, written_on
from core.messages import Translate

if TYPE_CHECKING:
    from core.card.paper import Paper

BODY, SMALL, CELL = 10.5, 9.0, 9.0  # sizes of letters in points
GAP = 2.4  # mm between pieces
LONGEST_CELL = 12  # lines; a longer one goes on in a further row, as a row can't go on on another sheet
NARROWEST, WIDEST = 14.0, 70.0  # mm that a column needs at least, and asks for at most
PAD = 1.2  # mm beside the text of a cell
LIGHT, RULE = (238, 242, 246), (201, 209, 219)


def to_pdf(card: Card, translate: Translate, language: str, today: date | None = None) -> bytes:
    """Write a card as PDF on A4, with an outline, page numbers and links."""
    from core.card.paper import FAINT, Paper

    paper = Paper(translate, language, card.title.text(translate))
    paper.set_lang("zh-CN" if language == "zh" else language)
    paper.write_bold(paper.say(card.title), 22)
    paper.write_text(paper.say(written_on(language, today)), BODY, FAINT)
    paper.set_draw_color(45, 127, 196)
    paper.set_line_width(0.8)
    paper.line(paper.l_margin + 1, paper.y + 2, paper.l_margin + 31, paper.y + 2)
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
    for piece in section.pieces:
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
    _table(as_table(piece, paper.translate), paper)


def _table(piece: Table, paper: "Paper") -> None:
    from fpdf.fonts import FontFace

    from core.card.paper import INK

    paper.set_font_size(CELL)
    texts = [[paper.say(word) for word in row] for row in (piece.head, *piece.rows)]
    columns = Columns(paper.epw, paper.measure, 2 * (PAD + paper.c_margin) + 0.2, NARROWEST, WIDEST)
    widths = columns.widths(texts)
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.2)
    paper.set_text_color(*INK)
    paper.set_fill_color(255)
    paper.keep(24)
    with paper.table(
        col_widths=widths,
        borders_layout="HORIZONTAL_LINES",
        headings_style=FontFace(emphasis="", fill_color=LIGHT),
        line_height=CELL * 0.3528 * 1.5,
        text_align="LEFT",
        v_align="TOP",
        padding=(1.1, PAD),
        wrapmode="CHAR",
    ) as table:
        for row in texts:
            for cells in columns.folded(row, widths, LONGEST_CELL):
                table.row(["\n".join(lines) for lines in cells])


WRITERS: Mapping[type[Piece], Callable[..., None]] = {
    Text: _text,
    Points: _points,
    Table: _table,
    Link: _link,
    Picture: _picture,
    Sheet: _sheet,
    Numbers: numbers,
}
