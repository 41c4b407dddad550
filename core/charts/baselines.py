"""A network beside simple models: the main score of each with its interval, and the time it took."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.evaluation.baselines.beside import Beside, brief_seconds, written
from core.evaluation.headlines import Headline
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SIMPLE = OKABE_ITO[2]
ROW = 54  # pixels of one model
STYLES: Mapping[str, tuple[str, str]] = {"none": (GREY, "line-ns-open"), "network": (BLUE, "circle")}

Row = tuple[str, str, float, float, float, float]  # name, what a user calls it, value, low, high, seconds


def beside_chart(
    main: Headline, seconds: float, besides: Sequence[Beside], translate: Translate, digits: int = 2
) -> "Figure":
    """Draw a network's main score and the seconds of its training below those of the simple models."""
    rows: list[Row] = [(b.name, b.label.text(translate), b.value, b.low, b.high, b.seconds) for b in besides]
    rows.append(("network", translate(N_("This network")), main.value, main.low, main.high, seconds))
    rows = [row for row in rows if np.isfinite(row[2:5]).all()]
    places = range(len(rows))
    return figure(
        58 + ROW * len(rows),
        main.label.text(translate),
        data=[_dot(row, y, translate) for y, row in zip(places, rows, strict=True)],
        x={"range": _ends(rows)},
        y={"range": [len(rows) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[_label(row, y, digits, translate) for y, row in zip(places, rows, strict=True)],
    )


def _dot(row: Row, y: int, translate: Translate) -> dict[str, Any]:
    name, label, value, low, high, _ = row
    color, symbol = STYLES.get(name, (SIMPLE, "diamond"))
    return {
        "type": "scatter",
        "x": [value],
        "y": [y],
        "mode": "markers",
        "name": label,
        "marker": {"color": color, "symbol": symbol, "size": 13, "line": {"color": color, "width": 3}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [max(0.0, high - value)],
            "arrayminus": [max(0.0, value - low)],
            "color": color,
            "thickness": 3,
            "width": 0,
        },
        "hovertemplate": translate(N_("{value:.3f}, with other test rows {low:.3f} to {high:.3f}")).format(
            value=value, low=low, high=high
        ),
    }


def _label(row: Row, y: int, digits: int, translate: Translate) -> dict[str, Any]:
    """Name a model above its dot; on the left of the picture there is always room."""
    _, name, value, _, _, seconds = row
    text = translate(N_("<b>{name}</b>  {value} in {seconds} s"))
    text = text.format(name=name, value=written(value, digits), seconds=brief_seconds(seconds))
    return note(0, y, text, xref="paper", yanchor="bottom", yshift=7, xshift=0)


def _ends(rows: Sequence[Row]) -> list[float]:
    low, high = min((row[3] for row in rows), default=0.0), max((row[4] for row in rows), default=1.0)
    room = 0.04 * (high - low) or 0.1
    return [low - room, high + room]
