"""Answers to commands: the likeliest words, what a threshold lets through, and what a change of sound does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 34  # pixels of a word
SHOWN = 5  # likeliest words
DASHES = ("solid", "dash", "dot", "dashdot")
COLORS = (BLUE, ORANGE, OKABE_ITO[2], GREY)


def likeliest(p: NDArray[np.float64], names: Sequence[str], threshold: float, title: str) -> "Figure":
    """Draw the likeliest words with their probabilities, and the threshold as a line."""
    order = np.argsort(p)[::-1][:SHOWN]
    bars = {
        "type": "bar", "orientation": "h", "x": p[order], "y": [names[i] for i in order],
        "marker": {"color": [BLUE if p[i] >= threshold else GREY for i in order]},
        "text": [f"{p[i]:.0%}" for i in order], "textposition": "auto", "hovertemplate": "%{y}: %{x:.1%}<extra></extra>",
    }  # fmt: skip
    line = {"type": "line", "x0": threshold, "x1": threshold, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": ORANGE, "dash": "dash"}}  # fmt: skip
    return figure(
        60 + ROW * SHOWN, title, data=[bars], shapes=[line],
        x={"range": [0, 1], "tickformat": ".0%"}, y={"autorange": "reversed", "type": "category"},
    )  # fmt: skip


def lines_chart(
    x: Sequence[float],
    lines: Sequence[tuple[str, Sequence[float]]],
    at: float,
    titles: tuple[str, str],
    *,
    names: Sequence[str] = (),
) -> "Figure":
    """Draw shares against what is chosen, each line named above the picture, with a mark at the choice.

    Parameters
    ----------
    names : sequence of str
        What is written at the choices, which then stand side by side in their order, whatever their distance.
    """
    places: list[Any] = list(names or x)
    traces = [
        {
            "type": "scatter", "mode": "lines+markers" if names else "lines", "name": name, "x": places, "y": list(values),
            "line": {"color": color, "dash": dash, "width": 3},
            "hovertemplate": f"{name}<br>%{{x}}: %{{y:.1%}}<extra></extra>",
        }
        for (name, values), color, dash in zip(lines, COLORS, DASHES, strict=False)
    ]  # fmt: skip
    mark = list(x).index(at) if names else at  # a category axis takes numbers for places
    shape = {"type": "line", "x0": mark, "x1": mark, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": GREY, "dash": "dot"}}  # fmt: skip
    axis = {"type": "category"} if names else {"tickformat": ".0%"}
    return figure(
        340, *titles, data=traces, shapes=[shape], x=axis, y={"range": [-0.02, 1.04], "tickformat": ".0%"},
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def pairs_chart(
    titles: Sequence[str], before: Sequence[float], after: Sequence[float], names: tuple[str, str]
) -> "Figure":
    """Draw two shares for each of some ways, before and after, with a line between them."""
    parts = [
        {"type": "scatter", "mode": "lines", "x": [a, b], "y": [title, title], "line": {"color": GREY}, "hoverinfo": "skip", "showlegend": False}
        for title, a, b in zip(titles, before, after, strict=True)
    ]  # fmt: skip
    dots = [
        {"type": "scatter", "mode": "markers", "name": name, "x": list(values), "y": list(titles), "marker": {"color": color, "symbol": symbol, "size": 12}, "hovertemplate": f"{name}: %{{x:.0%}}<extra></extra>"}
        for name, values, color, symbol in zip(names, (before, after), (BLUE, ORANGE), ("circle", "diamond"), strict=True)
    ]  # fmt: skip
    return figure(
        110 + 40 * len(titles), data=[*parts, *dots], x={"range": [-0.03, 1.03], "tickformat": ".0%"}, y={"autorange": "reversed", "type": "category"},
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip
