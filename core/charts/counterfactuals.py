"""Where each way of changing a row leads, beside where it stands and the line that it has to pass."""

from typing import TYPE_CHECKING, Any

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.explanation.amounts import AMOUNTS
from core.explanation.counterfactuals.changes import Changes, change_text, letter, line_text
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW, REST = 44, 96  # pixels
WRAP = 60  # characters of a hover
NOW = N_("now {said}")


def ways_figure(changes: Changes, translate: Translate) -> "Figure":
    """Draw a line for each way, from what is said of the row to what would be said, and the line to pass.

    Up is blue, down is orange; the row as it is has a grey ring.
    """
    amounts = AMOUNTS["number" if changes.run.data.task == "regression" else "chance"]
    ways, scale = changes.found.ways, amounts.scale
    before = scale * changes.said(changes.found.start)
    traces, notes = [], []
    for i, way in enumerate(ways):
        after = scale * changes.said(way)
        traces.append(_way(letter(i), before, after, _hover(changes, i, translate)))
        notes.append(_value(after, letter(i), worded(changes.written(changes.said(way)), translate), after >= before))
    line = changes.line
    ends = [before, *(scale * changes.said(way) for way in ways), *([] if line is None else [scale * line])]
    room = 0.14 * ((max(ends) - min(ends)) or 1.0)
    return figure(
        REST + ROW * len(ways),
        translate(amounts.axis),
        data=traces,
        x={"range": [min(ends) - room, max(ends) + room]},
        y={"autorange": "reversed", "type": "category", "showgrid": False},
        annotations=notes + _line_note(changes, scale, translate),
        shapes=[] if line is None else [_line(scale * line)],
        margin={"l": 32, "r": 12, "t": 28, "b": 48},
    )


def _way(name: str, before: float, after: float, hover: str) -> dict[str, Any]:
    color = BLUE if after >= before else ORANGE
    return {
        "type": "scatter",
        "x": [before, after],
        "y": [name, name],
        "mode": "lines+markers",
        "line": {"color": color, "width": 3},
        "marker": {
            "size": [11, 14],
            "symbol": ["circle-open", "triangle-right" if after >= before else "triangle-left"],
            "color": [GREY, color],
            "line": {"width": 2},
            "opacity": 1,
        },
        "hovertemplate": hover + "<extra></extra>",
    }


def _hover(changes: Changes, number: int, translate: Translate) -> str:
    words = worded(change_text(changes.run, changes.found.start.x, changes.found.ways[number]), translate)
    lines = [words[i : i + WRAP] for i in range(0, len(words), WRAP)]
    return f"{letter(number)}: " + "<br>".join(line.replace("<", "&lt;") for line in lines)


def _value(x: float, name: str, text: str, up: bool) -> dict[str, Any]:
    return note(x, name, text, xanchor="left" if up else "right", xshift=10 if up else -10)


def _line(x: float) -> dict[str, Any]:
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": GREY, "dash": "dot"}}


def _line_note(changes: Changes, scale: float, translate: Translate) -> list[dict[str, Any]]:
    start = changes.found.start
    now = worded(changes.written(changes.said(start)), translate)
    before = scale * changes.said(start)
    above = {"yref": "paper", "yanchor": "bottom", "xshift": 0}
    left = changes.line is None or before <= scale * changes.line
    notes = [
        note(before, 1, Message.of(NOW, said=now).text(translate), **above | {"xanchor": "left" if left else "right"})
    ]
    if changes.line is not None:
        text = line_text(changes).text(translate)
        notes.append(note(scale * changes.line, 1, text, **above | {"xanchor": "right" if left else "left"}))
    return notes
