"""Pictures of the lesson on pre-training: few labels, and bars of shares and of surprise."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import FAINT_GREY, GREY, OKABE_ITO, SYMBOLS
from core.lessons.pretraining.few_labels import ARMS, SIZES
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
COLORS: Mapping[str, str] = {
    "pixels": GREY, "scratch": OKABE_ITO[3], "tuned": OKABE_ITO[0], "frozen": OKABE_ITO[2],
    "masked": OKABE_ITO[2], "causal": OKABE_ITO[3], "own": OKABE_ITO[0],
}  # fmt: skip
APART = 0.13  # between arms at the same number of labels
LEGEND = {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "xanchor": "left", "traceorder": "normal"}
BAR, AROUND = 34, 90  # pixels


def few_chart(right: Values, translate: Translate) -> "Figure":
    """Draw the share right of each arm with each number of labels: mean, and lowest to highest of the seeds."""
    made = [_arm(right[number], number, name, translate) for number, name in enumerate(ARMS)]
    return figure(
        420, translate(N_("Labels")), translate(N_("Read right, of 100 new pictures")), data=made, showlegend=True,
        legend=LEGEND | {"orientation": "v"},
        x={"tickvals": list(range(len(SIZES))), "ticktext": [str(size) for size in SIZES], "range": [-0.5, len(SIZES) - 0.5]},
        y={"range": [None, 100]},
    )  # fmt: skip


def _arm(right: Values, number: int, name: str, translate: Translate) -> dict[str, Any]:
    known = np.isfinite(right).all(1)
    shown = 100 * right[known]
    means = shown.mean(1)
    return {
        "type": "scatter",
        "name": translate(ARMS[name]),
        "x": np.flatnonzero(known) + (number - (len(ARMS) - 1) / 2) * APART,
        "y": means,
        "mode": "markers",  # lines between points that stand aside would seem to lie above each other
        "marker": {"symbol": SYMBOLS[number], "size": 9, "color": COLORS[name]},
        "error_y": {"array": shown.max(1) - means, "arrayminus": means - shown.min(1), "width": 3, "thickness": 1.2},
        "hovertemplate": translate(N_("{arm}: {mean}")).format(arm=translate(ARMS[name]), mean="%{y:.1f}") + "<extra></extra>",
    }  # fmt: skip


def beside_chart(names: Sequence[str], series: Mapping[str, tuple[Values, str]], x_title: str) -> "Figure":
    """Draw shares as bars beside each other; `series` gives a label -> shares (n,), and the name of a colour."""
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": label,
            "x": 100 * shares,
            "y": list(range(len(names))),
            "marker": {"color": COLORS[color], "pattern": {"shape": "/" if place else ""}},
            "hovertemplate": f"{label}: %{{x:.1f}} %<extra></extra>",
        }
        for place, (label, (shares, color)) in enumerate(series.items())
    ]
    return figure(
        BAR * len(names) + AROUND + 20 * len(series), x_title, data=bars, showlegend=True,
        legend=LEGEND | {"orientation": "v"}, barmode="group",
        y={"tickvals": list(range(len(names))), "ticktext": list(names), "tickfont": {"size": 15}, "autorange": "reversed"},
        x={"rangemode": "tozero"},
    )  # fmt: skip


def surprise_chart(rows: Mapping[str, tuple[float, str]], x_title: str) -> "Figure":
    """Draw perplexities as bars on a logarithmic axis; `rows` gives a label -> perplexity, and the name of a colour."""
    values = [value for value, _ in rows.values()]
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": list(range(len(rows))),
        "marker": {"color": [COLORS[color] for _, color in rows.values()]},
        "text": [f"{name}: {_short(value)}" for name, value in zip(rows, values, strict=True)],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
    }
    notes = [
        {"x": 0, "xref": "paper", "xanchor": "left", "y": place - 0.42, "yanchor": "middle", "text": f"{name}: {_short(value)}",
         "showarrow": False, "font": {"size": 13}}
        for place, (name, value) in enumerate(zip(rows, values, strict=True))
    ]  # fmt: skip
    return figure(
        (BAR + 20) * len(rows) + 60, x_title, data=[bar | {"width": 0.4}], annotations=notes,
        y={"range": [len(rows) - 0.6, -0.75], "visible": False},
        x={"type": "log", "range": [0, float(np.log10(max(values))) + 0.1], "dtick": 1},
    )  # fmt: skip


def _short(value: float) -> str:
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def loss_chart(losses: Values, levels: Mapping[str, float], steps: int, translate: Translate) -> "Figure":
    """Draw the loss of each step, and levels to compare it with; `levels` gives a label -> loss."""
    lines = [{"type": "line", "x0": 0, "x1": steps, "y0": y, "y1": y, "line": {"color": GREY, "dash": "dash", "width": 1.5}} for y in levels.values()]  # fmt: skip
    notes = [{"x": steps, "y": y, "text": name, "xanchor": "right", "yanchor": "bottom", "showarrow": False} for name, y in levels.items()]  # fmt: skip
    calm = np.convolve(losses, np.ones(SMOOTH) / SMOOTH, "valid") if len(losses) >= SMOOTH else losses
    shown = [
        {"type": "scatter", "y": losses, "mode": "lines", "line": {"color": FAINT_GREY, "width": 1}, "hoverinfo": "skip"},
        {"type": "scatter", "x": np.arange(len(calm)) + len(losses) - len(calm), "y": calm, "mode": "lines",
         "line": {"color": COLORS["own"], "width": 2},
         "hovertemplate": translate(N_("step {step}: loss {loss}")).format(step="%{x}", loss="%{y:.2f}") + "<extra></extra>"},
    ]  # fmt: skip
    return figure(
        320, translate(N_("Steps")), translate(N_("Loss (nats a sign)")), data=shown, shapes=lines, annotations=notes,
        x={"range": [0, steps]},
    )  # fmt: skip


SMOOTH = 10  # steps averaged
