"""Two methods' pulls beside each other: SHAP values and the weights of a sum around a row."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import CLEAR, figure, note
from core.charts.palette import BLUE, DIVERGING, GREY, ORANGE, scale
from core.charts.steps import cut
from core.explanation.amounts import Amounts
from core.explanation.simpler.honest import Weights
from core.explanation.simpler.honest_words import Pull
from core.explanation.simpler.local_words import SHOWN, Compared
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

    from core.training.run import Run

Values = NDArray[np.float64]

MOST_WEIGHTS = 12
ROW = 46  # pixels of a part
LETTERS = 44  # of its name; the rest is on hover
OVER = 11  # pixels of a name over its marks: half a bar and a gap
TITLE = 40  # letters of a line of an axis title, on a phone


def surrogate_chart(it: Compared, amounts: Amounts, translate: Translate) -> "Figure":
    """Draw the parts that pull most, one below the other: SHAP value as a circle, weight as a diamond, with their errors."""
    shown = it.order[:SHOWN]
    marks = (
        ("circle", it.shares, it.share_error, translate(N_("SHAP value"))),
        ("diamond-open", it.weights, it.weight_error, translate(N_("Weighted sum"))),
    )
    title = _wrapped(translate(amounts.share_axis))
    margin = _margin(title, 34)
    return figure(
        margin["t"] + margin["b"] + ROW * len(shown),
        title,
        margin=margin,
        shapes=[_zero(y) for y in range(len(shown))],
        data=[_marks(it, shown, amounts, translate, *mark) for mark in marks],
        y={"range": [len(shown) - 0.5, -0.75], "showticklabels": False, "showgrid": False},
        annotations=[_name(it, int(part), y, translate) for y, part in enumerate(shown)],
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
    )


def _marks(
    it: Compared,
    shown: NDArray[np.int64],
    amounts: Amounts,
    translate: Translate,
    symbol: str,
    values: NDArray[np.float64],
    error: NDArray[np.float64],
    label: str,
) -> dict[str, Any]:
    value = values[shown]
    return {
        "type": "scatter",
        "x": amounts.scale * value,
        "y": np.arange(len(shown)) + (0.0 if symbol == "circle" else 0.16),
        "mode": "markers",
        "name": label,
        "marker": {
            "symbol": symbol,
            "size": 12,
            "color": [BLUE if one > 0 else ORANGE for one in value],
            "line": {"width": 2, "color": [BLUE if one > 0 else ORANGE for one in value]},
        },
        "error_x": {"type": "data", "array": 2 * amounts.scale * error[shown], "width": 0, "color": GREY},
        "customdata": [_hover(it, int(part), label, amounts, float(values[part]), translate) for part in shown],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover(it: Compared, part: int, label: str, amounts: Amounts, value: float, translate: Translate) -> str:
    share = amounts.share(value)
    written = worded(share, translate)
    return f"{_escaped(_text(it, part, translate))}<br>{label}: {written}"


def _text(it: Compared, part: int, translate: Translate) -> str:
    name = it.names[part]
    return worded(name, translate)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _name(it: Compared, part: int, y: int, translate: Translate) -> dict[str, Any]:
    return _label(_text(it, part, translate), y)


def _label(text: str, y: int, value: str = "") -> dict[str, Any]:
    return note(0, y, _escaped(cut(text, LETTERS)) + value, xref="paper", yanchor="bottom", yshift=OVER, xshift=0)


def weights_chart(pulls: Sequence[Pull], axis: Message, translate: Translate) -> "Figure":
    """Draw how far the columns of a weighted sum move a usual row, as bars, the longest first; categories go both ways."""
    shown = pulls[:MOST_WEIGHTS]
    labels = [worded(pull.label, translate) for pull in shown]
    title = _wrapped(axis.text(translate))
    margin = _margin(title, 8)
    return figure(
        margin["t"] + margin["b"] + ROW * len(shown),
        title,
        margin=margin,
        shapes=[_zero(y) for y in range(len(shown))],
        data=[
            {
                "type": "bar",
                "orientation": "h",
                "x": [pull.value for pull in shown],
                "y": list(range(len(shown))),
                "width": 0.38,
                "marker": {"color": [_color(pull) for pull in shown]},
                "customdata": [
                    "<br>".join([_escaped(text), _moved(pull), *_ends(pull, translate)])
                    for text, pull in zip(labels, shown, strict=True)
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        ],
        y={"range": [len(shown) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        annotations=[
            _label(text, y, f"  <b>{_moved(pull)}</b>")
            for y, (text, pull) in enumerate(zip(labels, shown, strict=True))
        ],
    )


def _color(pull: Pull) -> str:
    return GREY if pull.ends else BLUE if pull.value > 0 else ORANGE


def _moved(pull: Pull) -> str:
    return f"±{pull.usual:,.2g}" if pull.ends else _signed(pull.value)


def _ends(pull: Pull, translate: Translate) -> list[str]:
    """Return what the lowest and the highest category add, for hover."""
    return [f"{_escaped(worded(end.label, translate))}: {_signed(end.value)}" for end in pull.ends]


def _zero(y: int) -> dict[str, Any]:
    """Return the line at zero beside a row's marks; through the names it would strike them out."""
    return {"type": "line", "x0": 0, "x1": 0, "y0": y - 0.2, "y1": y + 0.3, "line": {"width": 1, "color": GREY}}


def _margin(title: str, top: int) -> dict[str, Any]:
    return {"l": 8, "r": 8, "t": top, "b": 48 + 18 * title.count("<br>"), "autoexpand": False}


def _wrapped(text: str) -> str:
    """Break the title of an axis that is wider than a phone; a letter as wide as high counts for two."""
    lines, width = [""], 0
    for word in re.findall(r"\s?[^\s\u2e80-\uffef]+|\s?[\u2e80-\uffef]", text):
        size = sum(2 if letter >= "\u2e80" else 1 for letter in word)
        if width + size > TITLE:
            lines, width = [*lines, ""], 0
        lines[-1] += word if lines[-1] else word.lstrip()
        width += size
    return "<br>".join(map(_escaped, lines))


def _signed(value: float) -> str:
    return f"{value:+,.2g}".replace("-", "−")


def weights_picture(run: "Run", weights: Weights, output: int, translate: Translate) -> "Figure":
    """Draw a weighted sum's weights over the picture."""
    assert run.data.image_shape is not None
    each = weights.each[:, output if weights.each.shape[1] > 1 else 0]
    board = np.zeros(len(run.data.feature_names))
    board[list(run.preprocessor.origin)] = each
    return _boards([board.reshape(run.data.image_shape)], [""], translate)


def surrogate_pictures(it: Compared, shape: tuple[int, int], amounts: Amounts, translate: Translate) -> "Figure":
    """Draw both methods' pulls over a picture, on one colour scale each."""
    size = np.bincount(it.groups)
    boards = [amounts.scale * (values / size)[it.groups].reshape(shape) for values in (it.shares, it.weights)]
    return _boards(boards, [translate(N_("SHAP value")), translate(N_("Weighted sum"))], translate)


def _boards(boards: Sequence[Values], titles: Sequence[str], translate: Translate) -> "Figure":
    """Draw pictures side by side, each on its own scale around zero."""
    import plotly.graph_objects as go
    from plotly.subplots import make_subplots

    made = make_subplots(rows=1, cols=len(boards), subplot_titles=titles, horizontal_spacing=0.04)
    where = translate(N_("line {down}, column {across}: {value}"))
    hover = where.format(down="%{y}", across="%{x}", value="%{z:+.3g}") + "<extra></extra>"
    for column, board in enumerate(boards, start=1):
        most = float(np.abs(board).max()) or 1.0
        drawn = go.Heatmap(
            z=board, zmin=-most, zmax=most, colorscale=scale(DIVERGING), showscale=False, hovertemplate=hover,
            x=np.arange(1, board.shape[1] + 1), y=np.arange(1, board.shape[0] + 1),
        )  # fmt: skip
        made.add_trace(drawn, row=1, col=column)
        made.update_yaxes(scaleanchor=f"x{'' if column == 1 else column}", constrain="domain", row=1, col=column)
    made.update_xaxes(visible=False, constrain="domain", fixedrange=True)
    made.update_yaxes(visible=False, autorange="reversed", fixedrange=True)
    made.update_layout(
        template={}, height=320, margin={"l": 8, "r": 8, "t": 34, "b": 8}, dragmode=False,
        paper_bgcolor=CLEAR, plot_bgcolor=CLEAR,
    )  # fmt: skip
    return made
