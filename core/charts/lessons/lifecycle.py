"""Pictures of the lifecycle: an index over batches, errors that are known late, a watched series of the log."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, label
from core.charts.palette import BLUE, FAINT_GREY, GREY, ORANGE

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 280
FINE = ".3f"
LEAST = 0.01  # index below which it makes no difference
TICKS = [0.01, 0.1, 0.25, 1, 10]


class Words(NamedTuple):
    """Name what is in a picture, in the language of the page."""

    batch: str
    value: str
    begins: str
    line: str
    alarm: str
    unknown: str = ""


def index_chart(psi: NDArray[Any], begins: int, limits: tuple[float, float], quiet: float, words: Words) -> "Figure":
    """Draw the index of a column (batches,) by its order of magnitude, the two rules of thumb, and what luck stays below."""
    import plotly.graph_objects as go

    batches, shown = np.arange(1, len(psi) + 1), np.maximum(psi, LEAST)
    rings = psi >= limits[1]
    made = figure(
        HEIGHT, words.batch, words.value, y={"type": "log", "tickvals": TICKS, "ticktext": list(map(str, TICKS))}
    )
    made.add_trace(
        go.Scatter(
            x=batches, y=shown, mode="lines+markers", line={"color": GREY, "width": 1}, customdata=psi,
            marker={
                "size": 9, "color": [ORANGE if one else BLUE for one in rings],
                "symbol": ["diamond" if one else "circle" for one in rings],
            },
            hovertemplate=f"{words.batch} %{{x}}: %{{customdata:{FINE}}}<extra></extra>",
        )
    )  # fmt: skip
    top = max(float(shown.max()), limits[1]) * 3
    for limit in limits:
        made.add_hline(y=limit, line={"color": GREY, "dash": "dash", "width": 1})
    made.add_hrect(y0=LEAST / 2, y1=quiet, fillcolor=FAINT_GREY, line_width=0, layer="below")
    _begins(made, begins, float(np.log10(top / 2)), words.begins)
    made.update_yaxes(range=[np.log10(LEAST / 2), np.log10(top)])
    return made


def loss_chart(
    loss: NDArray[Any], known: NDArray[np.bool_], usual: float, limit: float, begins: int, words: Words, percent: bool
) -> "Figure":
    """Draw the errors of batches (batches,); those whose outcomes nobody knows yet are hollow."""
    import plotly.graph_objects as go

    batches = np.arange(1, len(loss) + 1)
    form = ".0%" if percent else ".3g"
    made = figure(HEIGHT, words.batch, words.value, y={"rangemode": "tozero", "tickformat": form})
    made.add_trace(
        go.Scatter(
            x=batches, y=loss, mode="lines+markers", line={"color": GREY, "width": 1},
            marker={
                "size": 9, "line": {"width": 1.5, "color": [ORANGE if one > limit else BLUE for one in loss]},
                "color": [(ORANGE if one > limit else BLUE) if is_known else "rgba(0, 0, 0, 0)" for one, is_known in zip(loss, known, strict=True)],
                "symbol": ["diamond" if one > limit else "circle" for one in loss],
            },
            customdata=["" if is_known else words.unknown for is_known in known],
            hovertemplate=f"{words.batch} %{{x}}: %{{y:.3f}} %{{customdata}}<extra></extra>",
        )
    )  # fmt: skip
    made.add_hline(y=usual, line={"color": GREY, "width": 1})
    made.add_hline(y=limit, line={"color": GREY, "dash": "dash", "width": 1})
    top = max(float(loss.max()), limit) * 1.15
    _begins(made, begins, top, words.begins)
    made.update_yaxes(range=[0, top * 1.1])
    return made


def watched_chart(
    series: NDArray[Any],
    mean: NDArray[Any],
    low: NDArray[Any],
    high: NDArray[Any],
    alarm: NDArray[np.bool_],
    words: Words,
) -> "Figure":
    """Draw a series of the log (n,), its weighted mean, the band that it may move in, and where it left it."""
    import plotly.graph_objects as go

    x = np.arange(1, len(series) + 1)
    band = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    traces = [
        go.Scatter(x=x, y=high, **band),
        go.Scatter(x=x, y=low, fill="tonexty", fillcolor=FAINT_GREY, **band),
        go.Scatter(x=x, y=series, mode="markers", marker={"color": GREY, "size": 5}, hovertemplate=f"{words.batch} %{{x}}: %{{y:.4g}}<extra></extra>"),
        go.Scatter(
            x=x, y=mean, mode="lines+markers", line={"color": BLUE, "width": 2},
            marker={"color": [ORANGE if one else BLUE for one in alarm], "size": [10 if one else 3 for one in alarm], "symbol": ["diamond" if one else "circle" for one in alarm]},
            hovertemplate=f"{words.line} %{{y:.4g}}<extra></extra>",
        ),
    ]  # fmt: skip
    return figure(HEIGHT, words.batch, words.value, data=traces)


def _begins(made: "Figure", begins: int, top: float, text: str) -> None:
    if text:
        made.add_vline(x=begins - 0.5, line={"color": GREY, "width": 1})
        label(made, begins - 0.5, top, text, yanchor="bottom", font={"size": 11})
