"""All rows and columns at once: each share as a colour, with what the model says of each row above."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import GRID, color_bar, figure
from core.charts.importance import name_over
from core.charts.palette import DIVERGING, GREY, scale
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
LANE, LINE = 54, 90  # pixels of a column, and of the line above


def heat_chart(
    shares: Values,
    outputs: Values,
    names: Sequence[str],
    texts: Sequence[Sequence[str]],
    rows: NDArray[np.int64],
    axes: tuple[str, str],
    translate: Translate,
) -> "Figure":
    """Draw shares (columns, n) of rows as a picture, blue where they pull up, and their outputs (n,) as a line.

    Parameters
    ----------
    names : sequence of str
        Of the columns, the first on top.
    texts : sequence
        For each column what a user reads for each row's value.
    rows : array (n,)
        Numbers of the rows that a user reads, less 1.
    axes : tuple of str
        What outputs and shares are, marked with `N_`.
    """
    count, n = shares.shape
    height = LANE * count + LINE + 110
    top = 1 - LINE / (LANE * count + LINE)
    far = float(np.abs(shares).max(initial=0.0)) or 1.0
    said = translate(N_("row {row}: {column}, pull {share}")).format(
        row="%{customdata[0]}", column="%{customdata[1]}", share="%{z:+.3g}"
    )
    heat = {
        "type": "heatmap",
        "z": shares,
        "y": [i + 0.1 for i in range(count)],
        "dy": 1,
        "ygap": 26,
        "colorscale": scale(DIVERGING),
        "zmin": -far,
        "zmax": far,
        "customdata": [[[int(row) + 1, f"{escape(name)} = {escape(word)}"] for row, word in zip(rows, words, strict=True)] for name, words in zip(names, texts, strict=True)],
        "hovertemplate": said + "<extra></extra>",
        "colorbar": color_bar(translate(axes[1]), {-far: f"−{far:.2g}", 0: "0", far: f"+{far:.2g}"}),
    }  # fmt: skip
    made = figure(
        height,
        translate(N_("Test rows")),
        data=[heat, _line(outputs, rows, translate)],
        x={"showticklabels": False, "showgrid": False, "range": [-0.5, n - 0.5], "anchor": "y"},
        y={"range": [count - 0.4, -0.5], "visible": False, "domain": [0, top - 0.02]},
        annotations=[name_over(i, name) for i, name in enumerate(names)],
    )
    title = {"text": translate(axes[0]), "font": {"size": 12}}
    made.update_layout(yaxis2={"domain": [top + 0.01, 1], "anchor": "x", "gridcolor": GRID, "fixedrange": True, "nticks": 4, "side": "right", "title": title})  # fmt: skip
    return made


def _line(outputs: Values, rows: NDArray[np.int64], translate: Translate) -> dict[str, Any]:
    said = translate(N_("row {row}: the model says {said}")).format(row="%{customdata}", said="%{y:.3g}")
    return {
        "type": "scatter",
        "mode": "lines",
        "y": outputs,
        "yaxis": "y2",
        "line": {"color": GREY, "width": 2},
        "customdata": rows + 1,
        "hovertemplate": said + "<extra></extra>",
    }
