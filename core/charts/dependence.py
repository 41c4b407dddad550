"""One column: what moving it does to what the model says, and how its share depends on its value."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.importance import lanes, name_over
from core.charts.palette import BLUE, GREY, OKABE_ITO, SYMBOLS
from core.charts.swarm import LANE, LOW_TO_HIGH, MIDDLE, bar, between
from core.explanation.overall.curves import DRAWN, Curves
from core.explanation.overall.swarm import heights, offsets
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
FAINT = "rgba(138, 143, 152, 0.45)"
NAMED = 6  # categories that have a colour of their own


def curves_chart(it: Curves, labels: Sequence[str], axes: tuple[str, str], times: float, category: bool, translate: Translate) -> "Figure":  # fmt: skip
    """Draw single rows faintly and their average boldly, along a number or for each category.

    Parameters
    ----------
    labels : sequence of str
        What a user reads for each value of the grid.
    axes : tuple of str
        Titles: of the column and of what the model says.
    times : float
        What outputs are multiplied with.
    """
    draw = _by_category if category else _along
    return draw(it, labels, axes, times, translate)


def _along(it: Curves, labels: Sequence[str], axes: tuple[str, str], times: float, translate: Translate) -> "Figure":
    some = times * it.each[:DRAWN]
    gap = np.full((len(some), 1), np.nan)
    single = {
        "type": "scatter",
        "mode": "lines",
        "x": np.tile(np.append(it.grid, np.nan), len(some)),
        "y": np.hstack([some, gap]).ravel(),
        "line": {"color": FAINT, "width": 1},
        "name": translate(N_("single rows")),
        "hoverinfo": "skip",
    }
    said = translate(N_("{value}: {said} on average")).format(value="%{customdata}", said="%{y:.3g}")
    mean = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": it.grid,
        "y": times * it.mean,
        "line": {"color": BLUE, "width": 4},
        "marker": {"size": 6},
        "name": translate(N_("average")),
        "customdata": [escape(label) for label in labels],
        "hovertemplate": said + "<extra></extra>",
    }
    legend = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    return figure(340, *axes, data=[single, mean], showlegend=True, legend=legend)


def _by_category(it: Curves, labels: Sequence[str], axes: tuple[str, str], times: float, translate: Translate) -> "Figure":  # fmt: skip
    some, count = times * it.each[:DRAWN], len(it.grid)
    low, high = float(some.min(initial=0.0)), float(some.max(initial=1e-9))
    places = np.concatenate([i + MIDDLE + offsets(some[:, i], low, high, 0.2) for i in range(count)] or [np.zeros(0)])
    single = {
        "type": "scatter",
        "mode": "markers",
        "x": some.T.ravel(),
        "y": places,
        "marker": {"color": FAINT, "size": 6},
        "name": translate(N_("single rows")),
        "hovertemplate": "%{x:.3g}<extra></extra>",
    }
    mean = {
        "type": "scatter",
        "mode": "markers",
        "x": times * it.mean,
        "y": [i + MIDDLE for i in range(count)],
        "marker": {"color": BLUE, "size": 13, "symbol": "diamond"},
        "name": translate(N_("average")),
        "customdata": [escape(label) for label in labels],
        "hovertemplate": "%{customdata}: %{x:.3g}<extra></extra>",
    }
    return figure(
        LANE * count + 90,
        axes[1],
        data=[single, mean],
        y=lanes(count),
        annotations=[name_over(i, label) for i, label in enumerate(labels)],
        shapes=between(count),
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
    )


def dependence_chart(
    values: NDArray[np.float32],
    shares: Values,
    labels: Sequence[str],
    hover: Sequence[str],
    colors: Sequence[dict[str, Any]],
    axes: tuple[str, str],
    said: tuple[str, str, str] | None,
    translate: Translate,
) -> "Figure":
    """Draw each row's share in a column against its value, in the colours of another column.

    Parameters
    ----------
    values : array (n,)
        Of a number; of categories their places in `labels`. NaN where missing.
    shares : array (n,)
        In the unit of the axis.
    labels : sequence of str
        Of the categories; empty for a number.
    hover : sequence of str
        What pointing at each row says.
    colors : sequence
        As `by_value` or `by_category` give.
    axes : tuple of str
        Titles: of the column and of shares.
    said : tuple of str, optional
        What colours from low to high say, if they do: a title, and the values at both ends.
    """
    across, down = _placed(values, shares, labels)
    dots = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": across[group["rows"]],
            "y": down[group["rows"]],
            "marker": {"size": 7, "opacity": 0.85, "line": {"width": 0}} | group["marker"],
            "name": group["name"],
            "customdata": [hover[i] for i in group["rows"]],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for group in colors
    ]
    legend = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    shared: dict[str, Any] = {"data": dots, "showlegend": said is None and len(dots) > 1, "legend": legend}
    if said is not None:
        title, *ends = (escape(text, quote=False) for text in said)
        shared["coloraxis"] = {
            "colorscale": LOW_TO_HIGH,
            "cmin": 0,
            "cmax": 1,
            "colorbar": bar(str, title, (ends[0], ends[1])),
        }
    zero = {"zeroline": True, "zerolinecolor": GREY}
    if labels:
        names = [name_over(i, label) for i, label in enumerate(labels)]
        return figure(
            LANE * len(labels) + 120,
            axes[1],
            x=zero,
            y=lanes(len(labels)),
            annotations=names,
            shapes=between(len(labels)),
            **shared,
        )
    missing = np.isnan(values)
    where = (
        [note(float(across[missing][0]), 0, translate(N_("missing")), yref="paper", yanchor="bottom")]
        if missing.any()
        else []
    )
    return figure(380, *axes, y=zero, annotations=where, **shared)  # fmt: skip


def by_value(values: NDArray[np.float32]) -> list[dict[str, Any]]:
    """Return dots in colours from low to high; those without a value are grey crosses."""
    high, missing = heights(values), np.isnan(values)
    known = {
        "rows": np.flatnonzero(~missing),
        "name": "",
        "marker": {"color": high[~missing], "coloraxis": "coloraxis"},
    }
    none = {"rows": np.flatnonzero(missing), "name": "", "marker": {"color": GREY, "symbol": "x"}}
    return [known, none] if missing.any() else [known]


def by_category(values: NDArray[np.float32], names: dict[int, str], other: str) -> list[dict[str, Any]]:
    """Return dots in one colour and shape for each of the commonest categories (code -> name); the rest is grey."""
    codes, counts = np.unique(values[~np.isnan(values)], return_counts=True)
    kept = codes[np.argsort(-counts, kind="stable")][:NAMED]
    groups = [
        {"rows": np.flatnonzero(values == code), "name": escape(names[int(code)], quote=False), "marker": {"color": OKABE_ITO[i], "symbol": SYMBOLS[i]}}
        for i, code in enumerate(kept)
    ]  # fmt: skip
    rest = np.flatnonzero(~np.isin(values, kept))
    plain = {"rows": rest, "name": escape(other, quote=False), "marker": {"color": GREY, "symbol": "circle-open"}}
    return [*groups, plain] if len(rest) else groups


def one_colour(n: int) -> list[dict[str, Any]]:
    """Return n dots in one colour, where no other column says anything."""
    return [{"rows": np.arange(n), "name": "", "marker": {"color": OKABE_ITO[8]}}]


def _placed(values: NDArray[np.float32], shares: Values, labels: Sequence[str]) -> tuple[Values, Values]:
    if not labels:
        known = values[~np.isnan(values)]
        span = float(np.ptp(known)) if len(known) else 1.0
        left = float(known.min(initial=0.0) if not len(known) else known.min()) - 0.08 * (span or 1.0)
        return np.where(np.isnan(values), left, values).astype(np.float64), shares
    low, high = float(shares.min(initial=0.0)), float(shares.max(initial=0.0))
    down = values.astype(np.float64) + MIDDLE
    for place in np.unique(values):
        here = values == place
        down[here] += offsets(shares[here], low, high, 0.25)
    return shares, down
