"""Numbers beside one another, each with its interval."""

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.card.numbers import told, told_alone
from core.card.pieces import Number
from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY
from core.messages import Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

WIDEST, LINES = 18, 3  # a name beside a bar: letters a line, of which a Chinese one takes two, and lines at most
ROW, LINE = 34, 15  # pixels a bar, and each further line of its name
LETTER = 7.5  # pixels


def numbers_beside(numbers: Sequence[Number], translate: Translate) -> "Figure":
    """Draw numbers as bars, the first in blue as what it is about, with their intervals; all have one unit."""
    known = [number for number in numbers if math.isfinite(number.value)]
    lines = [wrapped(worded(number.label, translate)) for number in known]
    names = ["<br>".join(map(_safe, some)) for some in lines]
    places = list(range(len(known)))[::-1]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [number.value for number in known],
        "y": places,
        "width": 0.62,
        "marker": {"color": [BLUE if place == 0 else GREY for place in range(len(known))], "opacity": 0.85},
        "error_x": _spans(known),
        "customdata": [
            f"{' '.join(map(_safe, some))}: {told(n, translate)}" for some, n in zip(lines, known, strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    ends = [end for n in known for end in (0.0, n.value, n.low, n.high) if math.isfinite(end)]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    room = (high - low) or 1.0
    right = LETTER * max((_width(told_alone(number, translate)) for number in known), default=0) + 12
    return figure(
        (ROW + LINE * (max(map(len, lines), default=1) - 1)) * len(known) + 16,
        data=[bars],
        x={"range": [low - 0.02 * room, high + 0.02 * room], "visible": False},
        y={
            "tickvals": places,
            "ticktext": names,
            "showgrid": False,
            "range": [-0.6, len(known) - 0.4],
            "automargin": True,
        },
        margin={"l": 8, "r": right, "t": 8, "b": 8},
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


def wrapped(name: str) -> list[str]:
    """Return the lines of a name that stands beside a picture: cut between words, Chinese anywhere.

    Examples
    --------
    >>> wrapped("Simple rule: checking account is not set")
    ['Simple rule:', 'checking account', 'is not set']
    """
    lines = [""]
    for word in _WORDS.findall(name):
        if lines[-1] and _width((lines[-1] + word).rstrip()) > WIDEST:
            lines.append("")
        lines[-1] = (lines[-1] + word).lstrip()
    lines = [line.strip() for line in lines]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1].rstrip(',:')}…"]


_WORDS = re.compile(r"[^\s\u2e80-\uffef]{1,18}\s*|[\u2e80-\uffef]\s*|\s+")


def _width(text: str) -> int:
    """Return how wide a text is, in letters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _safe(name: str) -> str:
    """Return a name as Plotly shows it as it is."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
