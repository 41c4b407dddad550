"""Numbers beside one another, each with its interval."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.card.numbers import told, told_alone
from core.card.pieces import Number
from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY
from core.messages import Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LONGEST = 40  # letters of a name beside a bar
ROW = 34  # pixels a bar


def numbers_beside(numbers: Sequence[Number], translate: Translate) -> "Figure":
    """Draw numbers as bars, the first in blue as what it is about, with their intervals; all have one unit."""
    known = [number for number in numbers if math.isfinite(number.value)]
    names = [_safe(worded(number.label, translate)) for number in known]
    places = list(range(len(known)))[::-1]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [number.value for number in known],
        "y": places,
        "width": 0.62,
        "marker": {"color": [BLUE if place == 0 else GREY for place in range(len(known))], "opacity": 0.85},
        "error_x": _spans(known),
        "customdata": [f"{name}: {told(number, translate)}" for name, number in zip(names, known, strict=True)],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    ends = [end for n in known for end in (0.0, n.value, n.low, n.high) if math.isfinite(end)]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    room = (high - low) or 1.0
    return figure(
        ROW * len(known) + 16,
        data=[bars],
        x={"range": [low - 0.02 * room, high + 0.45 * room], "visible": False},
        y={"tickvals": places, "ticktext": names, "showgrid": False, "range": [-0.6, len(known) - 0.4]},
        annotations=[_beside(number, place, translate) for number, place in zip(known, places, strict=True)],
    )


def _spans(numbers: Sequence[Number]) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [_length(n.high - n.value) for n in numbers],
        "arrayminus": [_length(n.value - n.low) for n in numbers],
        "color": "rgba(128, 128, 128, 0.9)",
        "thickness": 2,
        "width": 5,
    }


def _length(span: float) -> float:
    return max(0.0, span) if math.isfinite(span) else 0.0


def _beside(number: Number, place: int, translate: Translate) -> dict[str, Any]:
    """Write the value where its bar and interval end."""
    end = max(end for end in (0.0, number.value, number.high) if math.isfinite(end))
    return note(end, place, told_alone(number, translate), yanchor="middle", xshift=6)


def _safe(name: str) -> str:
    """Return a name as Plotly shows it as it is."""
    cut = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
