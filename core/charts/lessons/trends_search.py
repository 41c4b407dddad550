"""A picture of a search: what the best of so many tries promises, and what it keeps."""

from typing import TYPE_CHECKING

import numpy as np

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY
from core.lessons.trends.automl import Arrays, chosen
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LINES = (
    ("validation", N_("on the rows that chose it"), GREY, "dash"),
    ("test", N_("on new rows"), BLUE, "solid"),
)


def tries_chart(found: Arrays, translate: Translate) -> "Figure":
    """Draw the mean AUC of the best so far against tries, on the rows that chose it and on others."""
    best = chosen(found)
    data = [
        {
            "type": "scatter", "mode": "lines", "x": np.arange(1, best[name].shape[1] + 1), "y": best[name].mean(0),
            "name": translate(text), "line": {"color": color, "dash": dash, "width": 2.5}, "hovertemplate": "%{y:.3f}",
        }
        for name, text, color, dash in LINES
    ]  # fmt: skip
    return figure(
        320,
        translate(N_("Tries so far")),
        translate(N_("AUC of the best so far")),
        data=data,
        hovermode="x unified",
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
    )
