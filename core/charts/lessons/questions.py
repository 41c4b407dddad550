"""An outcome as a chart: a line for each value, with its interval or spread."""

from typing import TYPE_CHECKING

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.questions.outcome import Outcome
from core.messages import Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS = {"usual": (BLUE, "circle"), "other": (ORANGE, "diamond"), "none": (GREY, "square"), "simple": (GREY, "circle")}


def outcome_chart(outcome: Outcome, translate: Translate) -> "Figure":
    """Draw the values above each other, each below its own name so that a phone has room; `axis` is written below."""
    import plotly.graph_objects as go

    lines = outcome.lines
    names = [worded(line.label, translate) for line in lines]
    rows = list(range(len(lines)))
    made = figure(
        50 + 34 * len(lines), margin={"l": 12, "r": 16, "t": 18, "b": 26},
        y={"showticklabels": False, "range": [len(lines) - 0.4, -0.8], "showgrid": False},
    )  # fmt: skip
    made.add_trace(
        go.Scatter(
            x=[line.value for line in lines], y=rows, mode="markers",
            marker={
                "color": [LOOKS[line.kind][0] for line in lines], "symbol": [LOOKS[line.kind][1] for line in lines], "size": 10,
            },
            error_x={
                "type": "data", "symmetric": False, "array": [line.high - line.value for line in lines],
                "arrayminus": [line.value - line.low for line in lines], "thickness": 1.5, "width": 4, "color": GREY,
            },
            text=names, customdata=[[line.low, line.high] for line in lines],
            hovertemplate="%{text}: %{x:.3f} (%{customdata[0]:.3f}–%{customdata[1]:.3f})<extra></extra>",
        )
    )  # fmt: skip
    for row, name in zip(rows, names, strict=True):
        made.add_annotation(
            x=0,
            xref="paper",
            y=row,
            text=name,
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            yshift=4,
            font={"size": 12},
        )
    return made
