"""What a model said against what was true."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, SEQUENTIAL, WHITE, class_colors, scale
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

BINS = 20


def confusion_chart(counts: NDArray[np.int64], class_names: Sequence[str], translate: Translate) -> "Figure":
    """Draw how often each class (rows: true) was called what (columns), as counts (k, k)."""
    import plotly.graph_objects as go

    names = [str(name) for name in class_names]
    made = figure(max(300, 90 + 38 * len(names)), translate(N_("The model said")), translate(N_("In truth")))
    made.add_trace(
        go.Heatmap(
            z=counts,
            x=names,
            y=names,
            text=counts,
            texttemplate="%{text:,}",
            colorscale=[(0, WHITE), *scale(SEQUENTIAL)[1:]],
            showscale=False,
            xgap=2,
            ygap=2,
            hovertemplate="%{y} → %{x}: %{z:,}<extra></extra>",
        )
    )
    made.update_xaxes(type="category", showgrid=False)
    made.update_yaxes(type="category", autorange="reversed", showgrid=False)
    return made


def score_histogram(
    y: NDArray[np.int64],
    chance: NDArray[np.float32],
    class_names: Sequence[str],
    translate: Translate,
    threshold: float = 0.5,
) -> "Figure":
    """Draw how sure the model was of the positive class, for rows of each class, and where it is said of them.

    Parameters
    ----------
    y : array (n,)
        0 or 1.
    chance : array (n,)
        Predicted chance of class 1.
    threshold : float
        From which on rows are flagged; it is marked.
    """
    import plotly.graph_objects as go

    title = translate(N_("Predicted chance of {name}")).format(name=class_names[1])
    made = figure(300, title, translate(N_("Test rows")), barmode="overlay", bargap=0.05)
    edges = np.linspace(0, 1, BINS + 1)
    for code, color in enumerate(class_colors(2)):
        counts = np.histogram(chance[y == code], edges)[0]
        made.add_trace(
            go.Bar(
                x=(edges[:-1] + edges[1:]) / 2,
                y=counts,
                name=str(class_names[code]),
                marker={"color": color, "opacity": 0.7, "pattern": {"shape": ("/", "")[code], "fillmode": "overlay"}},
                hovertemplate=f"%{{y:,}} {class_names[code]}<extra>%{{x:.0%}}</extra>",
            )
        )
    made.add_vline(x=threshold, line={"color": GREY, "dash": "dash", "width": 2})
    made.update_xaxes(range=[0, 1], tickformat=".0%")
    made.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return made


def predicted_against_true(
    y: NDArray[np.float32], predicted: NDArray[np.float32], target: str, translate: Translate
) -> "Figure":
    """Draw predictions (n,) against true numbers (n,); a perfect model lies on the line."""
    import plotly.graph_objects as go

    titles = [translate(text).format(target=target) for text in (N_("{target}: in truth"), N_("{target}: predicted"))]
    made = figure(340, *titles)
    ends = [float(min(y.min(), predicted.min())), float(max(y.max(), predicted.max()))]
    made.add_trace(go.Scatter(x=ends, y=ends, mode="lines", line={"color": GREY, "dash": "dash"}, hoverinfo="skip"))
    hover = "%{x:.4g} → %{y:.4g}<extra></extra>"
    marker: dict[str, Any] = {"color": BLUE, "size": 7, "opacity": 0.7}
    made.add_trace(go.Scatter(x=y, y=predicted, mode="markers", marker=marker, hovertemplate=hover))
    return made
