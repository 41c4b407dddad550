"""A model beside the answer that needs none."""

import math
from typing import TYPE_CHECKING

from core.charts.figure import figure, label
from core.charts.palette import BLUE, GREY
from core.evaluation.held_out import Grade
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def beside_guess(it: Grade, translate: Translate, height: int = 220) -> "Figure":
    """Draw a run's grade as a bar beside that of the same answer every time; one that is NaN is left open."""
    import plotly.graph_objects as go

    title = translate(N_("Test rows it got right, of {rows:,}") if it.counts else N_("Off by, on average"))
    names = [translate(N_("without a model")), translate(N_("this model"))]
    values = [it.guess, it.model]
    made = figure(height, title.format(rows=it.rows), bargap=0.45)
    form = ",.0f" if it.counts else ".3g"
    hover = f"%{{y}}: %{{x:{form}}}<extra></extra>"
    made.add_trace(go.Bar(x=values, y=names, orientation="h", marker={"color": [GREY, BLUE]}, hovertemplate=hover))
    for name, value in zip(names, values, strict=True):
        text = "?" if math.isnan(value) else format(value, form)
        label(made, 0 if math.isnan(value) else value, name, text, yanchor="middle")
    made.update_xaxes(range=[0, 1.08 * (it.rows if it.counts else max(v for v in values if not math.isnan(v)))])
    made.update_yaxes(showgrid=False)
    return made
