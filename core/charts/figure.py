"""What all figures share: a transparent ground that suits both themes, quiet axes, exact values on hover."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

GRID = "rgba(138, 143, 152, 0.22)"
CLEAR = "rgba(0, 0, 0, 0)"
UNMEASURED = {"ticklabeloverflow": "allow"}  # else each drawing measures whether the ticks' numbers stand out


def figure(
    height: int,
    x_title: str = "",
    y_title: str = "",
    *,
    data: Sequence[Any] = (),
    x: Mapping[str, Any] | None = None,
    y: Mapping[str, Any] | None = None,
    margin: Mapping[str, Any] | None = None,
    **layout: Any,
) -> "Figure":
    """Return a figure of `height` pixels with titled axes; `x` and `y` say more of the axes, `data` are its traces.

    With a `margin` of its own the axes make no room for themselves: to measure what they need takes half of a figure's
    time.
    """
    import plotly.graph_objects as go

    axis = {"gridcolor": GRID, "zeroline": False, "automargin": margin is None, "fixedrange": True} | UNMEASURED
    # In one piece: each update of a figure that is there already costs Plotly as much as making it.
    return go.Figure(
        data=list(data),
        layout={
            "template": {},  # Streamlit has one of its own; Plotly's would be nine tenths of what is sent
            "height": height,
            "margin": margin or {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "hoverlabel": {"align": "left"},
            "dragmode": False,
            "xaxis": axis | {"title": {"text": x_title}} | dict(x or {}),
            "yaxis": axis | {"title": {"text": y_title}} | dict(y or {}),
            **layout,
        },
    )


def margins(right: int, top: int) -> dict[str, Any]:
    """Return margins that stay as they are."""
    return {"l": 58, "r": right, "t": top, "b": 46, "autoexpand": False}


def label(made: "Figure", x: float, y: float | str, text: str, **where: Any) -> None:
    """Write beside a point of the data, in the theme's own text colour."""
    made.add_annotation(**note(x, y, text, **where))


def note(x: float, y: float | str, text: str, **where: Any) -> dict[str, Any]:
    """Return a label as a part of a layout's `annotations`."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "xanchor": "left", "xshift": 6, **where}


def color_bar(title: str, ticks: Mapping[float, str], length: float = 1.0) -> dict[str, Any]:
    """Return a flat bar above a picture that says what its colours mean; `ticks` gives a value -> what is written there."""
    return {
        "orientation": "h",
        "y": 1.0,
        "yanchor": "bottom",
        "x": 0,
        "xanchor": "left",
        "len": length,
        "thickness": 8,
        "ypad": 0,
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "title": {"text": title, "side": "top", "font": {"size": 12}},
    }
