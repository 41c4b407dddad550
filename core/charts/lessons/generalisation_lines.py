"""The lesson on generalisation: learning curves, the fan of fits with the parts of its error, and folds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.lessons.generalisation.bias import FAN, GRID, Parts, design, samples, truth
from core.lessons.generalisation.folding import Luck
from core.lessons.generalisation.more_rows import FITTED, Curve
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Floats = NDArray[np.float64]
BIAS, VARIANCE = OKABE_ITO[3], OKABE_ITO[2]
THIN = 0.35
LEGEND = {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}


def rows_chart(it: Curve, translate: Translate) -> "Figure":
    """Draw the share right against the number of pictures: a dot for each draw, lines through the means."""
    data = _scored(it.rows, it.train, translate(N_("known pictures, by the labels given")), GREY, "dot", "square")
    data += _scored(it.rows, it.test, translate(N_("new pictures")), BLUE, "solid", "circle")
    if len(it.rows) > FITTED:
        promised, _ = it.extrapolated()
        line = {"color": ORANGE, "width": 2, "dash": "dash"}
        data.append(_line(it.rows, 100 * promised, translate(N_("promised by the first points")), line))
    return figure(
        380,
        translate(N_("Training pictures (each step doubles them)")),
        translate(N_("Right, of 100")),
        data=data,
        x={"type": "log", "tickvals": list(it.rows), "ticktext": [str(n) for n in it.rows]},
        showlegend=True,
        legend=LEGEND,
    )


def fan_chart(fits: Floats, points: int, noise: float, translate: Translate) -> "Figure":
    """Draw the fits (k, 201) to as many samples, the true curve, and the points of the first sample."""
    flat = np.concatenate([np.r_[fit, np.nan] for fit in fits])
    x = np.tile(np.r_[GRID, np.nan], len(fits))
    many = {"color": BLUE, "width": 1}
    data = [
        _line(x, flat, translate(N_("{count} fits, each to a sample of its own")).format(count=FAN), many) | {"opacity": THIN, "hoverinfo": "skip"},
        _line(GRID, fits.mean(axis=0), translate(N_("their mean")), {"color": BIAS, "width": 3}),
        _line(GRID, truth(GRID), translate(N_("the true curve")), {"color": GREY, "width": 3, "dash": "dash"}),
        {"type": "scatter", "x": design(points), "y": samples(points, noise, 1)[0], "mode": "markers",
         "name": translate(N_("the first sample")), "marker": {"color": ORANGE, "size": 6, "symbol": "x"},
         "hovertemplate": "%{y:.2f}"},
    ]  # fmt: skip
    return figure(
        360,
        translate(N_("Where it is measured")),
        translate(N_("Measured value")),
        data=data,
        y={"range": [-2.0, 2.0]},
        showlegend=True,
        legend=LEGEND,
    )  # fits that shoot out of the picture are part of it


def parts_chart(it: Parts, capacity: int, axis: str, translate: Translate) -> "Figure":
    """Draw bias squared, variance, noise and their sum against capacity: lines are exact, dots were measured.

    The axis is logarithmic, so that the sum can be read at both ends; where bias is next to nothing it leaves the picture.
    """
    place = list(range(len(it.capacities)))
    low, high = 0.5 * min(it.noise, float(it.variance.min())), 1.3 * float(it.error.max())
    lines = (
        (it.error, N_("error on new measurements"), BLUE, "solid"),
        (it.bias, N_("bias²"), BIAS, "dash"),
        (it.variance, N_("variance"), VARIANCE, "solid"),
        (np.full(len(place), it.noise), N_("noise"), GREY, "dot"),
    )
    data = [_line(place, y, translate(name), {"color": c, "width": 2.5, "dash": dash}) for y, name, c, dash in lines]
    data += [_measured(place, y, color) for y, color in ((it.measured_bias, BIAS), (it.measured_variance, VARIANCE))]
    chosen = it.capacities.index(capacity)
    return figure(
        340,
        axis,
        translate(N_("Squared error (logarithmic)")),
        data=data,
        x={"tickvals": place, "ticktext": [str(c) for c in it.capacities]},
        y={"type": "log", "range": [float(np.log10(low)), float(np.log10(high))], "dtick": 1},
        showlegend=True,
        legend=LEGEND,
        hovermode="x unified",
        shapes=[{"type": "line", "x0": chosen, "x1": chosen, "y0": 0, "y1": 1, "yref": "paper",
                 "line": {"color": GREY, "width": 1, "dash": "dash"}}],
    )  # fmt: skip


def folds_chart(shares: Floats, translate: Translate) -> "Figure":
    """Draw the folds of one draw: a row for each network, the part that it is tested on filled, with its score."""
    count = len(shares)
    cells = [(row, part) for row in range(count) for part in range(count)]
    words = translate(N_("learns")), translate(N_("is tested: {right:.0f} of 100"))
    text = [words[1].format(right=100 * shares[row]) if row == part else words[0] for row, part in cells]
    marker = {
        "color": [BLUE if row == part else "rgba(138, 143, 152, 0.3)" for row, part in cells],
        "line": {"color": "rgba(138, 143, 152, 0.8)", "width": 1},
    }
    bar = {
        "type": "bar", "orientation": "h", "x": [1] * len(cells), "base": [part for _, part in cells],
        "y": [row for row, _ in cells], "marker": marker, "text": text, "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>", "width": 0.8,
    }  # fmt: skip
    ends = [note(count, row, f"{100 * share:.0f}") for row, share in enumerate(shares)]
    return figure(
        46 + 30 * count,
        translate(N_("Blue: tested on, right of 100")),
        data=[bar],
        x={"range": [0, count], "showticklabels": False, "showgrid": False},
        y={"range": [count - 0.4, -0.6], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 40, "t": 4, "b": 36, "autoexpand": False},
        annotations=ends,
        barmode="overlay",
    )


def luck_chart(it: Luck, folds: int, translate: Translate) -> "Figure":
    """Draw by how many points each estimate is off: one split above, all folds together below."""
    rows = (
        (0, it.one, translate(N_("One split")), ORANGE, "diamond"),
        (1, it.every, translate(N_("{folds} folds together")).format(folds=folds), BLUE, "circle"),
    )
    most = 110 * float(max(np.abs(it.one).max(), np.abs(it.every).max(), 0.01))
    return figure(
        190,
        translate(N_("Points of 100 that the estimate is off by")),
        data=[_dots(*row) for row in rows],
        x={"range": [-most, most], "zeroline": True, "zerolinecolor": GREY, "zerolinewidth": 2},
        y={"range": [1.5, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 4, "b": 46, "autoexpand": False},
        annotations=[note(-most, y - 0.42, text, xshift=0) for y, _, text, *_ in rows],
    )


def watch_chart(history: dict[str, Floats], epoch: int, turned: int | None, translate: Translate) -> "Figure":
    """Draw both losses up to an epoch; where the loss on new pictures turned is marked."""
    x = np.arange(1, epoch + 1)
    lines = (
        ("loss", N_("known pictures, by the labels given"), GREY, "dot"),
        ("val_loss", N_("new pictures"), BLUE, "solid"),
    )
    top = 1.05 * float(max(history["loss"].max(), history["val_loss"].max()))
    marks = [] if turned is None else [turned]
    above = {"yref": "paper", "xanchor": "left", "yanchor": "top"}
    return figure(
        340,
        translate(N_("Epoch")),
        translate(N_("Loss")),
        data=[
            _line(x, history[name][:epoch], translate(words), {"color": color, "width": 2.5, "dash": dash})
            for name, words, color, dash in lines
        ],
        x={"range": [0, len(history["loss"]) * 1.02]},
        y={"range": [0, top]},
        showlegend=True,
        legend=LEGEND,
        hovermode="x unified",
        annotations=[note(mark, 1, translate(N_("lowest on new pictures")), **above) for mark in marks],
        shapes=[{"type": "line", "x0": mark, "x1": mark, "y0": 0, "y1": 1, "yref": "paper",
                 "line": {"color": GREY, "width": 1, "dash": "dash"}} for mark in marks],
    )  # fmt: skip


def _line(x: Any, y: Any, name: str, line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "name": name, "line": line, "hovertemplate": "%{y:.3g}"}


def _scored(rows: Any, table: Floats, name: str, color: str, dash: str, symbol: str) -> list[dict[str, Any]]:
    mean = _line(rows, 100 * table.mean(axis=1), name, {"color": color, "width": 2.5, "dash": dash})
    dots = {
        "type": "scatter", "x": np.repeat(rows, table.shape[1]), "y": 100 * table.ravel(), "mode": "markers",
        "marker": {"color": color, "size": 5, "opacity": 0.5, "symbol": symbol}, "showlegend": False,
        "name": name, "hovertemplate": "%{y:.1f}",
    }  # fmt: skip
    return [mean, dots]


def _measured(place: Sequence[int], y: Floats, color: str) -> dict[str, Any]:
    return {"type": "scatter", "x": place, "y": np.where(y > 0, y, np.nan), "mode": "markers",
            "marker": {"color": color, "size": 7}, "showlegend": False, "hoverinfo": "skip"}  # fmt: skip


def _dots(y: int, values: Floats, name: str, color: str, symbol: str) -> dict[str, Any]:
    shaken = y + 0.24 * np.linspace(-1, 1, len(values))
    return {"type": "scatter", "x": 100 * values, "y": shaken, "mode": "markers", "name": name,
            "marker": {"color": color, "symbol": symbol, "size": 9, "opacity": 0.8}, "hovertemplate": "%{x:+.1f}"}  # fmt: skip
