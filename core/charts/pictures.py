"""Rows that are pictures, shown as pictures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def pictures(X: NDArray[np.float32], shape: tuple[int, int], captions: Sequence[str], columns: int = 8) -> "Figure":
    """Draw rows (n, height * width) as a grid of grey pictures, a caption under each."""
    import plotly.graph_objects as go

    height, width = shape
    rows = -(-len(X) // columns)
    board = np.full((rows * (height + 2), columns * (width + 1)), np.nan, np.float32)
    made = figure(90 * rows + 20)
    for i, (row, caption) in enumerate(zip(X, captions, strict=True)):
        top, left = (i // columns) * (height + 2), (i % columns) * (width + 1)
        board[top : top + height, left : left + width] = row.reshape(shape)
        made.add_annotation(x=left + (width - 1) / 2, y=top + height + 0.4, text=caption, showarrow=False)
    made.add_trace(go.Heatmap(z=board, colorscale="Greys", showscale=False, hoverinfo="skip"))
    made.update_xaxes(visible=False, constrain="domain")
    made.update_yaxes(visible=False, autorange="reversed", scaleanchor="x")
    return made
