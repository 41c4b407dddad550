"""Learning curves: what happened, epoch by epoch."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

QUANTITIES: Mapping[str, str] = {"loss": N_("Loss"), "accuracy": N_("Share right")}
# Below a few hundred points nothing is lost on a screen, and ten frames a second stay cheap.
MOST_POINTS = 400
TRAINING = N_("training"), GREY, "dot"
VALIDATION = N_("validation"), BLUE, "solid"
KEPT = {"color": GREY, "width": 1, "dash": "dash"}


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
    count = len(history.get(quantity, ()))
    lines = [
        _line(history.get(name, ()), translate(text), {"color": color, "dash": dash, "width": 2.5})
        for name, text, color, dash in ((quantity, *TRAINING), (f"val_{quantity}", *VALIDATION))
    ]
    marked = [kept + 1] if kept is not None and 0 <= kept < count else []
    kept_at = translate(N_("used: epoch {epoch}"))
    above = {"yref": "paper", "xanchor": "center", "yanchor": "bottom", "xshift": 0}
    longest = max(epochs or 0, count, 2)
    return figure(
        height,
        translate(N_("Epoch")),
        translate(QUANTITIES[quantity]),
        data=[line for line in lines if line["x"].size],
        x={
            "range": [1 - 0.02 * longest, longest * 1.02],
            "nticks": 4,
            "tickangle": 0,
            "dtick": 1 if longest < 8 else None,
        },
        y={} if count else {"range": [0, 1], "showticklabels": False},
        hovermode="x unified",
        margin=margins(right=76, top=24),
        annotations=_ends(lines) + [note(x, 1, kept_at.format(epoch=x), **above) for x in marked],
        shapes=[{"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": KEPT} for x in marked],
    )


def _line(values: Sequence[float], name: str, line: dict[str, Any]) -> dict[str, Any]:
    shown = np.unique(np.linspace(0, len(values) - 1, min(len(values), MOST_POINTS)).astype(int))
    return {
        "type": "scatter",
        "x": shown + 1,
        "y": np.asarray(values, float)[shown],
        "name": name,
        "mode": "lines+markers" if len(shown) == 1 else "lines",
        "line": line,
        "hovertemplate": "%{y:.4g}",
    }


def _ends(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a label at the end of each line; two of them are kept from covering each other."""
    notes = [
        note(float(line["x"][-1]), float(line["y"][-1]), line["name"])
        for line in lines
        if line["x"].size and np.isfinite(line["y"][-1])
    ]
    if len(notes) == 2:
        lower, upper = sorted(notes, key=lambda one: one["y"])
        lower.update(yanchor="top", yshift=4)
        upper.update(yanchor="bottom", yshift=-4)
    return notes
