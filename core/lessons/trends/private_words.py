"""What noise for privacy cost, in words with numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.epsilon import DELTA
from core.lessons.trends.paired import Difference, difference
from core.lessons.trends.private_study import PARTS, TEST_SHARE, Arrays
from core.messages import N_, Message

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


def cost(found: Arrays, part: int, place: int) -> Difference:
    """Return how much higher AUC is with one amount of noise than without privacy, split by split."""
    return difference(found["private"][part][:, place].mean(1), found["plain"][part], TEST_SHARE)


def title(found: Arrays, place: int) -> Message:
    """Say what one amount of noise does to AUC, with all rows and with a quarter."""
    many, few = curves(found)
    text = N_(
        "At ε = {epsilon:.2g} privacy moves AUC by {many:+.2f} with {many_rows} people, and by {few:+.2f} with {few_rows}"
    )
    return Message.of(
        text,
        epsilon=float(found["epsilon"][place]),
        many=cost(found, 0, place).mean,
        many_rows=many.rows,
        few=cost(found, 1, place).mean,
        few_rows=few.rows,
    )


def at(found: Arrays, place: int) -> Message:
    """Say what one amount of noise costs, with intervals."""
    many, few = curves(found)
    of_many, of_few = cost(found, 0, place), cost(found, 1, place)
    text = N_(
        "Noise of {noise:g} times the longest gradient: AUC {many:.2f} instead of {many_plain:.2f} with {many_rows} people (95 % "
        "interval of the difference {many_low:+.2f} to {many_high:+.2f}), and {few:.2f} instead of {few_plain:.2f} with "
        "{few_rows} ({few_low:+.2f} to {few_high:+.2f}). A coin has {coin:.2f}."
    )
    return Message.of(
        text,
        noise=float(found["noise"][place]),
        many=float(many.mean[place]),
        many_plain=many.plain,
        many_rows=many.rows,
        many_low=of_many.low,
        many_high=of_many.high,
        few=float(few.mean[place]),
        few_plain=few.plain,
        few_rows=few.rows,
        few_low=of_few.low,
        few_high=of_few.high,
        coin=NO_MODEL,
    )


def promise(found: Arrays, place: int) -> Message:
    """Say what ε promises about one person."""
    epsilon = float(found["epsilon"][place])
    if epsilon > EMPTY:
        text = N_(
            "In words: ε = {epsilon:.2g} promises little. A secret could become {times} times as likely to come out "
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
