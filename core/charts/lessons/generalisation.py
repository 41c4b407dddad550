"""The lesson on generalisation: what each cure does to one overfitting run, on known and on new pictures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.generalisation.gains import Base, Gain
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW, FOOT = 46, 64  # pixels of a cure, and of what is around them
STYLES = {"helps": (BLUE, "triangle-right"), "harms": (ORANGE, "triangle-left"), "luck": (GREY, "circle")}
FAINT = 0.45
ROOM = 0.06  # of the picture's width, beside what is drawn


def gains_chart(gains: Sequence[Gain], translate: Translate) -> "Figure":
    """Draw by how many points each cure is ahead of no cure: mean, 95 % interval, and a small dot for every draw."""
    every = 100 * np.concatenate([[0.0], *(np.r_[it.draws, it.low, it.high] for it in gains)])
    low, high = _ends(every[np.isfinite(every)])
    return figure(
        ROW * len(gains) + FOOT,
        translate(N_("Points of 100 more right on new pictures than without a cure")),
        data=[trace for y, it in enumerate(gains) for trace in (_draws(it, y), _mean(it, y, translate))],
        x={"range": [low, high]},
        shapes=[_zero(y) for y in range(len(gains))],
        y={"range": [len(gains) - 0.5, -0.75], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 4, "b": 46, "autoexpand": False},
        annotations=[_name(it, y, low, translate) for y, it in enumerate(gains)],
    )


def known_and_new_chart(base: Base, gains: Sequence[Gain], translate: Translate) -> "Figure":
    """Draw the shares right on new and on known pictures of every cure, joined by a line: the longer, the more by heart."""
    rows = [(translate(N_("No cure")), base.test, base.train)]
    rows += [(it.title.text(translate), it.test, it.train) for it in gains]
    low, high = _ends(100 * np.array([share for _, *shares in rows for share in shares]))
    words = translate(N_("new pictures")), translate(N_("known pictures, by the labels given"))
    return figure(
        ROW * len(rows) + FOOT + 24,
        translate(N_("Right, of 100")),
        data=[_joined(rows), _ends_of(rows, 1, words[0], BLUE, "circle"), _ends_of(rows, 2, words[1], GREY, "circle-open")],
        x={"range": [low, high]},
        y={"range": [len(rows) - 0.5, -0.75], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 28, "b": 46, "autoexpand": False},
        annotations=[_label(text, y, low) for y, (text, *_) in enumerate(rows)],
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def _draws(it: Gain, y: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": 100 * it.draws,
        "y": np.full(len(it.draws), y + 0.22),
        "mode": "markers",
        "marker": {"color": GREY, "size": 5, "opacity": FAINT},
        "hovertemplate": "%{x:+.1f}<extra></extra>",
    }


def _mean(it: Gain, y: int, translate: Translate) -> dict[str, Any]:
    color, symbol = STYLES[it.kind]
    told = translate(N_("{gain:+.1f} points ({low:+.1f} to {high:+.1f}); new {test:.1f}, known {train:.1f} of 100"))
    return {
        "type": "scatter",
        "x": [100 * it.gain],
        "y": [y],
        "mode": "markers",
        "name": it.title.text(translate),
        "marker": {"color": color, "symbol": symbol, "size": 13},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [100 * (it.high - it.gain)],
            "arrayminus": [100 * (it.gain - it.low)],
            "color": color,
            "thickness": 3,
            "width": 0,
        },
        "hovertemplate": told.format(
            gain=100 * it.gain, low=100 * it.low, high=100 * it.high, test=100 * it.test, train=100 * it.train
        ),
    }


def _zero(y: int) -> dict[str, Any]:
    """Mark no gain in a row, but not through the words above it."""
    line = {"color": GREY, "width": 2}
    return {"type": "line", "x0": 0, "x1": 0, "y0": y - 0.15, "y1": y + 0.45, "line": line, "layer": "below"}


def _name(it: Gain, y: int, low: float, translate: Translate) -> dict[str, Any]:
    return _label(f"{it.title.text(translate)} {100 * it.gain:+.1f}", y, low)


def _label(text: str, y: int, low: float) -> dict[str, Any]:
    """Write above a row, at its left end, where there is room on a phone too."""
    return note(low, y - 0.36, text, xshift=0, yanchor="middle")


def _joined(rows: Sequence[tuple[str, float, float]]) -> dict[str, Any]:
    x = [value for _, new, known in rows for value in (100 * new, 100 * known, None)]
    y = [value for row in range(len(rows)) for value in (row, row, None)]
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": {"color": GREY, "width": 2},
            "showlegend": False, "hoverinfo": "skip"}  # fmt: skip


def _ends_of(rows: Sequence[tuple[Any, ...]], part: int, name: str, color: str, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [100 * row[part] for row in rows],
        "y": list(range(len(rows))),
        "mode": "markers",
        "name": name,
        "text": [row[0] for row in rows],
        "marker": {"color": color, "symbol": symbol, "size": 12, "line": {"color": color, "width": 2}},
        "hovertemplate": "%{text}: %{x:.1f}",
    }


def _ends(values: NDArray[np.float64]) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = ROOM * ((high - low) or 1.0)
    return low - room, high + room
