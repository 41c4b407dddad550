"""The curves of all thresholds, with the threshold in hand marked on them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.ends import spread
from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE, WHITE
from core.evaluation.alerts import Outcome
from core.evaluation.imbalance.words import written_rate
from core.evaluation.money.words import written_threshold
from core.evaluation.ranking import Points
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 340
SHARE = {"range": [-0.02, 1.03], "tickformat": ".0%", "nticks": 6}
ROC_AXES = N_("Of the others, flagged in vain"), N_("Of those looked for, found")
PRECISION_AXES = N_("Of those looked for, found (recall)"), N_("Of those flagged, right (precision)")
OTHER = OKABE_ITO[2]
GAP = 0.08  # of the picture's height, between two labels


def roc_chart(points: Points, made: Outcome, threshold: float, translate: Translate) -> "Figure":
    """Draw the share of class 1 that is flagged against that of class 0, and where a threshold, which does `made`, is."""
    hover = translate(N_("from {threshold} on, it finds {found} and flags {vain} of the others"))
    line = _line(points, "linear", hover.format(threshold="%{customdata:.3f}", found="%{y:.1%}", vain="%{x:.1%}"))
    x, y = made.false_alarms / (made.false_alarms + made.left_alone), made.recall
    text = _note(0.72, 0.66, translate(N_("no model")), "left", "top")
    return _chart(ROC_AXES, [line, _grey([0, 1])], [(x, y)], threshold, [text], translate)


def precision_recall_chart(points: Points, made: Outcome, threshold: float, translate: Translate) -> "Figure":
    """Draw the share of flagged rows that deserve it against the share of class 1 that is flagged."""
    rate = (made.hits + made.misses) / made.rows
    marked = [(made.recall, made.precision)] if made.flagged else []
    text = translate(N_("no model, {rate}")).format(rate=written_rate(rate))
    lines = [_line(points, "vh", _precise(translate)), _grey([rate, rate])]
    return _chart(PRECISION_AXES, lines, marked, threshold, [_blind(rate, text)], translate)


def moved_chart(here: Points, there: Points, rates: tuple[float, float], translate: Translate) -> "Figure":
    """Draw the precision-recall curve of the rows at hand, and what it would be at another base rate.

    Parameters
    ----------
    rates : tuple of float
        How common class 1 is in the rows at hand, and there.
    """
    texts = [translate(text).format(rate=written_rate(rate)) for text, rate in zip(PLACES, rates, strict=True)]
    heights = spread([_half_way(points) for points in (here, there)], GAP)
    other = _line(there, "vh", _precise(translate)) | {
        "line": {"color": OTHER, "width": 3, "dash": "dash", "shape": "vh"}
    }
    lines = [_grey([rate, rate]) for rate in rates]
    notes = [
        _note(0.5, height, text, "center", "bottom", color)
        for height, text, color in zip(heights, texts, (BLUE, OTHER), strict=True)
    ]
    return _chart(PRECISION_AXES, [*lines, _line(here, "vh", _precise(translate)), other], [], 0, notes, translate)


PLACES = N_("these rows, {rate}"), N_("at {rate}")


def _half_way(points: Points) -> float:
    """Return how high a curve gets in the middle of the picture, above which its name has room."""
    middle = points.y[(points.x > 0.35) & (points.x < 0.65)]
    return float(middle.max()) if len(middle) else float(points.y[np.searchsorted(points.x, 0.5)])


def _chart(
    titles: tuple[str, str],
    lines: Sequence[dict[str, Any]],
    marked: Sequence[tuple[float, float]],
    threshold: float,
    notes: Sequence[dict[str, Any]],
    translate: Translate,
) -> "Figure":
    return figure(
        HEIGHT,
        *map(translate, titles),
        data=[*lines, *(_mark(x, y) for x, y in marked)],
        x=SHARE,
        y=SHARE,
        annotations=[*notes, *(_yours(x, y, threshold, titles is ROC_AXES, translate) for x, y in marked)],
        margin=margins(right=12, top=12),
    )


def _line(points: Points, shape: str, hover: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": points.x,
        "y": points.y,
        "customdata": np.minimum(points.thresholds, 1.0),
        "mode": "lines",
        "line": {"color": BLUE, "width": 3, "shape": shape},
        "hovertemplate": hover + "<extra></extra>",
    }


def _precise(translate: Translate) -> str:
    hover = translate(N_("from {threshold} on, it finds {found}, and {right} of the flagged are right"))
    return hover.format(threshold="%{customdata:.3f}", found="%{x:.1%}", right="%{y:.1%}")


def _grey(y: Sequence[float]) -> dict[str, Any]:
    line = {"color": GREY, "width": 2, "dash": "dash"}
    return {"type": "scatter", "x": [0, 1], "y": y, "mode": "lines", "line": line, "hoverinfo": "skip"}


def _blind(rate: float, text: str) -> dict[str, Any]:
    """Name the line of no model: below it, where the curve isn't, if there is room."""
    return _note(0.3, rate, text, "left", "top" if rate > 0.12 else "bottom")


def _note(x: float, y: float, text: str, side: str, where: str, color: str = GREY) -> dict[str, Any]:
    font = {"color": color, "size": 13}
    return note(x, y, text, xanchor=side, yanchor=where, xshift=0, font=font)


def _mark(x: float, y: float) -> dict[str, Any]:
    marker = {"color": ORANGE, "symbol": "circle", "size": 13, "line": {"color": WHITE, "width": 2}}
    return {"type": "scatter", "x": [x], "y": [y], "mode": "markers", "marker": marker, "hoverinfo": "skip"}


def _yours(x: float, y: float, threshold: float, rises: bool, translate: Translate) -> dict[str, Any]:
    """Name the mark below it, on the side where a curve that rises, or falls, is not; near the ground above it."""
    text = translate(N_("yours {threshold}")).format(threshold=written_threshold(threshold))
    side = "left" if x < (0.7 if rises else 0.3) else "right"
    where = {"xshift": 8 if side == "left" else -8, "yshift": -5 if y > 0.15 else 5}
    return _note(x, y, f"<b>{text}</b>", side, "top" if y > 0.15 else "bottom", ORANGE) | where
