"""A span of dates somebody asks about: what would have been forecast then, and what came."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message, UserError
from core.scenarios.market_forecast.series import WEEK

Arrays = Mapping[str, Any]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
LEAST = 4  # weeks of a span
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
BEFORE = 60  # days before the span that the picture shows
SPANS: Mapping[str, tuple[str, str, str]] = {
    "crash": (N_("The crash of 2008"), "2008-06-02", "2009-03-02"),
    "gulf": (N_("The Gulf War, 1990 and 1991"), "1990-06-01", "1991-06-03"),
    "glut": (N_("The fall of 2014 to 2016"), "2014-07-01", "2016-02-29"),
    "calm": (N_("A calm year: 2017"), "2017-01-03", "2017-12-29"),
}
"""Name -> title, first and last day."""
OWN = "own"
TITLES: Mapping[str, str] = {name: title for name, (title, _first, _last) in SPANS.items()} | {OWN: N_("Own dates")}
"""Name -> what the menu of spans shows; without days of its own where the dates are the user's."""


def checked_date(text: Any, name: str) -> np.datetime64:
    """Return the day that a text names.

    Raises
    ------
    UserError
        When it is not a day as year-month-day; `name`, marked with `N_`, says which field it is.
    """
    shown = str(text).strip()[:40] if text is not None else ""
    try:
        if not DATE.fullmatch(shown):
            raise ValueError
        return np.datetime64(shown, "D")
    except ValueError:
        raise UserError(
            N_("{name}: expected a day as year-month-day, e.g. 2008-06-02, received “{text}”."),
            name=Message(name),
            text=shown,
        ) from None


@dataclass(frozen=True, eq=False)
class Span:
    """Hold the days on which a forecast for the next week was made: one a week.

    Parameters
    ----------
    at : array (w,)
        Places among the tested days.
    every : array (d,)
        Places of all days from a while before the first to the end of the last week.
    """

    at: Ints
    every: Ints


def span(arrays: Arrays, first: Any, last: Any) -> Span:
    """Return the weeks between two dates given as text.

    Raises
    ------
    UserError
        When a date can't be read, the span lies outside the tested days, is the wrong way round or too short.
    """
    start, end = checked_date(first, N_("From")), checked_date(last, N_("To"))
    days = arrays["day"].astype("datetime64[D]")
    if start > end:
        raise UserError(
            N_("Dates: expected the first before the last, received {first} to {last}."),
            first=str(start),
            last=str(end),
        )
    if start < days[0] or end > days[-1]:
        raise UserError(
            N_("Dates: expected days from {low} to {high}, where forecasts were made, received {first} to {last}."),
            low=str(days[0]), high=str(days[-1]), first=str(start), last=str(end),
        )  # fmt: skip
    places = np.flatnonzero((days >= start) & (days <= end))
    at = places[::WEEK]
    if len(at) < LEAST:
        raise UserError(N_("Dates: expected at least {least} weeks, received {weeks}."), least=LEAST, weeks=len(at))
    every = np.arange(max(0, at[0] - BEFORE), min(len(days), at[-1] + WEEK + 1))
    return Span(at, every)


def ends(arrays: Arrays, at: Ints, same: bool = False) -> tuple[Floats, Floats]:
    """Return the ends in dollars of the interval around the naive forecast that should hold nine weeks in ten.

    Parameters
    ----------
    same : bool
        Of the same relative width at all times, instead of in proportion to recent swings.
    """
    half = arrays["half_same" if same else "half"][at]
    return arrays["price"][at] * np.exp(-half), arrays["price"][at] * np.exp(half)


def inside(arrays: Arrays, at: Ints, same: bool = False) -> NDArray[np.bool_]:
    """Return in which weeks the price came to lie inside the interval."""
    low, high = ends(arrays, at, same)
    return np.asarray((arrays["next"][at] >= low) & (arrays["next"][at] <= high))


def unknown(arrays: Arrays, at: Ints) -> NDArray[np.bool_]:
    """Return in which weeks recent swings are larger than on 99 of 100 days that the network learned from: "I don't know"."""
    return np.asarray(arrays["swing"][at] > arrays["most_swing"][at])


def said(arrays: Arrays, place: int) -> Message:
    """Say what is forecast on a day for a week later, as one would have seen it then."""
    at = np.array([place])
    low, high = (float(one[0]) for one in ends(arrays, at))
    price, rise = float(arrays["price"][place]), float(arrays["rise_net"][place])
    values = {
        "day": str(arrays["day"][place].astype("datetime64[D]")), "price": price, "low": low, "high": high,
        "net": price * float(np.exp(rise)), "change": float(np.expm1(rise)),
    }  # fmt: skip
    if unknown(arrays, at)[0]:
        return Message.of(
            N_(
                "First week, {day}, {price:.2f} $ a barrel: I don't know. Prices swing more than on 99 of 100 days that the network learned from"
            ),
            **values,
        )
    return Message.of(
        N_(
            "First week, {day}, {price:.2f} $ a barrel: in a week between {low:.2f} and {high:.2f} $, nine times in ten"
        ),
        **values,
    )


def then(arrays: Arrays, place: int) -> Message:
    """Say what the network's own forecast was, and what came."""
    price, rise = float(arrays["price"][place]), float(arrays["rise_net"][place])
    came, low_high = float(arrays["next"][place]), ends(arrays, np.array([place]))
    kept = bool(low_high[0][0] <= came <= low_high[1][0])
    text = N_("The network says {net:.2f} $ ({change:+.1%}), the naive forecast {price:.2f} $ (as today). A week later it was {came:.2f} $: inside the interval.") if kept else N_("The network says {net:.2f} $ ({change:+.1%}), the naive forecast {price:.2f} $ (as today). A week later it was {came:.2f} $: outside the interval.")  # fmt: skip
    return Message.of(text, net=price * float(np.exp(rise)), change=float(np.expm1(rise)), price=price, came=came)


def rough_words(arrays: Arrays, place: int) -> Message:
    """Say how rough the next week was expected to be, and was."""
    expected, came, usual = (float(np.exp(arrays[name][place])) for name in ("rough_net", "rough", "rough_mean"))
    return Message.of(
        N_("How rough: the network expects daily moves of {expected:.1%}, usual until then were {usual:.1%}, {came:.1%} came."),
        expected=expected, usual=usual, came=came,
    )  # fmt: skip


def span_finding(arrays: Arrays, it: Span) -> Message:
    """Say in how many weeks the price kept to the interval, and how far the forecasts were off."""
    kept, off, far = inside(arrays, it.at), _off(arrays, it.at), unknown(arrays, it.at)
    text = N_(
        "In {kept} of {n} weeks the price kept to the 90 % interval, in {far} it would have said “I don't know”; the network is off by {net:.2f} $, the naive forecast by {naive:.2f} $"
    )
    return Message.of(text, kept=int(kept.sum()), n=len(kept), far=int(far.sum()), net=off["net"], naive=off["naive"])


def _off(arrays: Arrays, at: Ints) -> dict[str, float]:
    return {
        name: float(np.abs(arrays["next"][at] - arrays["price"][at] * np.exp(arrays[f"rise_{name}"][at])).mean())
        for name in ("net", "naive")
    }
