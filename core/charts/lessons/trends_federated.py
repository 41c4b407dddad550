"""Pictures of hospitals: who is in which, and what rounds of averaging bring."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.lessons.trends.federated_study import Arrays, Setting
from core.lessons.trends.hospitals import Ward
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW, FOOT = 34, 96
APART = 0.28  # of a row, between the healthy and the ill
Numbers = NDArray[Any]


def wards_chart(wards: Sequence[Ward], translate: Translate) -> "Figure":
    """Draw the patients of each hospital by age: the healthy above the line, the ill below it, in other shapes."""
    kinds = ((False, N_("healthy"), ORANGE, "circle-open", -APART), (True, N_("heart disease"), BLUE, "diamond", APART))
    hover = translate(N_("age {age}")).format(age="%{x:.0f}")
    data = []
    for ill, text, color, symbol, off in kinds:
        x = np.concatenate([ward.ages[ward.ill == ill] for ward in wards])
        y = np.concatenate([np.full((ward.ill == ill).sum(), i + 1 + off / 2) for i, ward in enumerate(wards)])
        data.append(
            {
                "type": "scatter", "mode": "markers", "x": x, "y": y, "name": translate(text),
                "marker": {"color": color, "symbol": symbol, "size": 7, "opacity": 0.75},
                "hovertemplate": hover + "<extra>%{fullData.name}</extra>",
            }
        )  # fmt: skip
    return figure(
        ROW * len(wards) + FOOT,
        translate(N_("Age (years)")),
        translate(N_("Hospital")),
        data=data,
        y={"range": [len(wards) + 0.6, 0.4], "dtick": 1, "showgrid": False},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
    )


def rounds_chart(found: Arrays, setting: Setting, translate: Translate) -> "Figure":
    """Draw the mean AUC against rounds: together, all data in one place, and hospitals alone at their end."""
    rounds = np.arange(found["together"].shape[1])
    shown = slice(1, None)  # without any step every patient has the same chance
    lines = [
        _line(
            rounds[shown], found["pooled"].mean(0)[shown], N_("all data in one place"), OKABE_ITO[2], "dash", translate
        ),
        _line(rounds[shown], found["together"].mean(0)[shown], N_("together"), BLUE, "solid", translate),
    ]
    alone, worst = float(found["alone"].mean()), float(found["alone"].min(1).mean())
    for level, text, dash in ((alone, N_("alone, on average"), "dot"), (worst, N_("the worst alone"), "dashdot")):
        ends = np.array([rounds[1], rounds[-1]], float)
        lines.append(_line(ends, np.full(2, level), text, GREY, dash, translate))
    return figure(
        340,
        translate(N_("Rounds of averaging, each after {steps} local steps")).format(steps=setting.local),
        translate(N_("AUC on patients of all hospitals")),
        data=lines,
        hovermode="x unified",
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
    )


def _line(x: Numbers, y: Numbers, name: str, color: str, dash: str, translate: Translate) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "name": translate(name),
        "line": {"color": color, "dash": dash, "width": 2.5}, "hovertemplate": "%{y:.3f}",
    }  # fmt: skip
