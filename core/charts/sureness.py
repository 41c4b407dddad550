"""How sure scores are: dots with the range that other test rows could give, and the one that other seeds gave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.evaluation.intervals import Interval
from core.evaluation.scores import SCORES
from core.evaluation.sureness.contest import Contest
from core.luck import digits_for
from core.messages import N_, Translate

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SHARES = (
    "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "f1", "roc_auc", "average_precision",
    "r2", "explained_variance",
)  # fmt: skip
"""Scores of which 1 is perfect and 0 is bad."""

ROW, ROW_OF_TWO, FOOT = 46, 62, 52  # pixels of a score, of one with both ranges, and below all of them
SECOND = 0.3  # of a row, below the first dot
SIZE = 12  # pixels of a dot


@dataclass(frozen=True)
class _Kind:
    label: str
    hover: str
    color: str
    symbol: str
    thickness: float


ROWS = _Kind(N_("other test rows"), N_("{value}, with other test rows {low} to {high}"), BLUE, "circle", 4)
SEEDS = _Kind(
    N_("other seeds"), N_("{value} on average, 9 of 10 seeds {low} to {high}"), OKABE_ITO[2], "diamond-open", 2
)


def shares_of(known: Mapping[str, Interval]) -> list[str]:
    """Return the names of the scores that `scores_chart` draws: of `SHARES` those that there are."""
    return [name for name in SHARES if name in known and np.isfinite(known[name].value)]


def scores_chart(
    known: Mapping[str, Interval], translate: Translate, seeds: Mapping[str, Interval] | None = None
) -> "Figure":
    """Draw every score of `SHARES` that there is with its range over test rows, and over seeds where they are given."""
    names = shares_of(known)
    kinds = [(ROWS, known, 0.0)] + ([(SEEDS, seeds, SECOND)] if seeds else [])
    height = (ROW_OF_TWO if seeds else ROW) * len(names)
    return figure(
        height + FOOT + 30 * bool(seeds),
        translate(N_("Score: 1 is perfect")),
        data=[_dots(kind, names, found, down, translate) for kind, found, down in kinds],
        x={"range": _ends([found for _, found, _ in kinds], names)},
        y={"range": [len(names) - 0.45, -0.6], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 38 if seeds else 8, "b": 46, "autoexpand": False},
        annotations=[_label(SCORES[name].label, known[name], y, translate) for y, name in enumerate(names)],
        showlegend=bool(seeds),
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
    )


def _dots(
    kind: _Kind, names: Sequence[str], found: Mapping[str, Interval], down: float, translate: Translate
) -> dict[str, Any]:
    there = [(y + down, found[name]) for y, name in enumerate(names) if name in found]
    value, low, high = (np.array([getattr(it, part) for _, it in there]) for part in ("value", "low", "high"))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": translate(kind.label),
        "x": value,
        "y": [y for y, _ in there],
        "marker": {"color": kind.color, "symbol": kind.symbol, "size": SIZE, "line": {"color": kind.color, "width": 2}},
        "error_x": _bars(value, low, high, kind),
        "hovertext": [_hover(kind, it, translate) for _, it in there],
        "hoverinfo": "text",
    }


def _bars(value: Any, low: Any, high: Any, kind: _Kind) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": np.nan_to_num(np.maximum(0.0, high - value)),
        "arrayminus": np.nan_to_num(np.maximum(0.0, value - low)),
        "color": kind.color,
        "thickness": kind.thickness,
        "width": 0 if kind is ROWS else 5,
    }


def _hover(kind: _Kind, it: Interval, translate: Translate) -> str:
    written = digits_for(it.high - it.low, it.value)
    return translate(kind.hover).format(value=written(it.value), low=written(it.low), high=written(it.high))


def _label(name: str, it: Interval, y: int, translate: Translate) -> dict[str, Any]:
    """Name a score above its dot; on the left of the picture there is always room."""
    text = f"<b>{translate(name)}</b>  {digits_for(it.high - it.low, it.value)(it.value)}"
    return note(0, y, text, xref="paper", yanchor="bottom", yshift=5, xshift=0)


def _ends(found: Sequence[Mapping[str, Interval]], names: Sequence[str]) -> list[float]:
    lows = [getattr(part[name], end) for part in found for name in names if name in part for end in ("value", "low")]
    return [min([0.0, *filter(np.isfinite, lows)]) - 0.02, 1.02]


def contest_chart(it: Contest, translate: Translate) -> "Figure":
    """Draw by how much one of two is better, with its range, beside no difference at all."""
    written = digits_for(it.high - it.low, it.gain)
    reach = 1.15 * max(abs(it.low), abs(it.high), abs(it.gain)) or 1.0
    color = {"better": BLUE, "worse": ORANGE}.get(it.kind, GREY)
    kind = _Kind("", N_("{value}, with other test rows {low} to {high}"), color, "diamond", 4)
    made = Interval(it.gain, it.low, it.high)
    dot = _dots(kind, ["gain"], {"gain": made}, 0.0, translate)
    line = {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": GREY, "dash": "dash"},
    }
    sides = (("right", -8, N_("← the other is better")), ("left", 8, N_("the one in hand is better →")))
    return figure(
        150,
        translate(N_("Difference in {score}")).format(score=translate(SCORES[it.name].label)),
        data=[dot],
        x={"range": [-reach, reach]},
        y={"range": [0.9, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        shapes=[line],
        annotations=[
            note(
                it.gain,
                0,
                f"<b>{written(it.gain).replace('-', '−')}</b>",
                xanchor="center",
                yanchor="top",
                yshift=-8,
                xshift=0,
            ),
            *(
                note(0, 1, translate(text), yref="paper", xanchor=anchor, yanchor="top", xshift=shift)
                for anchor, shift, text in sides
            ),
        ],
    )
