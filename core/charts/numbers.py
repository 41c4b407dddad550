"""Predicted numbers: against the truth with a promise around them, and what they are off by."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.evaluation.numbers import Percent, Price, Promise, Residuals, Rows
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

BAND = "rgba(45, 127, 196, 0.14)"
DRAWN = 2000  # points of a picture


def promise_chart(
    rows: Rows, it: Promise, mean: float, target: str, translate: Translate, height: int = 400
) -> "Figure":
    """Draw predictions (across) and what was true, with the promise as a band, and the mean as what needs no model."""
    true, said = rows.true[rows.drawn], rows.said[rows.drawn]
    within = np.abs(true - said) <= it.half
    ends = _ends(np.concatenate([true, said]))
    words = N_("within the promise"), N_("outside")
    looks = ((BLUE, "circle", 7), (ORANGE, "x", 8))
    dots = [
        _dots(said[part], true[part], translate(word), look)
        for part, word, look in zip((within, ~within), words, looks, strict=True)
    ]
    titles = [translate(text).format(target=target) for text in (N_("{target}: predicted"), N_("{target}: in truth"))]
    return figure(
        height,
        *titles,
        data=[*_band(ends, it.half), _line(ends, ends), *dots],
        x={"range": ends},
        y={"range": ends},
        shapes=[_flat(mean)],
        annotations=[note(1, mean, translate(N_("the mean")), xref="paper", xanchor="right", yanchor="bottom", xshift=0, font={"color": GREY})],
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def price_chart(it: Price, promises: Sequence[Promise], translate: Translate) -> "Figure":
    """Draw how wide a promise is against the share of new rows that it is for, and mark those to choose from."""
    known = [one for one in promises if np.isfinite(one.half)]
    hover = translate(N_("{share} of new rows: ±{half}")).format(share="%{x:.0%}", half="%{y:.4g}") + "<extra></extra>"
    shared = {"type": "scatter", "hovertemplate": hover}
    line = {"x": it.coverages, "y": it.halves, "mode": "lines", "line": {"color": BLUE, "width": 3, "shape": "vh"}}
    dots = {"x": [one.coverage for one in known], "y": [one.half for one in known], "mode": "markers"}
    return figure(
        320,
        translate(N_("New rows that lie within")),
        translate(N_("Within ±")),
        data=[shared | line, shared | dots | {"marker": {"color": ORANGE, "size": 12, "symbol": "diamond"}}],
        x={"tickformat": ".0%"},
        y={"rangemode": "tozero"},
        margin=margins(right=12, top=12),
        annotations=[note(one.coverage, one.half, f"{one.coverage:.0%}", xanchor="right", yanchor="bottom", xshift=-6) for one in known],
    )  # fmt: skip


def residuals_chart(rows: Rows, it: Residuals, target: str, translate: Translate) -> "Figure":
    """Draw what the truth has more than each prediction, against the prediction, with the running median."""
    some = rows.drawn
    middle = {
        "type": "scatter",
        "x": it.at,
        "y": it.middle,
        "mode": "lines+markers",
        "name": translate(N_("running median")),
    }
    middle |= {
        "line": {"color": OKABE_ITO[5], "width": 3},
        "marker": {"size": 6},
        "hovertemplate": "%{y:.4g}<extra></extra>",
    }
    name = translate(N_("one test row"))
    return figure(
        340,
        translate(N_("{target}: predicted")).format(target=target),
        translate(N_("Truth minus prediction")),
        data=[_dots(rows.said[some], rows.off[some], name, (BLUE, "circle", 6)), middle],
        shapes=[_flat(0.0)],
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def off_histogram(it: Residuals, translate: Translate) -> "Figure":
    """Draw how often predictions are off by how much: too low to the right of nothing, too high to the left."""
    at = (it.edges[:-1] + it.edges[1:]) / 2
    bars = {
        "type": "bar",
        "x": at,
        "y": it.counts,
        "width": np.diff(it.edges) * 0.94,
        "marker": {"color": [BLUE if x > 0 else ORANGE for x in at]},
        "customdata": np.column_stack([it.edges[:-1], it.edges[1:]]),
        "hovertemplate": translate(N_("{rows} rows: {low} to {high}")).format(rows="%{y:,}", low="%{customdata[0]:.4g}", high="%{customdata[1]:.4g}") + "<extra></extra>",
    }  # fmt: skip
    words = (0.0, "left", N_("← said too much")), (1.0, "right", N_("said too little →"))
    return figure(
        340,
        translate(N_("Truth minus prediction")),
        translate(N_("Test rows")),
        data=[bars],
        margin=margins(right=12, top=26),
        shapes=[{"type": "line", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": GREY, "dash": "dash"}}],
        annotations=[note(x, 1, translate(text), xref="paper", yref="paper", xanchor=side, yanchor="bottom", xshift=0) for x, side, text in words],
    )  # fmt: skip


def percent_chart(it: Percent, target: str, translate: Translate) -> "Figure":
    """Draw errors as shares of the truth against the truth's size; those that make up half of the whole stand out."""
    shown = np.flatnonzero(_some(len(it.share)))
    heavy = it.heavy[shown]
    words = N_("the other half of the error"), N_("rows that make up half of it")
    looks = ((BLUE, "circle", 6), (ORANGE, "x", 8))
    dots = [
        _dots(it.size[shown][part], it.share[shown][part], translate(word), look) | {"hovertemplate": "%{x:.4g}: %{y:.0%}<extra></extra>"}
        for part, word, look in zip((~heavy, heavy), words, looks, strict=True)
    ]  # fmt: skip
    text = translate(N_("mean {value}")).format(value=f"{it.mean:.0%}")
    return figure(
        340,
        translate(N_("{target}: in truth, without its sign")).format(target=target),
        translate(N_("Off by, as a share of the truth")),
        data=dots,
        x={"rangemode": "tozero"},
        y={"tickformat": ".0%", "rangemode": "tozero"},
        shapes=[_flat(it.mean)],
        annotations=[note(1, it.mean, text, xref="paper", xanchor="right", yanchor="bottom", xshift=0, font={"color": GREY})],
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )  # fmt: skip


def _some(rows: int) -> NDArray[np.bool_]:
    """Pick rows by chance where there are too many to draw."""
    return np.ones(rows, np.bool_) if rows <= DRAWN else np.random.default_rng(0).random(rows) < DRAWN / rows


def _dots(x: Any, y: Any, name: str, look: tuple[str, str, int]) -> dict[str, Any]:
    color, symbol, size = look
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "markers",
        "name": name,
        "marker": {"color": color, "symbol": symbol, "size": size, "opacity": 0.65},
        "hovertemplate": "%{x:.4g} → %{y:.4g}<extra></extra>",
    }


def _ends(values: NDArray[np.float64]) -> list[float]:
    low, high = float(values.min()), float(values.max())
    room = 0.04 * (high - low) or 0.5 * abs(high) or 0.5
    return [low - room, high + room]


def _band(ends: Sequence[float], half: float) -> list[dict[str, Any]]:
    if not np.isfinite(half):
        return []
    edge = {"line": {"width": 0}, "fill": "tonexty", "fillcolor": BAND}
    low, high = ([end + step for end in ends] for step in (-half, half))
    return [_line(ends, low) | {"line": {"width": 0}}, _line(ends, high) | edge]


def _line(x: Sequence[float], y: Sequence[float]) -> dict[str, Any]:
    line = {"color": GREY, "dash": "dash", "width": 2}
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip", "showlegend": False}


def _flat(y: float) -> dict[str, Any]:
    line = {"color": GREY, "dash": "dot", "width": 2}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}
