"""The settings of a search in pictures: all of them side by side, and two of them as a map of the score."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, SEQUENTIAL, WHITE, mixed, scale
from core.charts.search import score_range, trial_words
from core.experiment import SETTINGS
from core.messages import N_, Translate
from core.search.landscape import Axis, axis_of, landscape
from core.search.ranges import Range
from core.search.results import Results, Trial

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SHADES = 6  # colours for scores, from the lowest to the highest rank
THIN, THICK = 1.2, 4.0  # lines
DARK = "rgba(30, 34, 40, 0.75)"


def parallel_settings(results: Results, score: str, translate: Translate, height: int = 380) -> "Figure":
    """Draw each trial as a line over one upright axis a setting, the last one its score."""
    axes = [axis_of(each) for each in results.plan.space]
    shown = sorted((trial for trial in results.trials if trial.state != "failed"), key=lambda trial: trial.score)
    low, high = score_range(results)
    marks = [*(_marks(i, axis, translate) for i, axis in enumerate(axes)), _score_marks(len(axes), low, high)]
    titles = [*(translate(SETTINGS[axis.range.name].label) for axis in axes), score]
    across = list(range(len(titles)))
    return figure(
        height,
        data=_lines(shown, results.best, axes, (low, high), translate),
        x={
            "range": [-0.35, len(axes) + 0.35],
            "tickvals": across,
            "ticktext": titles,
            "side": "top",
            "showgrid": False,
        },
        y={"range": [-0.06, 1.06], "visible": False},
        margin={"l": 8, "r": 8, "t": 44, "b": 8},
        annotations=[mark for part in marks for mark in part],
        shapes=[
            {"type": "line", "x0": i, "x1": i, "y0": 0, "y1": 1, "line": {"color": GREY, "width": 1.5}} for i in across
        ],
        hovermode="closest",
    )


def settings_map(results: Results, across: Range, up: Range, score: str, translate: Translate) -> "Figure":
    """Draw the score over two settings: the mean of the trials around each place, and the trials on it."""
    axes = axis_of(across), axis_of(up)
    land, done = landscape(results, *axes), results.done
    low, high = score_range(results)
    ground = {
        "type": "contour", "x": land.x, "y": land.y, "z": land.z, "colorscale": scale(SEQUENTIAL), "hoverinfo": "skip",
        "contours": {"showlines": False, "start": low, "end": high, "size": (high - low) / SHADES / 2},
        "autocontour": False, "zmin": low, "zmax": high,
        "colorbar": {"title": {"text": score}, "thickness": 12, "outlinewidth": 0, "tickformat": ".3f"},
    }  # fmt: skip
    places = [[axis.place(trial) for trial in done] for axis in axes]
    points = {
        "type": "scatter", "x": places[0], "y": places[1], "mode": "markers", "hoverinfo": "text",
        "hovertext": [trial_words(trial, translate) for trial in done],
        "marker": {"size": 9, "color": WHITE, "line": {"color": DARK, "width": 1.5}},
    }  # fmt: skip
    best = _best_point(results, axes, translate)
    titles = [translate(SETTINGS[each.name].label) for each in (across, up)]
    x, y = (_scaled(axis, translate) for axis in axes)
    return figure(380, *titles, data=[ground, points, *best], x=x, y=y)


def _lines(
    shown: Sequence[Trial],
    best: Trial | None,
    axes: Sequence[Axis],
    scores: tuple[float, float],
    translate: Translate,
) -> list[dict[str, Any]]:
    """Return one trace for each shade, so that many lines stay quick to draw, and one for the best."""
    shades: list[list[Trial]] = [[] for _ in range(SHADES)]
    for rank, trial in enumerate(shown):
        shades[SHADES * rank // len(shown)].append(trial)
    traces = [
        _trace(trials, axes, scores, translate, {"color": mixed(GREY, BLUE, i / (SHADES - 1)), "width": THIN})
        for i, trials in enumerate(shades)
        if trials
    ]
    return [
        *traces,
        *([_trace([best], axes, scores, translate, {"color": BLUE, "width": THICK})] if best is not None else []),
    ]


def _trace(
    trials: Sequence[Trial],
    axes: Sequence[Axis],
    scores: tuple[float, float],
    translate: Translate,
    line: dict[str, Any],
) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[str] = []
    for trial in trials:
        places = [float(axis.shares(np.array(axis.place(trial)))) for axis in axes]
        x += [*range(len(axes) + 1), None]
        y += [*places, (max(trial.score, scores[0]) - scores[0]) / (scores[1] - scores[0]), None]
        words += [trial_words(trial, translate)] * (len(axes) + 2)
    return {
        "type": "scatter", "x": x, "y": y, "mode": "lines+markers", "line": line, "hoverinfo": "text",
        "hovertext": words, "marker": {"size": 5, "color": line["color"]}, "opacity": 1.0 if line["width"] > THIN else 0.6,
    }  # fmt: skip


def _marks(i: int, axis: Axis, translate: Translate) -> list[dict[str, Any]]:
    shares = axis.shares(np.array([place for place, _ in axis.ticks]))
    return [
        note(i, float(share), words.text(translate), yanchor="middle")
        for share, (_, words) in zip(shares, axis.ticks, strict=True)
    ]


def _score_marks(i: int, low: float, high: float) -> list[dict[str, Any]]:
    places = np.linspace(0, 1, 5)
    return [note(i, float(share), f"{low + share * (high - low):.3f}", yanchor="middle") for share in places]


def _best_point(results: Results, axes: Sequence[Axis], translate: Translate) -> list[dict[str, Any]]:
    best = results.best
    if best is None:
        return []
    x, y = ([axis.place(best)] for axis in axes)
    title = translate(N_("The best"))
    words = f"{title}<br>{trial_words(best, translate)}"
    return [
        {
            "type": "scatter", "x": x, "y": y, "mode": "markers", "hoverinfo": "text", "hovertext": [words],
            "marker": {"symbol": "star", "size": 17, "color": WHITE, "line": {"color": DARK, "width": 1.5}},
        }
    ]  # fmt: skip


def _scaled(axis: Axis, translate: Translate) -> dict[str, Any]:
    """Return a Plotly axis with the marks of a setting's."""
    room = 0.03 * (axis.high - axis.low)
    return {
        "range": [axis.low - room, axis.high + room],
        "tickvals": [place for place, _ in axis.ticks],
        "ticktext": [words.text(translate) for _, words in axis.ticks],
        "showgrid": False,
    }
