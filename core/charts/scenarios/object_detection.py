"""Scenes with boxes, two boxes and what they share, precision over recall, and how far counts are off."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE, SEQUENTIAL, scale
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

INK = ((0.0, "rgba(138, 143, 152, 0.10)"), (1.0, "#6B7078"))
GREEN = OKABE_ITO[2]
SIDE = 380  # pixels of a scene
CANVAS, HALF = 48, 24
GROUND = "rgba(255, 255, 255, 0.8)"  # of a label, so that it can be read over ink
ROOM = 4  # pixels of a scene that a label needs
Box = tuple[Sequence[float], str, str, str]


def scene_chart(X: NDArray[Any], boxes: Sequence[Box], side: int = SIDE, cells: NDArray[Any] | None = None) -> "Figure":
    """Draw a scene (48, 48) with boxes.

    Parameters
    ----------
    boxes : sequence
        Each: left, top, right, bottom; colour; dash; and what is written at its upper edge.
    cells : array (6, 6), optional
        How sure the cells are, laid over the scene.
    """
    ink = {"type": "heatmap", "z": np.clip(X, 0, 1), "colorscale": INK, "zmin": 0, "zmax": 1, "showscale": False, "hoverinfo": "skip", "x0": 0.5, "y0": 0.5}  # fmt: skip
    data = [ink] + ([_cells(cells, len(X))] if cells is not None else []) + [_outline(*box) for box in boxes]
    ends = [0, len(X)]
    return figure(
        side, data=data, margin={"l": 2, "r": 2, "t": 2, "b": 2}, annotations=[_label(*box) for box in boxes if box[3]],
        x={"visible": False, "constrain": "domain", "range": ends},
        y={"visible": False, "scaleanchor": "x", "range": ends[::-1], "constrain": "domain"},
    )  # fmt: skip


def _outline(box: Sequence[float], color: str, dash: str, text: str) -> dict[str, Any]:
    left, top, right, bottom = box
    return {
        "type": "scatter", "mode": "lines", "x": [left, right, right, left, left], "y": [top, top, bottom, bottom, top],
        "line": {"color": color, "dash": dash, "width": 3}, "cliponaxis": False,
        "hovertemplate": f"{text}<extra></extra>" if text else None, "hoverinfo": "skip" if not text else None,
    }  # fmt: skip


def _label(box: Sequence[float], color: str, dash: str, text: str) -> dict[str, Any]:
    """Return what is written beside a box, on a ground of its own: above a box that was found, below one that is real."""
    left, top, right, bottom = box
    real, late = color == GREY and dash != "solid", left > HALF
    up = top > ROOM if not real else bottom > CANVAS - ROOM
    return note(
        right if late else left, bottom if real else top, text, font={"color": color, "size": 12}, bgcolor=GROUND, borderpad=1,
        xanchor="right" if late else "left", yanchor="bottom" if up else "top",
    )  # fmt: skip


def _cells(cells: NDArray[Any], side: int) -> dict[str, Any]:
    step = side / len(cells)
    return {
        "type": "heatmap", "z": cells, "x0": step / 2, "dx": step, "y0": step / 2, "dy": step, "zmin": 0, "zmax": 1,
        "colorscale": scale(SEQUENTIAL), "showscale": False, "opacity": 0.55, "xgap": 1, "ygap": 1,
        "text": [[f"{cell:.0%}" for cell in line] for line in cells], "texttemplate": "%{text}", "textfont": {"size": 10},
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def overlap_chart(X: NDArray[Any], own: Sequence[float], real: Sequence[float], names: tuple[str, str]) -> "Figure":
    """Draw a scene with the user's box and the real one, what they share filled."""
    made = scene_chart(X, [(real, GREY, "dash", names[1]), (own, BLUE, "solid", names[0])])
    left, top, right, bottom = (max(own[0], real[0]), max(own[1], real[1]), min(own[2], real[2]), min(own[3], real[3]))
    if left < right and top < bottom:
        made.add_shape(
            type="rect", x0=left, x1=right, y0=top, y1=bottom, fillcolor=BLUE, opacity=0.3, line={"width": 0}
        )
    return made


def precision_chart(
    curves: Mapping[str, tuple[NDArray[Any], NDArray[Any], NDArray[Any]]], at: tuple[float, float], translate: Translate
) -> "Figure":
    """Draw precision over recall.

    Parameters
    ----------
    curves : mapping
        What a user reads -> recall, precision and confidence; the first is filled.
    at : tuple of float
        Recall and precision at the chosen threshold.
    """
    hover = translate(N_("from confidence {sure}: precision {precision}, recall {recall}")).format(
        sure="%{customdata:.2f}", precision="%{y:.0%}", recall="%{x:.0%}"
    )
    styles = zip(curves.items(), ((BLUE, "solid", "tozeroy"), (GREEN, "dash", "none")), strict=False)
    data = [
        {
            "type": "scatter", "mode": "lines", "name": name, "x": recall, "y": precision, "customdata": sure, "fill": fill,
            "fillcolor": "rgba(45, 127, 196, 0.15)", "line": {"color": color, "dash": dash, "width": 2}, "hovertemplate": hover,
        }
        for (name, (recall, precision, sure)), (color, dash, fill) in styles
    ]  # fmt: skip
    dot = {"type": "scatter", "mode": "markers", "x": [at[0]], "y": [at[1]], "marker": {"color": ORANGE, "size": 15, "symbol": "diamond"}, "showlegend": False, "hoverinfo": "skip"}  # fmt: skip
    return figure(
        340,
        translate(N_("Recall: share of the things that are found")),
        translate(N_("Precision: share of the boxes that are right")),
        data=[*data, dot],
        x={"range": [0, 1.02], "tickformat": ".0%"},
        y={"range": [0, 1.04], "tickformat": ".0%"},
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
    ).update_layout(showlegend=True)


def off_chart(off: Mapping[int, int], translate: Translate) -> "Figure":
    """Draw how many scenes are counted wrongly by how much."""
    said = translate(N_("{off} off: {scenes} scenes")).format(off="%{x:+d}", scenes="%{y}")
    bar = {
        "type": "bar", "x": list(off), "y": list(off.values()), "text": list(off.values()),
        "marker": {"color": [GREY if n == 0 else BLUE if n > 0 else ORANGE for n in off]}, "hovertemplate": said + "<extra></extra>",
    }  # fmt: skip
    ticks = {"tickvals": list(off), "ticktext": [f"{n:+d}" if n else "0" for n in off]}
    return figure(
        260,
        translate(N_("Things counted minus things there")),
        translate(N_("Scenes")),
        data=[bar],
        x=ticks,
        bargap=0.3,
    )
