"""The oil price day by day, and what is known of it at the end of each day."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parents[1] / "files" / "wti_daily.csv.gz"
WEEK = 5  # trading days that are forecast
DECAY = 0.94  # of the squared returns, a day (J.P. Morgan, RiskMetrics Technical Document, 1996)
FIRST = 60  # days before anything is forecast: the longest window looks that far back
WINDOWS = (1, 5, 22, 60)  # days over which past swings are averaged
LAGS = 5  # daily returns that models see
TINY = 1e-3  # added to a swing before its logarithm: on some days the price doesn't move

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Series:
    """Hold prices of n days without gaps.

    Parameters
    ----------
    days : array (n,) of datetime64[D]
    price : array (n,)
        In dollars a barrel.
    change : array (n,)
        Log return since the day before; 0 on the first.
    swing : array (n,)
        Typical daily move at the end of each day, from past days only: exponentially weighted.
    """

    days: NDArray[np.datetime64]
    price: Floats
    change: Floats
    swing: Floats


@dataclass(frozen=True, eq=False)
class Weeks:
    """Hold, for each of m days, what is known at its end and what the next `WEEK` days brought.

    Parameters
    ----------
    at : array (m,)
        Its number in the series.
    X : array (m, LAGS + len(WINDOWS) + 1)
        The last daily returns in typical moves, then log swings over the windows and the weighted one.
    rise : array (m,)
        Log return over the next week.
    rough : array (m,)
        Log of the root mean square of the next week's daily returns: its volatility.
    """

    at: Ints
    X: Floats
    rise: Floats
    rough: Floats


@lru_cache(maxsize=1)
def series() -> Series:
    """Return the oil prices; days without a price are left out."""
    rows = [line.split(",") for line in gzip.decompress(FILE.read_bytes()).decode("utf-8").split()[1:]]
    known = [(day.split("/"), float(price)) for day, price in rows if price != "."]
    days = np.array([f"{year}-{int(month):02d}-{int(day):02d}" for (month, day, year), _ in known], "datetime64[D]")
    return of_prices(days, np.array([price for _, price in known]))


def of_prices(days: NDArray[np.datetime64], price: Floats) -> Series:
    """Return a series with its returns, and the typical move at the end of each day."""
    change = np.concatenate([[0.0], np.diff(np.log(price))])
    squares = np.empty(len(price))
    squares[0] = np.mean(change[1:FIRST] ** 2)  # no forecast is made before day FIRST
    for i in range(1, len(price)):
        squares[i] = DECAY * squares[i - 1] + (1 - DECAY) * change[i] ** 2
    return Series(days, price, change, np.sqrt(squares))


@lru_cache(maxsize=1)
def weeks() -> Weeks:
    """Return what is known and what came, for every day that has a week after it."""
    return of_series(series())


def of_series(it: Series) -> Weeks:
    """Return what is known at the end of each day and what the next week brought."""
    at = np.arange(FIRST, len(it.price) - WEEK)
    lags = np.stack([it.change[at - lag] for lag in range(LAGS)], axis=1) / it.swing[at][:, None]
    past = [np.log(_root_mean_square(it.change, at, days) + TINY) for days in WINDOWS]
    X = np.column_stack([lags, *past, np.log(it.swing[at] + TINY)])
    rise = np.log(it.price[at + WEEK] / it.price[at])
    return Weeks(at, X, rise, np.log(_root_mean_square(it.change, at + WEEK, WEEK) + TINY))


def _root_mean_square(change: Floats, last: Ints, days: int) -> Floats:
    """Return the root mean square of so many days' returns up to each of the last days."""
    total = np.concatenate([[0.0], np.cumsum(change**2)])
    return np.asarray(np.sqrt(np.maximum(total[last + 1] - total[last + 1 - days], 0.0) / days))
