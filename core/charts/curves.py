"""Learning curves: what happened, epoch by epoch."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.charts.figure import figure, label, steady
from core.charts.palette import BLUE, GREY
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

QUANTITIES: Mapping[str, str] = {"loss": N_("Loss"), "accuracy": N_("Share right")}
# Below a few hundred points nothing is lost on a screen, and ten frames a second stay cheap.
MOST_POINTS = 400


def learning_curves(
    history: Mapping[str, Sequence[float]],
    translate: Translate,
    *,
    quantity: str = "loss",
    kept: int | None = None,
    epochs: int | None = None,
    height: int = 340,
) -> "Figure":
    """Draw training and validation against epochs.

    Parameters
    ----------
    history : mapping
        "loss", "val_loss", … -> one number an epoch.
    kept : int, optional
        The epoch, from 0, whose weights were kept; it is marked.
    epochs : int, optional
        Length of the axis while training goes on, so that it doesn't move.
    """
    made = figure(height, translate(N_("Epoch")), translate(QUANTITIES[quantity]), hovermode="x unified")
    count = len(history.get(quantity, ()))
    _line(made, history.get(quantity, ()), translate(N_("training")), GREY, "dot")
    _line(made, history.get(f"val_{quantity}", ()), translate(N_("validation")), BLUE, "solid")
    _separate(made)
    if kept is not None and 0 <= kept < count:
        made.add_vline(x=kept + 1, line={"color": GREY, "width": 1, "dash": "dash"})
        label(made, kept + 1, 1, translate(N_("kept")), yref="paper", xanchor="center", yanchor="bottom", xshift=0)
    if not count:
        made.update_yaxes(range=[0, 1], showticklabels=False)
    longest = max(epochs or 0, count, 2)
    made.update_xaxes(
        range=[1 - 0.02 * longest, longest * 1.02], nticks=5, tickangle=0, dtick=1 if longest < 8 else None
    )
    steady(made, right=76, top=24)
    return made


def _line(made: "Figure", values: Sequence[float], name: str, color: str, dash: str) -> None:
    import plotly.graph_objects as go

    if not values:
        return
    shown = np.unique(np.linspace(0, len(values) - 1, min(len(values), MOST_POINTS)).astype(int))
    y = np.asarray(values, float)[shown]
    made.add_trace(
        go.Scatter(
            x=shown + 1,
            y=y,
            name=name,
            mode="lines+markers" if len(shown) == 1 else "lines",
            line={"color": color, "dash": dash, "width": 2.5},
            hovertemplate="%{y:.4g}",
        )
    )
    if np.isfinite(y[-1]):
        label(made, float(shown[-1] + 1), float(y[-1]), name)


def _separate(made: "Figure") -> None:
    """Keep the two labels at the lines' ends from covering each other."""
    notes = made.layout.annotations
    if len(notes) == 2:
        lower, upper = sorted(notes, key=lambda note: note.y)
        lower.update(yanchor="top", yshift=4)
        upper.update(yanchor="bottom", yshift=-4)
