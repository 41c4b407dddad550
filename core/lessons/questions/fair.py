"""Is a model fair that doesn't see the age? Trained with the column and without, graded on young and older people.

`graded` runs on a worker.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.lessons.questions.outcome import Outcome, over_seeds
from core.messages import N_, Message

LOANS = Experiment(dataset="german_credit", hidden=(16,), epochs=30)
COLUMN, YOUNG = "age in years", 25  # up to which age German credit's own studies call an applicant young
SEEDS = range(8)
WAYS = (N_("with the age"), N_("without the age"))


def columns(way: int) -> tuple[str, ...]:
    """Return the columns that the network sees; none named means all."""
    from core.datasets import load

    return () if way == 0 else tuple(name for name in load(LOANS.dataset).feature_names if name != COLUMN)


def graded(way: int) -> dict[str, Any]:
    """Train from every seed; return the share refused (seeds, 2) among young and older people who did pay back."""
    from core.training import train_seeds

    runs = train_seeds(replace(LOANS, features=columns(way)), SEEDS)
    data = runs[0].data
    young = data.X[runs[0].split.test, data.feature_names.index(COLUMN)] <= YOUNG
    good = runs[0].y_test == 0
    threshold = float(np.mean(data.y[runs[0].split.train]))  # refuses about as many as don't pay back
    shares = [[float((run.y_prob[good & who, 1] >= threshold).mean()) for who in (young, ~young)] for run in runs]
    counts = [int((good & who).sum()) for who in (young, ~young)]
    return {
        "refused": np.array(shares),
        "auc": np.array([run.scores["roc_auc"] for run in runs]),
        "counts": np.array(counts),
    }


async def conduct(hands: Any) -> dict[str, Any]:
    """Train with the column, then without."""
    found: list[dict[str, Any]] = []
    for way in range(len(WAYS)):
        hands.tell(way, len(WAYS))
        found.append(await hands.ask(graded, way))
    return {name: np.stack([one[name] for one in found]) for name in ("refused", "auc", "counts")}


def fairness(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read whether leaving the column out closes the gap between young and older people."""
    refused = np.asarray(arrays["refused"], np.float64)
    gaps = refused[..., 0] - refused[..., 1]
    with_age, without = float(gaps[0].mean()), float(gaps[1].mean())
    young, old = (int(n) for n in arrays["counts"][0])
    closed = abs(without) < 0.25 * abs(with_age)
    return Outcome(
        Message.of(
            N_("Good customers up to {age} are refused {before:.0f} points more often than older ones; without the age column {after:.0f}"),
            age=YOUNG, before=100 * with_age, after=100 * without,
        ),
        Message.of(
            N_("Other columns know the age: how long somebody has worked, how they live. The price of leaving it out is "
               "{lost:.3f} AUC. There are only {young} young and {old} older good customers among the test rows, so the gap "
               "itself is uncertain: see its interval on the Metrics page."),
            lost=float(arrays["auc"][0].mean() - arrays["auc"][1].mean()), young=young, old=old,
        ),
        N_("Share of the good customers who are refused; mean and range over seeds"),
        [
            over_seeds(Message.of(N_("{who}, {way}"), who=Message(who), way=Message(way)), refused[number, :, group], kind)
            for number, way in enumerate(WAYS)
            for group, (who, kind) in enumerate(((N_("young"), "other"), (N_("older"), "usual")))
        ],
        "unclear" if abs(with_age) < gaps[0].std() else "holds" if closed else "fails",
    )  # fmt: skip
