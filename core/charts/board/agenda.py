"""An agenda as a line of time."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from core.charts.board.large import SMALL, short
from core.charts.figure import figure
from core.charts.palette import OKABE_ITO
from core.messages import N_, Translate
from core.rooms.exercise import KINDS, Exercise

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

COLORS: Mapping[str, str] = dict(zip(KINDS, OKABE_ITO, strict=False))
ROW = 30  # pixels


def agenda_chart(agenda: Sequence[Exercise], translate: Translate) -> "Figure":
    """Draw each exercise as a bar from its first minute to its last, the first at the top, coloured by kind."""
    starts = [0, *accumulate(one.minutes for one in agenda)]
    places = list(range(len(agenda)))[::-1]
    kinds = [translate(KINDS[one.kind]) for one in agenda]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "base": starts[:-1],
        "x": [one.minutes for one in agenda],
        "text": [f"{kind} · {one.minutes}′" for one, kind in zip(agenda, kinds, strict=True)],
        "textposition": "outside",
        "textfont": {"size": 13},
        "cliponaxis": False,
        "marker": {"color": [COLORS[one.kind] for one in agenda]},
        "customdata": [
            [short(one.title, translate, 60), kind, one.minutes] for one, kind in zip(agenda, kinds, strict=True)
        ],
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]} · %{customdata[2]}′<extra></extra>",
    }
    names = {
        "tickvals": places,
        "ticktext": [f"{i}. {short(one.title, translate, 44)} " for i, one in enumerate(agenda, 1)],
        "tickfont": {"size": min(SMALL, 14)},
        "showgrid": False,
    }
    return figure(
        70 + ROW * len(agenda), translate(N_("Minutes")), data=[bars],
        x={"range": [0, 1.45 * starts[-1]], "rangemode": "tozero"}, y=names, bargap=0.35,
    )  # fmt: skip
