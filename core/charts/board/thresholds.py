"""Each person's threshold, and what it is worth a month."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.board.marks import Priced
from core.charts.board.large import HEIGHT, at_places, big, large, short, small
from core.charts.palette import BLUE, GREY, ORANGE
from core.decision import Decision
from core.evaluation.money.words import amount
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST_NAMED = 12


def thresholds_chart(chosen: Sequence[Priced], translate: Translate, height: int = HEIGHT) -> "Figure":
    """Draw worth against threshold: blue circles gain, orange diamonds lose, a star is the best."""
    best = max((one.money for one in chosen), default=0.0)
    names = [short(one.who, translate) for one in chosen]
    named = len(chosen) <= MOST_NAMED
    worth = [amount(one.money, Decision(currency=one.currency)).text(translate) for one in chosen]
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [one.threshold for one in chosen],
        "y": [one.money for one in chosen],
        "text": at_places(names, [(o.threshold, o.money) for o in chosen], [named or o.money == best for o in chosen]),
        "textposition": "top center",
        "textfont": {"size": small(height) if named else big(height)},
        "cliponaxis": False,
        "customdata": list(zip(names, worth, strict=True)),
        "hovertemplate": "%{customdata[0]}<br>%{x:.2f} · %{customdata[1]}<extra></extra>",
        "marker": {
            "size": [22 if one.money == best else 15 for one in chosen],
            "color": [BLUE if one.money >= 0 else ORANGE for one in chosen],
            "symbol": ["star" if one.money == best else "circle" if one.money >= 0 else "diamond" for one in chosen],
        },
    }
    zero = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": {"color": GREY, "width": 2}}
    sign = amount(0, Decision(currency=chosen[0].currency if chosen else "auto")).text(translate).replace("0", "")
    return large(
        translate(N_("Threshold: act from this predicted chance on")),
        translate(N_("A month, in {sign}")).format(sign=sign),
        data=[points],
        x={"range": [-0.03, 1.03], "tickformat": ".1f"},
        y={"tickformat": "~s"},
        height=height,
        shapes=[zero],
    )
