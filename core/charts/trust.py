"""Shares of columns over draws or trainings: a dot for each, their range, and the one in hand as a diamond."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import GRID, figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.explanation.amounts import Amounts, Word
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 46  # pixels of one column and the words above it
LONGEST = 42  # letters above a row that a phone has room for


@dataclass(frozen=True, eq=False)
class Ranged:
    """Hold one row: a column, its share in hand, its shares (s,) in draws or trainings, and what is said of them."""

    name: Word
    own: float
    others: NDArray[np.float64]
    words: Word = ""


def ranges_chart(rows: Sequence[Ranged], amounts: Amounts, other: str, translate: Translate) -> "Figure":
    """Draw the shares of columns, downwards, with the line where a column pulls neither way.

    Parameters
    ----------
    other : str
        What a dot is, marked with `N_` and with the place {n} for its number.
    """
    ends = _ends(rows, amounts.scale)
    traces = [part for place, row in enumerate(rows) for part in _row(row, place, amounts, other, translate)]
    return figure(
        86 + ROW * len(rows),
        translate(amounts.share_axis),
        data=traces,
        x={"range": ends, "nticks": 7},
        y={"range": [len(rows) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 26, "b": 46, "autoexpand": False},
        shapes=[mark(place) for place in range(len(rows)) for mark in (_ground, _zero)],
        annotations=[_legend(translate), *(_words(row, place, translate) for place, row in enumerate(rows))],
    )


def _row(row: Ranged, place: int, amounts: Amounts, other: str, translate: Translate) -> list[dict[str, Any]]:
    values, own, color = row.others * amounts.scale, row.own * amounts.scale, BLUE if row.own >= 0 else ORANGE
    if not len(values):
        return [_diamond(row, own, place, color, amounts, translate)]
    name = escape(worded(row.name, translate))
    hovers = [
        f"{name} · {translate(other).format(n=i + 1)}: {worded(amounts.share(float(value)), translate)}"
        for i, value in enumerate(row.others)
    ]
    span = {"x": [values.min(), values.max()], "y": [place, place], "mode": "lines", "hoverinfo": "skip"}
    dots = {"x": values.tolist(), "y": [place] * len(values), "mode": "markers", "text": hovers}
    shared = {"type": "scatter", "hovertemplate": "%{text}<extra></extra>"}
    marker = {"color": GREY, "size": 8, "symbol": "circle-open", "line": {"width": 1.5, "color": GREY}}
    return [
        shared | span | {"line": {"color": color, "width": 3}, "opacity": 0.45},
        shared | dots | {"marker": marker},
        _diamond(row, own, place, color, amounts, translate),
    ]


def _diamond(row: Ranged, own: float, place: int, color: str, amounts: Amounts, translate: Translate) -> dict[str, Any]:
    hover = translate(N_("{name} · in hand: {value}"))
    said = hover.format(
        name=escape(worded(row.name, translate)), value=worded(amounts.share(row.own), translate)
    )  # fmt: skip
    return {
        "type": "scatter",
        "x": [own],
        "y": [place],
        "mode": "markers",
        "marker": {"color": color, "size": 13, "symbol": "diamond"},
        "text": [said],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _words(row: Ranged, place: int, translate: Translate) -> dict[str, Any]:
    name, words = worded(row.name, translate), worded(row.words, translate)
    room = max(12, LONGEST - len(words))
    short = name if len(name) <= room else name[: room - 1] + "…"
    text = f"<b>{escape(short)}</b>  {escape(words)}"
    return note(0, place, text, xref="paper", yanchor="bottom", yshift=7, xshift=0)


def _legend(translate: Translate) -> dict[str, Any]:
    text = translate(N_("◆ in hand   ○ each other one"))
    return note(1, 1, text, xref="paper", yref="paper", xanchor="right", yanchor="bottom", xshift=0, yshift=4)


def _zero(place: int) -> dict[str, Any]:
    """Mark on one row where it pulls neither way; a line across all of them would go through the words."""
    line = {"color": GREY, "width": 1.5}
    return {"type": "line", "x0": 0, "x1": 0, "y0": place - 0.2, "y1": place + 0.2, "line": line, "layer": "below"}


def _ground(place: int) -> dict[str, Any]:
    line = {"color": GRID, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place, "line": line, "layer": "below"}


def _ends(rows: Sequence[Ranged], scale: float) -> list[float]:
    values = np.concatenate([np.zeros(1), *(np.append(row.others, row.own) for row in rows)]) * scale
    known = values[np.isfinite(values)]
    low, high = float(known.min()), float(known.max())
    room = 0.06 * (high - low) or 1.0
    return [low - room, high + room]


def pulls_chart(names: Sequence[Word], shares: Sequence[float], translate: Translate) -> "Figure":
    """Draw how much of all pulls each column has, in percent, downwards; the number stands above each bar."""
    percent = [100 * share for share in shares]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": percent,
        "y": list(range(len(names))),
        "width": 0.32,
        "marker": {"color": BLUE},
        "text": [
            f"{escape(worded(name, translate))}: {value:.1f}%" for name, value in zip(names, percent, strict=True)
        ],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    return figure(
        70 + ROW * len(names),
        translate(N_("Share of all pulls, %")),
        data=[bars],
        x={"rangemode": "tozero"},
        y={"range": [len(names) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[
            _words(Ranged(name, share, np.empty(0), f"{value:.0f}%"), place, translate)
            for place, (name, share, value) in enumerate(zip(names, shares, percent, strict=True))
        ],
    )
