"""Learning rates, batches and tiny gradients, drawn."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins, note
from core.charts.lessons.optimisers import LEGEND, LOOKS
from core.charts.palette import GREY, OKABE_ITO
from core.lessons.optimisers.noise import BATCHES
from core.lessons.optimisers.rates import GRID, WORST
from core.lessons.optimisers.surfaces import OPTIMISERS, Array
from core.lessons.optimisers.tiny import SCALES
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LEAST = 1e-8
POWERS = {"type": "log", "exponentformat": "power", "dtick": 1}
BATCH_LOOKS: Mapping[int, tuple[str, str]] = {
    BATCHES[0]: (OKABE_ITO[5], "solid"), BATCHES[1]: (OKABE_ITO[2], "dash"), BATCHES[2]: (OKABE_ITO[0], "dot"),
}  # fmt: skip


def rates_chart(
    shares: Mapping[str, Array], limit: float | None, rates: Mapping[str, float], translate: Translate
) -> "Figure":
    """Draw what is left of the height over the learning rate, by optimiser; the rates in hand are marked, and 2/λmax."""
    data = [_rates(name, values, translate) for name, values in shares.items()]
    data += [_hand(name, shares[name], rates[name]) for name in shares]
    shapes, notes = [], []
    if limit is not None:
        line = {"color": GREY, "dash": "dash"}
        shapes.append({"type": "line", "x0": limit, "x1": limit, "y0": 0, "y1": 1, "yref": "paper", "line": line})
        notes.append(note(np.log10(limit), 1, "2/λmax", yref="paper", yanchor="bottom", xanchor="center", xshift=0))
    ticks = {
        "tickvals": [1e-8, 1e-6, 1e-4, 1e-2, 1, WORST],
        "ticktext": ["10⁻⁸", "10⁻⁶", "10⁻⁴", "0.01", "1", translate(N_("flown off"))],
    }
    return figure(
        360, translate(N_("Learning rate")), translate(N_("Share of the height left")), data=data, x=POWERS,
        y={"type": "log", "range": [np.log10(LEAST) - 0.2, np.log10(WORST) + 0.3], **ticks}, shapes=shapes, annotations=notes,
        margin=margins(right=14, top=78) | {"l": 76}, showlegend=True, legend=LEGEND | {"y": 1.09},
    )  # fmt: skip


def _rates(name: str, values: Array, translate: Translate) -> dict[str, Any]:
    color, dash, _symbol = LOOKS[name]
    return {
        "type": "scatter", "x": GRID, "y": np.clip(values, LEAST, WORST), "mode": "lines", "name": translate(OPTIMISERS[name]),
        "line": {"color": color, "dash": dash, "width": 2.2}, "customdata": values,
        "hovertemplate": "%{x:.2g}: %{customdata:.2g}<extra></extra>",
    }  # fmt: skip


def _hand(name: str, values: Array, rate: float) -> dict[str, Any]:
    color, _dash, symbol = LOOKS[name]
    height = float(np.interp(np.log(rate), np.log(GRID), np.log(np.clip(values, LEAST, WORST))))
    return {
        "type": "scatter", "x": [rate], "y": [np.exp(height)], "mode": "markers", "showlegend": False, "hoverinfo": "skip",
        "marker": {"symbol": symbol, "size": 12, "color": color, "line": {"width": 1.5, "color": "white"}},
    }  # fmt: skip


def batches_chart(found: Mapping[str, Array], translate: Translate) -> "Figure":
    """Draw the avoidable error left against rows seen, by batch size: medians, and from the best to the worst seed."""
    data = [trace for size in BATCHES for trace in _batch(found, size, translate)]
    return figure(
        360, translate(N_("Rows read")), translate(N_("Share of the avoidable error left")), data=data,
        x={"rangemode": "tozero"}, y=POWERS | {"range": [-2.6, 0.8]}, margin=margins(right=14, top=58),
        showlegend=True, legend=LEGEND,
    )  # fmt: skip


def _batch(found: Mapping[str, Array], size: int, translate: Translate) -> list[dict[str, Any]]:
    color, dash = BATCH_LOOKS[size]
    rows, shares = found[f"rows_{size}"], np.clip(found[f"loss_{size}"], 1e-6, 1e6)
    low, middle, high = shares.min(axis=1), np.median(shares, axis=1), shares.max(axis=1)
    band = {
        "type": "scatter", "x": np.concatenate([rows, rows[::-1]]), "y": np.concatenate([low, high[::-1]]), "fill": "toself",
        "fillcolor": color, "opacity": 0.15, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip
    name = translate(N_("{rows} rows a step")) if size > 1 else translate(N_("1 row a step"))
    line = {
        "type": "scatter", "x": rows, "y": middle, "mode": "lines", "name": name.format(rows=size),
        "line": {"color": color, "dash": dash, "width": 2.2}, "hovertemplate": "%{x:,}: %{y:.2%}<extra></extra>",
    }  # fmt: skip
    return [band, line]


def tiny_chart(covered: Mapping[str, Array], translate: Translate) -> "Figure":
    """Draw the share of the way that is covered over how much smaller all gradients are."""
    data = [
        {
            "type": "scatter", "x": 1 / SCALES, "y": values, "mode": "lines+markers", "name": translate(OPTIMISERS[name]),
            "line": {"color": LOOKS[name][0], "dash": LOOKS[name][1], "width": 2.2},
            "marker": {"symbol": LOOKS[name][2], "size": 8}, "hovertemplate": "%{y:.1%}<extra></extra>",
        }
        for name, values in covered.items()
    ]  # fmt: skip
    return figure(
        330, translate(N_("All gradients this many times smaller")), translate(N_("Share of the way covered")), data=data,
        x={"type": "log", "exponentformat": "power", "dtick": 2}, y={"range": [-0.04, 1.08], "tickformat": ".0%"},
        margin=margins(right=14, top=58), showlegend=True, legend=LEGEND,
    )  # fmt: skip
