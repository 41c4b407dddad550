"""Memory, money and training of a plan."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, label
from core.charts.lessons.ticks import ladder
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.amounts import amount
from core.lessons.planner.hardware import FORMATS
from core.lessons.planner.memory import USABLE, to_adapt, to_answer, to_train
from core.lessons.planner.money import break_even, monthly, thousand_answers
from core.lessons.planner.plan import Plan
from core.lessons.planner.spans import short
from core.lessons.planner.speed import pace
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

BAND = "rgba(45, 127, 196, 0.25)"


def memory_bars(plan: Plan, translate: Translate) -> "Figure":
    """Draw the memory by number format, stacked by what it is for, and the room that one GPU has."""
    import plotly.graph_objects as go

    plans = [replace(plan, format=name) for name in FORMATS]
    names = [translate(one.label) for one in FORMATS.values()]
    found = [to_answer(one) for one in plans]
    parts = (
        (N_("weights"), [one.weights for one in found], BLUE),
        (N_("cache of the questions"), [one.cache for one in found], ORANGE),
        (N_("besides"), [one.besides.high for one in found], GREY),
    )
    made = figure(
        300, translate(N_("Memory, GB")), x={"rangemode": "tozero"}, y={"autorange": "reversed"}, barmode="stack",
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}, margin={"l": 64, "r": 16, "t": 40, "b": 46},
    )  # fmt: skip
    for name, values, color in parts:
        said = translate(name)
        made.add_trace(
            go.Bar(
                y=names, x=values, name=said, orientation="h", marker={"color": color},
                hovertemplate="%{y}: %{x:.1f} GB",
            )
        )  # fmt: skip
    room = plan.hardware.memory * USABLE
    made.add_vline(x=room, line={"color": GREY, "dash": "dot"})
    label(made, room, names[-1], translate(N_("room on one GPU")), font={"color": GREY}, yshift=-18)
    return made


def batch_lines(plan: Plan, translate: Translate) -> "Figure":
    """Draw what a thousand answers cost against the questions that a server works on at once, and the plan's own."""
    import plotly.graph_objects as go

    plans = [replace(plan, together=2**power) for power in range(9)]
    costs = [thousand_answers(one) for one in plans]
    x, seen = [one.together for one in plans], [pace(one).a_second.written() for one in plans]
    log = {"type": "log", "exponentformat": "none"}
    made = figure(
        320, translate(N_("Questions answered at once")), translate(N_("$ for a thousand answers")),
        x=log | {"tickvals": x}, y=log | ladder([end for one in costs for end in (one.low, one.high)], "$"), margin={"l": 62, "r": 16, "t": 12, "b": 46},
    )  # fmt: skip
    made.add_trace(
        go.Scatter(
            x=x + x[::-1], y=[one.low for one in costs] + [one.high for one in costs[::-1]], fill="toself", fillcolor=BAND,
            mode="lines", line={"color": BLUE, "width": 1}, hoverinfo="skip",
        )
    )  # fmt: skip
    said = translate(N_("{cost} $ for a thousand, each user sees {pace} tokens a second"))
    made.add_trace(
        go.Scatter(
            x=x, y=[one.high for one in costs], mode="markers", marker={"color": BLUE, "size": 6},
            text=[said.format(cost=cost.written(), pace=one) for cost, one in zip(costs, seen, strict=True)],
            hovertemplate="%{x}: %{text}",
        )
    )  # fmt: skip
    made.add_vline(x=plan.together, line={"color": ORANGE, "dash": "dot"})
    label(made, np.log10(plan.together), np.log10(costs[0].high), translate(N_("your plan")), font={"color": ORANGE})
    return made


def cost_lines(plan: Plan, translate: Translate) -> "Figure":
    """Draw the cost a month against the questions: the API as a line, one's own server as a band."""
    import plotly.graph_objects as go

    found = monthly(plan)
    made = figure(
        320,
        translate(N_("Questions a month")),
        translate(N_("$ a month")),
        x={"type": "log", **_tenfolds(found.requests, translate)},
        y={"type": "log", **_tenfolds(np.concatenate([found.api, found.low, found.high]), translate)},
        margin={"l": 92, "r": 16, "t": 12, "b": 46},
    )
    both = np.concatenate([found.requests, found.requests[::-1]])
    made.add_trace(
        go.Scatter(
            x=both, y=np.concatenate([found.low, found.high[::-1]]), fill="toself", fillcolor=BAND, mode="lines",
            line={"color": BLUE, "width": 1}, hoverinfo="skip",
        )
    )  # fmt: skip
    made.add_trace(
        go.Scatter(
            x=found.requests, y=found.api, mode="lines", line={"color": ORANGE, "width": 2.5, "dash": "dash"},
            hovertemplate="%{x:,.0f}: $%{y:,.0f}",
        )
    )  # fmt: skip
    top = max(float(found.high[-1]), float(found.api[-1]))
    made.add_vline(x=plan.requests, line={"color": GREY, "dash": "dash", "width": 1})
    label(
        made,
        np.log10(plan.requests),
        np.log10(top),
        translate(N_("your plan")),
        font={"color": GREY},
        xanchor="right",
        xshift=-4,
    )
    middle = len(found.requests) // 12
    below = found.api[middle] < found.low[middle]  # beside the line, on the side that the band is not on
    label(made, np.log10(found.requests[middle]), np.log10(found.api[middle]), translate(N_("API")), yshift=-14 if below else 14,
          xshift=8 if below else -30, font={"color": ORANGE})  # fmt: skip
    label(made, np.log10(found.requests[middle]), np.log10((found.high if below else found.low)[middle]), translate(N_("your own server")), yshift=12 if below else -14,
          font={"color": BLUE})  # fmt: skip
    best, _ = break_even(plan)
    if found.requests[0] <= best <= found.requests[-1]:
        made.add_vline(x=best, line={"color": BLUE, "dash": "dot"})
        label(made, np.log10(best), np.log10(found.api[0]), amount(best, 2).text(translate), font={"color": BLUE})
    return made


def training_bars(plan: Plan, translate: Translate) -> "Figure":
    """Draw the memory of training all weights and of small additions, and the room on the GPUs planned."""
    import plotly.graph_objects as go

    names = [translate(N_("all weights")), translate(N_("small additions (LoRA adapters)"))]
    values, room = [to_train(plan), to_adapt(plan).high], plan.chips * plan.hardware.memory
    made = figure(220, translate(N_("Memory, GB")), x={"rangemode": "tozero"}, y={"autorange": "reversed"})
    made.add_trace(
        go.Bar(
            y=names, x=values, orientation="h", marker={"color": [ORANGE if value > room else BLUE for value in values]},
            text=[short(value) for value in values], textposition="auto", hovertemplate="%{y}: %{x:,.0f} GB",
        )
    )  # fmt: skip
    made.add_vline(x=room, line={"color": GREY, "dash": "dot"})
    label(made, room, names[0], translate(N_("room on your GPUs")), font={"color": GREY}, yshift=-34)
    return made


def _tenfolds(values: NDArray[np.float64], translate: Translate) -> dict[str, Any]:
    """Return a tick at each power of ten among the values, in words."""
    powers = range(int(np.floor(np.log10(values.min()))), int(np.ceil(np.log10(values.max()))) + 1)
    ticks = [10.0**power for power in powers]
    return {"tickvals": ticks, "ticktext": [amount(tick).text(translate) for tick in ticks]}
