"""Charts of the face case: finds in a photograph, both errors by the threshold, and what hiding a part does."""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, DIVERGING, GREY, ORANGE, scale
from core.messages import N_, Translate
from core.scenarios.face_recognition.detecting import Found
from core.scenarios.face_recognition.errors import GRID, Errors, any_accept, measured_accepts
from core.scenarios.face_recognition.pictures import SIDE

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HIGH = 380  # pixels of a photograph
NAMED = (1, 2, 5, 10, 20, 30)  # enrolled people


def photo_chart(found: Found, threshold: float, translate: Translate, height: int = HIGH) -> "Figure":
    """Draw a photograph with a box around each find: solid from the threshold on, dotted below."""
    said = translate(N_("weight {weight}")).format(weight="%{customdata:.1f}")
    left, top, wide, high = found.boxes.T
    made = figure(
        height,
        data=[
            {
                "type": "scatter",
                "mode": "markers",
                "x": left + wide / 2,
                "y": top + high / 2,
                "marker": {"size": 18, "opacity": 0},
                "customdata": found.weights,
                "hovertemplate": said + "<extra></extra>",
            }
        ],
        x={"visible": False, "range": [0, found.width], "constrain": "domain"},
        y={"visible": False, "range": [found.height, 0], "scaleanchor": "x", "constrain": "domain"},
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        shapes=[_box(box, weight, threshold) for box, weight in zip(found.boxes, found.weights, strict=True)],
    )
    made.add_layout_image(
        source=found.link, xref="x", yref="y", x=0, y=0, sizex=found.width, sizey=found.height, sizing="stretch", layer="below"
    )  # fmt: skip
    return made


def _box(box: Any, weight: float, threshold: float) -> dict[str, Any]:
    left, top, wide, high = (int(value) for value in box)
    color, dash, width = (BLUE, "solid", 4) if weight >= threshold else (ORANGE, "dot", 2)
    line = {"color": color, "dash": dash, "width": width}
    return {"type": "rect", "x0": left, "y0": top, "x1": left + wide, "y1": top + high, "line": line}


def errors_chart(it: Errors, threshold: float, translate: Translate) -> "Figure":
    """Draw false accepts and false rejects by the threshold."""
    accepts, rejects = it.curve
    lines = (
        (accepts, ORANGE, "solid", N_("false accepts")),
        (rejects, BLUE, "dash", N_("false rejects")),
    )
    places = (np.abs(GRID - 0.12).argmin(), np.abs(GRID - 0.72).argmin())
    made = figure(
        300,
        translate(N_("Threshold on the cosine of two pictures")),
        translate(N_("Share of pairs")),
        data=[
            {
                "type": "scatter",
                "mode": "lines",
                "x": GRID,
                "y": values,
                "line": {"color": color, "dash": dash, "width": 3},
                "hovertemplate": translate(name) + ": %{y:.1%}<extra></extra>",
            }
            for values, color, dash, name in lines
        ],
        x={"range": [-0.2, 1]},
        y={"range": [0, 1], "tickformat": ".0%"},
        annotations=[
            note(
                GRID[place],
                values[place],
                f"<b>{translate(name)}</b>",
                font={"color": color},
                xanchor=side,
                xshift=shift,
            )
            for (values, color, _dash, name), place, side, shift in zip(
                lines, places, ("left", "right"), (8, -8), strict=True
            )
        ],
        hovermode="x",
    )
    made.add_vline(threshold, line={"color": GREY, "dash": "dot", "width": 2})
    return made


def many_chart(it: Errors, numbers: Any, threshold: float, translate: Translate) -> "Figure":
    """Draw how often a stranger is taken for somebody by the number of enrolled people: computed, and measured here."""
    people = np.unique(np.round(np.geomspace(1, 10000, 60))).astype(int)
    computed = any_accept(it.false_accepts(threshold), people)
    measured = [measured_accepts(numbers, threshold, n) for n in NAMED]
    marks = {"size": 11, "color": ORANGE, "symbol": "diamond"}
    return figure(
        300,
        translate(N_("People enrolled")),
        translate(N_("Strangers taken for somebody")),
        data=[
            {"type": "scatter", "mode": "lines", "x": people, "y": computed, "line": {"color": GREY, "width": 2}, "hovertemplate": translate(N_("computed: {share}")).format(share="%{y:.1%}") + "<extra></extra>"},
            {"type": "scatter", "mode": "markers", "x": list(NAMED), "y": measured, "marker": marks, "hovertemplate": translate(N_("measured: {share}")).format(share="%{y:.1%}") + "<extra></extra>"},
        ],
        x={"type": "log", "tickvals": [1, 10, 100, 1000, 10000], "ticktext": ["1", "10", "100", "1,000", "10,000"]},
        y={"range": [0, 1.02], "tickformat": ".0%"},
    )  # fmt: skip


def hidden_chart(cut: Any, gone: Any, translate: Translate) -> "Figure":
    """Draw a cut-out, and beside it what hiding each part takes from the likeness: blue speaks for it, orange against."""
    far = float(np.abs(gone).max()) or 1.0
    said = translate(N_("hidden: cosine changes by {change}")).format(change="%{customdata:+.2f}")
    return figure(
        230,
        data=[
            {"type": "heatmap", "z": cut, "colorscale": "Greys", "showscale": False, "hoverinfo": "skip", "zmin": 0, "zmax": 1},
            {"type": "heatmap", "z": gone, "x0": SIDE + 2, "colorscale": scale(DIVERGING), "zmin": -far, "zmax": far, "customdata": -np.asarray(gone), "showscale": False, "hovertemplate": said + "<extra></extra>"},
        ],
        x={"visible": False, "constrain": "domain"},
        y={"visible": False, "autorange": "reversed", "scaleanchor": "x"},
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "autoexpand": False},
    )  # fmt: skip
