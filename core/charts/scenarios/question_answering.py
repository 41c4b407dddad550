"""Pictures of finding answers: what each threshold answers, and shares before and after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.evaluation.intervals import Interval
from core.messages import N_, Translate
from core.scenarios.question_answering.choosing import GRID, Choices

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 46


def coverage_chart(choices: Choices, threshold: float, translate: Translate) -> "Figure":
    """Draw what share of all questions each threshold answers, and what share it answers wrongly."""
    lines = (
        (N_("answered"), choices.answered(GRID), BLUE, "solid"),
        (N_("answered wrongly"), choices.wrong(GRID), ORANGE, "dash"),
    )
    text = translate(N_("threshold {threshold}: {share} {what}"))
    made = figure(
        320, translate(N_("Threshold of similarity")), translate(N_("Share of all questions")),
        data=[
            {"type": "scatter", "mode": "lines", "x": GRID, "y": share, "line": {"color": color, "dash": dash, "width": 3},
             "hovertemplate": text.format(threshold="%{x:.2f}", share="%{y:.1%}", what=translate(what)) + "<extra></extra>"}
            for what, share, color, dash in lines
        ],
        x={"range": [0, 1]}, y={"range": [0, 1.08], "tickformat": ".0%"},
        annotations=[
            note(0, float(share[0]), f"<b>{translate(what)}</b>", yanchor="bottom", yshift=3)
            for what, share, _, _ in lines
        ],
    )  # fmt: skip
    made.add_vline(threshold, line={"color": GREY, "dash": "dot", "width": 2})
    return made


def automation_chart(choices: Choices, threshold: float, translate: Translate) -> "Figure":
    """Draw wrong answers against the share that is answered without a person, with the chosen threshold as a point."""
    x, y, at = choices.answered(GRID), choices.wrong(GRID), np.array([threshold])
    hover = translate(N_("threshold {threshold}: {answered} answered, {wrong} wrongly"))
    hover = hover.format(threshold="%{customdata:.2f}", answered="%{x:.1%}", wrong="%{y:.1%}") + "<extra></extra>"
    trace = {"type": "scatter", "hovertemplate": hover}
    return figure(
        320, translate(N_("Automation rate: share of all questions answered alone")), translate(N_("Wrong answers, share of all questions")),
        data=[
            {**trace, "mode": "lines", "x": x, "y": y, "customdata": GRID, "line": {"color": ORANGE, "width": 3}},
            {**trace, "mode": "markers", "x": choices.answered(at), "y": choices.wrong(at), "customdata": at,
             "marker": {"color": BLUE, "size": 14, "symbol": "diamond"}},
        ],
        x={"range": [0, 1.02], "tickformat": ".0%"}, y={"rangemode": "tozero", "tickformat": ".0%"},
    )  # fmt: skip


def shares_chart(rows: Sequence[tuple[str, Interval]], x_title: str, translate: Translate) -> "Figure":
    """Draw shares with their intervals, one below the other: grey before, orange after."""
    return figure(
        64 + ROW * len(rows), x_title,
        data=[_dot(rows[place], place, translate) for place in range(len(rows))],
        x={"range": [-0.02, 1.03], "tickformat": ".0%"},
        y={"range": [len(rows) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[
            note(0, place, f"<b>{label}</b>  {share.value:.0%}", xref="paper", yanchor="bottom", yshift=6, xshift=0)
            for place, (label, share) in enumerate(rows)
        ],
    )  # fmt: skip


def _dot(row: tuple[str, Interval], place: int, translate: Translate) -> dict[str, Any]:
    (label, share), color = row, ORANGE if place else GREY
    text = translate(N_("{value}, with other test rows {low} to {high}"))
    return {
        "type": "scatter", "mode": "markers", "x": [share.value], "y": [place], "name": label,
        "marker": {"color": color, "symbol": "diamond" if place else "circle-open", "size": 12, "line": {"color": color, "width": 2}},
        "error_x": {
            "type": "data", "symmetric": False, "array": [max(0.0, share.high - share.value)],
            "arrayminus": [max(0.0, share.value - share.low)], "color": color, "thickness": 3, "width": 0,
        },
        "hovertemplate": text.format(value=f"{share.value:.1%}", low=f"{share.low:.1%}", high=f"{share.high:.1%}") + "<extra></extra>",
    }  # fmt: skip
