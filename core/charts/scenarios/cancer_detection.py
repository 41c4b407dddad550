"""Pictures of cancer detection: what thresholds cost, and what a positive answer is worth where cancer is rare."""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import N_, Translate
from core.scenarios.cancer_detection.costs import GRID, Costs, threshold_of
from core.scenarios.clinic.prevalence import worth_at
from core.scenarios.clinic.screening import Screened

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

PREVALENCES = np.geomspace(0.001, 0.6, 80)
MOST = 4  # times the cost of biopsying everything that the picture reaches
TICKS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5)


def costs_chart(it: Costs, translate: Translate) -> "Figure":
    """Draw what each threshold costs, beside biopsying everything and nothing, with the threshold of the ratio marked."""
    text = translate(N_("biopsy from {chance} on: {cost}"))
    at = threshold_of(it.ratio)
    flat = ((translate(N_("biopsy everything")), it.everybody), (translate(N_("biopsy nothing")), it.nobody))
    return figure(
        340,
        translate(N_("Biopsy from this chance of cancer on")),
        translate(N_("Cost per 1,000 masses, in needless biopsies")),
        data=[
            {
                "type": "scatter",
                "mode": "lines",
                "x": GRID,
                "y": it.model,
                "line": {"color": BLUE, "width": 2.5},
                "hovertemplate": text.format(chance="%{x:.0%}", cost="%{y:,.0f}") + "<extra></extra>",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": [at],
                "y": [it.at],
                "marker": {"color": BLUE, "size": 12},
                "hovertemplate": text.format(chance="%{x:.1%}", cost="%{y:,.0f}") + "<extra></extra>",
            },
        ],
        x={"range": [0, 1], "tickformat": ".0%"},
        y={"rangemode": "tozero", "range": [0, 1.12 * max(it.everybody, min(it.nobody, MOST * it.everybody))]},
        margin={"l": 64, "r": 10, "t": 10, "b": 46, "autoexpand": False},
        shapes=[_flat(cost) for _, cost in flat],
        annotations=[
            note(1, cost, label, xanchor="right", yanchor="bottom", xshift=0, font={"size": 11}) for label, cost in flat
        ],
    )


def _flat(cost: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "y0": cost,
        "y1": cost,
        "line": {"color": GREY, "dash": "dot", "width": 1.5},
    }


def worth_chart(it: Screened, before: float, after: float, translate: Translate) -> "Figure":
    """Draw the share of alarms that are right over how common cancer is, with the data (open) and the clinic (full) marked."""
    sens, spec = it.sensitivity.value, it.specificity.value
    marks = (
        (before, translate(N_("this data")), GREY, "circle-open"),
        (after, translate(N_("where you use it")), ORANGE, "circle"),
    )
    text = translate(N_("{cancers} cancers: {worth} of the alarms are right"))
    hover = text.format(cancers="%{x:.2%}", worth="%{y:.1%}") + "<extra></extra>"
    line = {
        "type": "scatter", "mode": "lines", "x": PREVALENCES, "y": [worth_at(sens, spec, float(p)) for p in PREVALENCES],
        "line": {"color": BLUE, "width": 2.5}, "hovertemplate": hover,
    }  # fmt: skip
    dots = [
        {
            "type": "scatter", "mode": "markers+text", "x": [p], "y": [worth_at(sens, spec, p)], "text": [label],
            "textposition": "top left" if p > TICKS[2] else "top center", "marker": {"color": color, "size": 12, "symbol": symbol, "line": {"color": color, "width": 3}}, "hovertemplate": hover,
        }
        for p, label, color, symbol in marks
    ]  # fmt: skip
    return figure(
        340,
        translate(N_("Share of cancers among those examined (logarithmic scale)")),
        translate(N_("Share of alarms that are right")),
        data=[line, *dots],
        x={"type": "log", "range": [-3.05, -0.2], "tickvals": TICKS, "ticktext": [f"{t:.1%}".replace(".0%", "%") for t in TICKS]},
        y={"range": [-0.04, 1.08], "tickformat": ".0%"},
        margin={"l": 58, "r": 10, "t": 10, "b": 46, "autoexpand": False},
    )  # fmt: skip
