"""What would have happened had the test rows chosen: measured by halving them again and again.

The best of n scores on some rows is too high a promise for other rows, since luck on those rows helped to choose it
(Cawley and Talbot, On Over-fitting in Model Selection, JMLR 11, 2010). Each halving lets one half choose and asks the other
what the choice is worth; both halves take both parts, so that it doesn't matter which of them is the easier one.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Dataset
from core.evaluation.headlines import main_score
from core.messages import N_, Message
from core.search.results import Fold, Results

HALVINGS = 100
LEAST_TRIALS = 5  # with fewer there is little to choose from
SEED = 20_26
DIGITS = 5

Rows = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """Say what choosing on the test rows would have done.

    Parameters
    ----------
    n : int
        Settings to choose from.
    claimed : float
        The best test score of all.
    honest : float
        The test score of the settings that cross-validation chose.
    cross_validated : float
        Their score in cross-validation.
    drop : float
        How much lower the score of what one half of the test rows chose was on the other half, on average.
    """

    n: int
    claimed: float
    honest: float
    cross_validated: float
    drop: float


@lru_cache(maxsize=32)
def halvings(rows: int, times: int = HALVINGS) -> NDArray[np.bool_]:
    """Return which of `rows` rows are in the first half (times, rows): half of them, at random, always the same."""
    rng = np.random.default_rng([SEED, rows])
    return np.array([rng.permutation(rows) < rows // 2 for _ in range(times)])


def graded_fold(data: Dataset, test: Rows, score: float, y_prob: NDArray[np.float32], seconds: float) -> Fold:
    """Return a fold with the scores of its model on the test rows and on their halves, for predictions (n, k)."""
    halves = halvings(len(test))
    first, second = (
        tuple(round(main_score(data, test[half], y_prob[half]), DIGITS) for half in side) for side in (halves, ~halves)
    )
    return Fold(score, main_score(data, test, y_prob), first, second, seconds)


def optimism(first: Scores, second: Scores) -> float:
    """Return how much lower the score of the best of n is where it was not chosen, on average.

    Parameters
    ----------
    first, second : array (n, halvings)
        Scores of the same n choices on the two halves; nan where a half has none.
    """
    drops = [_drop(one, other) for one, other in ((first, second), (second, first))]
    return float(np.nanmean(np.concatenate(drops)))


def lesson(results: Results) -> Lesson | None:
    """Return what a search teaches about its test rows; None while there are too few settings to choose from."""
    done, best = results.done, results.best
    if best is None or len(done) < LEAST_TRIALS:
        return None
    test = np.array([np.mean([fold.test for fold in trial.folds]) for trial in done])
    first, second = (
        np.array([np.mean([getattr(fold, half) for fold in trial.folds], axis=0) for trial in done])
        for half in ("first", "second")
    )
    return Lesson(len(done), float(test.max()), float(test[done.index(best)]), best.score, optimism(first, second))


def test_set_lesson(results: Results) -> Message:
    """Say what choosing on the test rows would have promised, in numbers, and why nobody should."""
    found = lesson(results)
    if found is None:
        return Message.of(
            N_(
                "Why not simply take the settings with the best test score? Once {least} combinations have been tried, "
                "this search's own numbers show what that would promise too much."
            ),
            least=LEAST_TRIALS,
        )
    return Message.of(
        _TEMPLATES[found.claimed > found.honest], **vars(found), loss=found.claimed - found.honest, halvings=HALVINGS
    )


test_set_lesson.__test__ = False  # type: ignore[attr-defined]  # pytest takes functions of this name for tests


def _drop(chooses: Scores, judges: Scores) -> Scores:
    """Return how much lower each halving's choice is on the other half (halvings,); nan where a half can't tell."""
    known = ~np.isnan(chooses).any(axis=0) & ~np.isnan(judges).any(axis=0)
    columns = np.flatnonzero(known)
    rows = chooses[:, columns].argmax(axis=0)
    return np.asarray(chooses[rows, columns] - judges[rows, columns])


_TEMPLATES = {
    True: N_(
        "Had you taken the settings with the best score on the test rows, you would have promised {claimed:.3f}. The settings "
        "that cross-validation chose, without looking at them, score {honest:.3f} there. Part of the difference is only luck "
        "on just these rows: when one half of the test rows chose among the {n} combinations, the chosen score fell by "
        "{drop:.3f} on the other half, on average over {halvings} halvings."
    ),
    False: N_(
        "Here the test rows and cross-validation agree on the best settings, which score {honest:.3f} on the test rows. Even "
        "so, choosing on test rows promises too much: when one half of them chose among the {n} combinations, the chosen score "
        "fell by {drop:.3f} on the other half, on average over {halvings} halvings."
    ),
}


def nested_lesson(results: Results) -> Message | None:
    """Say that the best cross-validation score is a little too good too, and what to quote instead."""
    found = lesson(results)
    if found is None:
        return None
    return Message.of(
        N_(
            "The best cross-validation score, {cross_validated:.3f}, is a little too good to quote for the same reason: it is "
            "the best of {n}. Quote the score on the test rows, {honest:.3f}, be it lower or higher, and read it once, at "
            "the end."
        ),
        **vars(found),
    )
