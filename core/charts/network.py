"""A dense network drawn with its weights: inputs at the left, each layer a column, the answer at the right."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import Layer
from core.anatomy.names import Names, word
from core.anatomy.ranking import Units, drawn_units
from core.by_hand import Edit
from core.charts.figure import figure
from core.charts.network_nodes import heads, nodes, pictures, ring, short, wide
from core.charts.palette import BLUE, ORANGE
from core.charts.sheet import BOTTOM, TOP, Sheet, Wires
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Trace = dict[str, Any]
MOST = 10  # units drawn of a column
LEVELS = 6  # of thickness: a trace each, since a line of Plotly has one width
WIDEST = 7.0  # pixels
FADED = 0.45  # of the opacity, where another unit is chosen
BENDS = 14  # points of a curve
HOVER_AT = (0.3, 0.7)  # of a connection: where its weight is told and clicked
MOST_HOVERS = 900


@dataclass(frozen=True)
class Look:
    """Say how a network is shown.

    Parameters
    ----------
    units : tuple of array, optional
        Which units of the inputs and of each layer are drawn; by default those with the largest weights.
    chosen : tuple of int, optional
        Column and number of a unit: it gets a ring, and connections that aren't its own fade.
    edits : collection of Edit
        Weights set by hand, which are marked.
    height : int, optional
        In pixels.
    clicks : int
        Another number makes another figure, so that Streamlit forgets what was clicked on the last one.
    """

    units: Units | None = None
    chosen: tuple[int, int] | None = None
    edits: Collection[Edit] = field(default=())
    height: int | None = None
    clicks: int = 0


def network_chart(
    layers: Sequence[Layer],
    names: Names,
    translate: Translate,
    maps: Sequence[NDArray[np.float32] | None] | None = None,
    look: Look | None = None,
) -> "Figure":
    """Draw a network.

    Parameters
    ----------
    maps : sequence, optional
        Of the inputs and of each layer: pictures (h, w, units) of what every unit says, or None for circles coloured by
        bias.

    Examples
    --------
    >>> network_chart(layers, names, str, neuron_maps(layers, run.preprocessor))
    """
    look = look or Look()
    units = look.units or drawn_units(layers, MOST, look.chosen)
    sheet = Sheet(units, look.height)
    shown = maps or (None,) * len(units)
    wires = sheet.wires(layers)
    data = [*_lines(wires, look.chosen), *ring(sheet, shown, look.chosen)]
    data += [_weights(wires, layers, names, translate), *_marked(wires, look.edits)]
    data += nodes(sheet, layers, names, translate, shown)
    return figure(
        sheet.height,
        data=data,
        x={"visible": False, "range": [-0.4, len(layers) + 0.4]},
        y={"visible": False, "range": [-sheet.rows / 2, sheet.rows / 2]},
        margin={**_sides(names, sheet, translate), "t": TOP, "b": BOTTOM, "autoexpand": False},
        images=pictures(sheet, layers, shown),
        annotations=heads(sheet, layers, translate),
        hovermode="closest",
        hoverdistance=12,
        meta=look.clicks,
    )


def _sides(names: Names, sheet: Sheet, translate: Translate) -> dict[str, int]:
    """Return room beside the drawing for the names of inputs and outputs."""
    left, right = (
        max(wide(short(word(words[i], translate), sheet.letters)) for i in shown)
        for words, shown in ((names.inputs, sheet.units[0]), (names.outputs, sheet.units[-1]))
    )
    return {"l": 12 + 6 * left, "r": 12 + 6 * right}


def _lines(wires: Wires, chosen: tuple[int, int] | None) -> list[Trace]:
    """Return the connections: blue for positive weights, orange for negative ones, thick for large ones."""
    share = np.abs(wires.weight) / max(float(np.abs(wires.weight).max(initial=0)), 1e-9)
    level = np.clip(np.ceil(share * LEVELS), 1, LEVELS)
    own = _own(wires, chosen)
    found = []
    for step in range(1, LEVELS + 1):
        for positive, color in ((False, ORANGE), (True, BLUE)):
            for near in (False, True):
                some = (level == step) & ((wires.weight >= 0) == positive) & (own == near)
                if some.any():
                    found.append(_line(wires, some, color, step / LEVELS, near))
    return found


def _own(wires: Wires, chosen: tuple[int, int] | None) -> NDArray[np.bool_]:
    """Return which connections begin or end at the chosen unit; all of them where none is chosen."""
    if chosen is None:
        return np.ones(len(wires.weight), bool)
    column, unit, source = wires.place.T
    ends = (column == chosen[0]) & (unit == chosen[1])
    return np.asarray(ends | ((column == chosen[0] + 1) & (source == chosen[1])))


def _line(wires: Wires, some: NDArray[np.bool_], color: str, share: float, near: bool) -> Trace:
    along = np.linspace(0, 1, BENDS)
    rise = along**2 * (3 - 2 * along)
    gap = np.full((int(some.sum()), 1), np.nan)
    x, y = (
        np.hstack([first[some, None] + (last - first)[some, None] * part, gap]).ravel()
        for first, last, part in ((wires.x0, wires.x1, along), (wires.y0, wires.y1, rise))
    )
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": color, "width": WIDEST * share},
        "opacity": (0.25 + 0.6 * share) * (1 if near else FADED),
        "hoverinfo": "skip",
    }


def _weights(wires: Wires, layers: Sequence[Layer], names: Names, translate: Translate) -> Trace:
    """Return places on the connections, not to be seen, that tell and offer the weight: of the largest if there are many."""
    first = np.sort(np.argsort(-np.abs(wires.weight))[: MOST_HOVERS // len(HOVER_AT)])
    words = [
        f"{word(names.unit(layers, column - 1, source), translate)} → {word(names.unit(layers, column, unit), translate)}"
        for column, unit, source in wires.place[first].tolist()
    ]
    x, y = (np.concatenate([_at(wires, first, at)[i] for at in HOVER_AT]) for i in (0, 1))
    repeats = len(HOVER_AT)
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "markers",
        "marker": {"color": "rgba(0, 0, 0, 0)", "size": 12},
        "customdata": wires.place[first].tolist() * repeats,  # lists: browsers tell of an array's rows by number
        "text": [f"{text}: {weight:+.4g}" for text, weight in zip(words, wires.weight[first], strict=True)] * repeats,
        "hovertemplate": "%{text}<extra>" + translate(N_("weight")) + "</extra>",
    }


def _at(wires: Wires, some: NDArray[Any], at: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the places at a share of the way along some connections."""
    rise = at**2 * (3 - 2 * at)
    return (
        wires.x0[some] + (wires.x1 - wires.x0)[some] * at,
        wires.y0[some] + (wires.y1 - wires.y0)[some] * rise,
    )


def _marked(wires: Wires, edits: Collection[Edit]) -> list[Trace]:
    """Return a pencil on each connection that was set by hand."""
    places = {(edit.layer + 1, edit.unit, edit.input) for edit in edits}
    some = np.array([tuple(place) in places for place in wires.place.tolist()], bool)
    x, y = _at(wires, some, 0.5)
    mark = {"mode": "text", "text": ["✎"] * len(x), "textfont": {"size": 18}, "hoverinfo": "skip"}
    return [{"type": "scatter", "x": x, "y": y, **mark}] if len(x) else []
