"""Who is where."""

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from core.board.marks import Whereabouts
from core.charts.board.large import HEIGHT, big, large, rows_of, short, small
from core.charts.palette import BLUE, GREY
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

WIDE = 100  # letters of names in a line


def places_chart(places: Sequence[Whereabouts], translate: Translate, height: int = HEIGHT) -> "Figure":
    """Draw how many are at each place with their names beside the bar; who is away is grey."""
    rows, among = rows_of(len(places))
    most = max((len(one.people) for one in places), default=1)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": rows,
        "x": [len(one.people) for one in places],
        "text": [f"{len(one.people)}" for one in places],
        "textposition": "outside",
        "textfont": {"size": big(height)},
        "cliponaxis": False,
        "marker": {"color": [GREY if one.away else BLUE for one in places]},
        "hoverinfo": "skip",
    }
    notes = [
        {
            "x": 0, "y": row, "xanchor": "left", "yanchor": "top", "yshift": -height // 24, "showarrow": False, "align": "left",
            "font": {"size": small(height)}, "text": "<br>".join(wrap(" · ".join(short(n, translate) for n in one.people), WIDE)),
        }
        for row, one in zip(rows, places, strict=True)
    ]  # fmt: skip
    names = {
        "tickvals": rows,
        "ticktext": [short(one.place, translate) + " " for one in places],
        "showgrid": False,
        "range": among,
    }
    axis = {"range": [0, 1.05 * most], "tickformat": "d", "dtick": 1 if most < 8 else None}
    return large(translate(N_("People")), data=[bars], x=axis, y=names, height=height, bargap=0.65, annotations=notes)
