"""What a room answered, small enough for a participant's own screen and without names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Range = tuple[float, float]
ROW = 14  # pixels of a range
THIN = 0.006  # of the axis, that a range of one number takes


def ranges_chart(
    ranges: Sequence[Range], mine: Range | None, ends: Range, truth: float | None, unit: str, translate: Translate
) -> "Figure":
    """Draw each range as a bar, sorted by its middle; one's own is blue, or orange and hatched where it missed the truth.

    Parameters
    ----------
    mine : pair of float, optional
        One's own range, which is one of them.
    ends : pair of float
        Of the axis.
    """
    rows = sorted(ranges, key=sum)
    own = rows.index(mine) if mine is not None and mine in rows else -1
    missed = truth is not None and mine is not None and not mine[0] <= truth <= mine[1]
    places = list(range(len(rows)))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "base": [low for low, _ in rows],
        "x": [max(THIN * (ends[1] - ends[0]), high - low) for low, high in rows],
        "customdata": [list(row) for row in rows],
        "marker": {
            "color": [(ORANGE if missed else BLUE) if place == own else GREY for place in places],
            "opacity": [1.0 if place == own else 0.5 for place in places],
            "pattern": {"shape": ["/" if place == own and missed else "" for place in places]},
        },
        "hovertemplate": "%{customdata[0]:,.4g} – %{customdata[1]:,.4g}<extra></extra>",
    }
    names = {
        "tickvals": [own] if own >= 0 else [],
        "ticktext": [translate(N_("you")) + " "],
        "showgrid": False,
        "range": [-0.7, max(4, len(rows)) - 0.3],
    }
    told: dict[str, Any] = {} if truth is None else _line(truth, translate)
    return figure(
        70 + ROW * max(4, len(rows)),
        unit,
        data=[bars],
        x={"range": list(ends), "automargin": True},
        y=names | {"automargin": True},
        margin={"l": 8, "r": 8, "t": 26, "b": 8},  # the truth has its name above
        bargap=0.25,
        **told,
    )


def _line(truth: float, translate: Translate) -> dict[str, Any]:
    line = {
        "type": "line",
        "x0": truth,
        "x1": truth,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"width": 3, "color": BLUE},
    }
    words = note(truth, 1.0, translate(N_("the truth")), yref="paper", yanchor="bottom", xanchor="center", xshift=0)
    return {"shapes": [line], "annotations": [words]}


def counts_chart(counts: Sequence[tuple[str, int]], mine: str, right: str, translate: Translate) -> "Figure":
    """Draw how many people gave which answer, the first at the top; the right one has a tick, one's own is named.

    Parameters
    ----------
    mine, right : str
        Of the answers; empty where there is none.
    """
    places = list(range(len(counts)))[::-1]
    own = translate(N_("you"))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": [people for _, people in counts],
        "text": [f"{people} · {own}" if what == mine else f"{people}" for what, people in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": [BLUE if what == right or not right else GREY for what, _ in counts]},
        "hoverinfo": "skip",
    }
    names = {
        "tickvals": places,
        "ticktext": [("✓ " if what == right else "") + what + " " for what, _ in counts],
        "showgrid": False,
    }
    most = max((people for _, people in counts), default=1)
    axis = {"range": [0, 1.25 * max(1, most)], "dtick": 1 if most < 8 else None, "tickformat": "d"}
    return figure(80 + 30 * max(2, len(counts)), translate(N_("People")), data=[bars], x=axis, y=names, bargap=0.4)
