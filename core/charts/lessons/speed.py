"""Seconds of each way to train, of each size of a batch, and the speed-up of several devices."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.lessons.ticks import ladder
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.lessons.speed.finding import Time
from core.lessons.speed.paper import WAYS_ON_PAPER
from core.lessons.speed.ways import BATCHES, FIT, WAYS
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW, FOOT = 46, 90  # pixels of a way, and of all that is above and below
LEGEND = {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0}
LOOKS = {
    "data": (BLUE, "solid", "circle"),
    "pipeline": (OKABE_ITO[2], "dash", "diamond"),
    "amdahl": (OKABE_ITO[5], "dot", "square"),
}


def race_chart(times: Sequence[Time], translate: Translate) -> "Figure":
    """Draw each way's seconds an epoch on a logarithmic axis: the first one, and later ones from lowest to highest."""
    rows = np.arange(len(times))
    colors = [GREY if it.name == FIT else BLUE for it in times]
    warm = {
        "type": "scatter", "mode": "markers", "name": translate(N_("a later epoch")), "x": [it.warm for it in times],
        "y": rows, "marker": {"color": colors, "size": 12},
        "error_x": _between(times),
        "hovertemplate": "%{x:.3g} s<extra></extra>",
    }  # fmt: skip
    cold = {
        "type": "scatter", "mode": "markers", "name": translate(N_("the first, with compiling")), "y": rows,
        "x": [it.cold for it in times], "marker": {"color": OKABE_ITO[5], "symbol": "diamond-open", "size": 11},
        "hovertemplate": "%{x:.3g} s<extra></extra>",
    }  # fmt: skip
    return figure(
        ROW * len(times) + FOOT, translate(N_("Seconds an epoch")), data=[warm, cold],
        x={"type": "log", **ladder(time for it in times for time in (it.cold, it.low, it.high))}, y={"range": [len(times) - 0.5, -0.75], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 12, "t": 40, "b": 46, "autoexpand": False}, showlegend=True, legend=LEGEND,
        annotations=[_named(it, row, translate) for row, it in enumerate(times)],
    )  # fmt: skip


def batch_chart(lines: Mapping[str, Sequence[Time]], translate: Translate) -> "Figure":
    """Draw the seconds an epoch of some ways against the size of a batch; both axes are logarithmic."""
    looks = {name: (GREY if name == FIT else BLUE, "square" if name == FIT else "circle") for name in lines}
    data = [
        {
            "type": "scatter", "mode": "lines+markers", "name": translate(WAYS[name].label), "x": BATCHES,
            "y": [it.warm for it in times], "line": {"color": looks[name][0]},
            "marker": {"symbol": looks[name][1], "size": 10},
            "error_y": {"type": "data", "symmetric": False, "array": [it.high - it.warm for it in times],
                        "arrayminus": [it.warm - it.low for it in times], "color": looks[name][0]},
            "hovertemplate": "%{x}: %{y:.3g} s",
        }
        for name, times in lines.items()
    ]  # fmt: skip
    labels = N_("Rows in a batch"), N_("Seconds an epoch")
    x = {"type": "log", "tickvals": BATCHES, "ticktext": [str(batch) for batch in BATCHES]}
    return figure(
        360, *map(translate, labels), data=data, x=x, y={"type": "log", **ladder(time for line in lines.values() for it in line for time in (it.low, it.high))},
        margin={"l": 58, "r": 12, "t": 40, "b": 46, "autoexpand": False}, showlegend=True, legend=LEGEND,
    )  # fmt: skip


def paper_chart(
    devices: NDArray[np.float64], speedups: Mapping[str, NDArray[np.float64]], chosen: int, translate: Translate
) -> "Figure":
    """Draw times as fast against devices for each way on paper, beside one time for each device."""
    ideal: dict[str, Any] = {
        "type": "scatter", "mode": "lines", "x": devices, "y": devices, "line": {"color": GREY, "width": 1},
        "name": translate(N_("one for each device")), "hoverinfo": "skip",
    }  # fmt: skip
    data = [ideal]
    for name, y in speedups.items():
        color, dash, symbol = LOOKS[name]
        marks = [int(devices[0]), chosen, int(devices[-1])]
        data.append(
            {"type": "scatter", "mode": "lines+markers", "x": devices, "y": y, "line": {"color": color, "dash": dash},
             "name": translate(WAYS_ON_PAPER[name]), "hovertemplate": "%{x:.0f}: %{y:.2f}",
             "marker": {"symbol": symbol, "size": [10 if d in marks[1:] else 0 for d in devices]}}
        )  # fmt: skip
    top = max(2.0, 1.15 * max(float(y.max()) for y in speedups.values()))
    return figure(
        420, translate(N_("Devices")), translate(N_("Times as fast as one device")), data=data,
        y={"range": [0, min(top, float(devices[-1]))]}, x={"range": [0, float(devices[-1]) * 1.02]},
        margin={"l": 50, "r": 12, "t": 96, "b": 46, "autoexpand": False}, showlegend=True, legend=LEGEND,
    )  # fmt: skip


def _between(times: Sequence[Time]) -> dict[str, Any]:
    return {
        "type": "data", "symmetric": False, "array": [it.high - it.warm for it in times],
        "arrayminus": [it.warm - it.low for it in times], "color": GREY, "thickness": 3, "width": 0,
    }  # fmt: skip


def _named(it: Time, row: int, translate: Translate) -> dict[str, Any]:
    text = f"<b>{translate(WAYS[it.name].label)}</b>"
    text += f"  {it.warm:.2g} s" if np.isfinite(it.warm) else ""
    return note(0, row, text, xref="paper", yanchor="bottom", yshift=6, xshift=0)
