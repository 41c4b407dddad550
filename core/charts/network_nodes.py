"""The units of a drawn network: pictures of what they say or circles, their names, and what they tell on hover."""

from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import Layer
from core.anatomy.names import Names, word
from core.anatomy.ranking import strongest, usual_most
from core.charts.figure import note
from core.charts.palette import GREY
from core.charts.sheet import Sheet
from core.charts.thumbnails import shade, thumbnail
from core.messages import N_, Translate

Maps = Sequence[NDArray[np.float32] | None]
Part = dict[str, Any]
CLEAR = "rgba(0, 0, 0, 0)"
CIRCLE = 0.62  # of the side of a picture


def pictures(sheet: Sheet, layers: Sequence[Layer], maps: Maps) -> list[Part]:
    """Return the small pictures as a part of the layout; each has the height of its row, whatever the width."""
    common = {"xref": "x", "yref": "y", "xanchor": "center", "yanchor": "middle", "layer": "above"}
    return [
        {**common, "x": column, "y": y, "sizex": 0.8, "sizey": sheet.size / sheet.row, "source": source}
        for column, said in enumerate(maps)
        if said is not None
        for y, source in zip(sheet.y(column).tolist(), _sources(sheet, layers, column, said), strict=True)
    ]


def _sources(sheet: Sheet, layers: Sequence[Layer], column: int, said: NDArray[np.float32]) -> list[str]:
    shown = sheet.units[column]
    said = centred(said[..., shown], column, layers)
    biases = np.tanh(layers[column - 1].bias[shown]).tolist() if column else [None] * len(shown)
    return [thumbnail(said[..., i], usual_most(said[..., i]), bias) for i, bias in enumerate(biases)]


BOUNDED = ("sigmoid", "softmax")  # activations of a last layer that say chances: one half is undecided


def centred(said: NDArray[np.float32], column: int, layers: Sequence[Layer]) -> NDArray[np.float32]:
    """Return what units say with 0 where they are undecided."""
    return said - 0.5 if column == len(layers) and layers[-1].activation in BOUNDED else said


def nodes(sheet: Sheet, layers: Sequence[Layer], names: Names, translate: Translate, maps: Maps) -> list[Part]:
    """Return the units of each column: circles, or places of pictures, with their names at both ends."""
    sides = {0: "middle left", len(layers): "middle right"}
    return [
        {
            "type": "scatter",
            "x": np.full(len(shown), column),
            "y": sheet.y(column),
            "mode": "markers+text" if column in sides else "markers",
            "marker": _circle(sheet, layers, column) if maps[column] is None else _place(sheet),
            "text": [
                short(word(names.unit(layers, column, unit), translate), sheet.letters) for unit in shown.tolist()
            ],
            "textposition": sides.get(column, "middle center"),
            "customdata": [[column, unit, -1] for unit in shown.tolist()],
            "hovertext": [_told(layers, names, translate, column, unit) for unit in shown.tolist()],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
        for column, shown in enumerate(sheet.units)
    ]


def _place(sheet: Sheet) -> Part:
    return {"symbol": "square", "size": sheet.size, "color": CLEAR}


def _circle(sheet: Sheet, layers: Sequence[Layer], column: int) -> Part:
    """Return circles in the colour of each unit's bias; inputs have none."""
    size = CIRCLE * sheet.size
    if column == 0:
        return {"size": size * 0.7, "color": shade(0), "line": {"color": GREY, "width": 1.5}}
    bias = layers[column - 1].bias
    most = max(float(np.abs(bias).max()), 1e-6)
    colors = [shade(float(value) / most) for value in bias[sheet.units[column]]]
    return {"size": size, "color": colors, "line": {"color": GREY, "width": 1.5}}


def _told(layers: Sequence[Layer], names: Names, translate: Translate, column: int, unit: int) -> str:
    """Return a unit's name, bias and largest weights, a line each."""
    title = f"<b>{word(names.unit(layers, column, unit), translate)}</b>"
    if column == 0:
        return title
    bias = translate(N_("bias")) + f": {float(layers[column - 1].bias[unit]):+.4g}"
    heard = [
        f"{word(names.unit(layers, column - 1, source), translate)}: {weight:+.4g}"
        for source, weight in strongest(layers, column, unit)
    ]
    return "<br>".join([title, bias, *heard])


def ring(sheet: Sheet, maps: Maps, chosen: tuple[int, int] | None) -> list[Part]:
    """Return a ring around the chosen unit, where it is drawn."""
    if chosen is None or chosen[1] not in sheet.units[chosen[0]]:
        return []
    column, at = chosen[0], int(np.searchsorted(sheet.units[chosen[0]], chosen[1]))
    is_circle = maps[column] is None
    marker = {
        "symbol": "circle-open" if is_circle else "square-open",
        "size": (CIRCLE * sheet.size if is_circle else sheet.size) + 9,
        "line": {"width": 3, "color": GREY},
        "color": GREY,
    }
    place = {"x": [column], "y": [sheet.y(column)[at]], "mode": "markers", "hoverinfo": "skip"}
    return [{"type": "scatter", "marker": marker, "cliponaxis": False, **place}]


def heads(sheet: Sheet, layers: Sequence[Layer], translate: Translate) -> list[Part]:
    """Return what stands above each column, and how many of its units are drawn where not all are."""
    found = []
    for column, shown in enumerate(sheet.units):
        size = layers[column - 1].units if column else layers[0].kernel.shape[0]
        text = _head(layers, column, translate)
        if len(shown) < size:
            text += "<br>" + translate(N_("{shown} of {all}")).format(shown=len(shown), all=size)
        where = {"yref": "paper", "xanchor": "center", "yanchor": "bottom", "xshift": 0, "font": {"size": 12}}
        found.append(note(column, 1, text, **where))
    return found


def _head(layers: Sequence[Layer], column: int, translate: Translate) -> str:
    if column == 0:
        return translate(N_("Inputs"))
    return translate(N_("Output") if column == len(layers) else N_("Layer {layer}")).format(layer=column)


def short(name: str, longest: int) -> str:
    """Return a name that has room beside a drawing: Chinese characters take two places each."""
    width = 0
    for i, letter in enumerate(name):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > longest:
            return name[: i - 1] + "…"
    return name


def wide(name: str) -> int:
    """Return how many places a name takes."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in name)
