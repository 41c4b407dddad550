"""A score over seeds: one dot a training, stacked where they are alike, with their mean."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import GRID, figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.luck import ALIKE, digits_for
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

STYLES = ((BLUE, "circle"), (OKABE_ITO[2], "diamond"))
ROW, FOOT = 190, 58  # pixels of one setting, and below all of them
ACROSS = 48  # dots that fit beside each other
TOP = 0.7  # of a row, that its highest stack may reach
EDGE = 0.15  # of the picture, where a label in the middle would be cut off on a phone
LARGEST = 11  # pixels of a dot
NEAR = 1.0  # times the width of all dots: so far away the score of no model is still shown


@dataclass(frozen=True, eq=False)
class Dots:
    """Hold one setting's scores (k,) with their seeds, what to call it, and the score of the run in hand if it has it."""

    title: str
    values: NDArray[np.float64]
    seeds: Sequence[int]
    own: float | None = None


def spread_chart(rows: Sequence[Dots], score: str, translate: Translate, baseline: float | None = None) -> "Figure":
    """Draw the scores of one setting's seeds, or of two below each other on one axis.

    Parameters
    ----------
    score : str
        What a user calls it.
    baseline : float, optional
        The score without a model.
    """
    low, high = _ends(rows, baseline)
    data, notes, shapes = [], [], []
    written = digits_for(min(map(_error, rows)), high)
    for place, row in enumerate(rows):
        floor = float(len(rows) - 1 - place)
        data += _dots(row, place, floor, (low, high), translate)
        notes += _words(row, floor, (low, high), written, translate)
        shapes += _lines(row, place, floor)
    outside, line = _without(baseline, low, high, translate)
    return figure(
        ROW * len(rows) + FOOT,
        score,
        data=data,
        x={"range": [low, high]},
        y={"range": [-0.16, len(rows)], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 4, "b": 46, "autoexpand": False},
        annotations=notes + outside,
        shapes=shapes + line,
    )


def _ends(rows: Sequence[Dots], baseline: float | None) -> tuple[float, float]:
    values = np.concatenate([[*row.values[np.isfinite(row.values)], *_own(row)] for row in rows])
    low, high = float(values.min()), float(values.max())
    width = high - low or 0.02 * max(1.0, abs(high))
    if baseline is not None and low - NEAR * width <= baseline <= high + NEAR * width:
        low, high = min(low, baseline), max(high, baseline)
    room = 0.06 * (high - low) or 0.5 * width
    return low - room, high + room


def _dots(row: Dots, place: int, floor: float, ends: tuple[float, float], translate: Translate) -> list[dict[str, Any]]:
    color, symbol = STYLES[place]
    known = np.flatnonzero(np.isfinite(row.values))
    x, seeds = row.values[known], np.asarray(row.seeds)[known]
    levels = _stacked(x, (ends[1] - ends[0]) / ACROSS)
    step = min(TOP / (levels.max(initial=0) + 1), 1.15 * LARGEST / ROW)
    size = max(3.0, step * ROW / 1.15)
    hover = translate(N_("{title}, seed {seed}: {value}"))
    hover = hover.format(title=row.title, seed="%{customdata}", value="%{x:.4f}") + "<extra></extra>"
    shared = {"type": "scatter", "mode": "markers", "name": row.title}
    marker = {"color": color, "symbol": symbol, "size": size}
    y = floor + step * (levels + 0.5)
    dots = [shared | {"x": x, "y": y, "customdata": seeds, "marker": marker, "hovertemplate": hover}]
    for own in _own(row):
        alike = np.flatnonzero(np.abs(x - own) < ALIKE)
        where = {"x": [own], "y": [float(y[alike[0]]) if len(alike) else floor + step / 2], "hoverinfo": "skip"}
        ring = {"color": color, "symbol": f"{symbol}-open", "size": size + 8, "line": {"width": 2.5}}
        dots.append(shared | where | {"marker": ring})
    return dots


def _own(row: Dots) -> tuple[float, ...]:
    return (row.own,) if row.own is not None and np.isfinite(row.own) else ()


def _stacked(values: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    """Return how many dots each stands above the ground, so that none of about `width` covers another."""
    levels = np.zeros(len(values))
    ends: list[float] = []
    for i in np.argsort(values, kind="stable"):
        level = next((n for n, end in enumerate(ends) if values[i] - end >= width), len(ends))
        ends[level : level + 1] = [values[i]]
        levels[i] = level
    return levels


def _words(
    row: Dots, floor: float, ends: tuple[float, float], written: Callable[[float], str], translate: Translate
) -> list[dict[str, Any]]:
    mean = _mean(row)
    text = translate(N_("mean {value}")).format(value=written(mean))
    said = [
        note(0, floor + 0.88, f"<b>{row.title}</b>", xref="paper", yanchor="top", xshift=0),
        note(mean, floor + TOP + 0.02, text, xanchor="center", yanchor="bottom", xshift=0),
    ]
    ring = translate(N_("○ your run"))
    for own in _own(row):
        place = (own - ends[0]) / (ends[1] - ends[0])
        side = "left" if place < EDGE else "right" if place > 1 - EDGE else "center"
        said.append(note(own, floor, ring, xanchor=side, yanchor="top", xshift={"left": -8, "right": 8}.get(side, 0)))
    return said


def _mean(row: Dots) -> float:
    return float(np.nanmean(row.values))


def _error(row: Dots) -> float:
    """Return about how far a mean could be off."""
    return 2 * float(np.nanmax(row.values) - np.nanmin(row.values)) / math.sqrt(len(row.values))


def _lines(row: Dots, place: int, floor: float) -> list[dict[str, Any]]:
    mean = _mean(row)
    line = {"type": "line", "x0": mean, "x1": mean, "y0": floor, "y1": floor + TOP + 0.02}
    ground = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": floor, "y1": floor, "line": {"color": GRID}}
    return [ground, line | {"line": {"color": STYLES[place][0], "width": 2}}]


def _without(
    baseline: float | None, low: float, high: float, translate: Translate
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the label and the line of the score without a model; outside the picture an arrow shows where it is."""
    if baseline is None or not np.isfinite(baseline):
        return [], []
    text = translate(N_("without a model {value}")).format(value=f"{baseline:,.3g}")
    where: dict[str, Any] = {"yref": "paper", "yanchor": "top"}
    if not low <= baseline <= high:
        text = f"← {text}" if baseline < low else f"{text} →"
        return [note(1, 1, text, xref="paper", xanchor="right", xshift=0, **where)], []
    on_left = baseline < (low + high) / 2
    label = note(baseline, 1, text, xanchor="left" if on_left else "right", xshift=4 if on_left else -4, **where)
    dash = {"color": GREY, "dash": "dash", "width": 1.5}
    return [label], [{"type": "line", "x0": baseline, "x1": baseline, "yref": "paper", "y0": 0, "y1": 1, "line": dash}]
