"""Pictures of the credit case: reasons, the cost of thresholds, and scores before and after with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.messages import N_, Message, Translate, worded
from core.scenarios.credit_risk.applying import Reason

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 40
STYLES = {"before": (GREY, "circle-open"), "after": (BLUE, "circle"), "other": (OKABE_ITO[2], "diamond")}


@dataclass(frozen=True)
class Mark:
    """Hold a value with its interval; `style` is before, after or other."""

    label: Message | str
    value: float
    low: float
    high: float
    style: str = "before"


def marks_chart(
    marks: Sequence[Mark], x_title: str, translate: Translate, form: str = ".2f", line: tuple[float, str] | None = None
) -> "Figure":
    """Draw values with their intervals, one below the other.

    Parameters
    ----------
    x_title : str
        In the language of `translate`, as is the label of `line`, a value to compare with.
    """
    values = [v for mark in marks for v in (mark.value, mark.low, mark.high) if isfinite(v)]
    values += [line[0]] if line else []
    low, high = min(values), max(values)
    room = 0.08 * (high - low) or 0.1
    made = figure(
        60 + ROW * len(marks),
        x_title,
        data=[_dot(mark, place, form, translate) for place, mark in enumerate(marks)],
        x={"range": [low - room, high + room], "tickformat": form},
        y={"range": [len(marks) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 18, "b": 46, "autoexpand": False},
        annotations=[
            note(0, place, f"<b>{worded(mark.label, translate)}</b>  {mark.value:{form}}", xref="paper", yanchor="bottom", yshift=6, xshift=0)
            for place, mark in enumerate(marks)
        ],
    )  # fmt: skip
    if line:
        made.update_layout(shapes=zero_line(len(marks), line[0], "dot"))
        right = line[0] > (low + high) / 2
        made.add_annotation(**note(line[0], 1, line[1], yref="paper", yanchor="bottom", xanchor="right" if right else "left", xshift=-4 if right else 4, font={"size": 11}))  # fmt: skip
    return made


def zero_line(rows: int, x: float = 0.0, dash: str = "solid") -> list[dict[str, Any]]:
    """Return a vertical line as a piece in each row, so that it doesn't cross the labels above them."""
    return [
        {
            "type": "line", "x0": x, "x1": x, "y0": place - 0.12, "y1": min(place + 0.42, rows - 0.5), "layer": "below",
            "line": {"color": GREY, "dash": dash, "width": 1},
        }
        for place in range(rows)
    ]  # fmt: skip


def _dot(mark: Mark, place: int, form: str, translate: Translate) -> dict[str, Any]:
    color, symbol = STYLES[mark.style]
    text = translate(N_("{value}, 95 % interval {low} to {high}"))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.value],
        "y": [place],
        "marker": {"color": color, "symbol": symbol, "size": 11, "line": {"color": color, "width": 2}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [max(0.0, mark.high - mark.value)],
            "arrayminus": [max(0.0, mark.value - mark.low)],
            "color": color,
            "thickness": 3,
            "width": 0,
        },
        "hovertemplate": text.format(value=f"{mark.value:{form}}", low=f"{mark.low:{form}}", high=f"{mark.high:{form}}")
        + "<extra></extra>",
    }


def reasons_chart(reasons: Sequence[Reason], translate: Translate) -> "Figure":
    """Draw what pulls the chance of a default up (blue) and down (orange), with the values of the application."""
    points = [reason.points for reason in reasons]
    names = [f"{worded(r.name, translate)} = {worded(r.value, translate)}" for r in reasons]
    reach = max(1.0, *map(abs, points)) * 1.15
    return figure(
        60 + ROW * len(reasons),
        translate(N_("Pull on the chance of a default, in percentage points")),
        data=[
            {
                "type": "bar",
                "orientation": "h",
                "x": points,
                "y": list(range(len(reasons))),
                "width": 0.42,
                "marker": {"color": [BLUE if p > 0 else ORANGE for p in points]},
                "customdata": names,
                "hovertemplate": "%{customdata}<br>%{x:+.1f}<extra></extra>",
            }
        ],
        x={"range": [-reach, reach], "tickformat": "+"},
        y={"range": [len(reasons) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        shapes=zero_line(len(reasons)),
        annotations=[
            note(0, place, f"{name}  <b>{p:+.1f}</b>", xref="paper", yanchor="bottom", yshift=6, xshift=0, font={"size": 12})
            for place, (name, p) in enumerate(zip(names, points, strict=True))
        ],
    )  # fmt: skip


def cost_chart(
    thresholds: NDArray[np.float64], curves: Sequence[tuple[str, NDArray[np.float64]]], flat: Sequence[tuple[str, float]], chosen: float, translate: Translate
) -> "Figure":  # fmt: skip
    """Draw the cost per applicant at each threshold, beside treating everybody alike.

    Parameters
    ----------
    curves : sequence of (label, costs (n,))
        Labels in the language of `translate`, as those of `flat`: (label, cost) of treating everybody alike.
    """
    colors = (BLUE, OKABE_ITO[2], OKABE_ITO[3], OKABE_ITO[1])
    dashes = ("solid", "dash", "dot", "dashdot")
    text = translate(N_("refuse from %{x:.0%} on: %{y:.2f}"))
    lines = [
        {
            "type": "scatter", "mode": "lines", "name": label, "x": thresholds, "y": costs,
            "line": {"color": color, "width": 2.5, "dash": dash}, "hovertemplate": f"{label}<br>{text}<extra></extra>",
        }
        for (label, costs), color, dash in zip(curves, colors, dashes, strict=False)
    ]  # fmt: skip
    made = figure(
        360,
        translate(N_("Refuse from this chance of a default on")),
        translate(N_("Cost per applicant")),
        data=lines,
        x={"range": [0, 1], "tickformat": ".0%"},
        y={"rangemode": "tozero"},
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    for label, cost in flat:
        made.add_hline(cost, line={"color": GREY, "dash": "dot", "width": 1.5})
        made.add_annotation(
            **note(1, cost, label, xref="x", xanchor="right", yanchor="bottom", xshift=0, font={"size": 11})
        )
    made.add_vline(chosen, line={"color": GREY, "width": 1})
    return made
