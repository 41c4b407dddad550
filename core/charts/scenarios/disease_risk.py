"""Pictures of the cases of medicine: what a threshold does to 1,000 people, and decision curves."""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.messages import N_, Translate
from core.scenarios.clinic.benefit import Curves
from core.scenarios.clinic.screening import Screened

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

PARTS = (
    ("found", N_("found"), BLUE, ""),
    ("needless", N_("examined for nothing"), OKABE_ITO[4], "/"),
    ("missed", N_("missed"), ORANGE, "x"),
    ("peace", N_("left in peace"), "rgba(138, 143, 152, 0.35)", ""),
)
LEGEND = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"}


INSIDE = {"x": 1, "xanchor": "right", "y": 1, "yanchor": "top", "bgcolor": "rgba(0,0,0,0)", "traceorder": "normal"}
"""Where decision curves have fallen: beside or above them, a phone has no room for four names."""


def people_chart(it: Screened, translate: Translate) -> "Figure":
    """Draw 1,000 people as one bar: found, examined for nothing, missed, left in peace."""
    counts = it.whole
    return figure(
        150,
        translate(N_("Of 1,000 people")),
        data=[_part(counts[name], translate(label), color, pattern) for name, label, color, pattern in PARTS],
        x={"range": [0, 1000]},
        y={"showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 22, "t": 52, "b": 46, "autoexpand": False},
        barmode="stack",
        showlegend=True,
        legend=LEGEND,
    )


def _part(people: int, label: str, color: str, pattern: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [0],
        "x": [people],
        "name": label,
        "marker": {
            "color": color,
            "pattern": {"shape": pattern, "size": 9, "solidity": 0.12, "fillmode": "overlay", "fgcolor": "white"},
        },
        "text": [f"{people}"],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "hovertemplate": f"{label}: %{{x:.0f}}<extra></extra>",
    }


def benefit_chart(it: Curves, chosen: float, translate: Translate) -> "Figure":
    """Draw net benefit over the threshold: of the network, a simple model, examining everybody, and nobody."""
    lines = (
        (translate(N_("network")), it.model, BLUE, "solid"),
        (translate(N_("logistic regression")), it.simple, OKABE_ITO[2], "dash"),
        (translate(N_("examine everybody")), it.everybody, GREY, "dot"),
        (translate(N_("examine nobody")), np.zeros(len(it.thresholds)), GREY, "dashdot"),
    )
    top = 1000 * float(max(it.everybody.max(), it.model.max(), it.simple.max()))
    return figure(
        360,
        translate(N_("Somebody examines from this risk on")),
        translate(N_("Net finds per 1,000 people")),
        data=[_line(it, *line, translate) for line in lines],
        x={"range": [0, float(it.thresholds[-1])], "tickformat": ".0%"},
        y={"range": [-0.15 * top, 1.08 * top]},
        margin={"l": 58, "r": 22, "t": 14, "b": 46, "autoexpand": False},
        shapes=[{"type": "line", "x0": chosen, "x1": chosen, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": GREY, "width": 1}}],
        annotations=[note(chosen, 0.02, f"{chosen:.0%}", yref="paper", yanchor="bottom", xshift=3)],
        showlegend=True,
        legend=INSIDE,
    )  # fmt: skip


def _line(it: Curves, label: str, values: Any, color: str, dash: str, translate: Translate) -> dict[str, Any]:
    text = translate(N_("from {risk} on: {finds} net finds"))
    return {
        "type": "scatter",
        "mode": "lines",
        "name": label,
        "x": it.thresholds,
        "y": 1000 * values,
        "line": {"color": color, "width": 2.5, "dash": dash},
        "hovertemplate": f"{label}<br>" + text.format(risk="%{x:.0%}", finds="%{y:.0f}") + "<extra></extra>",
    }
