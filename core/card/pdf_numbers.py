"""Numbers drawn in a PDF: bars with whiskers, by lines and rectangles."""

from typing import TYPE_CHECKING

from core.card.drawn import Bar, bars
from core.card.pieces import Numbers

if TYPE_CHECKING:
    from core.card.paper import Paper

LABEL, TOLD = 52.0, 48.0  # mm for the names, and for the numbers
THICK = 3.4
SIZE = 9.0
LINE = SIZE * 0.3528 * 1.4


def numbers(piece: Numbers, paper: "Paper") -> None:
    """Draw numbers, each with its name to the left and its value to the right."""
    from core.card.paper import FAINT

    paper.keep(10 + 7 * min(12, len(piece.numbers)))
    paper.write_text(paper.say(piece.words), SIZE, FAINT)
    paper.ln(0.8)
    for bar in bars(piece, paper.translate):
        _row(bar, paper)
    paper.ln(0.6)


def _row(bar: Bar, paper: "Paper") -> None:
    label = paper.lines(paper.say(bar.label), SIZE, LABEL)
    told = paper.lines(paper.say(bar.told), SIZE, TOLD)
    height = max(len(label), len(told)) * LINE + 1.6
    paper.keep(height)
    top = paper.y
    _column(label, paper.l_margin, top, height, paper)
    _column(told, paper.l_margin + paper.epw - TOLD, top, height, paper)
    _draw(bar, top + height / 2, paper)
    paper.set_xy(paper.l_margin, top + height)


def _column(lines: list[str], x: float, top: float, height: float, paper: "Paper") -> None:
    from core.card.paper import INK

    paper.set_text_color(*INK)
    first = top + (height - len(lines) * LINE) / 2
    for number, line in enumerate(lines):
        paper.put(line, x, first + number * LINE, LINE)


def _draw(bar: Bar, middle: float, paper: "Paper") -> None:
    left, width = paper.l_margin + LABEL + 2, paper.epw - LABEL - TOLD - 4
    start, end = sorted((bar.start, bar.end))
    paper.set_fill_color(bar.color)
    paper.rect(left + start * width, middle - THICK / 2, max(0.3, (end - start) * width), THICK, style="F")
    paper.set_draw_color(27, 35, 45)
    paper.set_line_width(0.2)
    zero = left + bar.start * width
    paper.line(zero, middle - LINE / 2 - 0.8, zero, middle + LINE / 2 + 0.8)
    if bar.has_interval:
        paper.set_line_width(0.35)
        low, high = left + bar.low * width, left + bar.high * width
        paper.line(low, middle, high, middle)
        for place in (low, high):
            paper.line(place, middle - 1.1, place, middle + 1.1)
