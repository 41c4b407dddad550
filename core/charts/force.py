"""The pushes of a decision as one bar: those up from the left and those down from the right meet at what is said.

The picture is that of Lundberg and others (2018), "Explainable machine-learning predictions for the prevention of
hypoxaemia during surgery", figure 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE, WHITE
from core.charts.steps import Step, shortened
from core.explanation.amounts import Amounts
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Word = Message | str
NAMED = 4  # pushes on each side that are named
WIDE = 0.035  # of the picture's width, that the number of a push needs
MOST = 40  # pushes that are drawn; those beyond are too thin to be seen
LINE = 0.42  # of the bar's height, that a line of words takes
DARK = "#10151C"  # on both colours of the bar, in either theme


@dataclass(frozen=True)
class _Push:
    """Hold a push as it is drawn, from one place to another, away from what is said."""

    step: Step
    inner: float
    outer: float


def force_chart(
    begin: float, steps: Sequence[Step], end: float, amounts: Amounts, translate: Translate, ends: tuple[Word, Word]
) -> "Figure":
    """Draw pushes from one value to another as a bar; those up end at `end` from below, those down from above.

    Parameters
    ----------
    begin, end : float
        In the unit of `amounts`.
    ends : tuple of Message or str
        What a user calls them.
    """
    up, down = (_pushes(steps, end, sign) for sign in (1, -1))
    values = [amounts.scale * value for value in (begin, end, *(push.outer for push in (*up, *down)))]
    low, high = min(values), max(values)
    room = 0.04 * (high - low) or 0.05 * max(abs(high), amounts.scale)
    low, high = low - room, high + room
    named = _named(up, down, WIDE * (high - low) / amounts.scale)
    numbers = {id(push): i + 1 for i, push in enumerate(named)}
    depth = 0.7 + LINE * len(named)
    return figure(
        int(150 + 26 * len(named)),
        translate(amounts.axis),
        data=[_bar(push, color, amounts, translate, numbers.get(id(push))) for pushes, color in ((up, BLUE), (down, ORANGE)) for push in pushes],
        x={"range": [low, high], "nticks": 7, "showgrid": False},
        y={"range": [-depth, 1.6], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        barmode="overlay",
        shapes=[
            _line(amounts.scale * begin, 0.4, 0.62, GREY, "dot"),
            _line(amounts.scale * end, -0.5, 1.1, GREY, "solid"),
        ],
        annotations=[
            _end(begin, ends[0], 0.82, amounts, translate, (low, high)),
            _end(end, ends[1], 1.32, amounts, translate, (low, high)),
            *(_name(push, i, amounts, translate) for i, push in enumerate(named)),
        ],
    )  # fmt: skip


def _pushes(steps: Sequence[Step], end: float, sign: int) -> list[_Push]:
    """Return the pushes of one direction, the largest nearest to the end."""
    chosen = sorted((step for step in steps if sign * step.share > 0), key=lambda step: -abs(step.share))[:MOST]
    places = end - np.concatenate([[0.0], np.cumsum([step.share for step in chosen])])
    return [_Push(step, float(places[i]), float(places[i + 1])) for i, step in enumerate(chosen)]


def _named(up: Sequence[_Push], down: Sequence[_Push], least: float) -> list[_Push]:
    """Return the pushes that are wide enough to be numbered, a few of each direction."""
    return [push for push in (*up[:NAMED], *down[:NAMED]) if abs(push.step.share) >= least]


def _bar(push: _Push, color: str, amounts: Amounts, translate: Translate, number: int | None) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [amounts.scale * (push.outer - push.inner)],
        "base": [amounts.scale * push.inner],
        "y": [0],
        "width": [0.8],
        "marker": {"color": color, "line": {"color": WHITE, "width": 1}},
        "text": [f"<b>{number}</b>" if number else ""],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": DARK, "size": 13},
        "customdata": [f"{escape(_words(push.step, translate))}: <b>{worded(amounts.share(push.step.share), translate)}</b>"],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def _line(x: float, low: float, high: float, color: str, dash: str, width: int = 2) -> dict[str, Any]:
    line = {"color": color, "width": width, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "y0": low, "y1": high, "line": line}


def _end(value: float, name: Word, y: float, amounts: Amounts, translate: Translate, ends: tuple[float, float]) -> dict[str, Any]:  # fmt: skip
    text = f"{escape(worded(name, translate))} <b>{worded(amounts.output(value), translate)}</b>"
    return note(amounts.scale * value, y, text, xanchor=_side(amounts.scale * value, ends), xshift=0)


def _name(push: _Push, line: int, amounts: Amounts, translate: Translate) -> dict[str, Any]:
    """Say below the bar, on a line of its own, what a number of it stands for."""
    share, up = worded(amounts.share(push.step.share), translate), push.step.share > 0
    sign = f'<span style="color:{BLUE if up else ORANGE}">{"▲" if up else "▼"}</span>'
    name, value = worded(push.step.name, translate), worded(push.step.value, translate)
    text = f"{sign} {line + 1}  {escape(shortened(name, value))}  <b>{share}</b>"
    return note(0, -0.5 - LINE * (line + 0.6), text, xref="paper", xshift=0)


def _side(value: float, ends: tuple[float, float]) -> str:
    part = (value - ends[0]) / (ends[1] - ends[0])
    return "left" if part < 0.3 else "right" if part > 0.7 else "center"


def _words(step: Step, translate: Translate) -> str:
    name, value = worded(step.name, translate), worded(step.value, translate)
    return translate(N_("{name} = {value}")).format(name=name, value=value) if value else name
