"""Every row as a dot for each column: where its share lies, coloured by the column's own value."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import GRID, color_bar, figure
from core.charts.importance import lanes, name_over
from core.charts.palette import GREY
from core.charts.steps import cut
from core.explanation.overall.swarm import heights, offsets
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
LOW_TO_HIGH = [(0.0, "#6A4C93"), (0.5, "#1F9E89"), (1.0, "#E0B400")]
"""From dark to light, which people with any kind of colour vision can tell apart; neither end pulls anywhere."""
LANE = 58  # pixels
MIDDLE = 0.08  # of a lane, that dots lie below its middle: the name is above


@dataclass(frozen=True, eq=False)
class Lane:
    """Hold a column's dots.

    Parameters
    ----------
    name : str
    shares : array (n,)
        In the unit of the axis.
    values : array (n,)
        What they are coloured by; NaN where missing.
    words : sequence of str
        What a user reads for each value.
    category : bool
        Whether values have no order.
    """

    name: str
    shares: Values
    values: NDArray[np.float32]
    words: Sequence[str]
    category: bool


def swarm_chart(
    columns: Sequence[Lane], places: NDArray[np.int64], rows: NDArray[np.int64], axis: str, translate: Translate
) -> "Figure":
    """Draw the dots of columns, the first on top.

    Parameters
    ----------
    places, rows : array (n,)
        What is given back when a dot is clicked, and the number of its row that a user reads.
    axis : str
        Title of the axis, marked with `N_`.
    """
    ends = [float(part(lane.shares)) for lane in columns for part in (np.min, np.max)] or [0.0, 1.0]
    low, high = min(ends), max(ends)
    made = [_dots(lane, i, places, rows, low, high, translate) for i, lane in enumerate(columns)]
    return figure(
        LANE * len(columns) + 110,
        translate(axis),
        data=made,
        x={"zeroline": True, "zerolinecolor": GREY, "zerolinewidth": 1},
        y=lanes(len(columns)),
        annotations=[name_over(i, lane.name) for i, lane in enumerate(columns)],
        shapes=between(len(columns)),
        coloraxis={"colorscale": LOW_TO_HIGH, "cmin": 0, "cmax": 1, "colorbar": bar(translate)},
    )


def between(count: int) -> list[dict[str, Any]]:
    """Return faint lines between lanes, so that a name is not taken for that of the lane above."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": GRID, "width": 1}}
    return [line | {"y0": i - 0.58, "y1": i - 0.58} for i in range(1, count)]


def bar(
    translate: Translate, title: str = N_("the column's own value"), ends: tuple[str, str] = (N_("low"), N_("high"))
) -> dict[str, Any]:
    """Return a bar that says what colours mean, and which values are at its ends."""
    return color_bar(cut(translate(title), 28), {i: translate(end) for i, end in enumerate(ends)}, 0.6)


def _dots(
    lane: Lane,
    place: int,
    places: NDArray[np.int64],
    rows: NDArray[np.int64],
    low: float,
    high: float,
    translate: Translate,
) -> dict[str, Any]:
    colors = np.full(len(lane.values), np.nan) if lane.category else heights(lane.values)
    said = translate(N_("row {row}: {column} = {value}, pull {share}")).format(
        row="%{customdata[1]}", column=escape(lane.name), value="%{customdata[2]}", share="%{x:+.3g}"
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "x": lane.shares,
        "y": place + MIDDLE + offsets(lane.shares, low, high, 0.28),
        "marker": _marker(colors, lane.category),
        "customdata": [[int(a), int(b) + 1, escape(word)] for a, b, word in zip(places, rows, lane.words, strict=True)],
        "hovertemplate": said + "<extra></extra>",
    }


def _marker(colors: Values, category: bool) -> dict[str, Any]:
    shared = {"size": 6, "opacity": 0.85, "line": {"width": 0}}
    if category or np.isnan(colors).all():
        return shared | {"color": GREY, "symbol": "diamond"}
    missing = np.isnan(colors)
    filled: Values = np.where(missing, 0.5, colors)
    symbols = np.where(missing, "x-thin-open", "circle")
    return shared | {
        "color": filled,
        "coloraxis": "coloraxis",
        "symbol": symbols.tolist() if missing.any() else "circle",
    }
