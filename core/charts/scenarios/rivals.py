"""A case's rivals on one line: doing nothing, simple models, the model, each with its interval."""

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.messages import N_, Translate
from core.scenarios.result import Result, Rival

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 52  # pixels of one rival
STYLES: Mapping[str, tuple[str, str]] = {
    "nothing": (GREY, "line-ns-open"),
    "simple": (OKABE_ITO[2], "diamond"),
    "model": (BLUE, "circle"),
}


def rivals_chart(result: Result, translate: Translate) -> "Figure":
    """Draw each rival's score with its interval."""
    rivals, places = result.rivals, range(len(result.rivals))
    better = translate(
        N_("{metric}, higher is better") if result.greater_is_better else N_("{metric}, lower is better")
    )
    return figure(
        50 + ROW * len(rivals),
        better.format(metric=result.metric_label.text(translate)),
        data=[_dot(result, rival, y, translate) for y, rival in zip(places, rivals, strict=True)],
        x={"range": _ends(rivals)},
        y={"range": [len(rivals) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[_label(result, rival, y, translate) for y, rival in zip(places, rivals, strict=True)],
    )


def _dot(result: Result, rival: Rival, y: int, translate: Translate) -> dict[str, Any]:
    color, symbol = STYLES[rival.kind]
    has = isfinite(rival.low) and isfinite(rival.high)
    text = translate(N_("{value}, with other test rows {low} to {high}")) if has else "{value}"
    return {
        "type": "scatter",
        "x": [rival.score],
        "y": [y],
        "mode": "markers",
        "name": translate(rival.label),
        "marker": {"color": color, "symbol": symbol, "size": 12, "line": {"color": color, "width": 3}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [max(0.0, rival.high - rival.score) if has else 0.0],
            "arrayminus": [max(0.0, rival.score - rival.low) if has else 0.0],
            "color": color,
            "thickness": 3,
            "width": 0,
        },
        "hovertemplate": text.format(
            value=result.written(rival.score), low=result.written(rival.low), high=result.written(rival.high)
        )
        + "<extra></extra>",
    }


def _label(result: Result, rival: Rival, y: int, translate: Translate) -> dict[str, Any]:
    """Name a rival above its dot; on the left of the picture there is always room."""
    text = f"<b>{translate(rival.label)}</b>  {result.written(rival.score)}"
    return note(0, y, text, xref="paper", yanchor="bottom", yshift=9, xshift=0)


def _ends(rivals: tuple[Rival, ...]) -> list[float]:
    values = [v for rival in rivals for v in (rival.score, rival.low, rival.high) if isfinite(v)]
    low, high = min(values), max(values)
    room = 0.05 * (high - low) or 0.1
    return [low - room, high + room]
