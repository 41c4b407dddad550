"""A small search by machine: many settings tried, the best on validation rows chosen, and then tested on others."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import load
from core.lessons.trends.logistic import area
from core.lessons.trends.paired import Difference, difference
from core.lessons.trends.rows import Halves, halves, split
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.jobs import Hands

DATA = "heart"
TRIES, SPLITS, PART = 40, 20, 4
TEST_SHARE, VALIDATION_SHARE = 0.3, 0.25

Arrays = dict[str, NDArray[np.float64]]


def searched(seed: int) -> Arrays:
    """Return the AUC of each try (TRIES,) on "validation" rows and on "test" rows that no choice has seen."""
    train, test = split(DATA, seed, TEST_SHARE)
    cut = round(VALIDATION_SHARE * len(train))
    fit, checked = halves(DATA, train[cut:], train[:cut]), halves(DATA, train[cut:], test)
    rng = np.random.default_rng(seed)
    found = np.array([_tried(_settings(rng), fit, checked) for _ in range(TRIES)])
    return {"validation": found[:, 0], "test": found[:, 1]}


def _settings(rng: np.random.Generator) -> dict[str, Any]:
    return {
        "max_depth": int(rng.integers(1, 11)),
        "min_samples_leaf": int(rng.integers(1, 21)),
        "max_features": float(rng.uniform(0.2, 1.0)),
        "criterion": str(rng.choice(["gini", "entropy"])),
        "random_state": int(rng.integers(2**31)),
    }


def _tried(settings: dict[str, Any], fit: Halves, checked: Halves) -> tuple[float, float]:
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(**settings).fit(fit.X, fit.y)
    on_validation, on_test = (area(tree.predict_proba(one.X_test)[:, 1], one.y_test) for one in (fit, checked))
    return float(on_validation), float(on_test)


def several(seeds: tuple[int, ...]) -> Arrays:
    """Return searches stacked (splits, TRIES)."""
    found = [searched(seed) for seed in seeds]
    return {name: np.stack([one[name] for one in found]) for name in found[0]}


async def conduct(hands: "Hands") -> Arrays:
    """Do the study."""
    parts: list[Arrays] = []
    for first in range(0, SPLITS, PART):
        parts.append(await hands.ask(several, tuple(range(first, first + PART))))
        hands.tell(first + PART, SPLITS)
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def chosen(found: Arrays) -> Arrays:
    """Return, after each try (splits, TRIES), what the best so far has on validation rows and on test rows."""
    best = np.array([[row[: k + 1].argmax() for k in range(row.size)] for row in found["validation"]])
    return {name: np.take_along_axis(found[name], best, 1) for name in ("validation", "test")}


def promised(found: Arrays) -> Difference:
    """Return how much better the last winner looks on the rows that chose it than on new ones."""
    best = chosen(found)
    return difference(best["validation"][:, -1], best["test"][:, -1], TEST_SHARE)


def gained(found: Arrays) -> Difference:
    """Return how much better the last winner is on new rows than the average try."""
    return difference(chosen(found)["test"][:, -1], found["test"].mean(1), TEST_SHARE)


def title(found: Arrays) -> Message:
    """Say whether the winner is as good as it looks."""
    promise = promised(found)
    text = (
        N_("The winner of {tries} tries looks {promise:.2f} AUC better than it is")
        if promise.low > 0
        else N_("The winner of {tries} tries is about as good as it looks")
    )
    return Message.of(text, tries=found["test"].shape[1], promise=promise.mean)


def sure(found: Arrays) -> Message:
    """Say both with their intervals."""
    gain, promise = gained(found), promised(found)
    text = N_(
        "A decision tree on {data}, its settings drawn at random, the best on validation rows kept, {splits} splits. On test "
        "rows the winner is {gain:+.2f} above the average try (95 % interval {gain_low:+.2f} to {gain_high:+.2f}); its validation "
        "score is {promise:.2f} too high ({promise_low:.2f} to {promise_high:.2f}), since the luckiest of many wins."
    )
    return Message.of(
        text,
        data=Message(load(DATA).card.title),
        splits=len(found["test"]),
        gain=gain.mean,
        gain_low=gain.low,
        gain_high=gain.high,
        promise=promise.mean,
        promise_low=promise.low,
        promise_high=promise.high,
    )
