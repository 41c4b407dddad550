"""The article's training, as written and corrected: where each loss goes."""

from typing import TYPE_CHECKING

import numpy as np

from core.charts.figure import figure, label
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.article.iris import Flowers
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

WAYS = ((N_("as written"), ORANGE, "dot"), (N_("corrected"), BLUE, "solid"))


def loss_lines(flowers: Flowers, translate: Translate) -> "Figure":
    """Draw the training losses of both codes, one line a seed, and the floor that a cross-entropy has."""
    import plotly.graph_objects as go

    epochs = np.arange(1, flowers.losses.shape[-1] + 1)
    made = figure(
        300, translate(N_("Epoch")), translate(N_("Loss in training")), margin={"l": 58, "r": 78, "t": 8, "b": 46}
    )
    made.add_hline(y=0, line={"color": GREY, "width": 1})
    for lines, (name, color, dash) in zip(flowers.losses, WAYS, strict=True):
        for line in lines:
            made.add_trace(
                go.Scatter(
                    x=epochs, y=line, mode="lines", line={"color": color, "width": 1.5, "dash": dash},
                    name=translate(name), hovertemplate="%{x} · %{y:.2f}",
                )
            )  # fmt: skip
        label(made, float(epochs[-1]), float(lines[:, -1].mean()), translate(name), yshift=9, font={"color": color})
    return made
