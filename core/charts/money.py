"""What each threshold is worth a month, beside acting without a model."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.decision import Decision
from core.evaluation.money.band import Band
from core.evaluation.money.values import ValueCurve
from core.evaluation.money.words import amount, written_threshold
from core.evaluation.money.worth import Rival, Worth
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST_POINTS = 600
BAND = "rgba(45, 127, 196, 0.16)"
DASHES = {"none": "dot", "all": "dash", "rule": "dashdot"}
SHORT = {"none": N_("flag nobody"), "all": N_("flag everybody"), "rule": N_("simple rule")}
ROOM = 0.045  # of the picture's height, that two labels need between them


def value_chart(
    worths: ValueCurve, it: Worth, band: Band, decision: Decision, yours: float, translate: Translate, height: int = 400
) -> "Figure":
    """Draw the value of each threshold with the range that other rows could give, the best one and the user's.

    Parameters
    ----------
    yours : float
        The value at the decision's threshold.
    """
    x, y = steps(worths)
    best = min(it.threshold, 1.0)
    ends = _ends(y, band, it)
    return figure(
        height,
        translate(N_("Threshold: act from this predicted chance on")),
        translate(N_("A month, in {sign}")).format(sign=amount(0, decision).text(translate).replace("0", "")),
        data=[
            _edge(band.thresholds, band.high, None),
            _edge(band.thresholds, band.low, BAND),
            _line(x, y, translate),
            *(_without(rival, translate) for rival in it.rivals),
            _mark(decision.threshold, yours, ORANGE, "circle", translate(N_("your threshold"))),
            _mark(best, it.money.value, BLUE, "diamond", translate(N_("best"))),
        ],
        x={"range": [-0.01, 1.01], "tickformat": ".1f"},
        y={"range": ends, "tickformat": "~s"},
        shapes=[_yours_line(decision.threshold)],
        annotations=[
            *_rival_labels(it, ends, translate),
            *_mark_labels(decision, it, yours, best, translate),
        ],
        margin={"l": 62, "r": 12, "t": 30, "b": 46, "autoexpand": False},
    )


def steps(worths: ValueCurve, most: int = MOST_POINTS) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends of the steps of a curve from 0 to 1, few enough to draw; the best one is among them."""
    count = len(worths.values)
    kept = np.unique(np.append(np.linspace(0, count - 1, min(count, most)).astype(int), [worths.best, count - 1]))
    x, y = np.minimum(worths.thresholds[kept], 1.0), worths.values[kept]
    return np.append(0.0, x), np.append(worths.values[0], y)


def _line(x: NDArray[np.float64], y: NDArray[np.float64], translate: Translate) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": BLUE, "width": 3, "shape": "vh"},
        "name": translate(N_("with the model")),
        "hovertemplate": "%{x:.3f}: %{y:,.4s}<extra></extra>",
    }


def _edge(x: NDArray[np.float64], y: NDArray[np.float64], fill: str | None) -> dict[str, Any]:
    filled = {"fill": "tonexty", "fillcolor": fill} if fill else {}
    line = {"width": 0, "shape": "vh"}
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip"} | filled


def _without(rival: Rival, translate: Translate) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [0, 1],
        "y": [rival.money.value] * 2,
        "mode": "lines",
        "line": {"color": GREY, "width": 2, "dash": DASHES[rival.name]},
        "name": rival.label.text(translate),
        "hovertemplate": "%{y:,.4s}<extra>" + rival.label.text(translate) + "</extra>",
    }


def _mark(x: float, y: float, color: str, symbol: str, name: str) -> dict[str, Any]:
    marker = {"color": color, "symbol": symbol, "size": 13, "line": {"color": "#F7F7F5", "width": 2}}
    hover = f"{name}: %{{x:.3f}}, %{{y:,.4s}}<extra></extra>"
    return {"type": "scatter", "x": [x], "y": [y], "mode": "markers", "marker": marker, "hovertemplate": hover}


def _yours_line(x: float) -> dict[str, Any]:
    line = {"color": ORANGE, "width": 2, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}


def _rival_labels(it: Worth, ends: Sequence[float], translate: Translate) -> list[dict[str, Any]]:
    """Name the lines at the end that is away from the best threshold, those of about one height together."""
    x, side = (1, "right") if it.threshold < 0.5 else (0, "left")
    room, found = ROOM * (ends[1] - ends[0]), list[tuple[float, list[str]]]()
    for rival in sorted(it.rivals, key=lambda one: one.money.value):
        word = translate(SHORT[rival.name])
        if found and rival.money.value - found[-1][0] < room:
            found[-1][1].append(word)
        else:
            found.append((rival.money.value, [word]))
    return [
        note(x, value, " · ".join(words), xanchor=side, yanchor="bottom", xshift=0, font={"color": GREY, "size": 12})
        for value, words in found
    ]


def _mark_labels(
    decision: Decision, it: Worth, yours: float, best: float, translate: Translate
) -> list[dict[str, Any]]:
    """Say what the marks are; above the picture the user's, which moves, and beside its mark the best."""
    text = translate(N_("yours {threshold}")).format(threshold=written_threshold(decision.threshold))
    side = "left" if decision.threshold < 0.75 else "right"
    above = note(decision.threshold, 1, text, yref="paper", yanchor="bottom", xanchor=side, xshift=0, font={"color": ORANGE, "size": 13})  # fmt: skip
    if math.isinf(it.threshold) or abs(best - decision.threshold) < 0.005:
        return [above]
    word = translate(N_("best {threshold}")).format(threshold=written_threshold(best))
    end = "left" if best < 0.75 else "right"
    found = note(best, it.money.value, f"<b>{word}</b>", yanchor="bottom", xanchor=end, yshift=8, font={"color": BLUE, "size": 13})  # fmt: skip
    return [above, found | {"xshift": 0}]


def _ends(y: NDArray[np.float64], band: Band, it: Worth) -> list[float]:
    """Return the ends of the axis: all of the curve and of the lines, and as much of the range as leaves them readable."""
    values = np.concatenate([y, [rival.money.value for rival in it.rivals]])
    low, high = float(values.min()), float(values.max())
    size = high - low or abs(high) or 1.0
    low = max(low - 0.35 * size, min(low, float(np.nanmin(band.low))))
    high = min(high + 0.5 * size, max(high, float(np.nanmax(band.high))))
    return [low - 0.06 * size, high + 0.1 * size]
