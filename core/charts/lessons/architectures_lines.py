"""Pictures along time and over trainings: a hidden state, what is remembered, and who is right how often."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import color_bar, figure, note
from core.charts.lessons.architectures import AROUND_ZERO, line_colors
from core.charts.palette import BLUE, GREY, ORANGE, scale
from core.lessons.architectures.choice import ARRANGEMENTS
from core.lessons.architectures.recall import CHANCE, DISTANCES
from core.lessons.architectures.words import CELLS
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
SYMBOLS = {"simple": "x", "gru": "circle", "lstm": "square"}


def states_chart(states: Values, translate: Translate) -> "Figure":
    """Draw hidden states (t, units) as a picture, one column a frame."""
    said = translate(N_("frame {frame}, unit {unit}: {value}")).format(frame="%{x}", unit="%{y}", value="%{z:+.2f}")
    heat = {
        "type": "heatmap", "z": states.T, "x": np.arange(1, len(states) + 1), "y": np.arange(1, states.shape[1] + 1),
        "colorscale": scale(AROUND_ZERO), "zmin": -1, "zmax": 1, "hovertemplate": said + "<extra></extra>",
        "colorbar": color_bar(translate(N_("Value of the unit")), {-1: "−1", 0: "0", 1: "+1"}, 0.6),
    }  # fmt: skip
    return figure(
        340,
        translate(N_("Frame")),
        translate(N_("Unit of the memory")),
        data=[heat],
        margin={"l": 52, "r": 8, "t": 48, "b": 56},
        x={"title": {"text": translate(N_("Frame")), "standoff": 12}},
    )


def speakers_chart(chances: Values, speaker: int, translate: Translate) -> "Figure":
    """Draw the chance of each speaker (t, k) after each frame, the one who speaks in blue."""
    said = translate(N_("after frame {frame}: speaker {speaker} {chance}"))
    order = [k for k in range(chances.shape[1]) if k != speaker] + [speaker]
    lines = [
        {
            "type": "scatter", "mode": "lines", "x": np.arange(1, len(chances) + 1), "y": chances[:, k],
            "line": {"color": BLUE if k == speaker else GREY, "width": 3 if k == speaker else 1},
            "hovertemplate": said.format(frame="%{x}", speaker=k + 1, chance="%{y:.0%}") + "<extra></extra>",
        }
        for k in order
    ]  # fmt: skip
    label = note(
        len(chances), float(chances[-1, speaker]), translate(N_("speaker {speaker}")).format(speaker=speaker + 1)
    )
    label |= {"xanchor": "right", "yanchor": "top" if chances[-1, speaker] > 0.5 else "bottom", "font": {"color": BLUE}}
    return figure(240, translate(N_("Frame")), translate(N_("Chance")), data=lines, y={"range": [0, 1.02], "tickformat": ".0%"}, annotations=[label])  # fmt: skip


def held_chart(held: Values, translate: Translate) -> "Figure":
    """Draw how much of each frame (t,) the last memory still holds."""
    said = translate(N_("frame {frame}: {share} of the mark of the whole recording")).format(
        frame="%{x}", share="%{y:.0%}"
    )
    bar = {
        "type": "bar",
        "x": np.arange(1, len(held) + 1),
        "y": held,
        "marker": {"color": BLUE},
        "hovertemplate": said + "<extra></extra>",
    }
    return figure(
        220,
        translate(N_("Frame")),
        translate(N_("Mark it left")),
        data=[bar],
        y={"tickformat": ".0%", "rangemode": "tozero"},
    )


def memory_chart(found: Mapping[str, NDArray[Any]], translate: Translate) -> "Figure":
    """Draw the share right (seeds, distances) of each recurrent layer over the distance: mean, lowest and highest training."""
    data, said = [], translate(N_("{name}, {far} symbols later: {share} right"))
    for name, title in CELLS.items():
        shares = np.asarray(found[name], np.float64)
        if not len(shares):
            continue
        mean, color = shares.mean(axis=0), line_colors()[name]
        data.append({
            "type": "scatter", "mode": "lines+markers", "x": DISTANCES, "y": mean, "name": translate(title),
            "line": {"color": color, "width": 2}, "marker": {"symbol": SYMBOLS[name], "size": 9},
            "error_y": {"type": "data", "array": shares.max(axis=0) - mean, "arrayminus": mean - shares.min(axis=0), "thickness": 1.2},
            "hovertemplate": said.format(name=translate(title), far="%{x}", share="%{y:.0%}") + "<extra></extra>",
        })  # fmt: skip
    guess = note(DISTANCES[-1], CHANCE, translate(N_("guessing"))) | {"xanchor": "right", "yanchor": "top"}
    line = {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": CHANCE,
        "y1": CHANCE,
        "line": {"color": GREY, "dash": "dash"},
    }
    made = figure(
        340, translate(N_("Symbols since the one to remember")), translate(N_("Share right")), data=data,
        y={"range": [0, 1.05], "tickformat": ".0%"}, annotations=[guess], shapes=[line],
    )  # fmt: skip
    made.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return made


def choice_chart(accuracy: Values, titles: Sequence[str], translate: Translate) -> "Figure":
    """Draw the share right of each training (models, arrangements, seeds): a dot a training, its mean as a bar."""
    data, said = [], translate(N_("{model}, {arrangement}: {share} right"))
    for arrangement, (color, symbol) in enumerate(((BLUE, "circle"), (ORANGE, "diamond"))):
        name = translate(ARRANGEMENTS[arrangement])
        shares = accuracy[:, arrangement]
        y = np.repeat(np.arange(len(titles)) + (0.16 if arrangement else -0.16), shares.shape[1])
        data.append({
            "type": "scatter", "mode": "markers", "x": shares.ravel(), "y": y, "name": name,
            "marker": {"color": color, "symbol": symbol, "size": 10, "opacity": 0.8},
            "customdata": np.repeat(titles, shares.shape[1]),
            "hovertemplate": said.format(model="%{customdata}", arrangement=name, share="%{x:.1%}") + "<extra></extra>",
        })  # fmt: skip
    made = figure(
        300, translate(N_("Share of test digits that are right")), data=data, x={"tickformat": ".1%", "nticks": 6},
        y={"tickvals": list(range(len(titles))), "ticktext": list(titles), "range": [len(titles) - 0.5, -0.5]},
    )  # fmt: skip
    made.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0})
    return made
