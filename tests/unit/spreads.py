"""Spreads made of noise of a known size."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.evaluation.drawn import scores_once
from core.evaluation.spread import Spread
from core.experiment import Experiment


def spread(
    y: NDArray[np.int64],
    prob: NDArray[np.float64],
    *,
    rows: str = "same",
    seeds: Sequence[int] = (),
    experiment: Experiment | None = None,
    main: str = "roc_auc",
) -> Spread:
    """Return the spread of predicted chances (k, n) of class 1 for labels (n,)."""
    y_prob = np.stack([1 - prob, prob], axis=-1).astype(np.float32)
    each = [scores_once("classification", y, one) for one in y_prob]
    return Spread(
        experiment or Experiment(),
        tuple(seeds) or tuple(range(len(prob))),
        {name: np.array([scores[name] for scores in each]) for name in each[0]},
        y_prob,
        y,
        rows,
        "classification",
        main,
        np.full(len(prob), 5),
        np.ones(len(prob)),
    )


def labels(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    """Return labels (n,), half of each."""
    return rng.permutation(np.arange(n) % 2)


def chances(
    rng: np.random.Generator,
    y: NDArray[np.int64],
    seeds: int,
    *,
    gain: float = 0.0,
    luck: float = 0.5,
    hard: NDArray[np.float64] | float = 0.0,
) -> NDArray[np.float64]:
    """Return chances (seeds, n) that lean to the truth by 1 + `gain`, more or less by a seed's `luck`; rows may be `hard`."""
    lean = (1 + gain + rng.normal(0, luck, (seeds, 1))) * (2 * y - 1)
    return 1 / (1 + np.exp(-(lean + hard + rng.normal(0, 1, (seeds, len(y))))))
