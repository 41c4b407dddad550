"""Which rows to look at: by what was said of them, by a value of a column, or by lot."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.decision import Decision
from core.evaluation.cells.off import off_by
from core.evaluation.cells.registry import kind_of
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.explanation.columns import column_name, value_text
from core.ledger.differences import joined
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Places = NDArray[np.int64]
Word = Message | str
USUAL: Mapping[str, str] = {"two": "flagged"}
CHANCE: Mapping[str, int] = {"two": 2, "several": 3}  # where a table of rows has it
NEAR, LEAST = 0.1, 10  # of the rows, and of rows at any rate, that count as near the threshold
LARGEST = 1e15  # of numbers that a slider can hold
MISSING = -1  # code of a missing category


@dataclass(frozen=True)
class Filter:
    """Describe a way to find rows; the texts are marked with `N_`.

    Parameters
    ----------
    label, help : str
    find : mapping
        Kind of predictions -> what gives the places of the rows, in the order in which they are looked at.
    """

    label: str
    help: str
    find: Mapping[str, Callable[[Predictions, float], Places]]


def _chance(it: Predictions) -> NDArray[np.float64]:
    return np.asarray(it.y_prob[:, 1], np.float64)


def _by_size(values: NDArray[np.float64], among: NDArray[np.bool_] | None = None) -> Places:
    """Return places, the largest value first; equal ones as in the table."""
    places = np.arange(len(values)) if among is None else np.flatnonzero(among)
    return np.asarray(places[np.argsort(-values[places], kind="stable")], np.int64)


def _flagged(it: Predictions, threshold: float) -> Places:
    return _by_size(_chance(it), _chance(it) >= threshold)


def _near(it: Predictions, threshold: float) -> Places:
    return _by_size(-np.abs(_chance(it) - threshold))[: max(LEAST, math.ceil(NEAR * it.n))]


def _judged(right: bool) -> Mapping[str, Callable[[Predictions, float], Places]]:
    """Return what finds the rows that were called right, or wrong, the surest first."""

    def two(it: Predictions, threshold: float) -> Places:
        chance = _chance(it)
        flagged = chance >= threshold
        return _by_size(np.where(flagged, chance, 1 - chance), (flagged == (it.y_true == 1)) == right)

    def several(it: Predictions, threshold: float) -> Places:
        called = it.y_prob.argmax(axis=1)
        return _by_size(np.asarray(it.y_prob.max(axis=1), np.float64), (called == it.y_true) == right)

    return {"two": two, "several": several}


def _unsure(it: Predictions, threshold: float) -> Places:
    return _by_size(-np.asarray(it.y_prob.max(axis=1), np.float64))


def _off(sign: int) -> Mapping[str, Callable[[Predictions, float], Places]]:
    return {"numbers": lambda it, threshold: _by_size(sign * np.abs(off_by(it)))}


def _said(sign: int) -> Mapping[str, Callable[[Predictions, float], Places]]:
    return {"numbers": lambda it, threshold: _by_size(sign * np.asarray(it.y_prob[:, 0], np.float64))}


def _every(it: Predictions, threshold: float) -> Places:
    return np.arange(it.n)


FILTERS: Mapping[str, Filter] = {
    "flagged": Filter(N_("Flagged"), N_("the highest predicted chance first"), {"two": _flagged}),
    "wrong": Filter(N_("Wrong, the surest first"), N_("called wrongly, the surest first"), _judged(False)),
    "near": Filter(N_("Near the threshold"), N_("the tenth of the rows that is nearest to it"), {"two": _near}),
    "unsure": Filter(N_("Least sure"), N_("those whose likeliest class is least likely first"), {"several": _unsure}),
    "right": Filter(N_("Right, the surest first"), N_("called rightly, the surest first"), _judged(True)),
    "off": Filter(N_("Largest error"), N_("those that are farthest off first"), _off(1)),
    "close": Filter(N_("Smallest error"), N_("those that are nearest first"), _off(-1)),
    "high": Filter(N_("Highest prediction"), N_("the highest predicted number first"), _said(1)),
    "low": Filter(N_("Lowest prediction"), N_("the lowest predicted number first"), _said(-1)),
    "all": Filter(
        N_("All test rows"), N_("in the order of the data"), {"two": _every, "several": _every, "numbers": _every}
    ),
}


def filters_of(it: Predictions) -> Mapping[str, Filter]:
    """Return the filters that predictions of this kind have."""
    return {name: each for name, each in FILTERS.items() if kind_of(it) in each.find}


def usual_filter(it: Predictions, decision: Decision) -> str:
    """Return the filter that is chosen before anybody does: those that are flagged, if there are any, else all rows."""
    name = USUAL.get(kind_of(it), "all")
    return name if len(places_by(it, decision, name)) else "all"


def places_by(it: Predictions, decision: Decision, name: str) -> Places:
    """Return the places of the rows that a filter finds, in its order."""
    return _places(it, name, decision.threshold)


@remembered
def _places(it: Predictions, name: str, threshold: float) -> Places:
    return FILTERS[name].find[kind_of(it)](it, threshold)


@dataclass(frozen=True)
class Wanted:
    """Hold which values of a column are wanted: those from `low` to `high`, or one of some categories' codes."""

    column: int
    low: float = -math.inf
    high: float = math.inf
    codes: tuple[int, ...] = ()


def having(run: "Run", places: Places, wanted: Wanted | None) -> Places:
    """Return the places of those rows that have a wanted value, in the same order; all without a wish."""
    if wanted is None:
        return places
    values = run.X_test[places, wanted.column]
    if is_category(run, wanted.column):
        found = np.isin(np.where(np.isnan(values), MISSING, values), wanted.codes)
    else:
        found = (values >= np.float32(wanted.low)) & (values <= np.float32(wanted.high))
    return places[found]


def is_category(run: "Run", column: int) -> bool:
    """Tell whether the values of a column are categories."""
    return run.data.feature_names[column] in run.data.categories


def categories_of(run: "Run", column: int) -> Mapping[int, Word]:
    """Return code -> what a user reads, of the categories that test rows have, those that are missing last."""
    values = run.X_test[:, column]
    codes = np.unique(values[~np.isnan(values)]).astype(int)
    found: dict[int, Word] = {int(code): value_text(run.data, column, float(code)) for code in codes}
    return found | ({MISSING: Message(N_("missing"))} if np.isnan(values).any() else {})


def range_of(run: "Run", column: int) -> tuple[float, float] | None:
    """Return the smallest and the largest number of a column among test rows; None where there is none to choose."""
    values = run.X_test[:, column]
    known = values[np.isfinite(values)]
    if not len(known) or known.min() == known.max() or np.abs(known).max() > LARGEST:
        return None
    return float(known.min()), float(known.max())


def step_of(ends: tuple[float, float]) -> float:
    """Return how finely a range can be chosen: in whole numbers where its ends are, else in a hundredth of it."""
    is_whole = all(end.is_integer() for end in ends)
    return 1.0 if is_whole else (ends[1] - ends[0]) / 100


def first_wanted(run: "Run", column: int, x: NDArray[np.float32]) -> Wanted:
    """Return which values of a column are wanted before anybody says: the category of a row (d,), or any number."""
    if is_category(run, column):
        return Wanted(column, codes=(MISSING if np.isnan(x[column]) else int(x[column]),))
    low, high = range_of(run, column) or (-math.inf, math.inf)
    return Wanted(column, low, high)


def chance_column(it: Predictions, names: Sequence[str]) -> str | None:
    """Return the name of the column of chances in a table of rows; None where it has none."""
    place = CHANCE.get(kind_of(it))
    return None if place is None else str(names[place])


def moved(places: Places, place: int, by: int) -> int:
    """Return the place that is so many further in a list, around its ends; the first where it isn't in it.

    Raises
    ------
    IndexError
        When the list is empty.
    """
    found = np.flatnonzero(places == place)
    return int(places[(found[0] + by) % len(places)]) if len(found) else int(places[0])


def at_random(places: Places, besides: int) -> int:
    """Return a place by lot, another one than that in hand if there is one; that one of an empty list."""
    others = places[places != besides]
    return int(np.random.default_rng().choice(others)) if len(others) else besides


def standing(places: Places, place: int) -> Message:
    """Say where in a list a row is, and how long the list is."""
    found = np.flatnonzero(places == place)
    if not len(places):
        return Message(N_("No such row."))
    if not len(found):
        return Message.of(N_("{n:,} rows; the one in hand is not among them."), n=len(places))
    return Message.of(N_("Number {number:,} of {n:,} of these."), number=int(found[0]) + 1, n=len(places))


def wanted_words(run: "Run", wanted: Wanted) -> Message:
    """Say which values are wanted."""
    name = column_name(run.data, wanted.column)
    if is_category(run, wanted.column):
        known = categories_of(run, wanted.column)
        values = [known[code] for code in wanted.codes if code in known]
        return Message.of(N_("only {name} = {value}"), name=name, value=joined(values) if values else "–")
    if math.isinf(wanted.low):
        return Message.of(N_("only with a number as {name}"), name=name)
    ends = [value_text(run.data, wanted.column, end) for end in (wanted.low, wanted.high)]
    return Message.of(N_("only {name} from {low} to {high}"), name=name, low=ends[0], high=ends[1])
