"""What a model said against what was true."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, SEQUENTIAL, WHITE, class_colors, scale
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def confusion_chart(counts: NDArray[np.int64], class_names: Sequence[str], translate: Translate) -> "Figure":
    """Draw how often each class (rows: true) was called what (columns), as counts (k, k)."""
    names = [str(name) for name in class_names]
    cells = {
        "type": "heatmap",
        "z": counts,
        "x": names,
        "y": names,
        "text": counts,
        "texttemplate": "%{text:,}",
        "colorscale": [(0, WHITE), *scale(SEQUENTIAL)[1:]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "%{y} → %{x}: %{z:,}<extra></extra>",
    }
    axis = {"type": "category", "showgrid": False}
    return figure(
        max(300, 90 + 38 * len(names)),
        translate(N_("The model said")),
        translate(N_("In truth")),
        data=[cells],
        x=axis,
        y=axis | {"autorange": "reversed"},
    )


def hills_chart(
    counts: NDArray[Any], class_names: Sequence[str], translate: Translate, threshold: float = 0.5
) -> "Figure":
    """Draw how many rows of class 0 and of class 1 have a score in each of equal parts of 0 to 1, as counts (2, parts)."""
    title = translate(N_("Predicted chance of {name}")).format(name=class_names[1])
    line = {"color": GREY, "dash": "dash", "width": 2}
    return figure(
        300,
        title,
        translate(N_("Test rows")),
        data=[_bars(counts[code], code, str(class_names[code])) for code in (0, 1)],
        x={"range": [0, 1], "tickformat": ".0%"},
        barmode="overlay",
        bargap=0.05,
        shapes=[{"type": "line", "x0": threshold, "x1": threshold, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )


def _bars(counts: NDArray[Any], code: int, name: str) -> dict[str, Any]:
    edges = np.linspace(0, 1, len(counts) + 1)
    return {
        "type": "bar",
        "x": (edges[:-1] + edges[1:]) / 2,
        "y": counts,
        "name": name,
        "marker": {
            "color": class_colors(2)[code],
            "opacity": 0.7,
            "pattern": {"shape": ("/", "")[code], "fillmode": "overlay"},
        },
        "hovertemplate": f"%{{y:,}} {name}<extra>%{{x:.0%}}</extra>",
    }


def predicted_against_true(
    y: NDArray[np.float32], predicted: NDArray[np.float32], target: str, translate: Translate
) -> "Figure":
    """Draw predictions (n,) against true numbers (n,); a perfect model lies on the line."""
    import plotly.graph_objects as go

    titles = [translate(text).format(target=target) for text in (N_("{target}: in truth"), N_("{target}: predicted"))]
    made = figure(340, *titles)
    ends = [float(min(y.min(), predicted.min())), float(max(y.max(), predicted.max()))]
    made.add_trace(go.Scatter(x=ends, y=ends, mode="lines", line={"color": GREY, "dash": "dash"}, hoverinfo="skip"))
    hover = "%{x:.4g} → %{y:.4g}<extra></extra>"
    marker: dict[str, Any] = {"color": BLUE, "size": 7, "opacity": 0.7}
    made.add_trace(go.Scatter(x=y, y=predicted, mode="markers", marker=marker, hovertemplate=hover))
    return made
