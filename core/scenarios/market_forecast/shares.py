"""The same on six technology shares over 105 weeks, which travel with Plotly: the naive forecast, and volatility."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.market_forecast.walking import linear

Floats = NDArray[np.float64]
START = 40  # weeks before the first forecast
PAST = 4  # weeks that a regression sees


def shares() -> tuple[NDArray[np.str_], NDArray[np.str_], Floats]:
    """Return names (6,), dates (105,) and prices (105, 6), each beginning at 1; runs on a worker."""
    from plotly import data

    frame = data.stocks()
    return np.array(frame.columns[1:], str), np.array(frame.iloc[:, 0], str), frame.iloc[:, 1:].to_numpy(np.float64)


def shares_measured() -> dict[str, Any]:
    """Return scores of forecasts one week ahead, walk-forward: every week a regression on all weeks before it."""
    names, days, prices = shares()
    change = np.diff(np.log(prices), axis=0)
    size = np.log(np.abs(change) + 1e-3)
    weeks = np.arange(START, len(change))
    up = np.stack([_ahead(change, int(week)) for week in weeks])
    rough = np.stack([_ahead(size, int(week)) for week in weeks])
    plain = np.stack([size[:week].mean(axis=0) for week in weeks])
    came, swung = change[weeks], size[weeks]
    return {
        "share_names": names, "share_days": days, "share_prices": prices.astype(np.float32),
        "share_naive": np.abs(came), "share_ar": np.abs(came - up), "share_right": np.sign(up) == np.sign(came),
        "share_rough": np.array([(swung - rough) ** 2, (swung - plain) ** 2]),
    }  # fmt: skip


def _ahead(values: Floats, week: int) -> Floats:
    """Return what a regression on the weeks before says of a week, for each share (6,); all shares share its coefficients."""
    rows = np.arange(PAST, week)
    X = np.concatenate([_past(values, rows, share) for share in range(values.shape[1])])
    y = np.concatenate([values[rows, share] for share in range(values.shape[1])])
    new = np.concatenate([_past(values, np.array([week]), share) for share in range(values.shape[1])])
    return linear(X, y, new)


def _past(values: Floats, rows: NDArray[np.int64], share: int) -> Floats:
    return np.stack([values[rows - lag, share] for lag in range(1, PAST + 1)], axis=1)
