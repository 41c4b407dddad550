"""Tables in a PDF: cells broken into lines, the head again on every sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.card.columns import Columns, Row
from core.card.pieces import Table

if TYPE_CHECKING:
    from core.card.paper import Paper

SIZE = 9.0  # of letters, in points
LINE = SIZE * 0.3528 * 1.5  # mm
PAD = 1.4  # mm around a cell's text
LONGEST = 12  # lines of a cell; a longer one goes on in a further row, so that every row fits on a sheet
NARROWEST, WIDEST = 14.0, 70.0  # mm that a column has at least, and needs at most
LIGHT, RULE = (238, 242, 246), (201, 209, 219)


def table(piece: Table, paper: "Paper") -> None:
    """Draw a table."""
    paper.set_font_size(SIZE)
    texts = [[paper.say(word) for word in row] for row in (piece.head, *piece.rows)]
    columns = Columns(paper.epw, paper.measure, 2 * PAD + 0.1, NARROWEST, WIDEST)
    widths = columns.widths(texts)
    heads, *bodies = (columns.folded(row, widths, LONGEST) for row in texts)
    rows = [row for body in bodies for row in body]
    paper.keep(sum(map(_height, [*heads, *rows[:1]])))
    for head in heads:
        _draw_head(head, widths, paper)
    for row in rows:
        if paper.will_page_break(_height(row)):
            paper.add_page()
            _draw_head(heads[0], widths, paper)
        _draw(row, widths, paper)


def _height(row: Row) -> float:
    return max(map(len, row.lines)) * LINE + 2 * PAD


def _draw_head(row: Row, widths: Sequence[float], paper: "Paper") -> None:
    paper.set_fill_color(*LIGHT)
    paper.rect(paper.l_margin, paper.y, sum(widths), _height(row), style="F")
    _draw(row, widths, paper)


def _draw(row: Row, widths: Sequence[float], paper: "Paper") -> None:
    from core.card.paper import INK

    height, left, top = _height(row), paper.l_margin, paper.y
    paper.set_font_size(SIZE)
    paper.set_text_color(*INK)
    for lines, width in zip(row.lines, widths, strict=True):
        for number, line in enumerate(lines):
            paper.put(line, left + PAD, top + PAD + number * LINE, LINE)
        left += width
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.2)
    paper.line(paper.l_margin, top + height, left, top + height)
    paper.set_xy(paper.l_margin, top + height)
