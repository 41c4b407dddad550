"""Runs beside each other: their learning curves in one picture, and their scores with intervals in another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

from core.charts.curves import MOST_POINTS
from core.charts.figure import figure, margins, note
from core.charts.palette import GREY, OKABE_ITO
from core.ledger import Entry
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST = len(OKABE_ITO)  # runs in one picture: more colours than these nobody can tell apart
QUANTITIES: Mapping[str, str] = {"val_loss": N_("Validation loss"), "val_accuracy": N_("Validation: share right")}
HEIGHT, ROW = 340, 44  # pixels
TOP, FOOT = 24, 46
LETTERS = 14  # of a name beside a line; a Chinese one counts as two
LINE = 15  # pixels of height that a label takes
BLOWN_UP = 3.0  # times the highest start: what is higher leaves the picture
DASHES = ("solid", "dash", "dot", "dashdot")


@dataclass(frozen=True)
class Pinned:
    """Hold what a picture shows of a run: its entry, its history, and its colour, the same in all pictures."""

    entry: Entry
    history: Mapping[str, Sequence[float]]
    number: int

    @property
    def color(self) -> str:
        """Its colour."""
        return OKABE_ITO[self.number % MOST]


def overlaid(runs: Sequence[Pinned], quantity: str, translate: Translate) -> "Figure":
    """Draw one quantity of all runs' validation rows against epochs; each line has its run's name at the end."""
    lines = [(run, np.asarray(run.history.get(quantity, ()), float)) for run in runs]
    drawn = [(run, values) for run, values in lines if np.isfinite(values).any()]
    low, high = _range([values for _, values in drawn])
    longest = max((len(values) for _, values in drawn), default=2)
    return figure(
        HEIGHT,
        translate(N_("Epoch")),
        translate(QUANTITIES[quantity]),
        data=[_line(run, values, translate) for run, values in drawn],
        x={"range": [1 - 0.02 * longest, longest * 1.02], "nticks": 5, "dtick": 1 if longest < 8 else None},
        y={"range": [low, high]},
        hovermode="x unified",
        margin=margins(right=112, top=TOP),
        annotations=_ends(drawn, low, high, translate),
    )


def scores_beside(runs: Sequence[Pinned], title: str, translate: Translate) -> "Figure":
    """Draw the main scores of runs, which are of one kind, with 95 % intervals, and what no model at all would score."""
    entries = [run.entry for run in runs]
    places = list(range(len(runs)))[::-1]
    guess = translate(N_("without a model"))
    return figure(
        TOP + FOOT + ROW * max(2, len(entries)),
        title,
        data=[
            _guesses(entries, places, guess),
            *(_point(run, place, translate) for run, place in zip(runs, places, strict=True)),
        ],
        y={
            "tickvals": places,
            "ticktext": [name_of(entry, translate) for entry in entries],
            "range": [-0.6, len(entries) - 0.2],
            "showgrid": False,
        },
        annotations=[
            note(entries[0].about.baseline, places[0] + 0.3, guess, xanchor="center", xshift=0, yanchor="bottom")
        ],
    )


def name_of(entry: Entry, translate: Translate) -> str:
    """Return a run's name as a label: short, and without what Plotly would take for markup."""
    title = entry.title
    text = worded(title, translate)
    kept = [wide for wide in accumulate(map(_width, text)) if wide <= LETTERS - 1]
    whole = sum(map(_width, text)) <= LETTERS
    return escape(text if whole else text[: len(kept)].rstrip() + "…")


def _width(letter: str) -> int:
    """Return how much room a letter takes: a Chinese one twice that of a Latin one."""
    return 2 if east_asian_width(letter) in "FW" else 1


def _line(run: Pinned, values: NDArray[np.float64], translate: Translate) -> dict[str, Any]:
    kept = np.unique(np.linspace(0, len(values) - 1, min(len(values), MOST_POINTS)).astype(int))
    return {
        "type": "scatter",
        "x": kept + 1,
        "y": values[kept],
        "name": name_of(run.entry, translate),
        "mode": "lines+markers" if len(values) == 1 else "lines",
        "line": {"color": run.color, "width": 2.5, "dash": DASHES[run.number % len(DASHES)]},
        "hovertemplate": "%{y:.4g}",
    }


def _range(lines: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
    """Return the range of an axis with room for all lines, those left out of account that blew up."""
    values = np.concatenate([np.zeros(0), *(line[np.isfinite(line)] for line in lines)])
    if not values.size:
        return 0.0, 1.0
    starts = [line[np.isfinite(line)][0] for line in lines]
    high, low = min(values.max(), BLOWN_UP * max(starts)), values.min()
    room = 0.05 * (high - low) or 0.05 * abs(high) or 1.0
    return float(low - room), float(high + room)


def _ends(
    drawn: Sequence[tuple[Pinned, NDArray[np.float64]]], low: float, high: float, translate: Translate
) -> list[dict[str, Any]]:
    """Return a label for the end of each line, moved apart where they would cover each other."""
    last = [np.flatnonzero(np.isfinite(values))[-1] for _, values in drawn]
    ends = np.array([min(values[i], high) for (_, values), i in zip(drawn, last, strict=True)])
    gap = LINE * (high - low) / (HEIGHT - TOP - FOOT)
    return [
        note(int(i) + 1, float(y), f'<span style="color:{run.color}">●</span> {name_of(run.entry, translate)}')
        for (run, _), i, y in zip(drawn, last, apart(ends, gap, high), strict=True)
    ]


def apart(places: NDArray[np.float64], gap: float, high: float) -> NDArray[np.float64]:
    """Return places (n,) moved as little as their order allows so that any two are at least `gap` apart, none above `high`.

    Examples
    --------
    >>> apart(np.array([0.0, 0.1, 5.0]), gap=1.0, high=9.0)
    array([-0.45,  0.55,  5.  ])
    """
    order = np.argsort(places, kind="stable")
    steps = gap * np.arange(len(places))
    # What has to rise from one to the next once the gaps are taken away: the nearest rising sequence is isotonic.
    risen = np.minimum(_rising(places[order] - steps) + steps, high - gap * np.arange(len(places))[::-1])
    moved: NDArray[np.float64] = np.empty(len(places))
    moved[order] = risen
    return moved


def _rising(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the nearest sequence that never falls (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        pools.append((float(value), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, n), (other, m) = pools[-2:]
            pools[-2:] = [((one * n + other * m) / (n + m), n + m)]
    return np.asarray([value for value, count in pools for _ in range(count)], np.float64)


def _guesses(entries: Sequence[Entry], places: Sequence[int], name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [entry.about.baseline for entry in entries],
        "y": places,
        "mode": "markers",
        "marker": {"color": GREY, "symbol": "line-ns-open", "size": 22, "line": {"width": 2}},
        "hovertemplate": name + ": %{x:.3f}<extra></extra>",
    }


def _point(run: Pinned, place: int, translate: Translate) -> dict[str, Any]:
    it, color = run.entry.about, run.color
    return {
        "type": "scatter",
        "x": [it.value],
        "y": [place],
        "error_x": {"array": [it.high - it.value], "arrayminus": [it.value - it.low], "color": color, "thickness": 2},
        "mode": "markers",
        "marker": {"color": color, "size": 11},
        "hovertemplate": f"{name_of(run.entry, translate)}: {it.value:.3f} ({it.low:.3f}–{it.high:.3f})<extra></extra>",
    }
