"""Guessed ranges beside the scores that came of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, ORANGE
from core.guessing import Outcome
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def guesses_chart(outcomes: Sequence[Outcome], translate: Translate) -> "Figure":
    """Draw each guess as a bar, the first at the top, and its score as a point: a diamond where the bar missed it."""
    names = [f"{i}. {translate(one.title)} · {one.label.text(translate)}" for i, one in enumerate(outcomes, 1)]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "base": [one.guess.low for one in outcomes],
        "x": [max(0.004, one.guess.high - one.guess.low) for one in outcomes],
        "customdata": [[one.guess.low, one.guess.high] for one in outcomes],
        "marker": {"color": GREY, "opacity": 0.45},
        "hovertemplate": translate(N_("guessed")) + " %{customdata[0]:.2f}–%{customdata[1]:.2f}<extra></extra>",
    }
    points = {
        "type": "scatter",
        "mode": "markers",
        "y": names,
        "x": [one.value for one in outcomes],
        "marker": {
            "size": 11,
            "color": [BLUE if one.held else ORANGE for one in outcomes],
            "symbol": ["circle" if one.held else "diamond" for one in outcomes],
        },
        "hovertemplate": translate(N_("became")) + " %{x:.3f}<extra></extra>",
    }
    return figure(
        60 + 34 * len(names), translate(N_("Score")), data=[bars, points], y={"autorange": "reversed"}, bargap=0.5
    )
