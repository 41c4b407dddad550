"""Pictures of the reviews' case: what thresholds do, and shares before and after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 46
Share = tuple[Message, float, float, float]
STYLES = ((GREY, "circle-open"), (BLUE, "circle"), (BLUE, "diamond"), (BLUE, "square"))


def threshold_chart(
    grid: NDArray[np.float64], table: NDArray[np.float64], threshold: float, translate: Translate
) -> "Figure":
    """Draw precision and recall over the threshold, with their intervals, and where it stands."""
    curves = ((N_("Precision"), 2, BLUE, "solid", "circle"), (N_("Recall"), 5, ORANGE, "dash", "square"))
    data = [trace for label, first, *style in curves for trace in _curve(grid, table, translate(label), first, *style)]
    labels = [
        note(float(grid[-1]), float(table[-1, first]), f"<b>{translate(label)}</b>", xshift=8)
        for label, first, *_ in curves
    ]
    made = figure(
        320, translate(N_("Send to a person from this chance on")), translate(N_("Share of reviews")), data=data,
        x={"tickformat": ".0%", "range": [0, 1]}, y={"tickformat": ".0%", "range": [0, 1.05]}, annotations=labels,
        margin=margins(right=84, top=12),
    )  # fmt: skip
    made.add_vline(threshold, line={"color": GREY, "dash": "dot", "width": 2})
    return made


def _curve(
    grid: NDArray[np.float64], table: NDArray[np.float64], label: str, first: int, color: str, dash: str, symbol: str
) -> list[dict[str, Any]]:
    value, low, high = table[:, first : first + 3].T
    band = {
        "type": "scatter", "x": [*grid, *grid[::-1]], "y": [*high, *low[::-1]], "fill": "toself", "fillcolor": color,
        "opacity": 0.15, "line": {"width": 0}, "mode": "lines", "hoverinfo": "skip",
    }  # fmt: skip
    line = {
        "type": "scatter", "x": grid, "y": value, "mode": "lines+markers", "name": label,
        "line": {"color": color, "dash": dash, "width": 3}, "marker": {"symbol": symbol, "size": 5},
        "hovertemplate": f"{label} %{{y:.1%}}<br>≥ %{{x:.0%}}<extra></extra>",
    }  # fmt: skip
    return [band, line]


def shares_chart(shares: Sequence[Share], x_title: str, translate: Translate) -> "Figure":
    """Draw shares (label, value, low, high) with their intervals, the first one open: before."""
    return figure(
        64 + ROW * len(shares), x_title,
        data=[_dot(share, place, translate) for place, share in enumerate(shares)],
        x={"range": [-0.02, 1.02], "tickformat": ".0%"},
        y={"range": [len(shares) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[
            note(0, place, f"<b>{label.text(translate)}</b>  {value:.0%}", xref="paper", yanchor="bottom", yshift=6, xshift=0)
            for place, (label, value, _, _) in enumerate(shares)
        ],
    )  # fmt: skip


def _dot(share: Share, place: int, translate: Translate) -> dict[str, Any]:
    label, value, low, high = share
    color, symbol = STYLES[min(place, len(STYLES) - 1)]
    text = translate(N_("{value}, 95 % interval {low} to {high}"))
    return {
        "type": "scatter", "mode": "markers", "x": [value], "y": [place], "name": label.text(translate),
        "marker": {"color": color, "symbol": symbol, "size": 12, "line": {"color": color, "width": 2}},
        "error_x": {
            "type": "data", "symmetric": False, "array": [max(0.0, high - value)],
            "arrayminus": [max(0.0, value - low)], "color": color, "thickness": 3, "width": 0,
        },
        "hovertemplate": text.format(value=f"{value:.1%}", low=f"{low:.1%}", high=f"{high:.1%}") + "<extra></extra>",
    }  # fmt: skip
