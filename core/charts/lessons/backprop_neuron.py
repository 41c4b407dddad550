"""A single neuron on the curve of its sigmoid: where it is, and where its label is."""

from typing import TYPE_CHECKING

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.backprop.network import sigmoid
from core.lessons.backprop.neuron import Neuron
from core.lessons.backprop.sentences import chance
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FARTHEST = 12.0  # of z: beyond it the curve is flat, and the dot stays at the edge


def neuron_chart(it: Neuron, translate: Translate) -> "Figure":
    """Draw the sigmoid, the neuron on it as a dot, and the distance to its label: orange pulls down, blue up."""
    z = np.linspace(-FARTHEST, FARTHEST, 121)
    at = float(np.clip(it.z, -FARTHEST, FARTHEST))
    color = ORANGE if it.slope > 0 else BLUE
    curve = {
        "type": "scatter", "x": z, "y": sigmoid(z), "mode": "lines", "line": {"color": GREY, "width": 2.5},
        "hovertemplate": "σ(%{x:.2f}) = %{y:.5f}<extra></extra>",
    }  # fmt: skip
    pull = {
        "type": "scatter", "x": [at, at], "y": [it.said, it.y], "mode": "lines", "line": {"color": color, "width": 5},
        "hoverinfo": "skip",
    }  # fmt: skip
    dots = {
        "type": "scatter", "x": [at, at], "y": [it.said, it.y], "mode": "markers",
        "marker": {"size": 14, "color": [color, GREY], "symbol": ["circle", "diamond"]},
        "hovertext": [f"ŷ = {chance(it.said)}", f"y = {it.y:g}"], "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }  # fmt: skip
    # The curve rises, so it never crosses what is left of the dot and higher, or right of it and lower.
    side = {"xanchor": "right", "xshift": -12} if at > 0 else {"xanchor": "left", "xshift": 12}
    lift = 14 if at > 0 else -14
    return figure(
        330, translate(N_("z, the weighted sum")), translate(N_("ŷ, the answer")), data=[curve, pull, dots],
        y={"range": [-0.14, 1.14]}, x={"range": [-FARTHEST - 0.6, FARTHEST + 0.6]},
        annotations=[note(at, it.said, f"ŷ = <b>{chance(it.said)}</b>", **side, yshift=lift)],
    )  # fmt: skip
