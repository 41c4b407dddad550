"""The reliability diagram: what is predicted with a chance against how often it happens."""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.evaluation.calibration.reliability import Reliability
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROOM = 0.04  # of the picture beyond its outermost dot


def reliability_chart(
    as_it_comes: Reliability, name: str, translate: Translate, corrected: tuple[str, Reliability] | None = None
) -> "Figure":
    """Draw the reliability of predictions, and of corrected ones.

    Parameters
    ----------
    name : str
        What a user calls the class that is predicted.
    corrected : tuple of str and Reliability, optional
        What a user calls the correction, and the reliability after it.
    """
    as_it_is = (translate(N_("as it comes")), as_it_comes, BLUE, "circle")
    lines = [as_it_is, *([(*corrected, OKABE_ITO[2], "diamond")] if corrected else [])]
    end = _end([it for _, it, _, _ in lines])
    return figure(
        380,
        translate(N_("Predicted chance of {name}")).format(name=name),
        translate(N_("Share that really is {name}")).format(name=name),
        data=[_dots(label, it, color, symbol, translate) for label, it, color, symbol in lines],
        x={"range": [-ROOM * end, end * (1 + ROOM)], "tickformat": ".0%" if end > 0.1 else ".1%"},
        y={"range": [-ROOM * end, end * (1 + ROOM)], "tickformat": ".0%" if end > 0.1 else ".1%"},
        margin=margins(8, 34 if corrected else 10),
        shapes=[{"type": "line", "x0": 0, "x1": end, "y0": 0, "y1": end, "line": {"color": GREY, "dash": "dash"}, "layer": "below"}],
        annotations=_corners(translate),
        showlegend=corrected is not None,
        legend={"orientation": "h", "y": 1.01, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def _end(found: list[Reliability]) -> float:
    highest = max(float(max(it.said.max(), it.high.max())) for it in found)
    return 1.0 if highest > 0.5 else 1.1 * highest


def _dots(label: str, it: Reliability, color: str, symbol: str, translate: Translate) -> dict[str, Any]:
    hover = translate(N_("says {said}, happens in {happened} of {rows} rows"))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": label,
        "x": it.said,
        "y": it.happened,
        "customdata": it.counts,
        "line": {"color": color, "width": 1.5},
        "marker": {"color": color, "symbol": symbol, "size": 10},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": np.maximum(0.0, it.high - it.happened),
            "arrayminus": np.maximum(0.0, it.happened - it.low),
            "color": color,
            "thickness": 2,
            "width": 0,
        },
        "hovertemplate": hover.format(said="%{x:.1%}", happened="%{y:.1%}", rows="%{customdata:,}")
        + f"<extra>{label}</extra>",
    }


def _corners(translate: Translate) -> list[dict[str, Any]]:
    where = {"xref": "paper", "yref": "paper", "xshift": 0}
    return [
        note(0.03, 0.98, translate(N_("happens more often<br>than it says")), yanchor="top", align="left", **where),
        note(0.97, 0.03, translate(N_("happens less often<br>than it says")), xanchor="right", yanchor="bottom", align="right", **where),
    ]  # fmt: skip
