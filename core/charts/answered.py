"""How complete a brief is: one mark a section."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Progress = Literal["answered", "partly", "open"]
LOOKS = {
    "answered": (N_("fully answered"), "circle", BLUE),
    "partly": (N_("partly answered"), "circle-open-dot", BLUE),
    "open": (N_("still open"), "circle-open", GREY),
}
COLUMNS = 6


def answered_chart(titles: Sequence[str], states: Sequence[Progress], translate: Translate) -> "Figure":
    """Draw sections in their order as filled, dotted and empty rings, numbered as in the document."""
    rows = (len(titles) + COLUMNS - 1) // COLUMNS
    places = [(number % COLUMNS, rows - 1 - number // COLUMNS) for number in range(len(titles))]
    marks = [
        {
            "type": "scatter",
            "x": [x for (x, _), state in zip(places, states, strict=True) if state == name],
            "y": [y for (_, y), state in zip(places, states, strict=True) if state == name],
            "text": [f"<b>{n}</b>" for n, state in enumerate(states, 1) if state == name],
            "textposition": "bottom center",
            "mode": "markers+text",
            "name": translate(label),
            "marker": {"symbol": symbol, "color": color, "size": 20, "line": {"width": 3, "color": color}},
            "customdata": [title for title, state in zip(titles, states, strict=True) if state == name],
            "hovertemplate": "%{customdata}: " + translate(label) + "<extra></extra>",
        }
        for name, (label, symbol, color) in LOOKS.items()
    ]
    hidden = {"visible": False}
    return figure(
        64 * rows + 34,
        data=[mark for mark in marks if mark["x"]],
        x=hidden | {"range": [-0.6, COLUMNS - 0.4]},
        y=hidden | {"range": [-0.7, rows - 0.4]},
        margin={"l": 4, "r": 4, "t": 30, "b": 4},
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 0,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
