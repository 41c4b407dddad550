"""Learning curves with a mark at the epoch that is looked at, and a shade from where overfitting began."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.charts.curves import learning_curves
from core.charts.palette import GREY
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SHADE = "rgba(138, 143, 152, 0.16)"


def replay_curves(
    history: Mapping[str, Sequence[float]],
    translate: Translate,
    epoch: int,
    began: int | None = None,
    quantity: str = "loss",
    height: int = 340,
) -> "Figure":
    """Draw training and validation against epochs.

    Parameters
    ----------
    epoch : int
        Epochs done at the moment that is looked at; 0 is before training.
    began : int, optional
        The epoch from which on the model only learned by heart.
    """
    made = learning_curves(history, translate, quantity=quantity, height=height)
    count = len(history.get(quantity, ()))
    longest = max(count, 2)
    if began is not None:
        text = translate(N_("by heart"))
        made.add_vrect(x0=began, x1=count, fillcolor=SHADE, line_width=0, layer="below")
        where = {"xanchor": "right" if began > longest / 2 else "left", "yanchor": "bottom"}
        made.add_annotation(x=began, y=1, yref="paper", text=text, showarrow=False, **where)
    made.add_vline(x=epoch, line={"color": GREY, "width": 2.5})
    made.update_xaxes(range=[-0.02 * longest, longest * 1.02])
    values = [(name, history[name][epoch - 1]) for name in (quantity, f"val_{quantity}") if 0 < epoch <= count]
    for name, value in values:
        made.add_scatter(
            x=[epoch], y=[value], mode="markers", marker={"size": 10, "color": GREY}, hoverinfo="skip", name=name
        )
    return made
