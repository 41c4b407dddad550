"""A race of optimisers over a surface, from above and as loss against steps."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY, OKABE_ITO
from core.lessons.optimisers.race import Course, cut, frames, inside
from core.lessons.optimisers.surfaces import OPTIMISERS, Array, Surface
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS: Mapping[str, tuple[str, str, str]] = {
    "sgd": (OKABE_ITO[5], "solid", "circle"),
    "momentum": (OKABE_ITO[3], "dash", "square"),
    "rmsprop": (OKABE_ITO[2], "dashdot", "diamond"),
    "adam": (OKABE_ITO[0], "solid", "triangle-up"),
}
LEGEND = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
GROUND = [(0, "rgba(138, 143, 152, 0.55)"), (0.4, "rgba(138, 143, 152, 0.2)"), (1, "rgba(138, 143, 152, 0)")]
BANDS = 14
LEAST = 1e-9  # of the height at the start, on a logarithmic axis
MOST = 1e3  # times the height at the start: higher is off the picture
FRAME = 90  # milliseconds
HEIGHT = 490


def race_chart(surface: Surface, courses: Mapping[str, Course], upto: int, translate: Translate) -> "Figure":
    """Draw the surface from above with every path up to a step; a button plays the race.

    Paths end on the edge of the picture, with a cross, where they leave it.
    """
    steps = frames(len(next(iter(courses.values())).path) - 1)
    lines = [_path(surface, name, it, upto, translate) for name, it in courses.items()]
    made = _above(surface, translate, [*lines, *(_runner(surface, name, it, upto) for name, it in courses.items())])
    first = len(made.data) - len(courses)
    places = [*range(first, first + len(courses))]
    made.frames = [{"data": [_moved(surface, it, at) for it in courses.values()], "traces": places} for at in steps]
    made.update_layout(
        showlegend=True, legend=LEGEND, updatemenus=[_buttons(translate)], margin=margins(right=12, top=58) | {"b": 104}
    )
    return made


def walk_chart(surface: Surface, path: Array, translate: Translate) -> "Figure":
    """Draw the surface from above with one path (steps + 1, 2), and an arrow downhill where it ends."""
    here, slope = path[-1], surface.gradient(path[-1])
    line = {
        "type": "scatter", "x": path[:, 0], "y": path[:, 1], "mode": "lines+markers", "line": {"color": BLUE, "width": 2.5},
        "marker": {"size": [6] * (len(path) - 1) + [14], "color": BLUE}, "hovertemplate": "(%{x:.3f}, %{y:.3f})<extra></extra>",
        "showlegend": False,
    }  # fmt: skip
    made = _above(surface, translate, [line])
    length = float(np.linalg.norm(slope))
    if length > 1e-3:
        tip = here - slope / length * min(1.2, 0.4 * length + 0.3)
        made.add_annotation(
            x=tip[0], y=tip[1], ax=here[0], ay=here[1], axref="x", ayref="y", text="", showarrow=True, arrowhead=2,
            arrowwidth=3, arrowcolor=BLUE,
        )  # fmt: skip
    return made


def loss_chart(surface: Surface, courses: Mapping[str, Course], translate: Translate) -> "Figure":
    """Draw the height above the lowest point against steps, on a logarithmic axis; where somebody flew off is marked."""
    start = next(iter(courses.values())).heights[0]
    data = [_height(name, it, start, translate) for name, it in courses.items()]
    crosses = [_flown(name, it, start) for name, it in courses.items() if it.diverged]
    notes = [
        note(_last(it, start), np.log10(MOST * start), translate(N_("flown off")), xanchor="left", yanchor="middle", font={"color": LOOKS[name][0]})
        for name, it in courses.items()
        if it.diverged
    ]  # fmt: skip
    return figure(
        330, translate(N_("Steps")), translate(N_("Height above the lowest point")), data=[*data, *crosses],
        y={"type": "log", "exponentformat": "power", "range": [np.log10(start * LEAST), np.log10(start * MOST) + 0.3], "nticks": 7},
        margin=margins(right=14, top=58), showlegend=True, legend=LEGEND, annotations=notes,
    )  # fmt: skip


def _above(surface: Surface, translate: Translate, data: Sequence[dict[str, Any]]) -> "Figure":
    x, y, heights = surface.heights()
    above = np.maximum(heights - surface.floor, 0)
    place = {"x": x, "y": y, "z": np.cbrt(above).astype(np.float32), "showscale": False, "showlegend": False}
    ground = place | {
        "type": "heatmap", "colorscale": GROUND, "zsmooth": "fast", "customdata": above.astype(np.float32),
        "hovertemplate": "(%{x:.2f}, %{y:.2f}): %{customdata:.3g}<extra></extra>",
    }  # fmt: skip
    lines = place | {
        "type": "contour", "ncontours": BANDS, "contours": {"coloring": "none"}, "hoverinfo": "skip",
        "line": {"color": "rgba(138, 143, 152, 0.55)", "width": 0.8},
    }  # fmt: skip
    goal = {
        "type": "scatter", "x": [surface.lowest[0]], "y": [surface.lowest[1]], "mode": "markers", "showlegend": False,
        "marker": {"symbol": "star", "size": 15, "color": "#E6B800", "line": {"width": 1, "color": GREY}},
        "hovertemplate": translate(N_("the lowest point")) + "<extra></extra>",
    }  # fmt: skip
    return figure(
        HEIGHT, *map(translate, surface.axes), data=[ground, lines, goal, *data], margin=margins(right=12, top=12) | {"b": 56},
        x={"range": list(surface.bounds[0]), "showgrid": False}, y={"range": list(surface.bounds[1]), "showgrid": False},
    )  # fmt: skip


def _path(surface: Surface, name: str, it: Course, upto: int, translate: Translate) -> dict[str, Any]:
    color, dash, _symbol = LOOKS[name]
    points = cut(surface, it.path, upto)
    gone = it.left is not None and it.left <= upto
    sizes = [0] * (len(points) - 1) + [13 if gone else 0]
    return {
        "type": "scatter", "x": points[:, 0], "y": points[:, 1], "mode": "lines+markers", "name": translate(OPTIMISERS[name]),
        "line": {"color": color, "width": 2.2, "dash": dash}, "hoverinfo": "skip",
        "marker": {"size": sizes, "symbol": "x", "color": color}, "cliponaxis": False,
    }  # fmt: skip


def _runner(surface: Surface, name: str, it: Course, step: int) -> dict[str, Any]:
    """Return the mark of an optimiser where it is at a step."""
    color, _dash, symbol = LOOKS[name]
    return _moved(surface, it, step) | {
        "mode": "markers", "showlegend": False, "cliponaxis": False, "hovertemplate": f"{step}: (%{{x:.3g}}, %{{y:.3g}})<extra></extra>",
        "marker": {"size": 13, "symbol": symbol, "color": color, "line": {"width": 1.5, "color": "white"}},
    }  # fmt: skip


def _moved(surface: Surface, it: Course, step: int) -> dict[str, Any]:
    """Return what an animation changes: the place at a step, on the edge where that is outside the picture."""
    here = it.path[step]
    point = here if inside(surface, it.path[step : step + 1])[0] else cut(surface, it.path, step)[-1]
    return {"type": "scatter", "x": [float(point[0])], "y": [float(point[1])]}


def _buttons(translate: Translate) -> dict[str, Any]:
    play = {
        "frame": {"duration": FRAME, "redraw": False},
        "transition": {"duration": 0},
        "fromcurrent": False,
        "mode": "immediate",
    }
    pause = {"frame": {"duration": 0, "redraw": False}, "mode": "immediate"}
    return {
        "type": "buttons", "direction": "left", "showactive": False, "x": 0, "xanchor": "left", "y": -0.18, "yanchor": "top",
        "bgcolor": "rgba(0, 0, 0, 0)", "bordercolor": BLUE, "font": {"color": BLUE, "size": 14}, "pad": {"t": 6},
        "buttons": [
            {"label": "▶ " + translate(N_("Play")), "method": "animate", "args": [None, play]},
            {"label": "⏸ " + translate(N_("Pause")), "method": "animate", "args": [[None], pause]},
        ],
    }  # fmt: skip


def _height(name: str, it: Course, start: float, translate: Translate) -> dict[str, Any]:
    color, dash, _symbol = LOOKS[name]
    shown = np.where((it.heights > 0) & (it.heights <= MOST * start), np.maximum(it.heights, LEAST * start), np.nan)
    steps = np.arange(len(shown))
    return {
        "type": "scatter", "x": steps, "y": shown, "mode": "lines", "name": translate(OPTIMISERS[name]),
        "line": {"color": color, "width": 2.2, "dash": dash}, "hovertemplate": "%{x}: %{y:.3g}<extra></extra>",
    }  # fmt: skip


def _last(it: Course, start: float) -> int:
    return int(np.argmax(it.heights > MOST * start)) if (it.heights > MOST * start).any() else len(it.heights) - 1


def _flown(name: str, it: Course, start: float) -> dict[str, Any]:
    color, _dash, _symbol = LOOKS[name]
    return {
        "type": "scatter", "x": [_last(it, start)], "y": [MOST * start], "mode": "markers", "showlegend": False, "cliponaxis": False,
        "marker": {"symbol": "x", "size": 12, "color": color}, "hoverinfo": "skip",
    }  # fmt: skip
