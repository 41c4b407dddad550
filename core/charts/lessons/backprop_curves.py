"""Curves of the lesson on back-propagation: losses by rule, and how hard a loss pulls."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.lessons.backprop.losses import LOSSES
from core.lessons.backprop.network import Array
from core.lessons.backprop.rules import RULES
from core.lessons.backprop.saturation import speeds
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS: Mapping[str, tuple[str, str]] = {
    "right": (BLUE, "solid"), "unfactored": (OKABE_ITO[3], "dash"), "article": (ORANGE, "dot"),
}  # fmt: skip
LOSS_LOOKS: Mapping[str, tuple[str, str]] = {"bce": (BLUE, "solid"), "mse": (ORANGE, "dash")}
LEGEND = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
LEAST = 1e-6  # of a loss on a logarithmic axis


def history_chart(losses: Array, translate: Translate) -> "Figure":
    """Draw the loss (steps,) before each step and now."""
    line = {
        "type": "scatter", "x": np.arange(len(losses)), "y": losses, "mode": "lines+markers",
        "line": {"color": BLUE, "width": 2}, "marker": {"size": 5}, "hovertemplate": "%{x}: %{y:.5g}<extra></extra>",
    }  # fmt: skip
    longest = max(10, len(losses) - 1)
    return figure(
        230, translate(N_("Steps")), translate(N_("Loss")), data=[line], x={"range": [-0.03 * longest, 1.03 * longest]},
        y={"rangemode": "tozero"},
    )  # fmt: skip


def race_chart(races: Mapping[str, Array], translate: Translate) -> "Figure":
    """Draw losses by the names of `RULES`, each (steps + 1,) or (steps + 1, seeds): then the median and the middle half."""
    data = [trace for rule, losses in races.items() for trace in _course(rule, losses, translate)]
    axis = {"type": "log", "exponentformat": "power", "dtick": 1}
    return figure(
        330, translate(N_("Steps")), translate(N_("Loss (each line of the grid: ten times)")), data=data, y=axis,
        margin=margins(right=12, top=58), showlegend=True, legend=LEGEND, hovermode="x unified",
    )  # fmt: skip


def _course(rule: str, losses: Array, translate: Translate) -> list[dict[str, Any]]:
    color, dash = LOOKS[rule]
    steps = np.arange(len(losses))
    several = losses[:, np.newaxis] if losses.ndim == 1 else losses
    low, middle, high = np.maximum(np.quantile(several, (0.25, 0.5, 0.75), axis=1), LEAST)
    kept = np.unique(np.linspace(0, len(steps) - 1, min(len(steps), 200)).astype(int))
    line = {
        "type": "scatter", "x": steps[kept], "y": middle[kept], "mode": "lines", "name": translate(RULES[rule].label),
        "line": {"color": color, "dash": dash, "width": 2.5}, "hovertemplate": "%{y:.3g}",
    }  # fmt: skip
    if losses.ndim == 1:
        return [line]
    band = {
        "type": "scatter", "x": np.concatenate([steps[kept], steps[kept][::-1]]), "fill": "toself", "fillcolor": color,
        "y": np.concatenate([low[kept], high[kept][::-1]]), "opacity": 0.18, "mode": "lines", "line": {"width": 0},
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip
    return [band, line]


def speed_chart(said: float, translate: Translate) -> "Figure":
    """Draw how hard each loss pulls at a neuron that should say 0, over what it says; the answer in hand is marked."""
    grid = np.concatenate([np.linspace(0.001, 0.99, 150), 1 - np.geomspace(0.01, 1e-6, 60)])
    curves, here = speeds(grid), speeds(np.array([said]))
    data = [_speed(name, grid, curves[name], translate) for name in LOSSES]
    dots = {
        "type": "scatter", "x": [said] * len(LOSSES), "y": [float(here[name][0]) for name in LOSSES], "mode": "markers",
        "marker": {"size": 11, "color": [LOSS_LOOKS[name][0] for name in LOSSES], "symbol": ["circle", "square"]},
        "hovertemplate": "%{y:.3g}<extra></extra>", "showlegend": False,
    }  # fmt: skip
    line = {
        "type": "line",
        "x0": said,
        "x1": said,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": GREY, "dash": "dot"},
    }
    return figure(
        320, translate(N_("What the neuron answers (it should answer 0)")), translate(N_("Size of the gradient after z")),
        data=[*data, dots], shapes=[line], margin=margins(right=12, top=58), showlegend=True, legend=LEGEND,
        x={"range": [-0.02, 1.03]}, y={"range": [-0.03, 1.08]},
    )  # fmt: skip


def _speed(name: str, grid: Array, values: Array, translate: Translate) -> dict[str, Any]:
    color, dash = LOSS_LOOKS[name]
    return {
        "type": "scatter", "x": grid, "y": values, "mode": "lines", "name": translate(LOSSES[name].label),
        "line": {"color": color, "dash": dash, "width": 2.5}, "hovertemplate": "%{x:.4f}: %{y:.3g}<extra></extra>",
    }  # fmt: skip
