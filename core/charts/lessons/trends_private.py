"""Pictures of noise for privacy: what a promise costs a model, and what it does to a count."""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.lessons.trends.counting import USEFUL, Count
from core.lessons.trends.private_study import Arrays
from core.lessons.trends.private_words import NO_MODEL, Curve, curves
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

STYLES = ((BLUE, "circle", "rgba(45, 127, 196, 0.18)"), (OKABE_ITO[3], "diamond", "rgba(204, 121, 167, 0.18)"))
BINS = 41


def privacy_chart(found: Arrays, place: int, translate: Translate) -> "Figure":
    """Draw AUC against ε for all rows and for a quarter, with what 8 of 10 trainings lie between; `place` is marked."""
    epsilon = found["epsilon"]
    data: list[dict[str, Any]] = []
    for curve, (color, symbol, faint) in zip(curves(found), STYLES, strict=True):
        name = translate(N_("{rows} people")).format(rows=curve.rows)
        data += _band(epsilon, curve, faint)
        data.append(
            {
                "type": "scatter", "mode": "lines+markers", "x": epsilon, "y": curve.mean, "name": name,
                "line": {"color": color, "width": 2.5}, "marker": {"symbol": symbol, "size": 9},
                "customdata": np.stack([curve.low, curve.high], 1),
                "hovertemplate": "ε = %{x:.2g}: %{y:.3f} (%{customdata[0]:.2f}–%{customdata[1]:.2f})",
            }
        )  # fmt: skip
        data.append(_level(epsilon, curve.plain, translate(N_("{name}, no privacy")).format(name=name), color))
    data.append(_level(epsilon, NO_MODEL, translate(N_("a coin")), GREY))
    chosen = {"type": "line", "x0": epsilon[place], "x1": epsilon[place], "y0": 0, "y1": 1, "yref": "paper"}
    return figure(
        380,
        translate(N_("ε: how much one person can matter (smaller is more private)")),
        translate(N_("AUC on new rows")),
        data=data,
        x={
            "type": "log",
            "tickvals": [0.2, 0.5, 1, 2, 5, 10, 30],
            "ticktext": ["0.2", "0.5", "1", "2", "5", "10", "30"],
        },
        shapes=[chosen | {"line": {"color": GREY, "width": 1.5}}],
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
    )


def _band(epsilon: Any, curve: Curve, color: str) -> list[dict[str, Any]]:
    shared = {"type": "scatter", "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    return [
        shared | {"x": epsilon, "y": curve.low},
        shared | {"x": epsilon, "y": curve.high, "fill": "tonexty", "fillcolor": color},
    ]


def _level(epsilon: Any, height: float, name: str, color: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": [epsilon.min(), epsilon.max()], "y": [height, height], "name": name,
        "line": {"color": color, "dash": "dash", "width": 1.5}, "hovertemplate": "%{y:.3f}",
    }  # fmt: skip


def count_chart(it: Count, translate: Translate) -> "Figure":
    """Draw how often a release says which share, in percent; what is near enough to the truth lies between the lines."""
    width = max(3.0 * it.off, 2 * USEFUL)
    edges = np.linspace(it.truth - width, it.truth + width, BINS + 1)
    said = np.clip(it.said, edges[0], edges[-1])  # beyond the picture: in its last bars
    heights = np.histogram(said, edges)[0]
    middles = 100 * (edges[:-1] + edges[1:]) / 2
    hover = translate(N_("{times} of {all} releases say about {share} %")).format(
        times="%{y}", all=len(it.said), share="%{x:.1f}"
    )
    bars = {
        "type": "bar",
        "x": middles,
        "y": heights,
        "marker": {"color": BLUE},
        "hovertemplate": hover + "<extra></extra>",
    }
    line = {"type": "line", "y0": 0, "y1": 1, "yref": "paper"}
    lines = [
        line | {"x0": 100 * (it.truth + off), "x1": 100 * (it.truth + off), "line": {"color": GREY, "dash": dash}}
        for off, dash in ((0.0, "solid"), (-USEFUL, "dash"), (USEFUL, "dash"))
    ]
    return figure(
        240,
        translate(N_("Share of yes that is published (percent)")),
        translate(N_("Releases")),
        data=[bars],
        bargap=0.05,
        shapes=lines,
        annotations=[note(100 * it.truth, 1, translate(N_("truth")), yref="paper", yanchor="top")],
    )
