"""A stream of batches after launch, as somebody sees it who watches: columns, predictions, and, later, outcomes."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.lifecycle.drift import BATCHES, Drift, World
from core.lessons.lifecycle.pools import arriving, losses, reference_of, world_of
from core.lessons.lifecycle.psi import Bins, bins_of, psi

if TYPE_CHECKING:
    from core.explanation.subject import Subject
    from core.jobs.errand import Hands
    from core.training.run import Run

PART = 6  # batches that a worker is asked for at once
MOST_COLUMNS = 24  # that are watched
SEED = 7
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Scene:
    """Hold all that a worker needs.

    Parameters
    ----------
    reference : array (m, d)
        Training rows.
    pool : World
        Rows that batches are drawn from.
    columns : array
        Which are watched.
    watched : int, optional
        The class whose chance is watched; None takes the largest chance.
    """

    subject: "Subject"
    reference: NDArray[np.float32]
    pool: World
    columns: NDArray[np.int64]
    drift: Drift
    watched: int | None
    threshold: float


def streaming(
    run: "Run", drift: Drift, watched: int | None, threshold: float
) -> "Callable[[Hands], Awaitable[Arrays]]":
    """Return how the stream of a run is made on a worker.

    What comes of it: `psi` and `ks` (batches, columns), the index and the p-value of Kolmogorov and Smirnov's test (NaN for
    categories); `bins`, how many a column has; `psi_score` (batches,); `loss` (batches,); `score`, `flagged`, `seconds`;
    `usual_loss`, `usual_spread`: mean and standard deviation of the pool's losses; `columns`,
    `reference_rows`, `pool_rows`.
    """

    async def conduct(hands: "Hands") -> Arrays:
        scene, parts = scene_of(run, drift, watched, threshold), list[Arrays]()
        for first in range(1, BATCHES + 1, PART):
            hands.tell(first - 1, BATCHES)
            parts.append(await hands.ask(watched_batches, scene, range(first, min(first + PART, BATCHES + 1))))
        found = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        usual: Arrays = await hands.ask(usual_of, scene)
        return found | usual

    return conduct


def scene_of(run: "Run", drift: Drift, watched: int | None = None, threshold: float = 0.5) -> Scene:
    """Return a run's scene."""
    from core.explanation.subject import subject_of

    used = np.unique(run.preprocessor.origin)
    columns = np.unique(np.append(used[: MOST_COLUMNS - 1], drift.column))
    pool = world_of(run, arriving(run))
    return Scene(subject_of(run), reference_of(run), pool, columns, drift, watched, threshold)


def watched_batches(scene: Scene, numbers: range) -> Arrays:
    """Return what there is to see of some batches, by their numbers from 1; what a worker is asked for."""
    from core.explanation.forward import predictor

    predict = predictor(scene.subject)
    bins = bins_of_columns(scene)
    before = [each.counts(scene.reference[:, c]) for c, each in zip(scene.columns, bins, strict=True)]
    said = _score(predict(scene.reference), scene.watched)
    score_bins = bins_of(said)
    seen = []
    for number in numbers:
        world = batch(scene, number)
        began = time.perf_counter()
        outputs = predict(world.X)
        seconds = time.perf_counter() - began
        score = _score(outputs, scene.watched)
        seen.append(
            {
                "psi": [
                    psi(b, each.counts(world.X[:, c])) for c, each, b in zip(scene.columns, bins, before, strict=True)
                ],
                "ks": [_ks(scene, c, world) for c in scene.columns],
                "psi_score": psi(score_bins.counts(said), score_bins.counts(score)),
                "loss": losses(outputs, world.y).mean(),
                "score": score.mean(),
                "flagged": (score >= scene.threshold).mean(),
                "seconds": seconds,
            }
        )
    return {name: np.array([one[name] for one in seen], np.float64) for name in seen[0]}


def usual_of(scene: Scene) -> Arrays:
    """Return what is usual: losses on the pool before anything has changed, and the bins of the watched columns."""
    from core.explanation.forward import predictor

    found = losses(predictor(scene.subject)(scene.pool.X), scene.pool.y)
    numbers = [
        np.count_nonzero(b.counts(scene.reference[:, c]))
        for c, b in zip(scene.columns, bins_of_columns(scene), strict=True)
    ]
    return {
        "usual_loss": np.array(found.mean()),
        "usual_spread": np.array(found.std()),
        "bins": np.array(numbers),
        "columns": scene.columns,
        "reference_rows": np.array(len(scene.reference)),
        "pool_rows": np.array(len(found)),
    }


def bins_of_columns(scene: Scene) -> list[Bins]:
    """Return the bins of the watched columns."""
    return [bins_of(scene.reference[:, c], scene.pool.categories[c]) for c in scene.columns]


def batch(scene: Scene, number: int) -> World:
    """Return a batch by its number, from 1: rows drawn by lot from the pool, with replacement, and drifted."""
    rng = np.random.default_rng((SEED, number))
    chosen = rng.integers(0, len(scene.pool.y), scene.drift.size)
    pool = scene.pool
    drawn = World(pool.X[chosen], pool.y[chosen], pool.spread, pool.categories, pool.classes)
    return scene.drift.applied(drawn, scene.drift.amount(number), rng)


def _score(outputs: NDArray[np.float64], watched: int | None) -> NDArray[np.float64]:
    return outputs.max(axis=1) if watched is None else outputs[:, watched]


def _ks(scene: Scene, column: int, world: World) -> float:
    """Return the p-value of Kolmogorov and Smirnov's test for a column of numbers."""
    from scipy.stats import ks_2samp

    before, now = scene.reference[:, column], world.X[:, column]
    before, now = before[~np.isnan(before)], now[~np.isnan(now)]
    if scene.pool.categories[column] or not (len(before) and len(now)):
        return float("nan")
    return float(ks_2samp(before, now, method="asymp").pvalue)


def place_of(found: Arrays, column: int) -> int:
    """Return the place of a column among those that are watched."""
    return int(np.flatnonzero(found["columns"] == column)[0])


def known_by_now(delay: int) -> NDArray[np.bool_]:
    """Return of which batches the outcomes are known when the stream ends."""
    return np.arange(BATCHES) + delay < BATCHES
