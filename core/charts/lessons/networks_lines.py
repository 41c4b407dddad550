"""Curves of one number against another, with points that a user moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """Describe a curve; `name` is in the language of the page and stands in the legend, unless it is empty."""

    x: Values
    y: Values
    name: str = ""
    color: str = BLUE
    dash: str = "solid"
    width: float = 3.0


@dataclass(frozen=True)
class Dot:
    """Describe a large point.

    Parameters
    ----------
    label : str
        What pointing at it says, after its numbers.
    top, above : float and str
        The highest place in the picture, and what is written at a point that is higher and so is drawn there.
    """

    x: float
    y: float
    label: str = ""
    color: str = BLUE
    symbol: str = "circle"
    size: int = 15
    top: float = np.inf
    above: str = ""
    side: str = "left"


def lines_chart(
    lines: Sequence[Line],
    axes: tuple[str, str],
    dots: Sequence[Dot] = (),
    *,
    height: int = 320,
    rows: Mapping[str, Any] | None = None,
    x: Mapping[str, Any] | None = None,
    y: Mapping[str, Any] | None = None,
) -> "Figure":
    """Draw curves and the points on them.

    Parameters
    ----------
    axes : tuple of str
        Titles.
    rows : mapping, optional
        A trace of single rows, drawn under everything else.
    x, y : mapping, optional
        More of the axes, e.g. a range.
    """
    zero = {"zeroline": True, "zerolinecolor": GREY, "zerolinewidth": 1}
    return figure(
        height,
        *axes,
        data=[*([dict(rows)] if rows else []), *map(_line, lines), *map(_dot, dots)],
        x=zero | dict(x or {}),
        y=zero | dict(y or {}),
        showlegend=any(line.name for line in lines),
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )


def _line(it: Line) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": it.x,
        "y": it.y,
        "name": it.name,
        "showlegend": bool(it.name),
        "line": {"color": it.color, "dash": it.dash, "width": it.width},
        "hovertemplate": "%{x:.4g} → %{y:.4g}<extra>" + it.name + "</extra>",
    }


def _dot(it: Dot) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [it.x],
        "y": [min(it.y, it.top)],
        "text": [it.above if it.y > it.top else ""],
        "textposition": f"bottom {it.side}",
        "cliponaxis": False,
        "customdata": [it.y],
        "showlegend": False,
        "marker": {"color": it.color, "size": it.size, "symbol": it.symbol, "line": {"color": "white", "width": 2}},
        "hovertemplate": "%{x:.4g} → %{customdata:.4g}<extra>" + it.label + "</extra>",
    }
