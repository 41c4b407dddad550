"""What all figures share: a transparent ground that suits both themes, quiet axes, exact values on hover."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

GRID = "rgba(138, 143, 152, 0.22)"
CLEAR = "rgba(0, 0, 0, 0)"


def figure(height: int, x_title: str = "", y_title: str = "", **layout: Any) -> "Figure":
    """Return an empty figure of `height` pixels with titled axes."""
    import plotly.graph_objects as go

    # In one piece: each update of a figure that is there already costs Plotly as much as making it.
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "hoverlabel": {"align": "left"},
            "dragmode": False,
            "xaxis": _axis(x_title),
            "yaxis": _axis(y_title),
            **layout,
        }
    )


def _axis(title: str) -> dict[str, Any]:
    return {"title": {"text": title}, "gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True}


def steady(made: "Figure", right: int = 8, top: int = 8) -> None:
    """Fix the margins of a figure that is drawn anew several times a second: measuring them takes half of its time."""
    layout = made.layout
    layout.margin = {"l": 58, "r": right, "t": top, "b": 46, "autoexpand": False}
    layout.xaxis.automargin = layout.yaxis.automargin = False


def label(made: "Figure", x: float, y: float | str, text: str, **where: Any) -> None:
    """Write beside a point of the data, in the theme's own text colour."""
    made.add_annotation(x=x, y=y, text=text, showarrow=False, **{"xanchor": "left", "xshift": 6, **where})
