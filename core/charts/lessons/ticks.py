"""Ticks of logarithmic axes: Plotly's own leave out digits (5, 0.1, 2), or show one tick where less than a tenfold is drawn."""

from collections.abc import Iterable
from typing import Any

import numpy as np

STEPS = (1, 2, 5)  # in each tenfold
MOST = 10  # ticks


def ladder(values: Iterable[float], before: str = "") -> dict[str, Any]:
    """Return ticks at 1, 2 and 5 of each tenfold that the values lie in, at 1 alone where that would be too many.

    Parameters
    ----------
    values : iterable of float
        What is drawn along the axis, above 0; others are left out.
    before : str
        Written before each number, e.g. a currency.
    """
    known = [value for value in values if np.isfinite(value) and value > 0] or [1.0]
    low, high = min(known), max(known)
    powers = range(int(np.floor(np.log10(low))), int(np.ceil(np.log10(high))) + 1)
    ticks = [step * 10.0**power for power in (powers[0] - 1, *powers) for step in STEPS]
    shown = [tick for tick in ticks if low / 2 <= tick <= 2 * high]
    if len(shown) > MOST:
        shown = [10.0**power for power in powers]
    return {"tickvals": shown, "ticktext": [before + _written(tick) for tick in shown]}


def _written(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 else f"{number:.6f}".rstrip("0")
