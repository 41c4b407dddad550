"""What luck does: 32 networks that differ in their seed only, picked, averaged, and tuned.

`many` and `tuned` run on a worker.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.lessons.questions.outcome import Line, Outcome, over_seeds
from core.messages import N_, Message

LOANS = Experiment(dataset="german_credit", hidden=(16,), epochs=30)
SEEDS, TOGETHER, DRAWS = 32, 8, 200
TRIALS: tuple[Mapping[str, Any], ...] = tuple(
    {"hidden": hidden, "learning_rate": rate, "dropout": dropout}
    for hidden in ((8,), (32,), (64, 32))
    for rate in (1e-3, 1e-2)
    for dropout in (0.0, 0.4)
)
"""A grid of settings."""
TUNED = range(4)  # seeds

Numbers = NDArray[np.float64]


def many() -> dict[str, Any]:
    """Train the networks and return their chances (seeds, rows) of the test rows, and the labels (rows,)."""
    from core.training import train_seeds

    runs = train_seeds(LOANS, range(SEEDS))
    return {"chances": np.stack([run.y_prob[:, 1] for run in runs]), "y": runs[0].y_test}


def tuned(trial: int) -> dict[str, Any]:
    """Train a trial of the grid and return its AUC on the validation rows and on the test rows, mean over seeds."""
    from core.training import train_seeds

    runs = train_seeds(replace(LOANS, **TRIALS[trial]), TUNED)
    val = [_auc(run.y_val, run.predict(run.data.X[run.split.val])[:, 1]) for run in runs]
    return {"val": np.mean(val), "test": np.array([run.scores["roc_auc"] for run in runs])}


async def conduct(hands: Any) -> dict[str, Any]:
    """Train the networks, then go through the grid."""
    total = len(TRIALS) + 2
    hands.tell(0, total)
    found = await hands.ask(many)
    trials: list[dict[str, Any]] = []
    for number in range(len(TRIALS)):
        hands.tell(2 + number, total)
        trials.append(await hands.ask(tuned, number))
    return {**found, "val": np.array([one["val"] for one in trials]), "test": np.stack([one["test"] for one in trials])}


def auc(y: NDArray[Any], chances: NDArray[Any]) -> Numbers:
    """Return the area under the ROC curve of many models' chances (k, n): shape (k,)."""
    return np.array([_auc(y, one) for one in chances])


def picked(y: NDArray[Any], chances: NDArray[Any], seed: int = 0) -> tuple[Numbers, Numbers]:
    """Return what the best of all promises on the rows that it was picked on, and gives over all rows.

    Shapes (draws,): each time as many rows as there are, drawn with replacement (Efron 1979), stand for a test; all rows
    stand for the customers that it was drawn from.
    """
    draw, whole = np.random.default_rng(seed), auc(y, chances)
    promised: list[float] = []
    given: list[float] = []
    while len(promised) < DRAWS:
        rows = draw.integers(len(y), size=len(y))
        if len(set(y[rows])) == 2:
            scores = auc(y[rows], chances[:, rows])
            promised.append(scores.max())
            given.append(whole[scores.argmax()])
    return np.array(promised), np.array(given)


def peeking(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read how much too good the best of many looks on the rows that chose it."""
    y, chances = arrays["y"], arrays["chances"]
    promised, given = picked(y, chances)
    gap = float((promised - given).mean())
    return Outcome(
        Message.of(
            N_("Pick the best of {n} on the rows that grade it, and it promises {gap:.3f} AUC more than it gives"), n=len(chances), gap=gap
        ),
        Message.of(
            N_("It promised an AUC of {promised:.3f} on the rows that chose it and gives {given:.3f} to the customers they were drawn "
               "from; one network taken blindly gives {blind:.3f}. Write the rule for go or no-go down before the result, and keep rows that nobody looks at."),
            promised=float(promised.mean()), given=float(given.mean()), blind=float(auc(y, chances).mean()),
        ),
        N_("Area under the ROC curve; mean, and range that holds nine in ten"),
        [
            _ninety(Message(N_("what the best promised")), promised, "other"),
            _ninety(Message(N_("what it gave")), given),
            _ninety(Message(N_("any one of them")), auc(y, chances), "none"),
        ],
        "partly",
    )  # fmt: skip


def improving(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read what tuning and averaging bring, beside the luck of a seed."""
    y, chances, best = arrays["y"], arrays["chances"], int(np.argmax(arrays["val"]))
    single = auc(y, chances)
    groups = chances.reshape(-1, TOGETHER, chances.shape[-1]).mean(1)
    together, chosen = auc(y, groups), np.asarray(arrays["test"][best], np.float64)
    gains = {"tuned": float(chosen.mean() - single.mean()), "together": float(together.mean() - single.mean())}
    luck = float(single.max() - single.min())
    helped = sum(gain > 0.005 for gain in gains.values())
    return Outcome(
        Message.of(
            N_("The best of {n} settings brings {tuned:+.3f} AUC, the mean of {k} networks {together:+.3f}; a seed alone moves it by "
               "{luck:.3f}"),
            n=len(TRIALS), k=TOGETHER, luck=luck, **gains,
        ),
        Message.of(
            N_("The settings were chosen on the validation rows, and graded on test rows. A gain smaller than what another seed "
               "does is no gain that you could show to anybody."),
        ),
        N_("Area under the ROC curve on the test rows; mean and range over seeds"),
        [
            over_seeds(Message(N_("one network")), single, "none"),
            over_seeds(Message.of(N_("mean of {k} networks"), k=TOGETHER), together),
            over_seeds(Message(N_("the best settings of a grid")), chosen, "other"),
        ],
        "holds" if helped == len(gains) else "partly" if helped else "fails",
    )  # fmt: skip


def _ninety(label: Message, values: Numbers, kind: str = "usual") -> Line:
    low, high = np.percentile(values, (5, 95))
    return Line(label, float(values.mean()), float(low), float(high), kind)


def _auc(y: NDArray[Any], chances: NDArray[Any]) -> float:
    """Return the area under the ROC curve as the share of pairs in the right order (Hanley and McNeil 1982)."""
    from core.evaluation.resampling import aucs

    p = np.asarray(chances, np.float64)
    return float(aucs(np.asarray(y), np.column_stack([1 - p, p]), np.ones((1, len(y))))[0])
