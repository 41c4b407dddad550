"""How settings lie on the axis of a picture, and the score between those that were tried."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import Message
from core.search.ranges import Options, Range, Span
from core.search.results import Results, Trial
from core.search.words import value_words
from core.settings import Number, Wholes

CELLS = 41
WIDTH = 0.12  # of the kernel, as a share of an axis
LEAST_WEIGHT = math.exp(-0.5 * 2.5**2)  # further from any trial than 2.5 widths nothing is known
TICKS = 4

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Axis:
    """Say where the values of a setting are: `low` to `high`, with marks at some places.

    Parameters
    ----------
    range : Range
    ticks : tuple of (float, Message)
    ordered : bool
        Whether values that are near each other are alike.
    """

    range: Range
    low: float
    high: float
    ticks: tuple[tuple[float, Message], ...]
    ordered: bool

    def place(self, trial: Trial) -> float:
        """Return where a trial is."""
        value = trial.values[self.range.name]
        return float(self.range.values.index(value) if isinstance(self.range, Options) else self.range.encode(value))

    def shares(self, places: Floats) -> Floats:
        """Return places as shares of the axis, 0 to 1."""
        return np.asarray((places - self.low) / (self.high - self.low))


def axis_of(found: Range) -> Axis:
    """Return the axis of a setting."""
    if isinstance(found, Options):
        names = tuple((float(i), value_words(found.name, value)) for i, value in enumerate(found.values))
        return Axis(found, -0.5, len(names) - 0.5, names, isinstance(found.setting, Wholes))
    assert isinstance(found, Span)
    values = _decades(found) if isinstance(found.setting, Number) and found.setting.log else _even(found)
    marks = tuple((float(found.encode(value)), value_words(found.name, value)) for value in values)
    low, high = (float(found.encode(end)) for end in (found.low, found.high))
    return Axis(found, low, high, marks, True)


@dataclass(frozen=True, eq=False)
class Landscape:
    """Hold scores over two settings: z (n, m) at places y (n,) and x (m,); nan where nothing near was tried."""

    x: Floats
    y: Floats
    z: Floats


def landscape(results: Results, across: Axis, up: Axis) -> Landscape:
    """Return the mean score of the trials around each place, near ones counting most (Nadaraya and Watson, 1964)."""
    done = results.done
    x, y = (np.linspace(axis.low, axis.high, CELLS) for axis in (across, up))
    closeness = [
        _closeness(axis, grid, np.array([axis.place(trial) for trial in done])) for axis, grid in ((across, x), (up, y))
    ]
    weights = closeness[1][:, None, :] * closeness[0][None, :, :]
    total = weights.sum(axis=2)
    scores = np.array([trial.score for trial in done])
    known = weights.max(axis=2, initial=0.0) >= LEAST_WEIGHT
    z = np.divide(weights @ scores, total, out=np.full(total.shape, np.nan), where=known)
    return Landscape(x, y, z)


def _closeness(axis: Axis, grid: Floats, places: Floats) -> Floats:
    """Return the weight (cells, trials) of each trial at each place of an axis."""
    if not axis.ordered:
        return np.asarray(np.abs(grid[:, None] - places) <= 0.5, np.float64)
    apart = axis.shares(grid)[:, None] - axis.shares(places)
    return np.asarray(np.exp(-0.5 * (apart / WIDTH) ** 2))


def _decades(span: Span) -> list[float]:
    """Return powers of ten in the range (of two, for a range that is shorter than that), and its zero."""
    lowest, highest = max(span.low, 1e-6), span.high
    base = 10 if highest / lowest >= 100 else 2
    powers = range(math.ceil(math.log(lowest, base) - 1e-9), math.floor(math.log(highest, base) + 1e-9) + 1)
    marks = [float(base) ** power for power in powers]
    return ([0.0] if span.low == 0 else []) + (marks or [span.low, span.high])


def _even(span: Span) -> list[float]:
    values = np.linspace(span.low, span.high, TICKS)
    return [span.decode(value) for value in values]
