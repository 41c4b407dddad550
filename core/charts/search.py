"""A search in pictures: how it came along, and which settings mattered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, margins, note
from core.charts.palette import BLUE, GREY
from core.experiment import SETTINGS
from core.messages import N_, Translate
from core.search.findings import best_so_far
from core.search.results import Results, State, Trial
from core.search.words import value_words

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FEW = 8  # settings, of which each has its number on the axis
FORMS: Mapping[State, tuple[str, str]] = {
    "done": ("circle", N_("tried in full")),
    "given up": ("circle-open", N_("given up after some folds")),
    "failed": ("x-thin-open", N_("could not be trained")),
}


def search_progress(results: Results, score: str, translate: Translate, height: int = 300) -> "Figure":
    """Draw each trial's score in the order of trying, and the best so far; `score` is the name of the score."""
    tops = best_so_far(results.trials)
    numbers = [trial.number for trial in results.trials]
    lowest, highest = score_range(results)
    line = {
        "type": "scatter", "x": numbers, "y": tops, "mode": "lines", "hoverinfo": "skip",
        "line": {"color": BLUE, "width": 2.5, "shape": "hv"},
    }  # fmt: skip
    base, total = results.base, results.plan.total
    level = None if base is None else {"x0": 0, "x1": 1, "xref": "paper", "y0": base.score, "y1": base.score}
    room = 0.08 * (highest - lowest)
    return figure(
        height,
        translate(N_("Combinations tried")),
        score,
        data=[line, *(_dots(results, state, lowest, translate) for state in FORMS)],
        x={"range": [0.5, total + 0.5], "nticks": 6, "tickangle": 0, "dtick": 1 if total < FEW else None},
        y={"range": [lowest - room, highest + room]},
        margin=margins(right=92, top=16),
        annotations=_ends(results, translate),
        shapes=[]
        if level is None
        else [{"type": "line", **level, "line": {"color": GREY, "dash": "dash", "width": 1}}],
    )


def _ends(results: Results, translate: Translate) -> list[dict[str, Any]]:
    """Return labels in the margin for the best score and that of the settings in hand, kept from covering each other."""
    best, base = results.best, results.base
    beside: dict[str, Any] = {"xref": "paper", "x": 1}
    notes = []
    if best is not None:
        notes.append(note(1, best.score, translate(N_("best so far")), yanchor="bottom", yshift=-6) | beside)
    if base is not None and base is not best:
        notes.append(note(1, base.score, translate(N_("in hand")), yanchor="top", yshift=6) | beside)
    return notes


def score_range(results: Results) -> tuple[float, float]:
    """Return from where to where scores are drawn; a few that are very bad don't press all others together."""
    scores = np.array([trial.score for trial in results.trials if trial.state != "failed" and trial.folds])
    if not len(scores):
        return 0.0, 1.0
    best, middle = float(scores.max()), float(np.median(scores))
    low = max(float(scores.min()), best - max(4 * (best - middle), 0.02))
    return (low, best) if best - low > 1e-9 else (best - 0.01, best + 0.01)


def importance_bars(shares: Mapping[str, float], translate: Translate) -> "Figure":
    """Draw how much of the differences between scores each setting explains."""
    names = [translate(SETTINGS[name].label) for name in shares]
    values = [100 * share for share in shares.values()]
    bars = {
        "type": "bar", "x": values, "y": names, "orientation": "h", "marker": {"color": BLUE},
        "hovertemplate": "%{y}: %{x:.1f} %<extra></extra>",
    }  # fmt: skip
    labels = [note(value, name, f"{value:.0f} %", yanchor="middle") for value, name in zip(values, names, strict=True)]
    return figure(
        70 + 44 * len(names),
        translate(N_("Parts of 100 of the differences between scores")),
        data=[bars],
        x={"range": [0, 112], "tickvals": [0, 25, 50, 75, 100]},
        y={"autorange": "reversed", "showgrid": False},
        annotations=labels,
        bargap=0.45,
    )


def _dots(results: Results, state: State, lowest: float, translate: Translate) -> dict[str, Any]:
    symbol, words = FORMS[state]
    mine = [trial for trial in results.trials if trial.state == state]
    heights = [lowest if np.isnan(trial.score) else max(trial.score, lowest) for trial in mine]
    return {
        "type": "scatter", "x": [trial.number for trial in mine], "y": heights, "mode": "markers", "hoverinfo": "text",
        "hovertext": [f"{trial_words(trial, translate)}<br>{translate(words)}" for trial in mine],
        "marker": {"symbol": symbol, "size": 8, "color": GREY, "line": {"width": 1.5, "color": GREY}},
    }  # fmt: skip


def trial_words(trial: Trial, translate: Translate) -> str:
    """Return what a hover says of a trial: its number, every value, its score."""
    title = translate(N_("No. {number}")).format(number=trial.number)
    values = [
        f"{translate(SETTINGS[name].label)}: {value_words(name, value).text(translate)}"
        for name, value in trial.values.items()
    ]
    score = [] if np.isnan(trial.score) else [f"<b>{trial.score:.3f}</b>" + _give_or_take(trial)]
    return "<br>".join([title, *values, *score])


def _give_or_take(trial: Trial) -> str:
    return "" if np.isnan(trial.error) else f" ± {trial.error:.3f}"
