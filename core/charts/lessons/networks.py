"""A neuron over real flowers, neurons added up, and gradients layer by layer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.lessons.networks_lines import Line, lines_chart
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE, SYMBOLS, WHITE
from core.lessons.networks.fading_words import Fading
from core.lessons.networks.layer import Layer, Target, grid
from core.lessons.networks.neuron import Flowers, Neuron, plane
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
COLORS = {"sigmoid": ORANGE, "tanh": OKABE_ITO[2], "relu": BLUE, "gelu": OKABE_ITO[8]}
MARKS = dict(zip(COLORS, SYMBOLS, strict=False))


def flowers_chart(it: Flowers, neuron: Neuron, classes: tuple[str, str], translate: Translate) -> "Figure":
    """Draw what a neuron says over two inputs, orange to blue, with the flowers and the line where it can't decide."""
    x, y, points = plane(it)
    sums = neuron.sums(points).reshape(len(y), len(x))
    said = neuron.said(points).reshape(sums.shape)
    heat = {
        "type": "heatmap",
        "x": x,
        "y": y,
        "z": np.sign(sums) * np.minimum(np.abs(sums), 4),
        "customdata": said,
        "zmin": -4,
        "zmax": 4,
        "colorscale": [(0, ORANGE), (0.5, WHITE), (1, BLUE)],
        "showscale": False,
        "opacity": 0.75,
        "hovertemplate": translate(N_("the neuron says")) + " %{customdata:.3f}<extra></extra>",
    }
    cut = {
        "type": "contour",
        "x": x,
        "y": y,
        "z": sums,
        "contours": {"start": 0, "end": 0, "size": 1, "coloring": "none"},
        "line": {"color": "#333333", "width": 2},
        "showscale": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    groups = zip(classes, (ORANGE, BLUE), ("circle", "diamond"), (~it.second, it.second), strict=True)
    return figure(
        380,
        translate(N_("Petal length, cm from the average")),
        translate(N_("Petal width, cm from the average")),
        data=[heat, *([cut] if any(neuron.weights) else []), *(_flowers(it.inputs[rows], *look) for *look, rows in groups)],
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def _flowers(inputs: Values, name: str, color: str, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": inputs[:, 0],
        "y": inputs[:, 1],
        "name": name,
        "marker": {"color": color, "symbol": symbol, "size": 9, "line": {"color": "white", "width": 1}},
        "hovertemplate": name + ": %{x:+.2f} cm, %{y:+.2f} cm<extra></extra>",
    }


def layer_chart(layer: Layer, target: Target, chosen: int, translate: Translate) -> "Figure":
    """Draw the sum of a layer, what each neuron adds (the chosen one stronger), and what is wanted."""
    x, (at, wanted) = grid(), target.points()
    name = translate(N_("neuron {n}"))
    parts = [
        Line(x, part, name.format(n=i + 1), OKABE_ITO[i + 1], "solid" if i == chosen else "dot", 2.5 if i == chosen else 1.5)
        for i, part in enumerate(layer.parts(x))
    ]  # fmt: skip
    total = Line(x, layer.total(x), translate(N_("their sum")), BLUE, width=4)
    if target.drawn:
        return lines_chart(
            [Line(at, wanted, translate(N_("wanted")), GREY, "dash"), *parts, total],
            (translate(target.x_title), translate(target.y_title)),
            height=380,
        )
    rows = {
        "type": "scatter",
        "mode": "markers",
        "x": at,
        "y": wanted,
        "name": translate(N_("one flower")),
        "marker": {"color": GREY, "size": 8, "opacity": 0.5},
        "hovertemplate": "%{x:+.2f} cm → %{y:.0f}<extra></extra>",
    }
    return lines_chart(
        [*parts, total], (translate(target.x_title), translate(target.y_title)), height=380, rows=rows
    )  # fmt: skip


def fading_chart(found: Sequence[Fading], translate: Translate) -> "Figure":
    """Draw the gradient of each layer beside that of the last, on a logarithmic axis; bands are lowest to highest seed."""
    depth = found[0].sizes.shape[1] if found else 1
    traces = [trace for one in found for trace in _faded(one, np.arange(1, depth + 1), translate)]
    return figure(
        400,
        translate(N_("Hidden layer, counted from the input")),
        translate(N_("Gradient, share of the last layer's")),
        data=traces,
        x={"dtick": 1 if depth <= 10 else 2, "range": [0.7, depth + 0.3]},
        y={"type": "log", "exponentformat": "power", "dtick": 1 if _span(found) < 5 else 3},
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )


def _span(found: Sequence[Fading]) -> float:
    sizes = np.concatenate([one.sizes.ravel() for one in found]) if found else np.ones(1)
    return float(np.ptp(np.log10(sizes[sizes > 0])))


def _faded(it: Fading, layers: NDArray[np.int64], translate: Translate) -> list[dict[str, Any]]:
    color = COLORS[it.name]
    low, high = it.sizes.min(axis=0), it.sizes.max(axis=0)
    band = {
        "type": "scatter",
        "mode": "lines",
        "x": np.concatenate([layers, layers[::-1]]),
        "y": np.concatenate([low, high[::-1]]),
        "fill": "toself",
        "fillcolor": color,
        "opacity": 0.2,
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": layers,
        "y": it.middle,
        "name": translate(it.label),
        "line": {"color": color, "width": 2.5},
        "marker": {"symbol": MARKS[it.name], "size": 8},
        "customdata": np.stack([low, high], axis=-1),
        "hovertemplate": "%{y:.2g} (%{customdata[0]:.2g} – %{customdata[1]:.2g})<extra>%{fullData.name}</extra>",
    }
    return [band, line]
