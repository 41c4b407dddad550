"""One unit of a network, large: what it says over the plane, or what it listens to; and what a changed weight moved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.anatomy.ranking import usual_most
from core.charts.figure import figure, margins
from core.charts.palette import BLUE, GREY, ORANGE, WHITE, class_colors, class_symbols
from core.charts.plane import Plane, Points, decision_surface
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SCALE = [(0, ORANGE), (0.5, WHITE), (1, BLUE)]


def neuron_over_plane(
    said: NDArray[np.float32], plane: Plane, points: Sequence[Points], translate: Translate, height: int = 340
) -> "Figure":
    """Draw what a unit says (g, g) over the plane, with the points: orange below zero, blue above."""
    import plotly.graph_objects as go

    made = decision_surface(plane, points, translate, None, height)
    y, x = (np.linspace(*edges, said.shape[i]) for i, edges in enumerate((plane.y, plane.x)))
    most = usual_most(said)
    hover = translate(N_("it says")) + " %{z:.3g}<extra></extra>"
    look = {"colorscale": SCALE, "zmin": -most, "zmax": most, "showscale": False, "zsmooth": "fast", "opacity": 0.8}
    made.add_trace(go.Heatmap(z=said, x=x, y=y, hovertemplate=hover, **look))
    made.data = (made.data[-1], *made.data[:-1])  # under the points
    return made


def weights_as_bars(names: Sequence[str], weights: Sequence[float], translate: Translate) -> "Figure":
    """Draw weights as bars, the first on top: blue for positive ones, orange for negative ones."""
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(weights),
        "y": list(range(len(weights))),
        "customdata": list(names),
        "marker": {"color": [BLUE if weight >= 0 else ORANGE for weight in weights]},
        "hovertemplate": "%{customdata}: %{x:+.4g}<extra></extra>",
    }
    most = 1.05 * max(map(abs, weights))
    texts = [f"{_cut(name)} <b>{weight:+.2f}</b>" for name, weight in zip(names, weights, strict=True)]
    ticks = {"tickvals": bars["y"], "ticktext": texts, "autorange": "reversed"}
    return figure(
        70 + 27 * len(weights),
        translate(N_("Size of the weight")),
        data=[bars],
        x={"range": [-most, most], "zeroline": True, "zerolinecolor": GREY},
        y={**ticks, "showgrid": False},
        bargap=0.3,
    )


def weights_as_picture(weights: NDArray[np.float32], translate: Translate) -> "Figure":
    """Draw the weights (h, w) for the pixels of a picture: where they are blue, ink speaks for the unit."""
    most = max(float(np.abs(weights).max()), 1e-6)
    heat = {
        "type": "heatmap",
        "z": weights,
        "colorscale": SCALE,
        "zmin": -most,
        "zmax": most,
        "colorbar": {"thickness": 10, "title": {"text": ""}},
        "xgap": 1,
        "ygap": 1,
        "hovertemplate": translate(N_("weight")) + " %{z:+.4g}<extra></extra>",
    }
    square = {"visible": False, "constrain": "domain"}
    return figure(320, data=[heat], x=square, y=square | {"autorange": "reversed", "scaleanchor": "x"})


def outputs_moved(
    before: NDArray[np.float32],
    after: NDArray[np.float32],
    y: NDArray[np.int64] | None,
    class_names: Sequence[str],
    titles: tuple[str, str],
) -> "Figure":
    """Draw what was said of each row before (n,) against after (n,); what didn't move lies on the line.

    Parameters
    ----------
    y : array (n,), optional
        Codes of `class_names`, for their colours and shapes; None for numbers.
    titles : tuple of str
        Of the two axes.
    """
    ends = [float(min(before.min(), after.min())), float(max(before.max(), after.max()))]
    line = {"type": "scatter", "x": ends, "y": ends, "mode": "lines", "line": {"color": GREY, "dash": "dash"}}
    data = [line | {"hoverinfo": "skip", "showlegend": False}]
    looks = [("", BLUE, "circle")]
    if y is not None:
        count = len(class_names)
        looks = list(zip(class_names, class_colors(count), class_symbols(count), strict=True))
    for code, (name, color, symbol) in enumerate(looks):
        some = np.ones(len(before), bool) if y is None else y == code
        marker = {"color": color, "symbol": symbol, "size": 7, "opacity": 0.75}
        hover = "%{x:.3g} → %{y:.3g}<extra>" + name + "</extra>"
        dots = {"x": before[some], "y": after[some], "mode": "markers", "marker": marker, "hovertemplate": hover}
        data.append({"type": "scatter", "name": name, "showlegend": bool(name), **dots})
    legend = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    return figure(340, *titles, data=data, margin=margins(right=8, top=34), showlegend=y is not None, legend=legend)


def _cut(name: str, longest: int = 22) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
