"""The prices as a person sees them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.scenarios.market_forecast.series import WEEK, Floats, Series


def thinned(it: Series) -> tuple[NDArray[Any], Floats, Floats]:
    """Return every fifth day: its number, price and typical daily move."""
    return it.days[::WEEK].astype(np.int64), it.price[::WEEK], it.swing[::WEEK]


def price_finding(it: Series) -> Message:
    """Say how far the price went, and how much it moves a day."""
    low, high = int(it.price.argmin()), int(it.price.argmax())
    return Message.of(
        N_("A barrel cost {low:.0f} $ in {then:.4} and {high:.0f} $ in {later:.4}; a typical day moves it by {calm:.1%} in calm times and by {rough:.1%} in rough ones"),
        low=float(it.price[low]), then=str(it.days[low]), high=float(it.price[high]), later=str(it.days[high]),
        calm=float(np.quantile(it.swing, 0.05)), rough=float(np.quantile(it.swing, 0.95)),
    )  # fmt: skip


def share_finding(names: NDArray[np.str_], prices: Floats) -> Message:
    """Say which share rose most and least in the two years."""
    last = prices[-1]
    return Message.of(
        N_("Six shares, 105 weeks: {best} rose most (× {most:.2f}), {worst} least (× {least:.2f})"),
        best=str(names[last.argmax()]), most=float(last.max()), worst=str(names[last.argmin()]), least=float(last.min()),
    )  # fmt: skip
