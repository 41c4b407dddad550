"""Scores against how common the class is that is looked for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.ends import spread
from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.evaluation.imbalance.words import written_rate
from core.evaluation.scores import SCORES
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 400
TICKS = (0.001, 0.01, 0.1, 0.5, 0.9, 0.99)
LINES: Mapping[str, tuple[str, str]] = {
    "always_no": (GREY, "dash"),
    "accuracy": (ORANGE, "solid"),
    "precision": (BLUE, "solid"),
    "recall": (OKABE_ITO[2], "dot"),
    "f1": (OKABE_ITO[3], "dashdot"),
    "balanced_accuracy": (OKABE_ITO[8], "longdash"),
}
ALWAYS_NO = N_("Accuracy of always no")
GAP = 0.062  # of the picture's height, between two labels
RIGHT = 132  # pixels for the labels


def rates_chart(
    rates: NDArray[np.float64],
    scores: Mapping[str, NDArray[np.float64]],
    own: float,
    chosen: float,
    translate: Translate,
) -> "Figure":
    """Draw scores (r,) by name against base rates (r,), evenly by odds, and mark the rows' own rate and the chosen one."""
    names = [name for name in LINES if np.isfinite(scores[name]).any()]
    labels = {name: translate(ALWAYS_NO if name == "always_no" else SCORES[name].label) for name in names}
    heights = spread([float(scores[name][np.isfinite(scores[name])][-1]) for name in names], GAP)
    ends = _odds(rates[[0, -1]])
    return figure(
        HEIGHT,
        translate(N_("How common it is")),
        data=[_line(rates, scores[name], name, labels[name]) for name in names],
        x={"range": [*ends], "tickvals": [*_odds(TICKS)], "ticktext": [written_rate(t) for t in TICKS], "tickangle": 0},
        y={"range": [-0.02, 1.02], "tickformat": ".0%"},
        annotations=[*_labels(names, labels, heights), *_marks(own, chosen, ends, translate)],
        shapes=[_upright(own, "dot", GREY), _upright(chosen, "solid", ORANGE)],
        margin={"l": 48, "r": RIGHT, "t": 28, "b": 46, "autoexpand": False},
    )


def _odds(rates: Any) -> NDArray[np.float64]:
    rates = np.asarray(rates, np.float64)
    return np.asarray(np.log10(rates / (1 - rates)))


def _line(rates: NDArray[np.float64], y: NDArray[np.float64], name: str, label: str) -> dict[str, Any]:
    color, dash = LINES[name]
    return {
        "type": "scatter",
        "x": _odds(rates),
        "y": y,
        "customdata": rates,
        "mode": "lines",
        "name": label,
        "line": {"color": color, "dash": dash, "width": 3 if dash == "solid" else 2.5},
        "hovertemplate": f"{label} %{{y:.1%}}<extra>%{{customdata:.1%}}</extra>",
    }


def _labels(names: Sequence[str], labels: Mapping[str, str], heights: Sequence[float]) -> list[dict[str, Any]]:
    return [
        note(1, y, labels[name], xref="paper", font={"color": LINES[name][0], "size": 12})
        for name, y in zip(names, heights, strict=True)
    ]


def _marks(own: float, chosen: float, ends: NDArray[np.float64], translate: Translate) -> list[dict[str, Any]]:
    """Name the two upright lines above the picture; one label where they lie on each other."""
    places = [float(place) for place in np.clip(_odds([own, chosen]), *ends)]
    texts = [
        (places[0], translate(N_("these rows {rate}")).format(rate=written_rate(own)), GREY),
        (places[1], translate(N_("chosen {rate}")).format(rate=written_rate(chosen)), ORANGE),
    ]
    low, high = sorted(texts)
    sides = ("right", "left") if (places[0] + places[1]) / 2 > ends[0] + 1.5 else ("left", "left")
    return [
        note(x, 1.02, text, yanchor="bottom", xanchor=side, xshift=0, font={"color": color, "size": 12})
        for (x, text, color), side in zip((low, high), sides, strict=True)
    ]


def _upright(rate: float, dash: str, color: str) -> dict[str, Any]:
    x = float(np.clip(_odds(rate), *_odds([1e-3, 0.99])))
    line = {"color": color, "width": 2, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": line, "layer": "below"}
