"""What noise for privacy cost, in words with numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.epsilon import DELTA
from core.lessons.trends.private_study import PARTS, Arrays
from core.messages import N_, Message

CHEAP = 0.02  # of AUC: hardly worse than without noise
EMPTY = 4.0  # of ε: a promise of more than fifty times as likely is hardly one
NO_MODEL = 0.5  # AUC of a coin


@dataclass(frozen=True, eq=False)
class Curve:
    """Hold AUC against noise for one number of rows.

    Parameters
    ----------
    rows : int
        To learn from.
    mean, low, high : array (noises,)
        Over splits and seeds: the mean, and what 8 of 10 trainings lie between.
    plain : float
        Without privacy.
    """

    rows: int
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    plain: float


def curves(found: Arrays) -> tuple[Curve, ...]:
    """Return a curve for each entry of `PARTS`."""
    made = []
    for number in range(len(PARTS)):
        private = np.moveaxis(found["private"][number], 1, 0).reshape(len(found["noise"]), -1)
        low, high = np.quantile(private, (0.1, 0.9), axis=1)
        rows, plain = int(found["rows"][number][0]), float(found["plain"][number].mean())
        made.append(Curve(rows, private.mean(1), low, high, plain))
    return tuple(made)


def title(found: Arrays) -> Message:
    """Say down to which ε privacy is cheap."""
    curve, epsilon = curves(found)[0], found["epsilon"]
    cheap = np.flatnonzero(curve.mean >= curve.plain - CHEAP)
    if not len(cheap):
        text = N_("With {rows} people, every promise tried here costs more than {cost:.2f} of AUC")
        return Message.of(text, rows=curve.rows, cost=CHEAP)
    best = float(epsilon[cheap].min())
    text = N_("With {rows} people, a promise of ε = {epsilon:.2g} still costs less than {cost:.2f} of AUC")
    return Message.of(text, rows=curve.rows, epsilon=best, cost=CHEAP)


def at(found: Arrays, place: int) -> Message:
    """Say what one amount of noise costs, with all rows and with a quarter."""
    many, few = curves(found)
    text = N_(
        "Noise of {noise:g} times the longest gradient gives ε = {epsilon:.2g}: AUC {many:.2f} with {many_rows} people (8 of 10 "
        "trainings {low:.2f} to {high:.2f}; without privacy {many_plain:.2f}), and {few:.2f} with {few_rows} (without privacy "
        "{few_plain:.2f}). A coin has {coin:.2f}."
    )
    return Message.of(
        text,
        noise=float(found["noise"][place]),
        epsilon=float(found["epsilon"][place]),
        many=float(many.mean[place]),
        many_rows=many.rows,
        low=float(many.low[place]),
        high=float(many.high[place]),
        many_plain=many.plain,
        few=float(few.mean[place]),
        few_rows=few.rows,
        few_plain=few.plain,
        coin=NO_MODEL,
    )


def promise(found: Arrays, place: int) -> Message:
    """Say what ε promises about one person."""
    epsilon = float(found["epsilon"][place])
    if epsilon > EMPTY:
        text = N_(
            "In words: ε = {epsilon:.2g} promises next to nothing. A secret could become {times} times as likely to come out "
            "because one person is in the data."
        )
        return Message.of(
            text, epsilon=epsilon, times=f"{np.exp(epsilon):,.0f}" if epsilon < 14 else f"{np.exp(epsilon):.0e}"
        )
    text = N_(
        "In words: whatever somebody concludes from this model, it is at most {times:.2g} times as likely as if any one person "
        "had not been in the data (but for a chance of {delta} that the promise fails)."
    )
    return Message.of(text, times=float(np.exp(epsilon)), delta=f"{DELTA:.5f}")
