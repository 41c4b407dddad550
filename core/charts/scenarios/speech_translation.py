"""Pictures of the case of speech translation: what each step loses, and errors of the first against score of the last."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, margins
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 330
SPREAD = 0.012  # of the score: dots that would lie on each other


def losses_chart(names: Sequence[str], left: Sequence[float], translate: Translate) -> "Figure":
    """Draw what is left of a perfect score after each step, as a staircase; `left` begins with 1."""
    lost = [0.0, *(a - b for a, b in pairwise(left))]
    hover = translate(N_("{name}: {left} left, {lost} lost here"))
    text = hover.format(name="%{x}", left="%{customdata[0]:.2f}", lost="%{customdata[1]:.2f}")
    kept = {
        "type": "bar",
        "x": list(names),
        "y": list(left),
        "marker": {"color": BLUE},
        "customdata": np.column_stack([left, lost]),
        "text": [f"{value:.2f}" for value in left],
        "textposition": "inside",
        "insidetextanchor": "end",
        "hovertemplate": text + "<extra></extra>",
    }
    gone = {
        "type": "bar",
        "x": list(names),
        "y": [max(0.0, value) for value in lost],
        "marker": {"color": ORANGE, "pattern": {"shape": "/"}},
        "text": [f"−{value:.2f}" if value > 0 else "" for value in lost],
        "textposition": "outside",
        "customdata": np.column_stack([left, lost]),
        "hovertemplate": text + "<extra></extra>",
    }
    return figure(
        HEIGHT,
        "",
        translate(N_("chrF that is left, 0 to 1")),
        data=[kept, gone],
        x={"type": "category"},
        y={"range": [0, 1.12]},
        barmode="stack",
    )


def errors_chart(
    rates: NDArray[np.float64],
    scores: NDArray[np.float64],
    said: Sequence[str],
    heard: Sequence[str],
    translate: Translate,
) -> "Figure":
    """Draw each recording: word error rate (n,) of the transcript against chrF (n,) of its translation."""
    moved = np.random.default_rng(0).uniform(-SPREAD, SPREAD, len(rates))
    hover = translate(N_("said: {said}<br>heard: {heard}<br>word errors {rate}, chrF {score}"))
    parts = {"said": "%{customdata[0]}", "heard": "%{customdata[1]}"}
    numbers = {"rate": "%{customdata[2]:.0%}", "score": "%{y:.2f}"}
    dots: dict[str, Any] = {
        "type": "scatter",
        "x": rates + moved,
        "y": scores,
        "mode": "markers",
        "marker": {"color": BLUE, "size": 9, "opacity": 0.7},
        "customdata": [[escape(s), escape(h), float(r)] for s, h, r in zip(said, heard, rates, strict=True)],
        "hovertemplate": hover.format(**parts, **numbers) + "<extra></extra>",
    }
    mean = {
        "type": "scatter",
        "x": [0, max(1.0, float(rates.max()))],
        "y": [float(scores.mean())] * 2,
        "mode": "lines",
        "line": {"color": GREY, "dash": "dash"},
        "hoverinfo": "skip",
    }
    return figure(
        HEIGHT,
        translate(N_("word error rate of the transcript")),
        translate(N_("chrF of its translation")),
        data=[mean, dots],
        x={"tickformat": ".0%"},
        y={"range": [-0.03, 1.03]},
        margin=margins(16, 10),
    )
