"""How good the forecasts are: year by year, whether the intervals hold what they promise, and how often up or down is right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.groups.estimates import Share
from core.messages import N_, Message
from core.scenarios.market_forecast.asking import inside, unknown
from core.scenarios.market_forecast.measure import blocks, ends, errors
from core.scenarios.market_forecast.series import WEEK

Arrays = Mapping[str, Any]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Values = tuple[float, float, float]


def scored(arrays: Arrays) -> Ints:
    """Return the places of the days that are scored: one a week."""
    return np.arange(0, len(arrays["row"]), WEEK)


def years(arrays: Arrays) -> Ints:
    """Return the year of each scored day."""
    days = arrays["day"][scored(arrays)].astype("datetime64[D]")
    return np.asarray(days.astype("datetime64[Y]").astype(np.int64) + 1970)


def r2(truth: Floats, said: Floats, plain: Floats) -> Values:
    """Return the share of squared error against a plain forecast that another one saves, with its interval over blocks of weeks.

    Out-of-sample R² of Campbell and Thompson 2008, "Predicting excess stock returns out of sample", equation 1.
    """
    left, whole = (truth - said) ** 2, (truth - plain) ** 2
    drawn = blocks(len(truth))
    return float(1 - left.sum() / whole.sum()), *ends(1 - left[drawn].sum(axis=1) / whole[drawn].sum(axis=1))


def rough_r2(arrays: Arrays, name: str) -> Values:
    """Return the out-of-sample R² of a forecast of volatility against the mean of the past."""
    it = scored(arrays)
    return r2(arrays["rough"][it], arrays[f"rough_{name}"][it], arrays["rough_mean"][it])


def rise_r2(arrays: Arrays, name: str) -> Values:
    """Return the out-of-sample R² of a forecast of the return against none: the naive forecast."""
    it = scored(arrays)
    return r2(arrays["rise"][it], arrays[f"rise_{name}"][it], np.zeros(len(it)))


def hits(arrays: Arrays, name: str) -> Share:
    """Return in how many weeks a forecast had the direction right; weeks without a move are left out."""
    it = scored(arrays)
    moved = arrays["rise"][it] != 0
    right = np.sign(arrays[f"rise_{name}"][it]) == np.sign(arrays["rise"][it])
    return Share(int((right & moved).sum()), int(moved.sum()))


def coverage(arrays: Arrays, same: bool, where: NDArray[np.bool_] | None = None) -> Share:
    """Return in how many weeks the price kept to the 90 % interval."""
    kept = inside(arrays, scored(arrays), same)
    kept = kept if where is None else kept[where]
    return Share(int(kept.sum()), len(kept))


def two_findings(arrays: Arrays) -> tuple[Message, Message]:
    """Say that the return is not predictable and the volatility is, whatever the result is."""
    rise, rough, har = rise_r2(arrays, "net"), rough_r2(arrays, "net"), rough_r2(arrays, "har")
    text = _NOTHING if rise[1] <= 0 <= rise[2] else _SOMETHING if rise[1] > 0 else _WORSE
    return (
        Message.of(text, value=rise[0], low=rise[1], high=rise[2]),
        Message.of(
            N_("How rough it gets: R² {value:.2f} ({low:.2f} to {high:.2f}); a regression on past swings does {har:.2f}"),
            value=rough[0], low=rough[1], high=rough[2], har=har[0],
        ),
    )  # fmt: skip


_NOTHING = N_("Where the price goes: R² {value:.2f} ({low:.2f} to {high:.2f}), no better than “as today”")
_SOMETHING = N_("Where the price goes: R² {value:.2f} ({low:.2f} to {high:.2f}), better than “as today”")
_WORSE = N_("Where the price goes: R² {value:.2f} ({low:.2f} to {high:.2f}), worse than “as today”")


def hit_words(arrays: Arrays) -> Message:
    """Say how often the direction is right."""
    net, rises = hits(arrays, "net"), int((arrays["rise"][scored(arrays)] > 0).sum())
    low, high = net.interval()
    coin = _COINS[0 if low <= 0.5 <= high else 1 if low > 0.5 else 2]
    return Message.of(
        N_("Direction: right in {hits:.0f} of {n} weeks, {value:.1%} ({low:.1%} to {high:.1%}): {coin}. Always “up” is right in {rises}."),
        hits=net.count, n=net.of, value=net.value, low=low, high=high, coin=Message(coin), rises=rises,
    )  # fmt: skip


_COINS = (N_("a coin does as well"), N_("a little better than a coin"), N_("worse than a coin"))


def coverage_finding(arrays: Arrays) -> Message:
    """Say how often both intervals hold, in all weeks and in the worst year."""
    scaled, same = coverage(arrays, False), coverage(arrays, True)
    year, worst = _worst(arrays, True)
    there = coverage(arrays, False, years(arrays) == year)
    return Message.of(
        N_("The 90 % interval held in {scaled:.0%} of the weeks; one of always the same width in {same:.0%}, but in {year} in only {worst:.0%} (following the swings: {there:.0%})"),
        scaled=scaled.value, same=same.value, year=year, worst=worst, there=there.value,
    )  # fmt: skip


def _worst(arrays: Arrays, same: bool) -> tuple[int, float]:
    year = years(arrays)
    shares = {
        int(one): coverage(arrays, same, year == one).value for one in np.unique(year) if (year == one).sum() >= 20
    }
    found = min(shares, key=shares.__getitem__)
    return found, shares[found]


@dataclass(frozen=True, eq=False)
class Yearly:
    """Hold, for each year, the error of the network beside the naive one, R² of volatility, and both coverages.

    Parameters
    ----------
    year : array (y,)
    error : array (y,)
        Mean absolute error of the network over that of the naive forecast: below 1 it is better.
    rough : array (y,)
        R² of the network's volatility forecast against the mean of the past.
    scaled, same : array (y,)
        Share of weeks inside the interval.
    """

    year: Ints
    error: Floats
    rough: Floats
    scaled: Floats
    same: Floats


def yearly(arrays: Arrays) -> Yearly:
    """Return the skill of each year with at least twenty scored weeks."""
    year, it = years(arrays), scored(arrays)
    known = np.array([one for one in np.unique(year) if (year == one).sum() >= 20])
    net, naive = errors(arrays, "net"), errors(arrays, "naive")
    left = (arrays["rough"][it] - arrays["rough_net"][it]) ** 2
    whole = (arrays["rough"][it] - arrays["rough_mean"][it]) ** 2
    return Yearly(
        known,
        np.array([net[year == one].mean() / naive[year == one].mean() for one in known]),
        np.array([1 - left[year == one].sum() / whole[year == one].sum() for one in known]),
        np.array([coverage(arrays, False, year == one).value for one in known]),
        np.array([coverage(arrays, True, year == one).value for one in known]),
    )


def yearly_finding(arrays: Arrays) -> Message:
    """Say in how many years the network beats the naive forecast."""
    it = yearly(arrays)
    return Message.of(
        N_("In {better} of {n} years the network is nearer to the price than “as today”; in {rough} of {n} it knows better than the mean of the past how rough it gets"),
        better=int((it.error < 1).sum()), n=len(it.year), rough=int((it.rough > 0).sum()),
    )  # fmt: skip


def unknown_words(arrays: Arrays) -> Message:
    """Say how often "I don't know" is said, and what came then."""
    it = scored(arrays)
    far = unknown(arrays, it)
    off = np.abs(arrays["rise"][it])
    if not far.any():
        return Message(N_("In no scored week did prices swing so much that “I don't know” was said."))
    return Message.of(
        N_("“I don't know” is said when recent swings are larger than on 99 of 100 days of the training: in {n} of {all} weeks. They moved {far:.1%} on average, others {near:.1%}."),
        n=int(far.sum()), all=len(it), far=float(off[far].mean()), near=float(off[~far].mean()),
    )  # fmt: skip


def shares_words(arrays: Arrays) -> Message:
    """Say how it is on six technology shares; they move together, so whole weeks are drawn anew."""
    naive, ar, right = arrays["share_naive"], arrays["share_ar"], arrays["share_right"]
    low, high = ends(right.mean(axis=1)[blocks(len(right))].mean(axis=1))
    left, plain = arrays["share_rough"].sum(axis=(1, 2))
    return Message.of(
        N_("The same on six technology shares, {weeks} weeks of 2018 and 2019, walk-forward: “as today” is off by {naive:.2%}, a regression on four weeks by {ar:.2%}; direction right in {value:.0%} ({low:.0%} to {high:.0%}); R² of the size of a week's move {rough:.2f}. So few weeks say little."),
        weeks=len(right), naive=float(naive.mean()), ar=float(ar.mean()), value=float(right.mean()), low=low, high=high, rough=float(1 - left / plain),
    )  # fmt: skip
