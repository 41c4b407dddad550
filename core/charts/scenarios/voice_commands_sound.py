"""A sound as a picture: which frequencies are in it when; below it, what covering a part costs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, ORANGE, SEQUENTIAL, scale

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

RANGE_DB = 60.0
MARGIN = {"l": 58, "r": 12, "t": 8, "b": 46, "autoexpand": False}


def decibels(log_power: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return natural logarithms of power as decibels below the loudest, cut at −60."""
    values = np.asarray(log_power, np.float64) * 10 / np.log(10)
    return np.asarray(np.maximum(values - values.max(), -RANGE_DB))


def spectrogram_chart(
    log_power: NDArray[np.float32],
    seconds: NDArray[np.float64],
    hertz: NDArray[np.float64],
    words: Sequence[str],
    drops: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None,
) -> "Figure":
    """Draw a spectrogram, darker where it is louder.

    Parameters
    ----------
    log_power : array (frames, bands)
    seconds, hertz : array (frames,), (bands,)
        Middle of each frame and band.
    words : sequence of str
        Titles of the axes in seconds and in Hz, what hovering says with {x}, {y}, {z}; with drops also the title of their
        axis and what hovering over them says.
    drops : tuple of array, optional
        Middle of each cover in seconds, and what it costs.
    """
    hover = words[2].format(x="%{x:.2f}", y="%{y:.0f}", z="%{z:.0f}") + "<extra></extra>"
    trace: dict[str, Any] = {
        "type": "heatmap", "z": decibels(log_power).T, "x": seconds, "y": hertz, "colorscale": scale(SEQUENTIAL),
        "showscale": False, "hovertemplate": hover,
    }  # fmt: skip
    y: dict[str, Any] = {"showgrid": False}
    if drops is None:
        return figure(240, words[0], words[1], data=[trace], x={"showgrid": False}, y=y, margin=MARGIN)
    bars = _bars(drops, words[4])
    below = {"domain": [0, 0.28], "title": {"text": words[3]}, "tickformat": ".0%", "zeroline": True, "fixedrange": True, "nticks": 4}  # fmt: skip
    return figure(
        330, words[0], words[1], data=[trace, bars], margin=MARGIN, yaxis2=below,
        x={"showgrid": False, "anchor": "y2"}, y=y | {"domain": [0.34, 1]},
    )  # fmt: skip


def _bars(drops: tuple[NDArray[np.float64], NDArray[np.float64]], hover: str) -> dict[str, Any]:
    times, costs = drops
    return {
        "type": "bar", "x": times, "y": costs, "yaxis": "y2",
        "marker": {"color": [BLUE if cost >= 0 else ORANGE for cost in costs]},
        "hovertemplate": hover.format(x="%{x:.2f}", y="%{y:.0%}") + "<extra></extra>",
    }  # fmt: skip


def wave_chart(low: NDArray[np.float64], high: NDArray[np.float64], seconds: float, words: Sequence[str]) -> "Figure":
    """Draw the outline of a wave: lowest and highest amplitude (n,) of as many slices of its seconds."""
    x = (np.arange(len(low)) + 0.5) * seconds / len(low)
    trace = {
        "type": "scatter", "mode": "lines", "fill": "toself", "line": {"color": BLUE, "width": 1}, "hoverinfo": "skip",
        "x": np.concatenate([x, x[::-1]]), "y": np.concatenate([high, low[::-1]]),
    }  # fmt: skip
    return figure(120, words[0], words[1], data=[trace], y={"range": [-1, 1]}, x={"showgrid": False}, margin=MARGIN)
