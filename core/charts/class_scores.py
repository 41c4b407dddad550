"""Several classes: the score of each with the averages, and how much a short list helps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.evaluation.classes import AVERAGES, Averages, ClassScores, Top
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

DASHES = ("solid", "dash", "dot")
SHOWN = 30  # classes of a picture with a line for each


def averages_chart(
    of: ClassScores, it: Averages, class_names: Sequence[str], score: str, translate: Translate
) -> "Figure":
    """Draw the score of each class with its interval, the commonest class on top, and the averages as upright lines."""
    order = [int(c) for c in np.argsort(-of.rows, kind="stable") if not np.isnan(of.scores[it.name][c].value)][:SHOWN]
    each = [of.scores[it.name][c] for c in order]
    hover = translate(N_("{name}: {value} ({low} to {high}), {rows} rows"))
    dots = {
        "type": "scatter",
        "x": [one.value for one in each],
        "y": [*range(len(order))],
        "mode": "markers",
        "marker": {"color": [GREY if c != it.apart else BLUE for c in order], "size": 11, "symbol": ["circle" if c != it.apart else "diamond" for c in order]},
        "error_x": {"type": "data", "symmetric": False, "array": [max(0.0, one.high - one.value) for one in each], "arrayminus": [max(0.0, one.value - one.low) for one in each], "color": GREY, "thickness": 2, "width": 0},
        "text": [hover.format(name=class_names[c], value=f"{one.value:.2f}", low=f"{one.low:.2f}", high=f"{one.high:.2f}", rows=f"{of.rows[c]:,}") for c, one in zip(order, each, strict=True)],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    lines, words = _averages(it, translate)
    return figure(
        130 + 26 * len(order),
        score,
        data=[dots],
        x={"range": [max(-0.02, min((one.low for one in each), default=0.0) - 0.04), 1.02]},
        y={"tickvals": [*range(len(order))], "ticktext": [str(class_names[c]) for c in order], "range": [len(order) - 0.4, -0.6], "showgrid": False, "automargin": True, "tickfont": {"size": 12}},
        margin={"l": 8, "r": 12, "t": 62, "b": 46},
        shapes=lines,
        annotations=words,
    )  # fmt: skip


def _averages(it: Averages, translate: Translate) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the upright lines of the averages, and their names above, each on a line of its own."""
    lines, words = [], []
    for place, (name, color) in enumerate(zip(AVERAGES, (OKABE_ITO[5], OKABE_ITO[3], OKABE_ITO[2]), strict=True)):
        value = getattr(it, name)
        if np.isnan(value):
            continue
        line = {"color": color, "dash": DASHES[place], "width": 2}
        lines.append({"type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": 1, "line": line, "layer": "below"})  # fmt: skip
        text = f"{translate(AVERAGES[name][0])} {value:.2f}"
        side = "right" if value > 0.5 else "left"
        words.append(note(value, 1, text, yref="paper", yanchor="bottom", yshift=4 + 17 * place, xshift=0, xanchor=side, font={"color": color, "size": 12}))  # fmt: skip
    return lines, words


def top_chart(tops: Sequence[Top], translate: Translate) -> "Figure":
    """Draw how often the right class is among the first few named, beside naming the commonest classes."""
    k = [top.k for top in tops]
    error = {
        "type": "data",
        "symmetric": False,
        "array": [max(0.0, top.share.high - top.share.value) for top in tops],
        "arrayminus": [max(0.0, top.share.value - top.share.low) for top in tops],
        "color": BLUE,
        "thickness": 3,
        "width": 0,
    }
    shared: dict[str, Any] = {"type": "scatter", "x": k, "mode": "lines+markers"}
    lines = [
        shared | {"y": [top.without for top in tops], "name": translate(N_("no model")), "line": {"color": GREY, "dash": "dash", "width": 2}, "marker": {"symbol": "line-ew-open", "size": 12}},
        shared | {"y": [top.share.value for top in tops], "name": translate(N_("this model")), "line": {"color": BLUE, "width": 3}, "marker": {"size": 11}, "error_y": error},
    ]  # fmt: skip
    hover = translate(N_("{share} among the first {k}")).format(share="%{y:.1%}", k="%{x}")
    return figure(
        320,
        translate(N_("Classes named, the likeliest first")),
        translate(N_("Rows whose class is among them")),
        data=[line | {"hovertemplate": f"{hover}<extra>{line['name']}</extra>"} for line in lines],
        x={"tickvals": k, "range": [0.7, k[-1] + 0.3]},
        y={"range": [-0.02, 1.05], "tickformat": ".0%"},
        margin=margins(right=12, top=12),
        annotations=[note(k[-1], line["y"][-1], line["name"], xanchor="right", yanchor="top", xshift=0, yshift=-10) for line in lines],
    )  # fmt: skip
