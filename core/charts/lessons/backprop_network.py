"""The 2-3-1 network with a number on every line: weights, gradients or new weights, by the stage of the step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.lessons.backprop.bench import Bench
from core.lessons.backprop.network import FIRST_BIAS, FIRST_OUT, HIDDEN, INPUTS, NAMES
from core.lessons.backprop.sentences import chance, plain_name
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

AT = 0.62  # of a line: where its number is; there the numbers of crossing lines are farthest apart
GAP = 0.15  # of a line, on both sides of its number
PLACES = ((0.0, 1.0), (0.0, -1.0), (1.0, 2.0), (1.0, 0.0), (1.0, -2.0), (2.0, 0.0))
WIDEST, THINNEST = 6.0, 1.2  # pixels
HEIGHT = 430


@dataclass(frozen=True)
class Drawn:
    """Hold what a stage writes: numbers of the thirteen weights, how they are written, and texts of the six neurons."""

    numbers: tuple[float, ...]
    written: Callable[[float], str]
    said: tuple[str, ...]


def network_drawing(bench: Bench, stage: str, translate: Translate) -> "Figure":
    """Draw the network at a stage of its step, in `STAGES`."""
    drawn = _STAGES[stage](bench)
    lines = [_line(i, drawn) for i in range(len(NAMES)) if not FIRST_BIAS <= i < FIRST_OUT and i < len(NAMES) - 1]
    notes = [_number(i, drawn) for i in range(len(NAMES)) if not FIRST_BIAS <= i < FIRST_OUT and i < len(NAMES) - 1]
    heads = zip((N_("Inputs"), N_("Hidden layer"), N_("Answer")), (0, 1, 2), strict=True)
    top = {"yref": "paper", "xanchor": "center", "yanchor": "bottom", "xshift": 0, "font": {"size": 12}}
    hidden_axis = {"visible": False, "range": [-0.32, 2.32]}
    return figure(
        HEIGHT,
        data=[*lines, _neurons(drawn)],
        x=hidden_axis,
        y={"visible": False, "range": [-2.8, 2.8]},
        margin={"l": 4, "r": 4, "t": 24, "b": 4},
        annotations=[*notes, *_texts(drawn), *(note(x, 1, translate(text), **top) for text, x in heads)],
    )


def _ends(i: int) -> tuple[tuple[float, float], tuple[float, float]]:
    if i < FIRST_BIAS:
        return PLACES[i % INPUTS], PLACES[INPUTS + i // INPUTS]
    return PLACES[INPUTS + i - FIRST_OUT], PLACES[-1]


def _line(i: int, drawn: Drawn) -> dict[str, Any]:
    (x0, y0), (x1, y1) = _ends(i)
    most = max(map(abs, drawn.numbers)) or 1.0
    width = THINNEST + (WIDEST - THINNEST) * abs(drawn.numbers[i]) / most
    share = np.concatenate([np.linspace(0, AT - GAP, 10), [np.nan], np.linspace(AT + GAP, 1, 6)])
    return {
        "type": "scatter",
        "x": x0 + share * (x1 - x0),
        "y": y0 + share * (y1 - y0),
        "mode": "lines",
        "line": {"width": width, "color": _color(drawn.numbers[i])},
        "opacity": 0.75,
        "hovertemplate": f"{plain_name(NAMES[i])}: {drawn.numbers[i]:+.6g}<extra></extra>",
    }


def _number(i: int, drawn: Drawn) -> dict[str, Any]:
    (x0, y0), (x1, y1) = _ends(i)
    text = f"{plain_name(NAMES[i])}<br><b>{drawn.written(drawn.numbers[i])}</b>"
    where = {"xanchor": "center", "yanchor": "middle", "xshift": 0, "font": {"size": 13}}
    return note(x0 + AT * (x1 - x0), y0 + AT * (y1 - y0), text, **where)


def _color(number: float) -> str:
    return BLUE if number > 0 else ORANGE if number < 0 else GREY


def _neurons(drawn: Drawn) -> dict[str, Any]:
    biases = (0.0,) * INPUTS + drawn.numbers[FIRST_BIAS:FIRST_OUT] + drawn.numbers[-1:]
    return {
        "type": "scatter",
        "x": [x for x, _y in PLACES],
        "y": [y for _x, y in PLACES],
        "mode": "markers",
        "marker": {"size": 22, "color": [_color(bias) for bias in biases], "line": {"width": 2, "color": GREY}},
        "hovertext": list(drawn.said),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _texts(drawn: Drawn) -> list[dict[str, Any]]:
    """Return what stands at each neuron: above the upper ones, below the others, away from most lines."""
    below = {"yanchor": "top", "yshift": -12}
    above = {"yanchor": "bottom", "yshift": 12}
    where = {"xanchor": "center", "xshift": 0, "font": {"size": 13}}
    return [
        note(x, y, text, **where, **(above if y > 0 else below))
        for (x, y), text in zip(PLACES, drawn.said, strict=True)
    ]


def _said(bench: Bench, hidden: tuple[str, ...], out: str) -> tuple[str, ...]:
    return (f"x₁ = {bench.x[0]:g}", f"x₂ = {bench.x[1]:g}", *hidden, out)


def _biases(numbers: tuple[float, ...], written: Callable[[float], str]) -> tuple[tuple[str, ...], str]:
    hidden = tuple(f"b{'₁₂₃'[j]} <b>{written(numbers[FIRST_BIAS + j])}</b>" for j in range(HIDDEN))
    return hidden, f"bᵥ <b>{written(numbers[-1])}</b>"


def _start(bench: Bench) -> Drawn:
    return Drawn(bench.w, _weight, _said(bench, *_biases(bench.w, _weight)))


def _forward(bench: Bench) -> Drawn:
    seen = bench.seen()
    hidden = tuple(f"a{'₁₂₃'[j]} = <b>{seen.a[0, j]:.3f}</b>" for j in range(HIDDEN))
    return Drawn(bench.w, _weight, _said(bench, hidden, f"ŷ = <b>{chance(float(seen.said[0]))}</b>"))


def _loss(bench: Bench) -> Drawn:
    before = _forward(bench)
    out = f"{before.said[-1]}<br>y = {bench.y:g}<br>L = <b>{bench.cost():.4g}</b>"
    return Drawn(bench.w, _weight, (*before.said[:-1], out))


def _backward(bench: Bench) -> Drawn:
    back = bench.back()
    numbers = tuple(map(float, back.weights))
    hidden = tuple(f"∂L/∂z{'₁₂₃'[j]}<br><b>{_small(float(back.hidden[0, j]))}</b>" for j in range(HIDDEN))
    return Drawn(numbers, _small, _said(bench, hidden, f"∂L/∂z<br><b>{_small(float(back.out[0]))}</b>"))


def _update(bench: Bench) -> Drawn:
    numbers = tuple(map(float, bench.after()))
    return Drawn(numbers, _small, _said(bench, *_biases(numbers, _small)))


def _weight(value: float) -> str:
    return f"{value:+.3g}"


def _small(value: float) -> str:
    return f"{value:+.3f}" if abs(value) >= 1e-3 or value == 0 else f"{value:+.0e}"


_STAGES: Mapping[str, Callable[[Bench], Drawn]] = {
    "start": _start,
    "forward": _forward,
    "loss": _loss,
    "backward": _backward,
    "update": _update,
}
