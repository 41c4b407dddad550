"""Charts of the treatment case: values with their intervals, one below the other, and what moves a difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, OKABE_ITO, ORANGE
from core.messages import N_, Translate
from core.scenarios.treatment.failing import SIZES, Confounded, small
from core.scenarios.treatment.patient import Answer
from core.scenarios.treatment.policies import POLICIES
from core.scenarios.treatment.table import ARMS, COLUMNS, SPLITS, Floats, trial
from core.scenarios.treatment.values import ips, rates, value
from core.scenarios.treatment.words import against_constant, constant_value

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROW, BAR = 46, 30  # pixels
SHOWN = 8  # columns whose pull is drawn
COLORS = {"nothing": GREY, "simple": OKABE_ITO[2], "model": BLUE}
SYMBOLS = {"nothing": "line-ns-open", "simple": "diamond", "model": "circle"}


@dataclass(frozen=True)
class Row:
    """Hold a value with its interval, as shares; without one low and high are the value."""

    label: str
    value: float
    low: float
    high: float
    color: str
    symbol: str = "circle"


def rows_chart(rows: Sequence[Row], x_title: str, form: str, zero: bool = False) -> "Figure":
    """Draw values with intervals, one below the other, each named above its dot; `form` is how a number is written."""
    ends = [v for row in rows for v in (row.low, row.high)] + [0.0] * zero
    room = 0.06 * (max(ends) - min(ends)) or 0.05
    made = figure(
        56 + ROW * len(rows),
        x_title,
        data=[_dot(row, y, form) for y, row in enumerate(rows)],
        x={"range": [min(ends) - room, max(ends) + room], "tickformat": ".0%"},
        y={"range": [len(rows) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[
            note(0, y, f"<b>{escape(row.label)}</b>  {_written(row.value, form)}", xref="paper", yanchor="bottom", yshift=5, xshift=0)
            for y, row in enumerate(rows)
        ],
    )  # fmt: skip
    if zero:
        made.update_layout(shapes=_zero(len(rows), -0.08, 0.34))
    return made


def _zero(rows: int, above: float, below: float) -> list[dict[str, Any]]:
    """Return a line at zero that leaves out the rows' labels, which stand above their marks."""
    return [
        {"type": "line", "x0": 0, "x1": 0, "y0": y + above, "y1": y + below, "line": {"color": GREY, "dash": "dot"}}
        for y in range(rows)
    ]


def _dot(row: Row, y: int, form: str) -> dict[str, Any]:
    hover = f"{_written(row.value, form)} ({_written(row.low, form)} – {_written(row.high, form)})"
    return {
        "type": "scatter",
        "x": [row.value],
        "y": [y],
        "mode": "markers",
        "marker": {"color": row.color, "symbol": row.symbol, "size": 12, "line": {"color": row.color, "width": 3}},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row.high - row.value],
            "arrayminus": [row.value - row.low],
            "color": row.color,
            "thickness": 3,
            "width": 0,
        },
        "hovertemplate": hover + "<extra></extra>",
    }


def _written(value: float, form: str) -> str:
    """Return a number as text, with a true minus and never a minus before zero."""
    text = format(value, form)
    return text.replace("-", "" if not any(c in "123456789" for c in text) else "−")


def arms_chart(answer: Answer, translate: Translate) -> "Figure":
    """Draw a patient's risk under each arm; those that can't be told apart from the best are blue."""
    near = {answer.best, *answer.rivals}
    rows = []
    for arm, label in enumerate(ARMS):
        color, symbol = (BLUE, "circle") if arm in near else (GREY, "line-ns-open")
        risk, low, high = (float(values[arm]) for values in (answer.risk, answer.low, answer.high))
        rows.append(Row(translate(label), risk, low, high, color, symbol))
    return rows_chart(rows, translate(N_("Chance of getting worse")), ".0%")


def pulls_chart(pulls: Floats, x: Floats, translate: Translate) -> "Figure":
    """Draw how each column moves the difference of two arms' risks, the strongest on top: blue for the one, orange against."""
    order = np.argsort(-np.abs(pulls))[:SHOWN]
    names = [f"<b>{escape(translate(list(COLUMNS.values())[i].label))}</b>: {_told(x, i, translate)}" for i in order]
    return figure(
        56 + (BAR + 14) * len(order),
        translate(N_("Left: against · right: for (percentage points)")),
        data=[
            {
                "type": "bar",
                "orientation": "h",
                "x": -100 * pulls[order],
                "y": list(range(len(order))),
                "width": 0.4,
                "marker": {"color": [BLUE if pulls[i] < 0 else ORANGE for i in order]},
                "hovertemplate": "%{x:+.1f}<extra></extra>",
            }
        ],
        x={"tickformat": "+.1f"},
        shapes=_zero(len(order), -0.25, 0.25),
        y={"range": [len(order) - 0.5, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[note(0, y, name, xref="paper", yanchor="bottom", yshift=9, xshift=0) for y, name in enumerate(names)],
    )  # fmt: skip


def _told(x: Floats, place: int, translate: Translate) -> str:
    column = list(COLUMNS.values())[place]
    return translate(N_("yes") if x[place] else N_("no")) if column.yes_or_no else f"{x[place]:,.0f}"


def differences_chart(arrays: Any, translate: Translate) -> "Figure":
    """Draw each policy's events less those of the constant one, of the same patients."""
    rows = []
    for policy in POLICIES[1:]:
        found = against_constant(arrays, policy.name)
        rows.append(
            Row(translate(policy.label), found.value, found.low, found.high, COLORS[policy.kind], SYMBOLS[policy.kind])
        )
    return rows_chart(rows, translate(N_("Against the same arm for all (left: fewer events)")), "+.1%", zero=True)


def splits_chart(arrays: Any, translate: Translate) -> "Figure":
    """Draw what each way of cutting the patients into parts says of each policy."""
    shown = [policy for policy in POLICIES if policy.choose is not None]
    found = [[float(policy.parts_of(arrays, split).mean()) for split in range(SPLITS)] for policy in shown]
    low, high = min(map(min, found)), max(map(max, found))
    room = 0.08 * (high - low)
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": found[y],
            "y": [y] * SPLITS,
            "marker": {"size": 12, "color": COLORS[policy.kind], "symbol": SYMBOLS[policy.kind], "opacity": 0.75, "line": {"width": 2, "color": COLORS[policy.kind]}},
            "hovertemplate": "%{x:.1%}<extra></extra>",
        }
        for y, policy in enumerate(shown)
    ]  # fmt: skip
    return figure(
        56 + ROW * len(shown),
        translate(N_("Event rate by each of five ways to cut the patients")),
        data=data,
        x={"tickformat": ".1%", "range": [low - room, high + room]},
        y={"range": [len(shown) - 0.6, -0.8], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        annotations=[note(0, y, f"<b>{escape(translate(policy.label))}</b>", xref="paper", yanchor="bottom", yshift=7, xshift=0) for y, policy in enumerate(shown)],
    )  # fmt: skip


def checked(arrays: Any, translate: Translate) -> list[dict[str, str]]:
    """Return, for a table, the event rate of always giving each arm: as it was, doubly robust, by inverse propensity."""
    it, truth = trial(), rates(trial().arm, trial().event)
    rows = []
    for arm, label in enumerate(ARMS):
        policy, found = np.full(it.n, arm), constant_value(arrays, arm)
        rows.append(
            {
                translate(N_("Always")): translate(label),
                translate(N_("Patients")): f"{int((it.arm == arm).sum()):,}",
                translate(N_("Event rate in that arm")): f"{truth[arm]:.1%}",
                translate(
                    N_("Doubly robust (95 % interval)")
                ): f"{found.value:.1%} ({found.low:.1%} – {found.high:.1%})",
                translate(N_("By inverse propensity, chance 1/4")): f"{ips(policy, it.arm, it.event):.1%}",
            }
        )
    return rows


def confounded_chart(it: Confounded, translate: Translate) -> "Figure":
    """Draw the difference of two arms by a plain comparison, weighted, and in the trial."""
    rows = [
        Row(translate(N_("Plain comparison")), it.naive.value, it.naive.low, it.naive.high, ORANGE, "diamond"),
        Row(
            translate(N_("Weighted by inverse propensity")), it.weighted.value, it.weighted.low, it.weighted.high, BLUE
        ),
        Row(translate(N_("The whole trial")), it.truth, it.truth, it.truth, GREY, "line-ns-open"),
    ]
    return rows_chart(rows, translate(N_("Events with the newer medicine less with the older")), "+.1%", zero=True)


def sizes_chart(patients: int, translate: Translate) -> "Figure":
    """Draw how often the wrong arm is chosen by the size of a trial."""
    wrong = [small(size).wrong for size in SIZES]
    made = figure(
        280,
        translate(N_("Patients in the trial")),
        translate(N_("Trials that choose another arm")),
        data=[
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": list(SIZES),
                "y": wrong,
                "line": {"color": ORANGE, "width": 2},
                "hovertemplate": "%{x:,}: %{y:.0%}<extra></extra>",
            }
        ],
        x={"type": "log", "tickvals": list(SIZES), "ticktext": [f"{size:,}" for size in SIZES]},
        y={"range": [0, 0.75], "tickformat": ".0%"},
    )
    made.add_vline(patients, line={"color": GREY, "dash": "dot"})
    return made


def expected_chart(it: Any, translate: Translate) -> "Figure":
    """Draw how many of a group got worse, and how many the network expected before and after."""
    sure = it.happened
    rows = [
        Row(translate(N_("Really got worse")), sure.value, sure.low, sure.high, GREY, "line-ns-open"),
        *(
            Row(translate(label), shift.expected, shift.expected, shift.expected, color, symbol)
            for label, shift, color, symbol in (
                (N_("Expected by the network that saw others like them"), it.before, BLUE, "circle"),
                (N_("Expected by the network that saw nobody like them"), it.after, ORANGE, "diamond"),
            )
        ),
    ]
    return rows_chart(rows, translate(N_("Share of the group that gets worse")), ".1%")


def elsewhere_chart(it: Any, translate: Translate) -> "Figure":
    """Draw what the recommendations are worth for a group, before and after, beside the same arm for all."""
    rows = [
        Row(translate(label), found.value, found.low, found.high, color, symbol)
        for label, found, color, symbol in (
            (N_("Same arm for all"), it.same, GREY, "line-ns-open"),
            (N_("Network that saw others like them"), it.before.worth, BLUE, "circle"),
            (N_("Network that saw nobody like them"), it.after.worth, ORANGE, "diamond"),
        )
    ]
    return rows_chart(rows, translate(N_("Event rate of the group under the recommendations")), ".1%")


def rates_chart(translate: Translate) -> "Figure":
    """Draw the event rate of each arm in the trial."""
    it, rows = trial(), []
    for arm, label in enumerate(ARMS):
        got = it.event[it.arm == arm]
        sure = value(got.astype(np.float64))
        rows.append(Row(translate(label), sure.value, sure.low, sure.high, ORANGE if arm == 0 else BLUE))
    return rows_chart(rows, translate(N_("Share of the arm's patients who got worse")), ".1%")
