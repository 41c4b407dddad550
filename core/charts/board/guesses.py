"""What a room guessed: ranges sorted by their middle, or how many chose what; the truth once it is revealed."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from core.board.marks import Count, Guesses
from core.charts.board.large import HEIGHT, big, large, letters_for, rows_of, short
from core.charts.figure import note
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import N_, Translate, worded
from core.rooms.truths import written_in

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 15  # pixels at least, that a name needs
THIN = 0.006  # of the picture's width, that a range of one number takes


def ranges_chart(it: Guesses, translate: Translate, height: int = HEIGHT) -> "Figure":
    """Draw each range as a bar, blue where it holds the truth and orange with a pattern where it misses it."""
    height = max(height, ROW * len(it.ranges) + 100)
    low, high = _ends(it)
    held = [it.holds(one) for one in it.ranges]
    colors = [GREY if it.truth is None else BLUE if holds else ORANGE for holds in held]
    places, among = rows_of(len(it.ranges))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "base": [one.low for one in it.ranges],
        "x": [max(THIN * (high - low), one.high - one.low) for one in it.ranges],
        "customdata": [[_written(it, end, translate) for end in (one.low, one.high)] for one in it.ranges],
        "hovertext": [short(one.who, translate) for one in it.ranges],
        "marker": {
            "color": colors,
            "opacity": 0.85,
            "pattern": {
                "fillmode": "overlay",
                "shape": ["/" if it.truth is not None and not holds else "" for holds in held],
            },
        },
        "hovertemplate": "%{hovertext}<br>%{customdata[0]} – %{customdata[1]}<extra></extra>",
    }
    names = {
        "tickvals": places,
        "ticktext": [short(one.who, translate) + " " for one in it.ranges],
        "tickfont": {"size": letters_for(len(it.ranges), height)},
        "showgrid": False,
        "range": among,
    }
    axis = {"range": [low, high], "tickformat": ".0%" if it.unit == "%" else ",~g"}
    return large("", data=[bars], x=axis, y=names, height=height, bargap=0.35, **_truth(it, translate, height))


def _written(it: Guesses, value: float, translate: Translate) -> str:
    return escape(worded(written_in(value, it.unit), translate))


def _ends(it: Guesses) -> tuple[float, float]:
    """Return the ends of the axis, with room at both sides."""
    known = [] if it.truth is None else [it.truth]
    values = [*known, *(end for one in it.ranges for end in (one.low, one.high))] or [0.0, 1.0]
    room = 0.06 * (max(values) - min(values)) or 0.5
    return min(values) - room, max(values) + room


def _truth(it: Guesses, translate: Translate, height: int) -> dict[str, Any]:
    if it.truth is None:
        return {}
    line = {"type": "line", "x0": it.truth, "x1": it.truth, "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 4, "color": BLUE}}  # fmt: skip
    text = translate(N_("the truth: {value}")).format(value=_written(it, it.truth, translate))
    words = note(it.truth, 1.0, f"<b>{text}</b>", yref="paper", yanchor="bottom", xanchor="center", xshift=0, font={"size": big(height)})  # fmt: skip
    return {"shapes": [line], "annotations": [words]}


def counts_chart(counts: Sequence[Count], translate: Translate, height: int = HEIGHT) -> "Figure":
    """Draw how many people chose or said what, the most at the top; what is right is blue, once that is revealed."""
    known = any(count.right for count in counts)
    places, among = rows_of(len(counts))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": [count.people for count in counts],
        "text": [f"{'✓ ' if count.right else ''}{count.people}" for count in counts],
        "textposition": "outside",
        "textfont": {"size": big(height)},
        "cliponaxis": False,
        "marker": {"color": [BLUE if count.right or not known else GREY for count in counts]},
        "hoverinfo": "skip",
    }
    names = {
        "tickvals": places,
        "ticktext": [short(count.what, translate, 34) + " " for count in counts],
        "tickfont": {"size": letters_for(len(counts), height)},
        "showgrid": False,
        "range": among,
    }
    most = max((count.people for count in counts), default=1)
    axis = {"range": [0, 1.12 * max(1, most)], "dtick": 1 if most < 8 else None, "tickformat": "d"}
    return large(translate(N_("People")), data=[bars], x=axis, y=names, height=height, bargap=0.35)
