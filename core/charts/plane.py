"""Two features as a plane: the points, and what a model says about every place between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, steady
from core.charts.palette import DIVERGING, SEQUENTIAL, WHITE, class_colors, class_symbols, scale
from core.datasets import Dataset
from core.datasets.split import Split
from core.messages import N_, Translate
from core.training.surface import EDGE

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


@dataclass(frozen=True)
class Points:
    """Hold some rows of the plane: positions (n, 2), labels (n,), and whether the model learned from them."""

    X: NDArray[np.float32]
    y: NDArray[Any]
    seen: bool = True


@dataclass(frozen=True)
class Plane:
    """Name what a plane shows: its two axes, its classes (none for a number), and its edges (low, high)."""

    axes: Sequence[str]
    class_names: Sequence[str]
    x: tuple[float, float]
    y: tuple[float, float]


def plane_of(data: Dataset, split: Split, translate: Translate) -> tuple[Plane, list[Points]]:
    """Return the plane of drawn data, and its points: those learned from, and those of the test rows."""
    names = [translate(data.card.labels.get(name, name)) for name in data.class_names]
    points = [
        Points(data.X[split.train], data.y[split.train]),
        Points(data.X[split.test], data.y[split.test], seen=False),
    ]
    return Plane(data.feature_names, names, (-EDGE, EDGE), (-EDGE, EDGE)), points


def decision_surface(
    plane: Plane,
    points: Sequence[Points],
    translate: Translate,
    surface: NDArray[np.float32] | None = None,
    height: int = 340,
    ring: float = 0.7,
) -> "Figure":
    """Draw points over a model's predictions.

    Parameters
    ----------
    surface : array (g, g, k), optional
        Predictions over the plane, y from low to high, then x; without it the points stand alone.
    ring : float
        Width of the light ring around training points; browsers draw a thousand points in half the time without.
    """
    made = figure(height, *plane.axes)
    if surface is not None:
        _paint(made, plane, surface, translate)
    for some in points:
        _scatter(made, plane, some, translate, _RINGS[some.seen] | ({"width": ring} if some.seen else {}))
    made.update_xaxes(range=plane.x, constrain="domain")
    made.update_yaxes(range=plane.y, constrain="domain", scaleanchor="x")
    steady(made, right=8 if plane.class_names else 56, top=34)
    if plane.class_names:
        made.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return made


def _paint(made: "Figure", plane: Plane, surface: NDArray[np.float32], translate: Translate) -> None:
    y, x = (np.linspace(*edges, surface.shape[i]) for i, edges in enumerate((plane.y, plane.x)))
    paint = _PAINTS[min(len(plane.class_names), 3)]
    for trace in paint(surface, plane, translate):
        made.add_trace(trace.update(x=x, y=y))


def _two(surface: NDArray[np.float32], plane: Plane, translate: Translate) -> list[Any]:
    import plotly.graph_objects as go

    chance = surface[..., -1]
    hover = translate(N_("chance of {name}")).format(name=plane.class_names[-1]) + ": %{z:.0%}<extra></extra>"
    colors = [(0, DIVERGING[2]), (0.5, WHITE), (1, DIVERGING[7])]
    common = {"z": chance, "showlegend": False}
    return [
        go.Heatmap(
            **common,
            colorscale=colors,
            zmin=0,
            zmax=1,
            showscale=False,
            zsmooth="fast",
            opacity=0.6,
            hovertemplate=hover,
        ),
        go.Contour(
            **common,
            contours={"start": 0.5, "end": 0.5, "size": 1, "coloring": "none"},
            line={"color": "#27313D", "width": 1.5},
            hoverinfo="skip",
        ),
    ]


def _many(surface: NDArray[np.float32], plane: Plane, translate: Translate) -> list[Any]:
    import plotly.graph_objects as go

    winner, colors = surface.argmax(-1), class_colors(surface.shape[-1])
    steps = [(edge / len(colors), color) for i, color in enumerate(colors) for edge in (i, i + 1)]
    return [
        go.Heatmap(
            z=winner,
            customdata=np.asarray(plane.class_names, object)[winner],
            colorscale=steps,
            zmin=-0.5,
            zmax=len(colors) - 0.5,
            showscale=False,
            opacity=0.35,
            hovertemplate="%{customdata}<extra></extra>",
        )
    ]


def _number(surface: NDArray[np.float32], plane: Plane, translate: Translate) -> list[Any]:
    import plotly.graph_objects as go

    hover = translate(N_("prediction")) + ": %{z:.3g}<extra></extra>"
    return [
        go.Heatmap(
            z=surface[..., 0],
            coloraxis="coloraxis",
            zsmooth="fast",
            opacity=0.85,
            hovertemplate=hover,
        )
    ]


_PAINTS = {0: _number, 2: _two, 3: _many}


_RINGS: dict[bool, dict[str, Any]] = {True: {"color": "#FFFFFF"}, False: {"color": "#27313D", "width": 1.5}}


def _scatter(made: "Figure", plane: Plane, points: Points, translate: Translate, ring: dict[str, Any]) -> None:
    group = translate(N_("training") if points.seen else N_("test"))
    if not plane.class_names:
        _numbers(made, points, group, ring)
        return
    classes = len(plane.class_names)
    for code, name in enumerate(plane.class_names):
        chosen = points.y == code
        marker = {"color": class_colors(classes)[code], "symbol": class_symbols(classes)[code], "line": ring}
        _dots(made, points.X[chosen], points.seen, (name, group), marker)


def _numbers(made: "Figure", points: Points, group: str, ring: dict[str, Any]) -> None:
    made.update_layout(coloraxis={"colorscale": scale(SEQUENTIAL), "colorbar": {"thickness": 10, "title": ""}})
    marker = {"color": points.y, "coloraxis": "coloraxis", "line": ring}
    _dots(made, points.X, points.seen, ("", group), marker)


def _dots(made: "Figure", X: NDArray[np.float32], seen: bool, names: tuple[str, str], marker: dict[str, Any]) -> None:
    import plotly.graph_objects as go

    made.add_trace(
        go.Scatter(
            x=X[:, 0],
            y=X[:, 1],
            name=names[0],
            showlegend=seen and bool(names[0]),
            mode="markers",
            marker={**marker, "size": 6 if seen else 8},
            hovertemplate=f"{' · '.join(filter(None, names))}<br>(%{{x:.2f}}, %{{y:.2f}})<extra></extra>",
        )
    )
