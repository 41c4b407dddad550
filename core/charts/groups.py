"""Groups beside each other: a score of each with its interval, the gaps between them, and plans of thresholds."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import numpy as np

from core.charts.figure import GRID, figure, note
from core.charts.palette import BLUE, GREY, ORANGE, WHITE, mixed
from core.decision import Decision
from core.evaluation.groups.conflict import Met, matrix
from core.evaluation.groups.estimates import Estimate
from core.evaluation.groups.gaps import ALIKE, Gap
from core.evaluation.groups.judging import Compared
from core.evaluation.groups.plan_words import most
from core.evaluation.groups.plans import Plan
from core.evaluation.groups.policies import POLICIES
from core.evaluation.groups.words import FINE, written_gap
from core.evaluation.money.words import amount
from core.evaluation.natural import written_to
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW = 50  # pixels of one dot and the words above it
OPEN = {True: "circle", False: "circle-open"}
CELLS: Mapping[Met, tuple[int, str]] = {"not": (0, "✗"), "unknown": (1, "–"), "met": (2, "✓")}
SHADES = ((0, mixed(ORANGE, WHITE, 0.45)), (0.5, WHITE), (1, mixed(BLUE, WHITE, 0.45)))


@dataclass(frozen=True)
class Dot:
    """Hold one row of a picture: words above it, and a value with its interval, nan where there is none."""

    words: str
    value: float
    low: float
    high: float
    hover: str
    color: str = BLUE
    symbol: str = "circle"


def groups_chart(
    names: Sequence[Message | str], it: Compared, whole: Estimate, score: str, translate: Translate
) -> "Figure":
    """Draw a score of each group with its interval; groups that can't be judged are open, and grey.

    Parameters
    ----------
    whole : Estimate
        Of all rows; it is marked.
    score : str
        What a user calls it.
    """
    dots = [_group_dot(name, it, group, translate) for group, name in enumerate(names)]
    return _dots(dots, score, whole.value, translate(N_("all rows")))


def _group_dot(name: Message | str, it: Compared, group: int, translate: Translate) -> Dot:
    each, judged = it.estimates[group], group in it.judged
    low, high = each.interval()
    written = written_to((high - low) / FINE)
    value = written(each.value) if np.isfinite(each.value) else "–"
    words = translate(N_("<b>{name}</b>  {value}  ({n:,} rows)"))
    hover = translate(N_("{name}: {value}, with other rows {low} to {high}"))
    facts = {"name": _text(name, translate), "value": value}
    return Dot(
        words.format(n=it.sizes[group], **facts),
        each.value,
        low,
        high,
        hover.format(low=written(low), high=written(high), **facts) if np.isfinite(low) else words.format(n=it.sizes[group], **facts),
        BLUE if judged else GREY,
        OPEN[judged],
    )  # fmt: skip


def gaps_chart(found: Mapping[str, Gap], translate: Translate) -> "Figure":
    """Draw each gap between the two groups that it is told of, with its interval, beside no gap at all."""
    dots = [_gap_dot(gap, translate) for gap in found.values()]
    return _dots(dots, translate(N_("Gap, of 100 rows")), 0.0, translate(N_("no gap")))


def _gap_dot(gap: Gap, translate: Translate) -> Dot:
    label = translate(ALIKE[gap.name].label)
    if gap.told is None:
        return Dot(f"<b>{label}</b>  –", np.nan, np.nan, np.nan, "")
    low, high = (100 * end for end in gap.told.ends)
    value = 100 * gap.told.value
    verdict = translate(N_("more than luck")) if gap.sure else translate(N_("could be luck"))
    hover = translate(N_("{label}: {value:.0f} of 100, with other rows {low:.0f} to {high:.0f}"))
    return Dot(
        f"<b>{label}</b>  {written_gap(gap.told.value)}, {verdict}",
        value,
        low,
        high,
        hover.format(label=label, value=value, low=low, high=high),
        ORANGE if gap.sure else GREY,
        "diamond" if gap.sure else "circle-open",
    )


def plans_chart(plans: Sequence[Plan], decision: Decision, translate: Translate) -> "Figure":
    """Draw what each plan should bring a month with its interval; the best one is a diamond."""
    best = most(plans)
    known = [plan for plan in plans if plan.thresholds is not None]
    dots = [_plan_dot(plan, plan.name == best.name, decision, translate) for plan in known]
    return _dots(dots, translate(N_("Money a month")), tick="~s")


def _plan_dot(plan: Plan, is_best: bool, decision: Decision, translate: Translate) -> Dot:
    label, money = translate(POLICIES[plan.name].label), plan.money
    said = [amount(value, decision).text(translate) for value in (money.value, money.low, money.high)]
    hover = translate(N_("{name}: {value}, with other rows {low} to {high}"))
    return Dot(
        f"<b>{label}</b>  {said[0]}",
        money.value,
        money.low,
        money.high,
        hover.format(name=label, value=said[0], low=said[1], high=said[2]),
        BLUE if is_best else GREY,
        "diamond" if is_best else "circle",
    )


def matrix_chart(plans: Sequence[Plan], tolerance: float, translate: Translate) -> "Figure":
    """Draw which plan (downwards) treats groups alike in what (across): ✓ or ✗ with the gap of 100, – where it can't be said."""
    found = matrix(plans, tolerance)
    gaps = {plan.name: plan.gaps for plan in plans}
    rows = [[CELLS[is_met] for is_met in row.values()] for row in found.values()]
    texts = [
        [f"{CELLS[is_met][1]} {written_gap(gaps[name][alike])}" if is_met != "unknown" else CELLS[is_met][1] for alike, is_met in row.items()]
        for name, row in found.items()
    ]  # fmt: skip
    cells = {
        "type": "heatmap",
        "z": [[code for code, _ in row] for row in rows],
        "x": [_broken(translate(SHORT[name]), NARROW) for name in ALIKE],
        "y": [_broken(translate(POLICIES[name].label), WIDE) for name in found],
        "text": texts,
        "texttemplate": "%{text}",
        "zmin": 0,
        "zmax": 2,
        "colorscale": [list(shade) for shade in SHADES],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertemplate": "%{y} · %{x}: %{text}<extra></extra>",
    }
    axis = {"type": "category", "showgrid": False}
    return figure(
        70 + 46 * len(found),
        data=[cells],
        x=axis | {"side": "top", "tickangle": 0, "tickfont": {"size": 11}},
        y=axis | {"autorange": "reversed", "tickfont": {"size": 11}},
    )


SHORT: Mapping[str, str] = {
    "flagged": N_("Share flagged"),
    "recall": N_("Recall"),
    "odds": N_("Recall and false alarms"),
    "precision": N_("Precision"),
}
WIDE, NARROW = 16, 11  # letters of a line of a label beside, and above; a Chinese one counts as two


def _broken(text: str, most: int) -> str:
    """Break a label where it is too long for a phone: between words, and Chinese between any two letters."""
    lines = [""]
    for word in re.findall(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+|\s+", text):
        if lines[-1].strip() and _wide(lines[-1] + word) > most:
            lines.append("")
        lines[-1] += word
    return "<br>".join(line.strip() for line in lines)


def _wide(text: str) -> int:
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)


def _dots(
    dots: Sequence[Dot], title: str, beside: float = np.nan, beside_label: str = "", tick: str | None = None
) -> "Figure":
    """Draw rows of dots; `beside` is a value that they are to be seen against, if any."""
    known = [(place, dot) for place, dot in enumerate(dots) if np.isfinite(dot.value)]
    marked = int(np.isfinite(beside))
    return figure(
        80 + ROW * len(dots),
        title,
        data=[_trace(dot, place) for place, dot in known],
        x={"range": _ends([dot for _, dot in known], beside), "tickformat": tick, "nticks": 7},
        y={"range": [len(dots) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 22, "b": 46, "autoexpand": False},
        shapes=[shape for place in range(len(dots)) for shape in [_ground(place), *([_tick(beside, place)] * marked)]],
        annotations=[
            *([_over(beside, beside_label)] * marked),
            *(_words(dot, place) for place, dot in enumerate(dots)),
        ],
    )


def _trace(dot: Dot, place: int) -> dict[str, Any]:
    low, high = (dot.low, dot.high) if np.isfinite(dot.low) else (dot.value, dot.value)
    return {
        "type": "scatter",
        "x": [dot.value],
        "y": [place],
        "mode": "markers",
        "marker": {"color": dot.color, "symbol": dot.symbol, "size": 12, "line": {"color": dot.color, "width": 2}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [max(0.0, high - dot.value)],
            "arrayminus": [max(0.0, dot.value - low)],
            "color": dot.color,
            "thickness": 3,
            "width": 0,
        },
        "text": [dot.hover],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _words(dot: Dot, place: int) -> dict[str, Any]:
    """Write above a dot, on the left, where there is always room."""
    return note(0, place, dot.words, xref="paper", yanchor="bottom", yshift=8, xshift=0)


def _ground(place: int) -> dict[str, Any]:
    line = {"color": GRID, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place, "line": line, "layer": "below"}


def _tick(value: float, place: int) -> dict[str, Any]:
    """Mark a value on one row; a line across all of them would go through the words."""
    line = {"color": GREY, "width": 2}
    return {"type": "line", "x0": value, "x1": value, "y0": place - 0.16, "y1": place + 0.16, "line": line}


def _over(value: float, text: str) -> dict[str, Any]:
    return note(value, 1, text, yref="paper", yanchor="bottom", xanchor="center", xshift=0)


def _ends(dots: Sequence[Dot], beside: float) -> list[float]:
    values = [value for dot in dots for value in (dot.value, dot.low, dot.high) if np.isfinite(value)]
    values += [beside] if np.isfinite(beside) else []
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = 0.05 * (high - low) or 0.1 * max(1.0, abs(high))
    return [low - room, high + room]


def _text(name: Message | str, translate: Callable[[str], str]) -> str:
    """Return a name as Plotly shows it as it is."""
    return escape(worded(name, translate), quote=False)
