"""Pictures of two senses: what arrives at the door, and how often each way is right."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.lessons.trends.fusion_study import HARMS, WAYS, Arrays
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

STYLES = {
    "picture": (GREY, "circle", "dot"),
    "sound": (GREY, "diamond", "dash"),
    "early": (OKABE_ITO[1], "square", "solid"),
    "gaps": (OKABE_ITO[2], "triangle-up", "solid"),
    "late": (BLUE, "x", "solid"),
}


def fusion_chart(found: Arrays, sense: str, harm: str, translate: Translate) -> "Figure":
    """Draw the share right of each way against how much a sense suffers, with the range over trainings."""
    x = [translate(text) for text in HARMS.values()]
    data = []
    for place, way in enumerate(WAYS):
        color, symbol, dash = STYLES[way]
        values = 100 * found[sense][place]
        mean = values.mean(1)
        data.append(
            {
                "type": "scatter", "mode": "lines+markers", "x": x, "y": mean, "name": translate(WAYS[way]),
                "line": {"color": color, "dash": dash, "width": 2.5}, "marker": {"symbol": symbol, "size": 9},
                "error_y": {
                    "array": values.max(1) - mean, "arrayminus": mean - values.min(1), "symmetric": False,
                    "thickness": 1, "width": 3,
                },
                "hovertemplate": "%{y:.1f}",
            }
        )  # fmt: skip
    mark = {"type": "line", "x0": list(HARMS).index(harm), "x1": list(HARMS).index(harm), "y0": 0, "y1": 1}
    return figure(
        380,
        translate(N_("What is done to the sense")),
        translate(N_("People named rightly, of 100")),
        data=data,
        y={"range": [0, 103]},
        shapes=[mark | {"yref": "paper", "line": {"color": GREY, "width": 1.5}}],
        hovermode="x unified",
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
    )


def badge_chart(pictures: NDArray[np.float64]) -> "Figure":
    """Draw pictures (k, 8, 8) beside each other, dark ink on light ground."""
    count, height, width = pictures.shape
    wide = np.full((height, count * (width + 1) - 1), np.nan)
    for i, picture in enumerate(pictures):
        wide[:, i * (width + 1) : i * (width + 1) + width] = picture
    ink = {
        "type": "heatmap", "z": wide, "colorscale": [[0, "#F7F7F5"], [1, "#1B1F24"]], "showscale": False,
        "zmin": 0, "zmax": 1, "hoverinfo": "skip",
    }  # fmt: skip
    hidden = {"visible": False}
    return figure(
        110, data=[ink], x=hidden | {"constrain": "domain"}, y=hidden | {"autorange": "reversed", "scaleanchor": "x"},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )  # fmt: skip
