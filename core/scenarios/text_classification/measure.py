"""Train the simple model and the two networks on the same reviews, and test them on the same others."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.learning import Learnt
from core.messages import N_
from core.scenarios.result import Result, Rival
from core.scenarios.text_classification import training
from core.scenarios.text_classification.answering import MODELS, NETS, kept
from core.scenarios.text_classification.deciding import table

NOTHING = N_("Always the commoner answer")

Arrays = dict[str, NDArray[Any]]


async def measure(hands: Any) -> Mapping[str, Any]:
    """Train and test all of them."""
    total, done = 5 + sum(map(training.steps, NETS)) + len(MODELS), 1
    await hands.ask(training.prepared)
    hands.tell(done, total)
    arrays, seconds = await hands.timed(training.simple)
    arrays, spent = {**arrays, **await hands.ask(training.sides)}, {"simple": seconds}
    for name in NETS:
        done += 1
        learnt = await _learnt(hands, name, done, total)
        arrays |= {f"w_{name}_{n}": weight.astype(np.float16) for n, weight in enumerate(learnt.weights)}
        spent[name], done = learnt.seconds, done + training.steps(name)
    arrays |= await hands.ask(training.ruled, arrays)
    for name in MODELS:
        arrays[f"chance_{name}"] = await hands.ask(training.tested, name, kept(arrays, name))
        done += 1
        hands.tell(done, total)
    alone = await hands.ask(training.alone, "bag", kept(arrays, "bag"))
    return {**arrays, **await hands.ask(scores, arrays), **_seconds(spent), "alone": np.array([alone])}


async def _learnt(hands: Any, name: str, done: int, total: int) -> Learnt:
    learnt = Learnt(0)
    for step in range(training.steps(name)):
        learnt = await hands.ask(training.stepped, name, step, learnt)
        hands.tell(done + step, total)
    return learnt


def scores(arrays: Arrays) -> Arrays:
    """Return each way's accuracy with Wilson's interval (3,), and what thresholds would do."""
    from core.evaluation.wilson import wilson

    y = arrays["y"]
    right = {name: (arrays[f"chance_{name}"] >= 0.5) == y for name in MODELS}
    right["nothing"] = y == round(float(arrays["share"][0]))
    found = {name: wilson(int(hits.sum()), len(y)) for name, hits in right.items()}
    grids = {f"grid_{name}": table(y, arrays[f"chance_{name}"]) for name in MODELS}
    return {f"score_{name}": np.array([it.value, it.low, it.high]) for name, it in found.items()} | grids


def _seconds(spent: Mapping[str, float]) -> Arrays:
    return {f"seconds_{name}": np.array([seconds]) for name, seconds in spent.items()}


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    rivals = (
        Rival(NOTHING, "nothing", *_score(arrays, "nothing")),
        Rival(MODELS["simple"], "simple", *_score(arrays, "simple"), float(arrays["seconds_simple"][0])),
        *(Rival(MODELS[name], "model", *_score(arrays, name), float(arrays[f"seconds_{name}"][0])) for name in NETS),
    )
    return Result("accuracy", len(arrays["y"]), N_("reviews"), rivals, float(arrays["alone"][0]))


def _score(arrays: Mapping[str, Any], name: str) -> tuple[float, float, float]:
    value, low, high = arrays[f"score_{name}"]
    return float(value), float(low), float(high)
