"""Pictures of the insides: kernels, feature maps and attention, as small squares side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE, SEQUENTIAL, WHITE, scale
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
AROUND_ZERO = (ORANGE, WHITE, BLUE)
INK = ("rgba(138, 143, 152, 0.12)", "#6B7078")
SIDE = 84  # pixels of a small square


def squares(
    panels: Values, captions: Sequence[str], columns: int, hover: str, *, around_zero: bool = False, side: int = SIDE
) -> "Figure":
    """Draw panels (k, h, w) as squares with a caption above each.

    Parameters
    ----------
    hover : str
        With the fields {name}, {row}, {column} and {value}, in the language of the page.
    around_zero : bool
        Orange below zero, blue above, on one scale; otherwise light to dark blue from 0.
    """
    k, h, w = panels.shape
    rows = -(-k // columns)
    board = np.full((rows * (h + 2), columns * (w + 1)), np.nan)
    words: dict[tuple[int, int], str] = {}
    step = board.shape[0] // rows
    notes = []
    for i, (panel, caption) in enumerate(zip(panels, captions, strict=True)):
        top, left = (i // columns) * step + step - h, (i % columns) * (w + 1)
        board[top : top + h, left : left + w] = panel
        words |= {
            (top + r, left + c): hover.format(name=caption, row=r + 1, column=c + 1, value=f"{panel[r, c]:+.3g}")
            for r in range(h)
            for c in range(w)
        }
        notes.append(_caption(left + (w - 1) / 2, top - 0.5, caption))
    most = float(np.nanmax(np.abs(board))) or 1.0
    text = [[words.get((r, c), "") for c in range(board.shape[1])] for r in range(board.shape[0])]
    heat = _heat(board, text, AROUND_ZERO if around_zero else SEQUENTIAL, -most if around_zero else 0.0, most)
    made = figure(
        rows * (side + 26) + 8, data=[heat], annotations=notes, margin={"l": 2, "r": 2, "t": 2, "b": 2},
        x={"visible": False, "constrain": "domain"}, y={"visible": False, "scaleanchor": "x", "constrain": "domain"},
    )  # fmt: skip
    made.update_yaxes(range=[board.shape[0] - 0.5, -0.4])
    return made


def ink(picture: NDArray[Any], name: str, hover: str, side: int = 150) -> "Figure":
    """Draw ink (h, w), 0 to 16, dark on a light ground."""
    board = np.asarray(picture, np.float64)
    text = [[hover.format(name=name, row=r + 1, column=c + 1, value=f"{v:.0f}") for c, v in enumerate(line)] for r, line in enumerate(board)]  # fmt: skip
    heat = _heat(board, text, INK, 0.0, 16.0)
    return figure(
        side, data=[heat], margin={"l": 2, "r": 2, "t": 2, "b": 2},
        x={"visible": False, "constrain": "domain"},
        y={"visible": False, "scaleanchor": "x", "autorange": "reversed", "constrain": "domain"},
    )  # fmt: skip


def response(said: Values, name: str, hover: str, side: int = 150) -> "Figure":
    """Draw what a kernel says (h, w): blue above zero, orange below."""
    text = [[hover.format(name=name, row=r + 1, column=c + 1, value=f"{v:+.1f}") for c, v in enumerate(line)] for r, line in enumerate(said)]  # fmt: skip
    most = float(np.abs(said).max()) or 1.0
    return figure(
        side, data=[_heat(said, text, AROUND_ZERO, -most, most)], margin={"l": 2, "r": 2, "t": 2, "b": 2},
        x={"visible": False, "constrain": "domain"},
        y={"visible": False, "scaleanchor": "x", "autorange": "reversed", "constrain": "domain"},
    )  # fmt: skip


def attention_chart(attention: Values, word: str, translate: Translate) -> "Figure":
    """Draw the attention (heads, t, t) of a word, head by head: from each letter (row) to each other (column)."""
    said = translate(N_("Head {head}: from “{one}” to “{other}” {share}"))
    title, letters = translate(N_("Head {head}")), list(word)
    places = list(range(len(word)))
    data, axes, notes = [], dict[str, Any](), []
    for i, seen in enumerate(attention):
        left, bottom = (i % 2) * 0.54, 0.55 * (1 - i // 2)
        number = "" if i == 0 else str(i + 1)
        text = [[said.format(head=i + 1, one=a, other=b, share=f"{seen[r, c]:.0%}") for c, b in enumerate(word)] for r, a in enumerate(word)]  # fmt: skip
        data.append(_heat(seen, text, SEQUENTIAL, 0.0, 1.0) | {"xaxis": f"x{number}", "yaxis": f"y{number}"})
        ticks = {"tickvals": places, "ticktext": letters, "showgrid": False, "zeroline": False, "fixedrange": True}
        axes[f"xaxis{number}"] = ticks | {"domain": [left, left + 0.44], "anchor": f"y{number}", "side": "top"}
        axes[f"yaxis{number}"] = ticks | {
            "domain": [bottom, bottom + 0.36],
            "anchor": f"x{number}",
            "autorange": "reversed",
        }
        notes.append(
            _caption(left + 0.22, bottom + 0.42, title.format(head=i + 1)) | {"xref": "paper", "yref": "paper"}
        )
    made = figure(480, data=data, annotations=notes, margin={"l": 22, "r": 4, "t": 12, "b": 4})
    made.update_layout(**axes)
    return made


def bars(chances: Values, names: Sequence[str], x_title: str, y_title: str, height: int = 220) -> "Figure":
    """Draw chances (k,) as bars; the likeliest one is blue, the others grey."""
    best = int(chances.argmax())
    bar = {
        "type": "bar", "x": list(names), "y": chances, "marker": {"color": [BLUE if i == best else GREY for i in range(len(names))]},
        "hovertemplate": "%{x}: %{y:.1%}<extra></extra>",
    }  # fmt: skip
    return figure(
        height, x_title, y_title, data=[bar], x={"type": "category"}, y={"range": [0, 1], "tickformat": ".0%"}
    )


def line_colors() -> dict[str, str]:
    """Return the colour of each recurrent layer."""
    return {"simple": OKABE_ITO[5], "gru": OKABE_ITO[0], "lstm": OKABE_ITO[2]}


def _heat(board: Values, text: Any, colors: Sequence[str], low: float, high: float) -> dict[str, Any]:
    return {
        "type": "heatmap", "z": board, "text": text, "hovertemplate": "%{text}<extra></extra>", "hoverongaps": False,
        "colorscale": scale(colors), "zmin": low, "zmax": high, "showscale": False, "xgap": 1, "ygap": 1,
    }  # fmt: skip


def _caption(x: float, y: float, text: str) -> dict[str, Any]:
    return {"x": x, "y": y, "text": text, "showarrow": False, "yanchor": "bottom", "font": {"size": 12}}
