"""Walk-forward: a model learns from the years before, forecasts the next five, and only then learns from these too."""

from functools import lru_cache

import numpy as np

from core.scenarios.market_forecast.series import WEEK, Floats, Ints, Weeks, series, weeks

STARTS = (1990, 1995, 2000, 2005, 2010, 2015)  # first year of each test period
KNOWN = 0.99  # of the training days have smaller swings than those from which on the answer is "I don't know"
COVER = 0.9  # of the weeks that the interval should hold
HAR = slice(6, 9)  # swings of the last week, month and quarter: Corsi 2009, "a simple approximate long-memory model"
EWMA = slice(9, 10)


def years(it: Weeks) -> Ints:
    """Return the year of each day (m,)."""
    return np.asarray(series().days[it.at].astype("datetime64[Y]").astype(np.int64) + 1970)


@lru_cache(maxsize=8)
def sides(fold: int) -> tuple[Ints, Ints]:
    """Return the days that train and those that test; no week of a training day reaches into the test."""
    year = years(weeks())
    first = int(np.flatnonzero(year >= STARTS[fold])[0])
    end = STARTS[fold + 1] if fold + 1 < len(STARTS) else 9999
    return np.arange(0, first - WEEK), np.flatnonzero((year >= STARTS[fold]) & (year < end))


def linear(X: Floats, y: Floats, X_new: Floats) -> Floats:
    """Return what least squares with a constant says of new rows."""
    ones, new = np.column_stack([np.ones(len(X)), X]), np.column_stack([np.ones(len(X_new)), X_new])
    return np.asarray(new @ np.linalg.lstsq(ones, y, rcond=None)[0])


def simple_forecasts(fold: int) -> dict[str, Floats]:
    """Return what models without a network say of the days that a fold tests, and the widths of the intervals."""
    it, (train, test) = weeks(), sides(fold)
    swing, month = series().swing[it.at], series().days[it.at].astype("datetime64[M]").astype(np.int64) % 12
    moves = it.X[:, :5] * swing[:, None]
    season = np.array([it.rise[train][month[train] == m].mean() for m in range(12)])
    scaled = np.quantile(np.abs(it.rise[train]) / swing[train], COVER)
    same = np.quantile(np.abs(it.rise[train]), COVER)
    return {
        "rise_seasonal": season[month[test]],
        "rise_ar": linear(moves[train], it.rise[train], moves[test]),
        "rough_mean": np.full(len(test), it.rough[train].mean()),
        "rough_ewma": linear(it.X[train, EWMA], it.rough[train], it.X[test, EWMA]),
        "rough_har": linear(it.X[train, HAR], it.rough[train], it.X[test, HAR]),
        "half": scaled * swing[test],
        "half_same": np.full(len(test), same),
        "most_swing": np.full(len(test), np.quantile(swing[train], KNOWN)),
        "fold": np.full(len(test), fold),
    }
