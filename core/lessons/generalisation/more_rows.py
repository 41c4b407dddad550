"""Learning curves: the score against the number of training pictures, and whether more of them would help."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.generalisation.cures import overfitting
from core.lessons.generalisation.gains import interval
from core.lessons.generalisation.recipe import Recipe
from core.lessons.generalisation.trying import scored
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.jobs.errand import Hands

Floats = NDArray[np.float64]
ROWS = (15, 30, 60, 120, 240, 480)
DRAWS = 8
DEAREST = 8  # hundreds of pictures that a call may train on: about a second
FITTED = 4  # first points that the extrapolation may see
FLOOR = 1e-3  # share wrong below which a logarithm would say more than the test pictures do


def recipe_of(rows: int, wrong: float) -> Recipe:
    """Return the overfitting run with another number of pictures."""
    from dataclasses import replace

    return replace(overfitting(wrong), rows=rows)


def slices() -> list[tuple[int, tuple[int, ...]]]:
    """Return which draws of which number of pictures are trained one after the other, few pictures first."""
    found = []
    for place, rows in enumerate(ROWS):
        size = max(1, min(DRAWS, DEAREST * 100 // rows))
        found += [(place, tuple(range(first, min(first + size, DRAWS)))) for first in range(0, DRAWS, size)]
    return found


class Growing:
    """Conduct the study of one learning curve."""

    def __init__(self, wrong: float) -> None:
        self.wrong = wrong

    async def __call__(self, hands: "Hands") -> dict[str, Floats]:
        """Return "test" and "train" (numbers of pictures, draws); what there is so far has NaN where nothing is yet."""
        found = {name: np.full((len(ROWS), DRAWS), np.nan) for name in ("test", "train")}
        done, total = 0, DRAWS * sum(ROWS)
        for place, draws in slices():
            scores = await hands.ask(scored, recipe_of(ROWS[place], self.wrong), draws)
            for name, table in found.items():
                table[place, list(draws)] = scores[name]
            done += ROWS[place] * len(draws)
            hands.tell(done, total, {name: table.copy() for name, table in found.items()})
        return found


def study_of(wrong: float) -> tuple[str, Growing]:
    """Return the name and the conduct of the study."""
    return f"rows-{wrong:g}-{DRAWS}", Growing(wrong)


@dataclass(frozen=True, eq=False)
class Curve:
    """Hold the measured curve: pictures (m,), shares right on new and known ones (m, draws)."""

    rows: NDArray[np.int64]
    test: Floats
    train: Floats

    @property
    def doubling(self) -> tuple[float, float, float]:
        """By how much the last doubling raised the share right on new pictures: mean, and 95 % interval."""
        gain = self.test[-1] - self.test[-2]
        return float(gain.mean()), *interval(gain)

    def extrapolated(self) -> tuple[Floats, float]:
        """Return a power law's shares right (m,) that saw the first points only, and what is measured at the last.

        The share wrong as a · rows^-b, by least squares of the logarithms.
        """
        wrong = np.log(np.maximum(FLOOR, 1 - self.test[:FITTED].mean(axis=1)))
        slope, start = np.polyfit(np.log(self.rows[:FITTED]), wrong, 1)
        return np.asarray(1 - np.exp(start + slope * np.log(self.rows))), float(self.test[-1].mean())


def curve_of(arrays: Mapping[str, Floats]) -> Curve | None:
    """Return the points of a study that are complete; None where there is none."""
    whole = np.isfinite(arrays["test"]).all(axis=1)
    if not whole.any():
        return None
    return Curve(np.array(ROWS)[whole], arrays["test"][whole], arrays["train"][whole])


def curve_finding(it: Curve) -> Message:
    """Say whether more pictures would help, from the last doubling."""
    if len(it.rows) < 2:
        return Message(N_("The curve needs another point"))
    gain, low, high = it.doubling
    numbers: dict[str, float] = {"before": int(it.rows[-2]), "rows": int(it.rows[-1]), "gain": 100 * gain}
    if low > 0:
        return Message.of(
            N_("More pictures still help: going from {before} to {rows} brought {gain:.1f} points"), **numbers
        )
    if high < 0:
        text = N_("More pictures harmed: going from {before} to {rows} cost {gain:.1f} points")
        return Message.of(text, **numbers | {"gain": -100 * gain})
    return Message.of(N_("Going from {before} to {rows} pictures brought nothing beyond luck"), **numbers)


def curve_sentence(it: Curve) -> Message | None:
    """Say how the last doubling went with its interval, and how far known and new pictures still are apart."""
    if len(it.rows) < 2:
        return None
    gain, low, high = it.doubling
    return Message.of(
        N_(
            "The last doubling: {gain:+.1f} points ({low:+.1f} to {high:+.1f}). Between known and new pictures there are still "
            "{gap:.0f} points."
        ),
        gain=100 * gain, low=100 * low, high=100 * high,
        gap=100 * float(it.train[-1].mean() - it.test[-1].mean()),
    )  # fmt: skip


def extrapolation_sentence(it: Curve) -> Message | None:
    """Say what a curve through the first points promised for the last, and what came."""
    if len(it.rows) <= FITTED:
        return None
    promised, measured = it.extrapolated()
    return Message.of(
        N_(
            "Dashed: a power law through the first {fitted} points. For {rows} pictures it promised {promised:.0f} right of "
            "100, measured were {measured:.0f}. It can't know what lies beyond its points; pay for a little more data "
            "first, and look again."
        ),
        fitted=FITTED, rows=int(it.rows[-1]), promised=100 * promised[-1], measured=100 * measured,
    )  # fmt: skip
