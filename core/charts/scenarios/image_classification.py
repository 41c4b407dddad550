"""What a threshold lets through, and what a growing change of the pictures does."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, margins
from core.charts.lessons.architectures import squares
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 300
FULL = 0.2  # of probability
GREEN = OKABE_ITO[2]


def coverage_chart(thresholds: NDArray[Any], answered: NDArray[Any], wrong: NDArray[Any], chosen: float, translate: Translate) -> "Figure":  # fmt: skip
    """Draw wrong answers over answers, threshold by threshold, with the chosen one.

    Parameters
    ----------
    answered, wrong : array (t,)
        Shares of all test pictures.
    """
    at = int(np.abs(thresholds - chosen).argmin())
    said = translate(N_("Threshold {threshold}: {answered} answered, {wrong} of all wrongly"))
    hover = said.format(threshold="%{customdata:.0%}", answered="%{x:.1%}", wrong="%{y:.2%}") + "<extra></extra>"
    line = {"type": "scatter", "mode": "lines+markers", "x": answered, "y": wrong, "customdata": thresholds, "line": {"color": BLUE, "width": 2}, "marker": {"size": 5}, "hovertemplate": hover}  # fmt: skip
    dot = {"type": "scatter", "mode": "markers", "x": answered[at : at + 1], "y": wrong[at : at + 1], "customdata": thresholds[at : at + 1], "marker": {"color": ORANGE, "size": 15, "symbol": "diamond"}, "hovertemplate": hover}  # fmt: skip
    return figure(
        HEIGHT,
        translate(N_("Share of pictures answered without a person")),
        translate(N_("Share answered wrongly")),
        data=[line, dot],
        x={"tickformat": ".0%"},
        y={"tickformat": ".1%", "rangemode": "tozero"},
    )


def why_chart(panels: NDArray[Any], caption: str, hover: str) -> "Figure":
    """Draw what covering each pixel takes from an answer (1, h, w); colours are full from `FULL` on, so that little looks pale."""
    most = max(float(np.abs(panels).max()), FULL)
    return squares(panels, [caption], 1, hover, around_zero=True, side=200).update_traces(zmin=-most, zmax=most)


def amounts_chart(
    amounts: Sequence[float],
    lines: Mapping[str, NDArray[Any]],
    styles: Mapping[str, tuple[str, str]],
    chosen: float,
    titles: tuple[str, str],
    form: str = ".0%",
) -> "Figure":
    """Draw scores over how much the pictures were changed.

    Parameters
    ----------
    lines : mapping
        What a user reads -> scores (k,), or with their 95 % intervals (k, 3).
    styles : mapping
        The same names -> colour and dash.
    titles : tuple of str
        Of the axes, in the language of the page.
    form : str
        How scores are written.
    """
    data: list[dict[str, Any]] = []
    for name, values in lines.items():
        color, dash = styles[name]
        scores = values if values.ndim == 1 else values[:, 0]
        spread = {} if values.ndim == 1 else {"error_y": _bars(values, color)}
        data.append(
            {
                "type": "scatter", "mode": "lines+markers", "x": list(amounts), "y": scores, "name": name,
                "line": {"color": color, "dash": dash, "width": 2}, "marker": {"size": 7}, **spread,
                "hovertemplate": f"{name}: %{{y:{form}}}<extra></extra>",
            }
        )  # fmt: skip
    mark = {"type": "line", "xref": "x", "yref": "paper", "x0": chosen, "x1": chosen, "y0": 0, "y1": 1, "line": {"color": GREY, "dash": "dot"}}  # fmt: skip
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
    return figure(
        HEIGHT + 40, *titles, data=data, y={"range": [-0.02, 1.02], "tickformat": form}, shapes=[mark],
        margin=margins(8, 62), legend=legend,
    ).update_layout(showlegend=True)  # fmt: skip


def _bars(values: NDArray[Any], color: str) -> dict[str, Any]:
    score, low, high = values.T
    return {"type": "data", "symmetric": False, "array": high - score, "arrayminus": score - low, "color": color, "thickness": 1, "width": 0}  # fmt: skip
