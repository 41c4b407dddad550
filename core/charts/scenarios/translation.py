"""Pictures of the cases of translation: where it looked, how score follows length and trust, before and after."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import color_bar, figure, margins
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE, SEQUENTIAL, scale
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Floats = NDArray[np.float64]
LANE = 30  # pixels of a written piece
HEIGHT = 320


def attention_chart(
    look: Floats, read: Sequence[str], written: Sequence[str], chances: Floats, translate: Translate
) -> "Figure":
    """Draw how much each written piece (a row) looked at each piece that was read (a column).

    Parameters
    ----------
    look : array (written, read)
    chances : array (written,)
        Probability of each written piece.
    """
    hover = translate(N_("writing “{written}” (probability {chance}), it looked at “{read}” with {share}"))
    text = hover.format(
        written="%{customdata[0]}", chance="%{customdata[2]:.0%}", read="%{customdata[1]}", share="%{z:.0%}"
    )
    heat = {
        "type": "heatmap",
        "z": look,
        "colorscale": scale(SEQUENTIAL),
        "zmin": 0,
        "zmax": 1,
        "xgap": 2,
        "ygap": 2,
        "customdata": [[[escape(w), escape(r), float(p)] for r in read] for w, p in zip(written, chances, strict=True)],
        "hovertemplate": text + "<extra></extra>",
        "colorbar": color_bar(translate(N_("share of its attention")), {0: "0 %", 0.5: "50 %", 1: "100 %"}, 0.6),
    }
    return figure(
        150 + LANE * len(written),
        translate(N_("pieces of the English")),
        translate(N_("pieces that it wrote")),
        data=[heat],
        x=_named(read, len(read)) | {"tickangle": -60 if len(read) > 8 else 0},
        y=_named(written, len(written)) | {"range": [len(written) - 0.5, -0.5]},
        margin={"l": 8, "r": 8, "t": 56, "b": 8},
    ).update_layout(xaxis_automargin=True, yaxis_automargin=True)


def _named(names: Sequence[str], count: int) -> dict[str, Any]:
    return {"tickvals": list(range(count)), "ticktext": [escape(name) for name in names], "showgrid": False}


def bars_chart(
    groups: Sequence[str],
    series: Sequence[tuple[str, Floats]],
    x_title: str,
    translate: Translate,
) -> "Figure":
    """Draw scores of groups side by side, each with its interval.

    Parameters
    ----------
    series : sequence
        Name and array (groups, 3) of score, low and high; the first is what it is compared with.
    """
    return figure(
        HEIGHT,
        x_title,
        translate(N_("chrF, 0 to 1")),
        data=[
            _bars(groups, name, values, color, translate)
            for (name, values), color in zip(series, (GREY, BLUE, ORANGE), strict=False)
        ],
        y={"range": [0, 1]},
        x={"type": "category"},
        barmode="group",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin=margins(8, 40),
    )


def _bars(groups: Sequence[str], name: str, values: Floats, color: str, translate: Translate) -> dict[str, Any]:
    hover = translate(N_("{name}: {value}, with other rows {low} to {high}"))
    parts = {"value": "%{y:.2f}", "low": "%{customdata[0]:.2f}", "high": "%{customdata[1]:.2f}"}
    return {
        "type": "bar",
        "x": list(groups),
        "y": values[:, 0],
        "name": name,
        "marker": {"color": color},
        "text": [f"{value:.2f}" for value in values[:, 0]],
        "textposition": "inside",
        "insidetextanchor": "start",
        "customdata": values[:, 1:],
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": values[:, 2] - values[:, 0],
            "arrayminus": values[:, 0] - values[:, 1],
            "color": OKABE_ITO[6],
        },
        "hovertemplate": hover.format(name=escape(name), **parts) + "<extra></extra>",
    }


def trust_chart(share: Floats, score: Floats, at: float, translate: Translate) -> "Figure":
    """Draw the mean score of the strings that go out without a human against their share; `at` marks today's limit."""
    hover = translate(N_("the surest {share} score {score} on average"))
    line = {
        "type": "scatter",
        "x": share,
        "y": score,
        "mode": "lines",
        "line": {"color": BLUE, "width": 3},
        "hovertemplate": hover.format(share="%{x:.0%}", score="%{y:.2f}") + "<extra></extra>",
    }
    near = int(np.abs(share - at).argmin())
    dot = {
        "type": "scatter",
        "x": [share[near]],
        "y": [score[near]],
        "mode": "markers",
        "marker": {"color": ORANGE, "size": 13, "symbol": "diamond"},
        "hovertemplate": translate(N_("today's limit")) + "<extra></extra>",
    }
    return figure(
        HEIGHT,
        translate(N_("share of strings that go out without a human, surest first")),
        translate(N_("their chrF, on average")),
        data=[line, dot],
        x={"range": [0, 1.02], "tickformat": ".0%"},
        y={"range": [0, 1.02]},
        margin=margins(16, 10),
    )
