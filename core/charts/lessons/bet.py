"""What being right and being wrong cost, by how sure one says to be."""

from typing import TYPE_CHECKING

from core.charts.figure import figure, label
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.bet import HIGHEST, LOWEST, Bet
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

TOP = 7.2
LABELS = {"wrong": (0.56, 2.2), "right": (0.56, 0.3)}  # where neither curve is


def price(bet: Bet, translate: Translate) -> "Figure":
    """Draw both prices as curves, the chosen sureness on them, and fifty-fifty as the line to beat."""
    import plotly.graph_objects as go

    bets = [Bet(percent / 100) for percent in range(LOWEST, HIGHEST + 1)]
    made = figure(
        300, translate(N_("How sure you say you are")), translate(N_("Price, in coin tosses")),
        x={"tickformat": ".0%", "range": [0.49, 1.0]}, y={"range": [-0.3, TOP]}, margin={"l": 48, "r": 16, "t": 8, "b": 46},
    )  # fmt: skip
    made.add_hline(y=1, line={"color": GREY, "dash": "dot", "width": 1.5})
    label(made, 0.995, 1, translate(N_("“fifty-fifty”")), xanchor="right", xshift=0, yshift=10, font={"color": GREY})
    lines = ((N_("when wrong"), "wrong", ORANGE, "square"), (N_("when right"), "right", BLUE, "circle"))
    for name, which, color, symbol in lines:
        said = translate(name)
        made.add_trace(
            go.Scatter(
                x=[one.sure for one in bets], y=[getattr(one, which) for one in bets], mode="lines", name=said,
                line={"color": color, "width": 2.5}, hovertemplate="%{x:.0%}: %{y:.2f}",
            )
        )  # fmt: skip
        made.add_trace(
            go.Scatter(
                x=[bet.sure], y=[getattr(bet, which)], mode="markers", hoverinfo="skip",
                marker={"color": color, "size": 13, "symbol": symbol},
            )
        )  # fmt: skip
        label(made, *LABELS[which], said, font={"color": color})
    return made
