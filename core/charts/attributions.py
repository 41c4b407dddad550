"""Pictures with the pull of each of their parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, DIVERGING, ORANGE, WHITE
from core.explanation.amounts import Amounts
from core.explanation.parts.maps import Maps, part_names
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]

SIGNED = ((0.0, DIVERGING[0]), (0.2, ORANGE), (0.5, WHITE), (0.8, BLUE), (1.0, DIVERGING[-1]))
OUTLINE = "#4A4F57"  # on a ground that is nearly white in both themes
MARKED = 0.6  # of the largest pull: parts that carry their sign
TILE = 150  # pixels of a tile with its caption, at most


@dataclass(frozen=True, eq=False)
class Tile:
    """Hold one picture of several.

    Parameters
    ----------
    caption : str
        In the language of the page.
    values : array (h, w)
        Brightness of a picture, or signed pulls.
    hover : list of list of str
        What is said of each pixel.
    signed : bool
        Whether they are pulls.
    marked : bool
        Whether strong pulls carry their sign.
    """

    caption: str
    values: NDArray[Any]
    hover: Sequence[Sequence[str]]
    signed: bool = True
    marked: bool = False


def tiles_chart(tiles: Sequence[Tile], outline: NDArray[Any], most: float, columns: int, tile: int = TILE) -> "Figure":
    """Draw pictures in a grid, pulls blue and orange on one scale, each with the outline of a picture over it.

    Parameters
    ----------
    outline : array (h, w)
        The picture whose outline is drawn.
    most : float
        The pull that has the strongest colour.
    columns : int
        How many are beside each other.
    tile : int
        Height of one in pixels, with its caption.
    """
    import plotly.graph_objects as go

    places = [divmod(number, columns) for number in range(len(tiles))]
    rows = places[-1][0] + 1
    grey, pulls, lines = (_board(tiles, places, columns, rows, kind, outline) for kind in ("grey", "pulls", "lines"))
    hover = _hover(tiles, places, columns, rows)
    edge = float(np.nanmin(outline) + np.nanmax(outline)) / 2
    quiet = {"showscale": False, "hoverinfo": "skip"}
    told = {"showscale": False, "text": hover, "hovertemplate": "%{text}<extra></extra>"}
    high = max(most, 1e-12)
    return figure(
        tile * rows,
        data=(
            go.Heatmap(z=grey, colorscale="Greys", **told),
            go.Heatmap(z=pulls, colorscale=SIGNED, zmin=-high, zmax=high, **told),
            go.Contour(
                z=lines, line={"color": OUTLINE, "width": 1}, connectgaps=False, **quiet,
                contours={"start": edge, "end": edge, "size": 1, "coloring": "none"},
            ),
        ),
        x={"visible": False, "constrain": "domain", "range": (-1, columns * (outline.shape[1] + 1) - 1 + 0.5)},
        y={"visible": False, "constrain": "domain", "scaleanchor": "x", "range": (rows * _tall(outline) - 1, -1)},
        annotations=[*_captions(tiles, places, outline), *_marks(tiles, places, outline, high)],
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )  # fmt: skip


def picture_tile(x: NDArray[Any], shape: tuple[int, int], caption: str, translate: Translate) -> Tile:
    """Return a picture (d,) as it is."""
    values = x.reshape(shape)
    where = part_names(np.arange(x.size).reshape(shape))
    text = translate(N_("{where}: brightness {value}"))
    said = [
        text.format(where=place.text(translate), value=f"{value:.4g}") for place, value in zip(where, x, strict=True)
    ]
    return Tile(caption, values, np.array(said, object).reshape(shape).tolist(), signed=False)


def shares_tile(
    maps: Maps, output: int, caption: str, amounts: Amounts, translate: Translate, marked: bool = False
) -> Tile:
    """Return the pulls of a picture's parts on an output."""
    names = [name.text(translate) for name in part_names(maps.groups)]
    shares = maps.shares[output]
    hover = [
        [f"{names[part]}: {worded(amounts.share(float(share)), translate)}" for part, share in zip(*line, strict=True)]
        for line in zip(maps.groups, shares, strict=True)
    ]
    return Tile(caption, shares, hover, marked=marked)


def pulls_tile(values: Values, caption: str, amounts: Amounts, translate: Translate, marked: bool = False) -> Tile:
    """Return pulls (h, w) of the pixels of a picture."""
    names = [name.text(translate) for name in part_names(np.arange(values.size).reshape(values.shape))]
    said = [
        f"{name}: {worded(amounts.share(float(pull)), translate)}"
        for name, pull in zip(names, values.ravel(), strict=True)
    ]
    return Tile(caption, values, np.array(said, object).reshape(values.shape).tolist(), marked=marked)


def _tall(outline: NDArray[Any]) -> int:
    """Return the height of a tile with its caption, in pixels of the picture."""
    return len(outline) + max(1, round(0.3 * max(map(len, (outline, outline[0])))))


def _corner(place: tuple[int, int], outline: NDArray[Any]) -> tuple[int, int]:
    return place[0] * _tall(outline), place[1] * (outline.shape[1] + 1)


def _empty(outline: NDArray[Any], columns: int, rows: int) -> Values:
    return np.full((rows * _tall(outline), columns * (outline.shape[1] + 1)), np.nan)


def _board(
    tiles: Sequence[Tile], places: Sequence[tuple[int, int]], columns: int, rows: int, kind: str, outline: NDArray[Any]
) -> Values:
    """Return all tiles of a kind beside each other; `lines` is the outline where pulls are."""
    board, (high, wide) = _empty(outline, columns, rows), outline.shape
    for tile, place in zip(tiles, places, strict=True):
        down, across = _corner(place, outline)
        if tile.signed != (kind == "grey"):
            board[down : down + high, across : across + wide] = outline if kind == "lines" else tile.values
    return board


def _hover(tiles: Sequence[Tile], places: Sequence[tuple[int, int]], columns: int, rows: int) -> list[list[str]]:
    outline = tiles[0].values
    board = np.full(_empty(outline, columns, rows).shape, "", object)
    for tile, place in zip(tiles, places, strict=True):
        down, across = _corner(place, outline)
        board[down : down + outline.shape[0], across : across + outline.shape[1]] = np.array(tile.hover, object)
    return [list(map(str, line)) for line in board]


def _captions(tiles: Sequence[Tile], places: Sequence[tuple[int, int]], outline: NDArray[Any]) -> list[dict[str, Any]]:
    made, (high, wide) = [], outline.shape
    for tile, place in zip(tiles, places, strict=True):
        down, across = _corner(place, outline)
        where = {"xanchor": "center", "xshift": 0, "yanchor": "top", "yshift": -2}
        made.append(note(across + (wide - 1) / 2, down + high - 0.5, escape(tile.caption), **where))
    return made


def _marks(
    tiles: Sequence[Tile], places: Sequence[tuple[int, int]], outline: NDArray[Any], most: float
) -> list[dict[str, Any]]:
    """Return a sign on each strong pull of the tiles that have room for it, so that colour doesn't stand alone."""
    made = []
    for tile, place in zip(tiles, places, strict=True):
        if tile.marked:
            corner = _corner(place, outline)
            for down, across in np.argwhere(np.abs(tile.values) >= MARKED * most):
                sign = "+" if tile.values[down, across] > 0 else "−"
                where = {"xanchor": "center", "xshift": 0, "font": {"color": WHITE, "size": 16}}
                made.append(note(int(corner[1] + across), int(corner[0] + down), sign, **where))
    return made
