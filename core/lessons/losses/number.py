"""One number for everybody: which answer is least wrong depends on how wrong is counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message

Values = NDArray[np.float64]

GUESS = (0.0, 12000.0, 50.0)  # DM: lowest, highest, step of the slider
POINTS = 241
TIMES = 3.0  # how much more too low costs than too high, in the lopsided loss
WIDTH = 500.0  # DM, of a bar
COLUMN = "credit amount"


@dataclass(frozen=True)
class Count:
    """Describe a way of counting how wrong a number is; texts are marked with `N_`.

    Parameters
    ----------
    label, best_is : str
        Its name, and what the best answer is called.
    each : callable
        Loss of errors (n,): amount minus answer.
    best : callable
        Gives the answer with the lowest average loss for amounts (n,).
    """

    label: str
    best_is: str
    each: Callable[[Values], Values]
    best: Callable[[Values], float]


COUNTS: Mapping[str, Count] = {
    "squared": Count(N_("Squared"), N_("the average"), lambda e: np.asarray(e**2), lambda a: float(np.mean(a))),
    "absolute": Count(N_("Absolute"), N_("the median"), np.abs, lambda a: float(np.median(a))),
    "lopsided": Count(
        N_("Too low costs 3×"),
        N_("an amount that three quarters stay below"),
        lambda e: np.where(e > 0, TIMES * e, -e),
        lambda a: float(np.quantile(a, TIMES / (TIMES + 1))),
    ),
}
"""Name -> loss. Means, medians and quantiles as minimisers: Koenker & Bassett 1978, section 1."""


@lru_cache(maxsize=1)
def amounts() -> Values:
    """Return the amounts of 1,000 real loans in DM (Statlog German credit)."""
    from core.datasets import load

    data = load("german_credit")
    return data.X[:, data.feature_names.index(COLUMN)].astype(np.float64)


def line() -> Values:
    """Return the answers at which losses are drawn."""
    return np.linspace(GUESS[0], GUESS[1], POINTS)


def average(name: str, answers: Values) -> Values:
    """Return the average loss (n,) of answers (n,) over all loans."""
    return np.asarray(COUNTS[name].each(amounts()[np.newaxis] - answers[:, np.newaxis]).mean(axis=1))


def relative(name: str, answers: Values) -> Values:
    """Return the average loss (n,) of answers (n,), as a multiple of the lowest that any answer has."""
    lowest = average(name, np.array([COUNTS[name].best(amounts())]))[0]
    return np.asarray(average(name, answers) / lowest)


def bars() -> tuple[Values, Values]:
    """Return the middles of bars of 500 DM and how many loans are in each."""
    edges = np.arange(GUESS[0], GUESS[1] + WIDTH, WIDTH)
    counts, _ = np.histogram(amounts(), edges)
    return edges[:-1] + WIDTH / 2, counts.astype(np.float64)


def number_finding(name: str, answer: float) -> Message:
    """Say how much worse than the best answer this one is."""
    count, more = COUNTS[name], float(relative(name, np.array([answer]))[0]) - 1
    facts = {"answer": answer, "more": 100 * more, "best": count.best(amounts()), "what": Message(count.best_is)}
    if more < 0.001:
        return Message.of(
            N_("{answer:,.0f} DM is as good as any single answer can be: {best:,.0f} DM is {what}"), **facts
        )
    return Message.of(N_("{answer:,.0f} DM costs {more:.1f} % more than the best single answer, {best:,.0f} DM: {what}"), **facts)  # fmt: skip


def miss_sentence(answer: float) -> Message:
    """Say how far an answer is from the loans, in DM, and how often it is too low."""
    errors = amounts() - answer
    text = N_(
        "Over {n:,} real loans your answer is off by {off:,.0f} DM on average; it is too low for {low:,} of them."
    )
    return Message.of(text, n=len(errors), off=float(np.abs(errors).mean()), low=int((errors > 0).sum()))
