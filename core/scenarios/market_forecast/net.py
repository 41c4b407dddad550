"""A small network that forecasts the next week's return and volatility; trained on the years before each test period."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Sides, Task
from core.scenarios.market_forecast.series import LAGS, WINDOWS, Floats, series, weeks
from core.scenarios.market_forecast.walking import sides

if TYPE_CHECKING:
    import keras

INPUTS, HIDDEN, EPOCHS, RATE = LAGS + len(WINDOWS) + 1, 16, 12, 1e-3
FARTHEST = (
    3.0  # spreads from the mean of an input: what lies beyond counts as this, so that a crash doesn't blow up the sums
)


def build() -> "keras.Model":
    """Return the network: one hidden layer beside a straight way, (return in typical moves, standardised log volatility)."""
    import keras
    from keras import layers

    seen = keras.Input((INPUTS,))
    hidden = layers.Dense(HIDDEN, activation="tanh")(seen)
    # From zero it begins as the naive forecast, and learns only how to differ from it.
    out = layers.Dense(2, kernel_initializer="zeros")
    return keras.Model(seen, out(layers.Concatenate()([seen, hidden])))


def squared(y: Any, said: Any) -> Any:
    """Return the mean squared error of both outputs."""
    import tensorflow as tf

    return tf.reduce_mean(tf.square(y - said))


@lru_cache(maxsize=8)
def scales(fold: int) -> tuple[Floats, Floats, Floats]:
    """Return mean and spread of the inputs (d,), and of the log volatility (2,), on the training days of a fold."""
    it, (train, _) = weeks(), sides(fold)
    rough = it.rough[train]
    return it.X[train].mean(axis=0), it.X[train].std(axis=0), np.array([rough.mean(), rough.std()])


def prepared(fold: int, X: Floats) -> NDArray[np.float32]:
    """Return inputs as the network of a fold takes them."""
    mean, spread, _ = scales(fold)
    return np.asarray(np.clip((X - mean) / spread, -FARTHEST, FARTHEST), np.float32)


def made_sides(fold: int) -> Sides:
    """Return inputs and targets of a fold: return in typical moves of a week, and standardised log volatility."""
    it, (train, test) = weeks(), sides(fold)
    _, _, (mean, spread) = scales(fold)
    swing = series().swing[it.at] * np.sqrt(5)
    y = np.column_stack([it.rise / swing, (it.rough - mean) / spread]).astype(np.float32)
    return Sides(prepared(fold, it.X[train]), y[train], prepared(fold, it.X[test]), y[test])


def task(fold: int) -> Task:
    """Return the training of a fold."""
    return Task(build, partial(made_sides, fold), EPOCHS, RATE, squared)


def said(weights: Sequence[NDArray[Any]], fold: int, X: Floats, swing: Floats) -> tuple[Floats, Floats]:
    """Return a trained network's forecast of the week's log return (n,) and log volatility (n,); NumPy is enough for that."""
    hidden_w, hidden_b, out_w, out_b = (np.asarray(w, np.float64) for w in weights)
    seen = prepared(fold, X).astype(np.float64)
    out = np.column_stack([seen, np.tanh(seen @ hidden_w + hidden_b)]) @ out_w + out_b
    _, _, (mean, spread) = scales(fold)
    return out[:, 0] * swing * np.sqrt(5), out[:, 1] * spread + mean
