"""All cases on one line: how far each model, and a simple one, gets from doing nothing towards perfect."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.charts.figure import GRID, figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.messages import N_, Translate
from core.scenarios.result import Result
from core.scenarios.scenario import Scenario
from core.scenarios.words import told_apart

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 34  # pixels of one case
LEAST = -0.25  # where worse cases are drawn

Row = tuple[Scenario, Result]


def overview_chart(rows: Sequence[Row], translate: Translate) -> "Figure":
    """Draw a bar for each case's model, and a diamond for its simple rival."""
    places = list(range(len(rows)))
    return figure(
        64 + ROW * len(rows),
        translate(N_("From doing nothing (0 %) to perfect (100 %)")),
        data=[_bars(rows, places, translate), _simple(rows, places, translate)],
        x={"range": [LEAST - 0.02, 1.02], "tickformat": ".0%", "zeroline": True, "zerolinecolor": GRID, "zerolinewidth": 2},
        y={"range": [len(rows) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[_label(row, y, translate) for y, row in zip(places, rows, strict=True)],
        bargap=0.62,
    )  # fmt: skip


def _bars(rows: Sequence[Row], places: Sequence[int], translate: Translate) -> dict[str, Any]:
    skills = [result.skill for _, result in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": [max(LEAST, skill) for skill in skills],
        "marker": {"color": [_color(result) for _, result in rows]},
        "customdata": [_hover(row, translate) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
        "offset": -0.1,
        "width": 0.34,
    }


def _simple(rows: Sequence[Row], places: Sequence[int], translate: Translate) -> dict[str, Any]:
    skills = [result.skill_of(result.best("simple")) for _, result in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "y": [place + 0.07 for place in places],
        "x": [max(LEAST, skill) for skill in skills],
        "marker": {"symbol": "diamond", "size": 9, "color": OKABE_ITO[2], "line": {"width": 1, "color": "white"}},
        "customdata": [f"{translate(result.best('simple').label)}: {result.written(result.simple_score)}" for _, result in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def _color(result: Result) -> str:
    """Return grey where the model isn't told apart from doing nothing, blue where it is better, orange where it is worse."""
    found = told_apart(result, result.best("model"), result.best("nothing"))
    return {1: BLUE, 0: GREY, -1: ORANGE}[found]


def _hover(row: Row, translate: Translate) -> str:
    case, result = row
    model, nothing = result.best("model"), result.best("nothing")
    return (
        f"<b>{translate(case.title)}</b><br>{result.metric_label.text(translate)}<br>"
        f"{translate(model.label)}: {result.written(model.score)}<br>{translate(nothing.label)}: {result.written(nothing.score)}"
    )


def _label(row: Row, y: int, translate: Translate) -> dict[str, Any]:
    case, result = row
    text = f"<b>{translate(case.title)}</b>  {result.skill_text(result.best('model'))}"
    return note(0, y - 0.1, text, xref="paper", yanchor="bottom", yshift=-5, xshift=0)
