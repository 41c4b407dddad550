"""Picture of the desk: what a day costs at each threshold."""

from typing import TYPE_CHECKING

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY
from core.messages import N_, Translate
from core.scenarios.customer_service.desk import Desk
from core.scenarios.question_answering.choosing import GRID, Choices

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def money_chart(desk: Desk, choices: Choices, threshold: float, translate: Translate) -> "Figure":
    """Draw the cost of a day over the threshold, beside what it costs when people answer everything."""
    cost, at = desk.cost(choices, GRID), np.array([threshold])
    hover = translate(N_("threshold {threshold}: {cost} a day"))
    hover = hover.format(threshold="%{x:.2f}", cost="%{y:,.0f}") + "<extra></extra>"
    alone = translate(N_("people alone"))
    made = figure(
        300, translate(N_("Threshold of similarity")), translate(N_("Cost of a day, your currency")),
        data=[
            {"type": "scatter", "mode": "lines", "x": GRID, "y": cost, "line": {"color": BLUE, "width": 3}, "hovertemplate": hover},
            {"type": "scatter", "mode": "markers", "x": at, "y": desk.cost(choices, at), "hovertemplate": hover,
             "marker": {"color": BLUE, "size": 14, "symbol": "diamond"}},
        ],
        x={"range": [0, 1]}, y={"rangemode": "tozero"},
        annotations=[note(0, desk.by_hand, f"<b>{alone}</b>", yanchor="bottom")],
    )  # fmt: skip
    made.add_hline(desk.by_hand, line={"color": GREY, "dash": "dot", "width": 2})
    return made
