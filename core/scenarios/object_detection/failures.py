"""What scenes can be that the detector never learnt from, each with how much of it: the same score before and after."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.object_detection import simple
from core.scenarios.object_detection.finds import Finds, average_precision, right, spread
from core.scenarios.object_detection.network import read, said
from core.scenarios.object_detection.scenes import Recipe, Scenes, scenes
from core.scenarios.object_detection.unlike import Usual

Arrays = dict[str, Any]
COUNT, SEED = 30, 4  # scenes of an amount
THRESHOLD = 0.5
DRAWS = 200  # of scenes, for an interval
SHOWN = 1  # of the scenes


@dataclass(frozen=True)
class Failure:
    """Describe a change of scenes.

    Parameters
    ----------
    label, unit : str
        Marked with `N_`: what a user reads, and what the amounts are.
    amounts : tuple of float
        That can be chosen, in order.
    trained : float
        The amount that is like the training scenes; the score before.
    usual : float
        The first one.
    of : callable
        `of(amount)` is the recipe.
    """

    label: str
    unit: str
    amounts: tuple[float, ...]
    trained: float
    usual: float
    of: Callable[[float], Recipe]


def _size(pixels: float) -> Recipe:
    return Recipe(small=int(pixels), large=int(pixels), most=2 if pixels > 20 else 4)


def _cover(share: float) -> Recipe:
    return Recipe(least=2, most=3, cover=share)


FAILURES: Mapping[str, Failure] = {
    "size": Failure(N_("Smaller or larger"), N_("Pixels of a digit's side"), (6, 8, 10, 14, 18, 22, 26, 30), 14, 26, _size),
    "cover": Failure(N_("Covering each other"), N_("Share of a digit's width that the next one covers"), (0, 0.2, 0.4, 0.6, 0.8), 0, 0.4, _cover),
    "pieces": Failure(N_("Clutter"), N_("Pieces of other digits lying about"), (0, 2, 4, 6, 8, 10), 0, 6, lambda n: Recipe(pieces=int(n))),
    "noise": Failure(N_("Noise"), N_("Standard deviation of the noise (ink is 1)"), (0.1, 0.2, 0.3, 0.4, 0.5, 0.6), 0.1, 0.4, lambda sd: Recipe(least_noise=sd, noise=sd)),
    "shade": Failure(N_("Uneven light"), N_("Darker on one side by up to (ink is 1)"), (0.3, 0.6, 0.9, 1.2, 1.5), 0.3, 1.2, lambda most: Recipe(shade=most)),
}  # fmt: skip
"""Name -> failure."""


def changed(kind: str, amount: float, count: int = COUNT) -> Scenes:
    """Return test scenes with so much of a failure."""
    return scenes(FAILURES[kind].of(amount), count, test=True, seed=SEED)


def study(weights: Sequence[Any], fitted: Mapping[str, Any], usual: Usual, kind: str, amount: float) -> Arrays:
    """Return how both ways do at an amount of a failure, with a scene to look at; what a worker is asked for (below a second).

    Returns
    -------
    dict
        "model", "simple": average precision with its 95 % interval; "counted", "true": things in all scenes; "unlike": the share of scenes that the
        rule calls unlike the training scenes; "X" (48, 48), "boxes" and "shows" of one scene, "found" in it
        from the threshold on, and which of these finds are "right" and which "odd", unlike any digit.
    """
    there = changed(kind, amount)
    finds = read(said(weights, there.X))
    taken = finds.above(THRESHOLD)
    return {
        "model": _sure(finds, there),
        "simple": _sure(simple.find(fitted, there.X), there),
        "counted": len(taken.sure),
        "true": len(there.shows),
        "unlike": float(usual.strange(there.X, taken).mean()),
        **_first(there, taken, usual),
    }


def _sure(finds: Finds, there: Scenes) -> tuple[float, float, float]:
    return average_precision(finds, there), *spread(finds, there, DRAWS)


def _first(there: Scenes, taken: Finds, usual: Usual) -> Arrays:
    good, odd, here = right(taken, there), usual.odd(there.X, taken), taken.scene == SHOWN
    boxes, shows = there.of(SHOWN)
    return {
        "X": there.X[SHOWN], "boxes": boxes, "shows": shows, "found": taken.of(SHOWN), "right": good[here], "odd": odd[here],
    }  # fmt: skip


def swept(found: Sequence[Arrays]) -> dict[str, NDArray[np.float64]]:
    """Return the two scores (amounts, 3), with their intervals, over the amounts of a failure, from what `study` gave for each."""
    return {way: np.array([one[way] for one in found], np.float64) for way in ("model", "simple")}
