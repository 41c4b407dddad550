"""Two features as a plane: the points, and what a model says about every place between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, margins
from core.charts.palette import DIVERGING, SEQUENTIAL, WHITE, class_colors, class_symbols, scale
from core.datasets import Dataset
from core.datasets.split import Split
from core.messages import N_, Translate
from core.training.surface import EDGE

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

INK = "#27313D"
RING = 0.7  # pixels
Trace = dict[str, Any]


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


def plane_of(
    data: Dataset, split: Split, translate: Translate, labels: NDArray[Any] | None = None
) -> tuple[Plane, list[Points]]:
    """Return the plane of drawn data, and its points: those learned from, and those of the test rows.

    Parameters
    ----------
    labels : array (n_train,), optional
        What the training rows are learned as, where that isn't what they are.
    """
    names = [translate(data.card.labels.get(name, name)) for name in data.class_names]
    points = [
        Points(data.X[split.train], data.y[split.train] if labels is None else labels),
        Points(data.X[split.test], data.y[split.test], seen=False),
    ]
    return Plane(data.feature_names, names, (-EDGE, EDGE), (-EDGE, EDGE)), points


def decision_surface(
    plane: Plane,
    points: Sequence[Points],
    translate: Translate,
    surface: NDArray[np.float32] | None = None,
    height: int = 340,
    ring: float = RING,
) -> "Figure":
    """Draw points over a model's predictions.

    Parameters
    ----------
    surface : array (g, g, k), optional
        Predictions over the plane, y from low to high, then x; without it the points stand alone.
    ring : float
        Width of the light ring around training points; browsers draw a thousand points in half the time without.
    """
    data = [] if surface is None else _painted(plane, surface, translate)
    rings = {True: {"color": WHITE, "width": ring}, False: {"color": INK, "width": 1.5}}
    for some in points:
        data += _dots_of(plane, some, translate, rings[some.seen])
    named = bool(plane.class_names)
    legend = {"showlegend": True, "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}}
    colours = {"coloraxis": {"colorscale": scale(SEQUENTIAL), "colorbar": {"thickness": 10, "title": {"text": ""}}}}
    return figure(
        height,
        *plane.axes,
        data=data,
        x={"range": plane.x, "constrain": "domain"},
        y={"range": plane.y, "constrain": "domain", "scaleanchor": "x"},
        margin=margins(right=8 if named else 84, top=34),
        **(legend if named else colours),
    )


def discretized(surface: NDArray[np.float32], plane: Plane) -> NDArray[np.float32]:
    """Return predictions (g, g, k) as bare answers: one class for certain, or a number above or below the middle."""
    if plane.class_names:
        return np.asarray(surface.argmax(-1)[..., None] == np.arange(surface.shape[-1]), np.float32)
    low, high = float(surface.min()), float(surface.max())
    return np.where(surface > (low + high) / 2, np.float32(high), np.float32(low))


def _painted(plane: Plane, surface: NDArray[np.float32], translate: Translate) -> list[Trace]:
    y, x = (np.linspace(*edges, surface.shape[i]) for i, edges in enumerate((plane.y, plane.x)))
    paint = _PAINTS[min(len(plane.class_names), 3)]
    return [{"x": x, "y": y, **trace} for trace in paint(surface, plane, translate)]


def _two(surface: NDArray[np.float32], plane: Plane, translate: Translate) -> list[Trace]:
    hover = translate(N_("chance of {name}")).format(name=plane.class_names[-1]) + ": %{z:.0%}<extra></extra>"
    common = {"z": surface[..., -1], "showlegend": False}
    heat = {
        "type": "heatmap",
        "colorscale": [(0, DIVERGING[2]), (0.5, WHITE), (1, DIVERGING[7])],
        "zmin": 0,
        "zmax": 1,
        "showscale": False,
        "zsmooth": "fast",
        "opacity": 0.6,
        "hovertemplate": hover,
    }
    border = {
        "type": "contour",
        "contours": {"start": 0.5, "end": 0.5, "size": 1, "coloring": "none"},
        "line": {"color": INK, "width": 1.5},
        "hoverinfo": "skip",
    }
    return [common | heat, common | border]


def _many(surface: NDArray[np.float32], plane: Plane, translate: Translate) -> list[Trace]:
    winner, colors = surface.argmax(-1), class_colors(surface.shape[-1])
    return [
        {
            "type": "heatmap",
            "z": winner,
            "customdata": np.asarray(plane.class_names, object)[winner],
            "colorscale": [(edge / len(colors), color) for i, color in enumerate(colors) for edge in (i, i + 1)],
            "zmin": -0.5,
            "zmax": len(colors) - 0.5,
            "showscale": False,
            "opacity": 0.35,
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


def _number(surface: NDArray[np.float32], plane: Plane, translate: Translate) -> list[Trace]:
    return [
        {
            "type": "heatmap",
            "z": surface[..., 0],
            "coloraxis": "coloraxis",
            "zsmooth": "fast",
            "opacity": 0.85,
            "hovertemplate": translate(N_("prediction")) + ": %{z:.3g}<extra></extra>",
        }
    ]


_PAINTS = {0: _number, 2: _two, 3: _many}


def _dots_of(plane: Plane, points: Points, translate: Translate, ring: Trace) -> list[Trace]:
    group = translate(N_("training") if points.seen else N_("test"))
    if not plane.class_names:
        return [_dots(points.X, points.seen, ("", group), {"color": points.y, "coloraxis": "coloraxis", "line": ring})]
    looks = zip(class_colors(len(plane.class_names)), class_symbols(len(plane.class_names)), strict=True)
    return [
        _dots(points.X[points.y == code], points.seen, (name, group), {"color": color, "symbol": symbol, "line": ring})
        for code, (name, (color, symbol)) in enumerate(zip(plane.class_names, looks, strict=True))
    ]


def _dots(X: NDArray[np.float32], seen: bool, names: tuple[str, str], marker: dict[str, Any]) -> Trace:
    return {
        "type": "scatter",
        "x": X[:, 0],
        "y": X[:, 1],
        "name": names[0],
        "showlegend": seen and bool(names[0]),
        "mode": "markers",
        "marker": {**marker, "size": 6 if seen else 8},
        "hovertemplate": f"{' · '.join(filter(None, names))}<br>(%{{x:.2f}}, %{{y:.2f}})<extra></extra>",
    }
