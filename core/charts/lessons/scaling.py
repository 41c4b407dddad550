"""Loss against size with its law, all rows of the grid, and the sizes of real models; axes are logarithmic."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure
from core.charts.palette import BLUE, FAINT_GREY, GREY, OKABE_ITO
from core.lessons.amounts import amount
from core.lessons.scaling.compute import TOKENS_PER_PARAMETER
from core.lessons.scaling.finding import Forecast, Grid
from core.lessons.scaling.sizes import Model
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 400
AXES = {"parameters": N_("Parameters of the model"), "characters": N_("Characters of text to learn from")}
LOSS = N_("Loss on new text, nats a character")
AHEAD = 3.0  # times the largest size that the law is drawn for
TICKS = [1.6, 1.8, 2.0, 2.2, 2.5, 3.0, 3.5, 4, 5, 6]
ROUND = [10.0**power for power in range(1, 15)]
SHADES = (OKABE_ITO[5], OKABE_ITO[1], OKABE_ITO[2], OKABE_ITO[4], OKABE_ITO[0])
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross")
LEGEND_OF_FOUR, LEGEND_OF_FIVE = 92, 116  # pixels above a chart, on a phone
LEGEND = {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}


def law_chart(it: Forecast, translate: Translate) -> "Figure":
    """Draw measured losses, the law of those that it was fitted to with its band, and the sizes that were held back."""
    sizes = np.geomspace(it.row.sizes[0], it.row.sizes[-1] * AHEAD, 80)
    middle, low, high = it.law.band(sizes)
    used = np.arange(len(it.row.sizes)) < it.used
    data = [
        {"type": "scatter", "x": [*sizes, *sizes[::-1]], "y": [*high, *low[::-1]], "fill": "toself", "mode": "lines",
         "fillcolor": FAINT_GREY, "line": {"width": 0}, "hoverinfo": "skip", "name": translate(N_("95 of 100 draws"))},
        {"type": "scatter", "x": sizes, "y": middle, "mode": "lines", "line": {"color": GREY, "dash": "dash"},
         "name": translate(N_("law")), "hovertemplate": "%{x:,.0f}: %{y:.3f}<extra></extra>"},
        _points(it, used, translate(N_("measured, fitted")), BLUE, "circle"),
    ]  # fmt: skip
    if it.held:
        data.append(_points(it, ~used, translate(N_("measured, held back")), OKABE_ITO[5], "diamond"))
    return _logarithmic(data, AXES[it.row.along], translate)


def grid_chart(grid: Grid, which: str, translate: Translate) -> "Figure":
    """Draw the mean loss (over the seeds that are there) against parameters, a line for each amount of text."""
    lines = []
    for j, characters in enumerate(grid["characters"]):
        y = _mean(grid[which][:, :, j])
        lines.append(
            {"type": "scatter", "x": grid["parameters"], "y": y, "mode": "lines+markers", "line": {"color": SHADES[j]},
             "marker": {"symbol": SYMBOLS[j], "size": 8},
             "name": translate(N_("{characters:,} characters")).format(characters=int(characters)),
             "hovertemplate": "%{x:,}: %{y:.3f}"}
        )  # fmt: skip
    return _logarithmic(lines, AXES["parameters"], translate, LEGEND_OF_FIVE)


def models_chart(models: Sequence[Model], translate: Translate, mark: tuple[float, float] | None = None) -> "Figure":
    """Draw parameters that work on a token against tokens, beside the rule of 20; `mark` is one more point."""
    known = [model for model in models if model.tokens is not None]
    ends = np.array([5e9, 1.2e12])
    data: list[dict[str, Any]] = [
        {"type": "scatter", "x": ends, "y": TOKENS_PER_PARAMETER * ends, "mode": "lines", "hoverinfo": "skip",
         "line": {"color": GREY, "dash": "dash"}, "name": translate(N_("20 tokens a parameter"))},
        {"type": "scatter", "x": [m.working for m in known], "y": [m.tokens for m in known], "mode": "markers+text",
         "text": [m.name for m in known], "textposition": [_PLACES.get(m.name, "top center") for m in known],
         "textfont": {"size": 10},
         "marker": {"color": BLUE, "size": 9}, "name": translate(N_("models")),
         "hovertext": [f"{m.name} ({m.year}): {_pair(m.working, m.tokens or 0, translate)}" for m in known],
         "hoverinfo": "text"},
    ]  # fmt: skip
    if mark is not None:
        data.append(
            {"type": "scatter", "x": [mark[0]], "y": [mark[1]], "mode": "markers", "name": translate(N_("yours")),
             "marker": {"color": OKABE_ITO[5], "size": 13, "symbol": "star"}, "hovertext": [_pair(*mark, translate)], "hoverinfo": "text"}
        )  # fmt: skip
    x = {"range": _range(mark and mark[0], 9.6, 12.1), **_powers(9, translate)}
    y = {"range": _range(mark and mark[1], 11.0, 13.7), **_powers(9, translate)}
    labels = N_("Parameters used for each token (active)"), N_("Tokens of training")
    return figure(
        460, *map(translate, labels), data=data, x={"type": "log", **x}, y={"type": "log", **y},
        margin={"l": 92, "r": 16, "t": 72, "b": 46, "autoexpand": False}, showlegend=True, legend=LEGEND,
    )  # fmt: skip


_PLACES = {
    "Gopher": "top center", "GPT-3": "middle left",
    "Megatron-Turing NLG": "bottom center", "LLaMA 65B": "middle left", "Chinchilla": "bottom right",
    "Llama 2 70B": "top left", "DeepSeek-V3": "bottom right", "Qwen2.5 72B": "top right",
}  # fmt: skip


def _points(it: Forecast, chosen: NDArray[np.bool_], name: str, color: str, symbol: str) -> dict[str, Any]:
    losses, mean = it.row.losses[:, chosen], it.row.mean[chosen]
    return {
        "type": "scatter", "mode": "markers", "x": it.row.sizes[chosen], "y": mean, "name": name,
        "marker": {"color": color, "symbol": symbol, "size": 10},
        "error_y": {"type": "data", "symmetric": False, "array": losses.max(axis=0) - mean, "color": color,
                    "arrayminus": mean - losses.min(axis=0), "thickness": 1.5, "width": 3},
        "hovertemplate": "%{x:,.0f}: %{y:.3f}<extra></extra>",
    }  # fmt: skip


def _logarithmic(
    data: Sequence[Mapping[str, Any]], x_title: str, translate: Translate, top: int = LEGEND_OF_FOUR
) -> "Figure":
    return figure(
        HEIGHT + top, translate(x_title), translate(LOSS), data=data,
        x={"type": "log", **_powers(2, translate)}, y={"type": "log", "tickvals": TICKS, "ticktext": [f"{tick:g}" for tick in TICKS]},
        margin={"l": 58, "r": 12, "t": top, "b": 46, "autoexpand": False}, showlegend=True, legend=LEGEND,
    )  # fmt: skip


def _mean(losses: NDArray[np.float64]) -> list[float | None]:
    """Return the mean over what is there of each size; None where nothing is."""
    return [float(column[~np.isnan(column)].mean()) if not np.isnan(column).all() else None for column in losses.T]


def _powers(lowest: int, translate: Translate) -> dict[str, Any]:
    ticks = [tick for tick in ROUND if tick >= 10.0**lowest]
    return {"tickvals": ticks, "ticktext": [amount(tick).text(translate) for tick in ticks]}


def _pair(parameters: float, tokens: float, translate: Translate) -> str:
    return " × ".join(amount(number).text(translate) for number in (parameters, tokens))


def _range(at: float | None, low: float, high: float) -> list[float]:
    """Return the ends of an axis in powers of ten, wide enough for one more value."""
    power = np.log10(at) if at else low
    return [float(min(low, power - 0.2)), float(max(high, power + 0.2))]
