"""Pictures of the market case: prices with intervals, money, skill year by year, reasons, many rules."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts.figure import figure, note
from core.charts.palette import BLUE, FAINT_GREY, GREY, OKABE_ITO, ORANGE
from core.charts.scenarios.credit_risk import zero_line
from core.messages import N_, Translate
from core.scenarios.market_forecast.asking import Span, ends, inside
from core.scenarios.market_forecast.series import WEEK
from core.scenarios.market_forecast.skill import Yearly
from core.scenarios.market_forecast.trading import Traded
from core.scenarios.market_forecast.why import Pull

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Arrays = Mapping[str, Any]
Floats = NDArray[np.float64]
DOLLARS = N_("Dollars a barrel")
LEGEND = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
ROW = 40


def _days(numbers: NDArray[Any]) -> list[str]:
    return [str(day) for day in np.asarray(numbers).astype("datetime64[D]")]


def _line(
    name: str, x: Any, y: Any, color: str, dash: str = "solid", width: float = 2, form: str = ".2f"
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "line": {"color": color, "dash": dash, "width": width},
        "hovertemplate": f"%{{x}}<br>{name}: %{{y:{form}}}<extra></extra>",
    }  # fmt: skip


def span_chart(arrays: Arrays, it: Span, translate: Translate) -> "Figure":
    """Draw the price, and at each week's end the interval and the forecast that were made a week before."""
    low, high = ends(arrays, it.at)
    kept = inside(arrays, it.at)
    last = np.minimum(it.at + WEEK, len(arrays["day"]) - 1)
    days = _days(arrays["day"][last])
    made = _days(arrays["day"][it.at])
    net = arrays["price"][it.at] * np.exp(arrays["rise_net"][it.at])
    text = translate(N_("said on {day}: {low} to {high} $, network {net} $; came {came} $"))
    told = [
        text.format(day=day, low=f"{a:.2f}", high=f"{b:.2f}", net=f"{c:.2f}", came=f"{d:.2f}")
        for day, a, b, c, d in zip(made, low, high, net, arrays["next"][it.at], strict=True)
    ]
    band = {
        "type": "scatter", "mode": "lines", "x": [*days, *days[::-1]], "y": [*high, *low[::-1]], "fill": "toself",
        "fillcolor": FAINT_GREY, "line": {"width": 0}, "hoverinfo": "skip", "name": translate(N_("90 % interval, made a week before")),
    }  # fmt: skip
    names = {
        True: N_("The network, a week before: price kept inside"),
        False: N_("The network, a week before: price went outside"),
    }
    dots = [
        {
            "type": "scatter", "mode": "markers", "x": [days[i] for i in np.flatnonzero(kept == well)], "y": net[kept == well],
            "name": translate(name), "marker": {"color": BLUE if well else ORANGE, "symbol": "circle" if well else "x", "size": 7},
            "customdata": [told[i] for i in np.flatnonzero(kept == well)], "hovertemplate": "%{customdata}<extra></extra>",
        }
        for well, name in names.items()
    ]  # fmt: skip
    price = _line(translate(N_("Price")), _days(arrays["day"][it.every]), arrays["price"][it.every], OKABE_ITO[2])
    return figure(
        400, "", translate(DOLLARS), data=[band, price, *dots], showlegend=True, legend=LEGEND, x={"type": "date"}
    )


def money_chart(
    days: NDArray[Any], one: Traded, other: Traded, names: tuple[str, str], translate: Translate
) -> "Figure":
    """Draw what becomes of the money by a rule and by holding; `names` in the language of `translate`."""
    shown = _days(np.concatenate([days, days[-1:] + 7]))
    return figure(
        280,
        "",
        translate(N_("Dollars")),
        data=[_line(names[0], shown, one.money, BLUE), _line(names[1], shown, other.money, GREY, "dash")],
        showlegend=True,
        legend=LEGEND,
        x={"type": "date"},
    )


def price_chart(days: NDArray[Any], price: Floats, swing: Floats, translate: Translate) -> "Figure":
    """Draw the price over all days, and below it how much it typically moves a day."""
    made = figure(
        400,
        "",
        translate(DOLLARS),
        data=[
            _line(translate(N_("Price")), _days(days), price, OKABE_ITO[2], width=1.5),
            _line(translate(N_("Typical daily move")), _days(days), swing, ORANGE, width=1.5, form=".1%")
            | {"yaxis": "y2"},
        ],
        x={"type": "date", "anchor": "y2"},
        y={"domain": [0.42, 1.0]},
        showlegend=True,
        legend=LEGEND,
    )
    axis = made.layout.yaxis.to_plotly_json() | {
        "domain": [0.0, 0.34],
        "tickformat": ".0%",
        "title": {"text": translate(N_("A day"))},
        "anchor": "x",
    }
    made.update_layout(yaxis2=axis)
    return made


def shares_chart(days: Sequence[str], names: Sequence[str], prices: Floats, translate: Translate) -> "Figure":
    """Draw six shares, each beginning at 1."""
    lines = [
        _line(str(name), list(days), prices[:, number], OKABE_ITO[number], dash)
        for number, (name, dash) in enumerate(
            zip(names, ("solid", "dash", "dot", "dashdot", "solid", "dash"), strict=True)
        )
    ]
    return figure(300, "", translate(N_("Price, 1 at the start")), data=lines, showlegend=True, legend=LEGEND, x={"type": "date"})  # fmt: skip


def coverage_chart(it: Yearly, translate: Translate) -> "Figure":
    """Draw in how many weeks of each year both intervals held."""
    made = figure(
        300,
        "",
        translate(N_("Weeks inside the interval")),
        data=[
            _marks(translate(N_("Follows recent swings")), it.year, it.scaled, BLUE, "circle"),
            _marks(translate(N_("Always the same width")), it.year, it.same, ORANGE, "x"),
        ],
        y={"tickformat": ".0%", "range": [min(0.4, float(it.same.min()) - 0.05), 1.03]},
        showlegend=True,
        legend=LEGEND,
    )
    made.add_hline(0.9, line={"color": GREY, "dash": "dot", "width": 1.5})
    return made


def yearly_chart(it: Yearly, translate: Translate) -> "Figure":
    """Draw the network's error over the naive one's in each year, and the R² of its volatility forecast."""
    made = figure(
        300,
        "",
        translate(N_("1 minus error ÷ naive error; R²")),
        data=[
            _marks(translate(N_("Price: better than “as today”")), it.year, 1 - it.error, OKABE_ITO[2], "diamond"),
            _marks(translate(N_("Volatility: R² against the mean of the past")), it.year, it.rough, BLUE, "circle"),
        ],
        showlegend=True,
        legend=LEGEND,
        y={"range": [max(-1.0, float(it.rough.min()) - 0.1), 1.0]},
    )
    made.add_hline(0, line={"color": GREY, "dash": "dot", "width": 1.5})
    return made


def _marks(name: str, x: Any, y: Floats, color: str, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines+markers", "name": name, "x": x, "y": y, "line": {"color": color, "width": 1},
        "marker": {"color": color, "symbol": symbol, "size": 8}, "hovertemplate": f"%{{x}}<br>{name}: %{{y:.2f}}<extra></extra>",
    }  # fmt: skip


def pulls_chart(found: Sequence[Pull], translate: Translate) -> "Figure":
    """Draw how much each group of inputs raises (blue) or lowers (orange) the expected size of moves."""
    values = [pull.percent for pull in found]
    reach = max(1.0, *map(abs, values)) * 1.15
    return figure(
        60 + ROW * len(found),
        translate(N_("Change of the expected size of daily moves, %")),
        data=[
            {
                "type": "bar", "orientation": "h", "x": values, "y": list(range(len(found))), "width": 0.42,
                "marker": {"color": [BLUE if v > 0 else ORANGE for v in values]}, "hovertemplate": "%{x:+.1f} %<extra></extra>",
            }
        ],
        x={"range": [-reach, reach]},
        y={"range": [len(found) - 0.5, -0.9], "showticklabels": False, "showgrid": False},
        margin={"l": 8, "r": 8, "t": 8, "b": 46, "autoexpand": False},
        shapes=zero_line(len(found)),
        annotations=[
            note(0, place, f"{translate(pull.label)}  <b>{pull.percent:+.0f} %</b>", xref="paper", yanchor="bottom", yshift=6, xshift=0, font={"size": 12})
            for place, pull in enumerate(found)
        ],
    )  # fmt: skip


def rules_chart(found: Mapping[str, Any], translate: Translate) -> "Figure":
    """Draw what each random rule gained before the choice and after, the chosen one as a star."""
    best = found["best"]
    text = translate(N_("before %{x:+.1%}, after %{y:+.1%} a year"))
    dots = {
        "type": "scatter", "mode": "markers", "x": found["seen"], "y": found["later"], "name": translate(N_("A random rule")),
        "marker": {"color": GREY, "size": 6, "opacity": 0.6}, "hovertemplate": text + "<extra></extra>",
    }  # fmt: skip
    star = {
        "type": "scatter", "mode": "markers", "x": [found["seen"][best]], "y": [found["later"][best]],
        "name": translate(N_("The best before")), "marker": {"color": BLUE, "symbol": "star", "size": 16},
        "error_y": {"type": "data", "array": [found["half"]], "color": BLUE}, "hovertemplate": text + "<extra></extra>",
    }  # fmt: skip
    made = figure(
        380, translate(N_("Gain a year before the choice")), translate(N_("Gain a year after")), data=[dots, star],
        x={"tickformat": "+.0%"}, y={"tickformat": "+.0%"}, showlegend=True, legend=LEGEND,
    )  # fmt: skip
    made.add_hline(0, line={"color": GREY, "dash": "dot", "width": 1})
    return made
