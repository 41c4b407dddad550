"""Everyone's runs as points: score against cost, and score against what the person had guessed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.board.marks import RunMark
from core.board.sentences import SCORE_FINE
from core.charts.board.large import HEIGHT, at_places, big, large, short, small
from core.charts.figure import note
from core.charts.palette import BLUE, GREY, ORANGE
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST_NAMED = 12  # points with a name beside them; hover names all
LEAST = 0.01
MANY = 300  # times the least value: from there on the axis has ticks at tens only


@dataclass(frozen=True)
class Cost:
    """Say what a run costs: what it is called, and its amount."""

    label: str
    of: Callable[[RunMark], float]


COSTS: Mapping[str, Cost] = {
    "seconds": Cost(N_("Seconds of training"), lambda run: run.seconds),
    "parameters": Cost(N_("Numbers that the network learned"), lambda run: run.parameters),
}
"""What a run costs: name -> label and amount."""


def runs_chart(runs: Sequence[RunMark], cost: str, translate: Translate, height: int = HEIGHT) -> "Figure":
    """Draw score against a cost of `COSTS` on an axis by tens, with 95 % intervals; grey is the score without a model."""
    best = max((run.value for run in runs), default=0.0)
    points = {
        **_points(runs, translate, best, height, lambda run: (COSTS[cost].of(run),)),
        "x": [max(LEAST, COSTS[cost].of(run)) for run in runs],
        "y": [run.value for run in runs],
        "error_y": _whiskers(runs),
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<br>%{x:,.3g} · %{y:.3f}<extra></extra>",
    }
    return large(
        translate(COSTS[cost].label),
        _score_name(runs, translate),
        data=[points],
        x={"type": "log", "dtick": _ticks(points["x"]), "tickformat": ",~g"},
        height=height,
        **_without(runs, translate, height),
    )


def _ticks(values: Sequence[float]) -> str | int:
    """Return where an axis by tens has its ticks: at 1, 2, 5, and where it spans many tens, at these alone."""
    return "D2" if values and max(values) < MANY * min(values) else 1


def against_guess_chart(runs: Sequence[RunMark], translate: Translate, height: int = HEIGHT) -> "Figure":
    """Draw score against the middle of the guessed range, which is the bar; on the line a guess was right."""
    told = [(run, run.guess) for run in runs if run.guess is not None]
    kept = [run for run, _ in told]
    ends = [value for run, guess in told for value in (run.value, guess.low, guess.high)] or [0.0, 1.0]
    room = 0.05 * (max(ends) - min(ends)) or 0.05
    low, high = min(ends) - room, max(ends) + room
    held = [guess.holds(run.value, SCORE_FINE) for run, guess in told]
    points = {
        **_points(kept, translate, float("nan"), height, lambda run: (run.guess.middle,) if run.guess else ()),
        "x": [guess.middle for _, guess in told],
        "y": [run.value for run in kept],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [guess.high - guess.middle for _, guess in told],
            "arrayminus": [guess.middle - guess.low for _, guess in told],
            "color": GREY,
            "thickness": 2,
        },
        "hovertemplate": "%{customdata[0]}<br>%{x:.3g} → %{y:.3f}<extra></extra>",
    }
    points["marker"] = {
        "size": 17,
        "color": [BLUE if one else ORANGE for one in held],
        "symbol": ["circle" if one else "diamond" for one in held],
    }
    line = {"type": "line", "x0": low, "x1": high, "y0": low, "y1": high, "line": {"color": GREY, "dash": "dot", "width": 2}}  # fmt: skip
    return large(
        translate(N_("Guessed before: middle and range")),
        _score_name(runs, translate),
        data=[points],
        x={"range": [low, high]},
        y={"range": [low, high]},
        height=height,
        shapes=[line],
        annotations=[note(high, high, translate(N_("as guessed")), xanchor="right", yanchor="top", xshift=-30, font={"size": small(height)})],
    )  # fmt: skip


def _points(
    runs: Sequence[RunMark],
    translate: Translate,
    best: float,
    height: int,
    where: Callable[[RunMark], tuple[float, ...]],
) -> dict[str, Any]:
    """Return the points; `where` says what else than the score puts a run in another place."""
    named = len(runs) <= MOST_NAMED
    names = [short(run.who, translate) for run in runs]
    texts = at_places(names, [(run.value, *where(run)) for run in runs], [named or run.value == best for run in runs])
    return {
        "type": "scatter",
        "mode": "markers+text",
        "text": texts,
        "textposition": "top right",
        "textfont": {"size": small(height) if named else big(height)},
        "cliponaxis": False,
        "customdata": [[name, short(run.title, translate, 60)] for name, run in zip(names, runs, strict=True)],
        "marker": {
            "size": [22 if run.value == best else 15 for run in runs],
            "color": BLUE,
            "opacity": 0.9,
            "symbol": ["star" if run.value == best else "circle" for run in runs],
        },
    }


def _whiskers(runs: Sequence[RunMark]) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [run.high - run.value for run in runs],
        "arrayminus": [run.value - run.low for run in runs],
        "color": "rgba(45, 127, 196, 0.35)",
        "thickness": 2,
    }


def _score_name(runs: Sequence[RunMark], translate: Translate) -> str:
    return worded(runs[0].score, translate) if runs else translate(N_("Score"))


def _without(runs: Sequence[RunMark], translate: Translate, height: int) -> dict[str, Any]:
    """Return the line of the score that needs no model, where all runs are of the same data."""
    values = {round(run.baseline, 6) for run in runs}
    if len(values) != 1:
        return {}
    (value,) = values
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value, "line": {"color": GREY, "dash": "dash", "width": 3}}  # fmt: skip
    words = note(1.0, value, translate(N_("without a model")), xref="paper", xanchor="right", xshift=-6, yanchor="bottom", font={"size": big(height), "color": GREY})  # fmt: skip
    return {"shapes": [line], "annotations": [words]}
