"""From one answer to another in steps: what each column adds or takes away, as a waterfall."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.explanation.amounts import Amounts
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Word = Message | str
MOST = 9  # steps with a row of their own; the rest are one row
STUB = 0.38  # of a row, from the middle of a bar
ROW = 36  # pixels of one step and the words above it
ABOVE = 0.26  # of a row: where words stand over a bar
LONGEST, LEAST = 40, 16  # letters of a name with its value that a phone has room for, and of a name at any rate


@dataclass(frozen=True)
class Step:
    """Hold one step.

    Parameters
    ----------
    name : Message or str
        Of a column.
    value : Message or str
        What a user reads for its value, or for the change of it; empty without one.
    share : float
        How far it goes, in the unit of the outputs.
    error : float
        Standard error of that.
    """

    name: Word
    value: Word
    share: float
    error: float = 0.0


@dataclass(frozen=True)
class _Row:
    """Hold a row as it is drawn: words above, and a bar between two values; a mark where they are equal."""

    words: str
    hover: str
    start: float
    stop: float
    color: str
    is_end: bool = False


def steps_chart(
    begin: float,
    steps: Sequence[Step],
    end: float,
    amounts: Amounts,
    translate: Translate,
    ends: tuple[Word, Word],
    threshold: float | None = None,
    most: int = MOST,
    colors: tuple[str, str] = (BLUE, ORANGE),
) -> "Figure":
    """Draw the way from one value to another: a bar for each step, the largest first, the smallest folded into one.

    Parameters
    ----------
    begin, end : float
        In the unit of `amounts`; the steps lead from one to the other.
    ends : tuple of Message or str
        What a user calls them.
    threshold : float, optional
        Marked with a line.
    most : int
        How many steps have a row of their own.
    colors : tuple of str
        Of steps up and of steps down.
    """
    rows = _rows(begin, folded(steps, most), end, amounts, translate, ends, colors)
    size = amounts.scale
    marked = [] if threshold is None else [threshold * size]
    low, high = _range([value for row in rows for value in (row.start, row.stop)] + marked, amounts)
    return figure(
        76 + ROW * len(rows),
        translate(amounts.axis),
        data=[_joints(rows), _bars(rows), _marks(rows), _words(rows, low)],
        x={"range": [low, high], "nticks": 7},
        y={"range": [len(rows) - 0.6, -0.75], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 24, "b": 46, "autoexpand": False},
        barmode="overlay",
        shapes=[_tick(value, place) for value in marked for place in range(len(rows))],
        annotations=[
            _over(value, (low, high), translate(N_("threshold {written}")).format(written=worded(amounts.output(value / size), translate)))
            for value in marked
        ],
    )  # fmt: skip


def folded(steps: Sequence[Step], most: int = MOST) -> list[Step]:
    """Return steps, the largest first, those beyond `most` as one; two are never folded into one for a single row."""
    ordered = sorted(steps, key=lambda step: -abs(step.share))
    if len(ordered) <= most + 1:
        return ordered
    rest = ordered[most:]
    name = Message.of(N_("{n:,} others"), n=len(rest))
    error = math.sqrt(sum(step.error**2 for step in rest))
    return [*ordered[:most], Step(name, "", sum(step.share for step in rest), error)]


def _rows(
    begin: float,
    steps: Sequence[Step],
    end: float,
    amounts: Amounts,
    translate: Translate,
    ends: tuple[Word, Word],
    colors: tuple[str, str],
) -> list[_Row]:
    rows, at = [_end(begin, ends[0], amounts, translate)], begin
    for step in steps:
        rows.append(_row(step, at, amounts, translate, colors))
        at += step.share
    return [*rows, _end(end, ends[1], amounts, translate)]


def _row(step: Step, at: float, amounts: Amounts, translate: Translate, colors: tuple[str, str]) -> _Row:
    share, size = worded(amounts.share(step.share), translate), amounts.scale
    name, value = worded(step.name, translate), worded(step.value, translate)
    whole = f"{name} = {value}" if value else name
    hover = f"{escape(whole)}: <b>{share}</b>{_exact(step, amounts)}<br>{worded(amounts.output(at), translate)} → {worded(amounts.output(at + step.share), translate)}"
    color = GREY if step.share == 0 else colors[step.share < 0]
    return _Row(f"{escape(shortened(name, value))}  <b>{share}</b>", hover, at * size, (at + step.share) * size, color)


def _exact(step: Step, amounts: Amounts) -> str:
    error = f" ± {amounts.scale * step.error:.2g}" if step.error else ""
    return f" ({amounts.scale * step.share:+.4g}{error})".replace("-", "−")


def _end(value: float, name: Word, amounts: Amounts, translate: Translate) -> _Row:
    written, label = worded(amounts.output(value), translate), escape(worded(name, translate))
    exact = f"{amounts.scale * value:.5g}".replace("-", "−")
    at = amounts.scale * value
    return _Row(f"{label}  <b>{written}</b>", f"{label}: {exact}", at, at, GREY, is_end=True)


# A trace for all bars, one for both ends: each trace more is a tenth of the time that a browser draws.


def _bars(rows: Sequence[_Row]) -> dict[str, Any]:
    placed = [(place, row) for place, row in enumerate(rows) if not row.is_end]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.stop - row.start for _, row in placed],
        "base": [row.start for _, row in placed],
        "y": [place for place, _ in placed],
        "width": 0.42,
        "marker": {"color": [row.color for _, row in placed]},
        "customdata": [row.hover for _, row in placed],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _marks(rows: Sequence[_Row]) -> dict[str, Any]:
    placed = [(place, row) for place, row in enumerate(rows) if row.is_end]
    return {
        "type": "scatter",
        "x": [row.start for _, row in placed],
        "y": [place for place, _ in placed],
        "mode": "markers",
        "marker": {"color": [row.color for _, row in placed], "symbol": "diamond", "size": 13},
        "customdata": [row.hover for _, row in placed],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _joints(rows: Sequence[_Row]) -> dict[str, Any]:
    """Show where each row ends, and the next one begins, by a stub: longer, it would go through the words of the next.

    A None parts two lines of one trace.
    """
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row in rows[:-1] for x in (row.stop, row.stop, None)],
        "y": [y for place in range(len(rows) - 1) for y in (place, place + STUB, None)],
        "line": {"color": GREY, "width": 1},
        "hoverinfo": "skip",
    }


def _tick(value: float, place: int) -> dict[str, Any]:
    """Mark a value on one row; a line across all of them would go through the words."""
    line = {"color": GREY, "width": 2, "dash": "dot"}
    return {"type": "line", "x0": value, "x1": value, "y0": place - 0.17, "y1": place + 0.17, "line": line}


def _over(value: float, ends: tuple[float, float], text: str) -> dict[str, Any]:
    middle = (value - ends[0]) / (ends[1] - ends[0])
    side = "left" if middle < 0.2 else "right" if middle > 0.8 else "center"
    font = {"color": GREY, "size": 12}
    return note(value, 1, text, yref="paper", yanchor="bottom", xanchor=side, xshift=0, font=font)


def _words(rows: Sequence[_Row], left: float) -> dict[str, Any]:
    """Write above each bar, on the left, where there is always room; as notes they would take half of the drawing's time."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [left] * len(rows),
        "y": [place - ABOVE for place in range(len(rows))],
        "text": [row.words for row in rows],
        "textposition": "top right",
        "cliponaxis": False,
        "customdata": [row.hover for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _range(values: Sequence[float], amounts: Amounts) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = 0.04 * (high - low) or 0.05 * max(abs(high), amounts.scale)
    return low - room, high + room


def shortened(name: str, value: str) -> str:
    """Return a name with its value, cut to what there is room for; the whole is read by pointing at it."""
    if not value:
        return cut(name, LONGEST)
    between = width(" = ")
    name = cut(name, max(LEAST, LONGEST - between - width(value)))
    return f"{name} = {cut(value, LONGEST - between - width(name))}"


def cut(text: str, most: int) -> str:
    """Return a text that is at most so many letters wide, of which a Chinese one counts as two."""
    if width(text) <= most:
        return text
    while width(text) >= most:
        text = text[:-1]
    return text.rstrip() + "…"


def width(text: str) -> int:
    """Return how many letters wide a text is, of which a Chinese one counts as two."""
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)
