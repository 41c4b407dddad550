"""Losses of one number, of rows, of classes, and of models trained with each."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.lessons.networks_lines import Dot, Line, lines_chart
from core.charts.palette import BLUE, FAINT_GREY, GREY, OKABE_ITO, ORANGE, SYMBOLS
from core.lessons.losses.choosing import QUANTITIES, SAID, TRUE, label
from core.lessons.losses.classes import NAMES, Scores
from core.lessons.losses.curves import LOSSES, at, line
from core.lessons.losses.number import COUNTS, bars, relative
from core.lessons.losses.number import line as answers
from core.lessons.losses.worked import Rows
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
LOOKS = {
    "cross_entropy": (BLUE, "solid", "circle"),
    "mse": (ORANGE, "dash", "square"),
    "hinge": (OKABE_ITO[2], "dot", "diamond"),
}
SIZES = {"hinge": 19, "cross_entropy": 14, "mse": 10}  # the smaller ones are drawn over the larger ones
COUNT_LOOKS = {"squared": (ORANGE, "dash"), "absolute": (BLUE, "solid"), "lopsided": (OKABE_ITO[2], "dot")}
TOP, HIGHEST = 8.2, 3.0  # of the axes; the hinge reaches 7.9


def number_chart(chosen: str, answer: float, translate: Translate) -> "Figure":
    """Draw the average loss of every answer by each way of counting, the chosen one strong, over the loans themselves."""
    x = answers()
    lines = [
        Line(x, relative(name, x), translate(COUNTS[name].label), *look, width=4 if name == chosen else 1.5)
        for name, look in COUNT_LOOKS.items()
    ]
    cost = float(relative(chosen, np.array([answer]))[0])
    dot = Dot(
        answer, cost, translate(COUNTS[chosen].label), COUNT_LOOKS[chosen][0], top=HIGHEST,
        above=translate(N_("off the chart,<br>{cost:.1f}")).format(cost=cost), side="left" if answer > x.mean() else "right",
    )  # fmt: skip
    middles, counts = bars()
    loans = {
        "type": "bar",
        "x": middles,
        "y": counts,
        "yaxis": "y2",
        "name": translate(N_("loans")),
        "marker": {"color": FAINT_GREY},
        "hovertemplate": translate(N_("{n} loans")).format(n="%{y}") + "<extra></extra>",
    }
    made = lines_chart(
        lines,
        (translate(N_("One answer for every loan, DM")), translate(N_("Average loss; 1 is the lowest possible"))),
        [dot],
        height=360,
        rows=loans,
        x={"range": [0, x[-1]], "tickformat": ",.0f"},
        y={"range": [0, HIGHEST], "overlaying": "y2", "tickmode": "linear", "dtick": 0.5},
    )
    made.update_layout(yaxis2={"visible": False, "range": [0, 1.6 * counts.max()], "fixedrange": True}, bargap=0.05)
    return made


def curves_chart(p: float, y: int, translate: Translate) -> "Figure":
    """Draw the three losses against the predicted chance of "yes", with the user's point on each."""
    return _both(p, y, 0, translate(N_("Loss: how much it is blamed")), {"range": [-0.2, TOP]}, translate)


def push_chart(p: float, y: int, translate: Translate) -> "Figure":
    """Draw how hard each loss pushes the score behind a chance towards the truth."""
    return _both(p, y, 1, translate(N_("Push on the score: size of the gradient")), {"range": [-0.05, 1.1]}, translate)


def _both(p: float, y: int, which: int, title: str, axis: Mapping[str, Any], translate: Translate) -> "Figure":
    x = line()
    drawn = {
        name: (loss.value(x, y), np.abs(loss.slope(x, y)))[which] for name, loss in LOSSES.items()
    }  # fmt: skip
    lines = [Line(x, drawn[name], translate(LOSSES[name].label), *look[:2]) for name, look in LOOKS.items()]
    dots = [
        Dot(p, at(name, p, y)[which], translate(LOSSES[name].label), LOOKS[name][0], LOOKS[name][2], size)
        for name, size in SIZES.items()
    ]
    ends = {"tickformat": ".0%", "range": [-0.02, 1.02], "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    return lines_chart(lines, (translate(N_("Predicted chance of “yes”")), title), dots, x=ends, y=axis)


def rows_chart(it: Rows, translate: Translate) -> "Figure":
    """Draw what each row adds to the sum: blue for rows labelled 1, orange for rows labelled 0."""
    names = [translate(N_("Row {n}: label {y}, predicted {p:.1%}")).format(n=i, y=y, p=p) for i, (y, p) in enumerate(zip(it.labels, it.chances, strict=True), 1)]  # fmt: skip
    return _bars(
        names, it.parts, [BLUE if y else ORANGE for y in it.labels], translate(N_("Its part of the loss")), "%{x:.4f}"
    )


def chances_chart(it: Scores, translate: Translate) -> "Figure":
    """Draw the chance of each class; the true one in blue."""
    true = translate(N_("{name} (true)"))
    names = [true.format(name=name) if i == it.true else name for i, name in enumerate(NAMES)]
    colors = [BLUE if i == it.true else GREY for i in range(len(NAMES))]
    return _bars(names, it.chances, colors, translate(N_("Chance, after softmax")), "%{x:.1%}", {"tickformat": ".0%", "range": [0, 1.12]})  # fmt: skip


def pushes_chart(it: Scores, translate: Translate) -> "Figure":
    """Draw where the next step moves each score: blue up, orange down."""
    colors = [BLUE if push > 0 else ORANGE for push in it.pushes]
    return _bars(
        list(NAMES), it.pushes, colors, translate(N_("Push on its score")), "%{x:+.2f}", {"range": [-1.2, 1.2]}
    )


def _bars(names: Sequence[str], values: Values, colors: Sequence[str], title: str, written: str, x: Mapping[str, Any] | None = None) -> "Figure":  # fmt: skip
    data = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": list(range(len(names))),
        "customdata": list(names),
        "marker": {"color": list(colors)},
        "texttemplate": written,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{customdata}: " + written + "<extra></extra>",
    }
    room = {"range": [0, 1.25 * max(float(values.max()), 1e-9)]} if x is None else dict(x)
    ticks = {"tickvals": data["y"], "ticktext": list(names), "autorange": "reversed", "showgrid": False}
    return figure(
        80 + 44 * len(names),
        title,
        data=[data],
        x=room | {"zeroline": True, "zerolinecolor": GREY},
        y=ticks,
        bargap=0.35,
    )


def choosing_chart(found: Mapping[str, Values], quantity: str, translate: Translate) -> "Figure":
    """Draw every training as a dot, a row for each loss; what is true as a line, where there is such a thing."""
    it = QUANTITIES[quantity]
    losses = list(found)
    dots = [_trainings(i, found[loss][:, it.column], translate(label(loss).template), it.column == SAID) for i, loss in enumerate(losses)]  # fmt: skip
    true = float(found[losses[0]][0, TRUE]) if it.column == SAID else None
    shapes = [] if true is None else [{"type": "line", "x0": true, "x1": true, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": GREY, "dash": "dash"}}]  # fmt: skip
    notes = [] if true is None else [{"x": true, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": "left", "xshift": 4, "showarrow": False, "text": translate(N_("in truth"))}]  # fmt: skip
    names = [translate(label(loss).template) for loss in losses]
    return figure(
        110 + 52 * len(losses),
        translate(it.axis),
        data=dots,
        x={"tickformat": ".0%", "dtick": 0.02} if it.column == SAID else {},
        y={"tickvals": list(range(len(losses))), "ticktext": names, "range": [len(losses) - 0.5, -0.5]},
        shapes=shapes,
        annotations=notes,
    )


def _trainings(row: int, values: Values, name: str, percent: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": row + np.linspace(-0.15, 0.15, len(values)),
        "marker": {"color": OKABE_ITO[row], "symbol": SYMBOLS[row], "size": 9, "opacity": 0.85},
        "hovertemplate": ("%{x:.1%}" if percent else "%{x:.3f}") + f"<extra>{name}</extra>",
    }
