"""How much columns count: bars with intervals, one class or all, two measures back to back, or pixels as a picture."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import CLEAR, figure, note
from core.charts.palette import GREY, OKABE_ITO, SEQUENTIAL, class_colors, scale
from core.charts.steps import cut
from core.explanation.overall.importance import Importance
from core.explanation.overall.permutation import Permuted
from core.messages import Message, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Word = Message | str
Values = NDArray[np.float64]
SIZE, COST = OKABE_ITO[8], OKABE_ITO[2]  # neither of them pulls anywhere
MOST = 12  # columns
LANE, LONGEST = 46, 44  # pixels of a column; letters of its name
OVER = 0.26  # of a lane, that a name stands above its bar


def words(word: Word, translate: Translate) -> str:
    """Return what a user reads, as a figure can show it."""
    return escape(worded(word, translate), quote=False)


def name_over(place: int, name: str, most: int = LONGEST, **where: Any) -> dict[str, Any]:
    """Return a name above the lane of a column, at its left end."""
    at: dict[str, Any] = {"xref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": 0, "font": {"size": 13}}
    return note(0, place - OVER, escape(cut(name, most), quote=False), **(at | where))


def lanes(count: int) -> dict[str, Any]:
    """Return what an axis of lanes is like: the first on top, room for a name above each."""
    return {"range": [count - 0.55, -0.85], "visible": False, "showgrid": False}


def importance_chart(
    it: Importance, names: Sequence[str], axis: str, times: float, classes: Sequence[str], translate: Translate
) -> "Figure":
    """Draw a bar for each of the columns that count most, with its interval; one part a class where there are several.

    Parameters
    ----------
    names : sequence of str
        Of all columns.
    axis : str
        Title of the axis, marked with `N_`.
    times : float
        What values are multiplied with.
    classes : sequence of str
        Of the outputs.
    """
    shown = it.order[:MOST]
    several = it.each.shape[1] > 1
    colors = class_colors(max(3, len(classes))) if several else (SIZE,)
    bars = [
        _bars(times * it.each[shown, k], [names[j] for j in shown], color, classes[k] if several else "")
        for k, color in zip(range(it.each.shape[1]), colors, strict=False)
    ]
    end = times * float(it.high.max(initial=0.0)) or 1.0
    return figure(
        LANE * len(shown) + (110 if several else 60),
        translate(axis),
        data=[*bars, _intervals(it, shown, times, names)],
        x={"range": [0, 1.16 * end]},
        y=lanes(len(shown)),
        barmode="stack",
        annotations=[
            *(name_over(i, names[j]) for i, j in enumerate(shown)),
            *(_value(times * it.mean[j], times * it.high[j], end, i) for i, j in enumerate(shown)),
        ],
        showlegend=several,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )


def _bars(lengths: Values, names: Sequence[str], color: str, name: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": list(range(len(lengths))),
        "width": 0.42,
        "name": escape(name, quote=False),
        "marker": {"color": color, "line": {"width": 0}},
        "customdata": [escape(one) for one in names],
        "hovertemplate": f"%{{customdata}}{' · ' + escape(name) if name else ''}: %{{x:.3g}}<extra></extra>",
    }


def _intervals(it: Importance, shown: NDArray[np.int64], times: float, names: Sequence[str]) -> dict[str, Any]:
    low, mean, high = (times * part[shown] for part in (it.low, it.mean, it.high))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": mean,
        "y": list(range(len(shown))),
        "marker": {"size": 1, "color": GREY},
        "error_x": {"type": "data", "symmetric": False, "array": np.maximum(0, high - mean), "arrayminus": np.maximum(0, mean - low), "color": GREY, "thickness": 2, "width": 5},
        "customdata": [[escape(names[j]), f"{a:.3g}", f"{b:.3g}"] for j, a, b in zip(shown, low, high, strict=True)],
        "hovertemplate": "%{customdata[0]}: %{x:.3g} (%{customdata[1]} – %{customdata[2]})<extra></extra>",
        "showlegend": False,
    }  # fmt: skip


def _value(value: float, at: float, end: float, place: int) -> dict[str, Any]:
    digits = max(0, min(4, 1 - int(np.floor(np.log10(max(end, 1e-12))))))
    return note(at, place, f"{value:,.{digits}f}", font={"size": 12})


def pixels_chart(each: Values, shape: tuple[int, int], captions: Sequence[str], unit: str) -> "Figure":
    """Draw how much each pixel counts as a picture for each of k outputs: `each` is (h * w, k), `unit` what hovering adds."""
    high, wide = shape
    columns = min(5, each.shape[1])
    rows = -(-each.shape[1] // columns)
    gap = max(1, round(0.12 * wide))
    board = np.full((rows * (high + 2 * gap), columns * (wide + gap) - gap), np.nan)
    notes = []
    for k, caption in enumerate(captions):
        top, left = (k // columns) * (high + 2 * gap) + 2 * gap, (k % columns) * (wide + gap)
        board[top : top + high, left : left + wide] = each[:, k].reshape(shape)
        middle = {"xanchor": "center", "yanchor": "bottom", "xshift": 0}
        notes.append(note(left + (wide - 1) / 2, top - 0.4, escape(cut(caption, 14), quote=False), **middle))
    heat = {
        "type": "heatmap",
        "z": board,
        "colorscale": scale(SEQUENTIAL),
        "zmin": 0,
        "hovertemplate": "%{z:.3g}<extra></extra>",
        "hoverongaps": False,
        "colorbar": {"orientation": "h", "y": -0.02, "yanchor": "top", "thickness": 10, "len": 0.6, "title": {"text": escape(unit), "side": "bottom"}},
    }  # fmt: skip
    return figure(
        (320 if each.shape[1] == 1 else min(520, 180 * rows)) + 80,
        data=[heat],
        x={"visible": False, "constrain": "domain"},
        y={"visible": False, "autorange": "reversed", "scaleanchor": "x"},
        annotations=notes,
    )


def beside_chart(
    shap: Importance,
    permuted: Permuted,
    names: Sequence[str],
    axes: tuple[str, str],
    times: float,
    write: Callable[[float], str] = "{:.3g}".format,
) -> "Figure":
    """Draw for each column how far it moves predictions, to the left, and what shuffling it costs, to the right.

    Parameters
    ----------
    names : sequence of str
        Of all columns.
    axes : tuple of str
        Titles of both sides.
    times : float
        What the sizes of pulls are multiplied with.
    """
    shown = _shown(shap, permuted)
    sides = (
        (times * shap.mean, times * shap.low, times * shap.high, SIZE, "x"),
        (permuted.drop, permuted.low, permuted.high, COST, "x2"),
    )
    traces = [_side(side, shown, names, write) for side in sides]
    ends = [max(float(np.nanmax(side[2][shown], initial=0.0)), 1e-9) * 1.1 for side in sides]
    least = min(0.0, float(np.nanmin(permuted.low[shown], initial=0.0)))
    made = figure(
        LANE * len(shown) + 60,
        axes[0],
        data=traces,
        x={"range": [ends[0], 0], "domain": [0, 0.48], "nticks": 4},
        y=lanes(len(shown)),
        annotations=[name_over(i, names[j]) for i, j in enumerate(shown)],
        bargap=0.5,
    )
    second = {"gridcolor": made.layout.xaxis.gridcolor, "fixedrange": True, "zeroline": True, "zerolinecolor": GREY}
    made.update_layout(xaxis2=second | {"anchor": "y", "domain": [0.52, 1], "range": [least * 1.1, ends[1]], "title": {"text": axes[1]}, "nticks": 4})  # fmt: skip
    return made


def _shown(shap: Importance, permuted: Permuted) -> NDArray[np.int64]:
    """Return the columns (n,) to draw: those first by pulls, with those first by cost among them."""
    first = shap.order[: MOST - 2]
    cost = np.argsort(-np.nan_to_num(permuted.drop, nan=-np.inf), kind="stable")[:4]
    wanted = set(map(int, first)) | set(map(int, cost))
    return np.array([j for j in shap.order if int(j) in wanted][:MOST], np.int64)


def _side(
    side: tuple[Values, Values, Values, str, str],
    shown: NDArray[np.int64],
    names: Sequence[str],
    write: Callable[[float], str],
) -> dict[str, Any]:
    mean, low, high = (part[shown] for part in side[:3])
    return {
        "type": "bar",
        "orientation": "h",
        "x": mean,
        "y": list(range(len(shown))),
        "xaxis": side[4],
        "width": 0.42,
        "marker": {"color": side[3], "line": {"width": 0, "color": CLEAR}},
        "error_x": {"type": "data", "symmetric": False, "array": np.maximum(0, high - mean), "arrayminus": np.maximum(0, mean - low), "color": GREY, "thickness": 2, "width": 4},
        "customdata": [[escape(names[j]), write(a), write(b)] for j, a, b in zip(shown, low, high, strict=True)],
        "hovertemplate": "%{customdata[0]}: %{x:.3g} (%{customdata[1]} – %{customdata[2]})<extra></extra>",
    }  # fmt: skip
