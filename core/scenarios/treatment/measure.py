"""Train on four parts of the trial, recommend to the fifth, and ask what the recommendations would be worth."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any

import numpy as np

from core.learning import Learnt, learn, outputs
from core.messages import N_
from core.scenarios.result import Result, Rival
from core.scenarios.treatment import logistic, net
from core.scenarios.treatment.patient import far
from core.scenarios.treatment.policies import POLICIES
from core.scenarios.treatment.table import FOLDS, SPLITS, Floats, trial
from core.scenarios.treatment.values import value


async def measure(hands: Any) -> Mapping[str, Any]:
    """Train and test it."""
    regressed, simple_seconds = [], 0.0
    for split in range(SPLITS):
        risk, seconds = await hands.timed(logistic.cross_fitted, split)
        regressed.append(risk)
        simple_seconds += seconds

    def tell(learnt: Learnt) -> None:
        hands.tell(learnt.epoch, net.EPOCHS + 1)

    learnt = await learn(hands, net.task(), 0, tell)
    return {
        "members": await hands.ask(left_out, learnt.weights),
        "regressed": np.stack(regressed),
        "losses": np.array(learnt.losses) / net.MEMBERS,
        "seconds": learnt.seconds,
        "simple_seconds": simple_seconds / (SPLITS * FOLDS),
        **dict(zip(("w_0", "w_1", "w_2", "w_3"), open_members(learnt.weights), strict=True)),
        "far": await hands.ask(far),
        "seconds_per_answer": await hands.ask(seconds_alone, open_members(learnt.weights)),
    }


def left_out(weights: tuple[Any, ...]) -> Floats:
    """Return the risk (splits, n, resamples, arms) of each patient by members that did not see the patient."""
    risks = net.chances(outputs(net.build, weights, net.sides().X))
    return np.asarray(net.left_out(risks), np.float32)


def open_members(weights: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the weights of the members that saw all patients."""
    return tuple(array[-net.OPEN :] for array in weights)


def seconds_alone(weights: tuple[Any, ...]) -> float:
    """Return how long one patient's answer takes."""
    row = net.sides().X[:1]
    outputs(net.build_open, weights, row)
    began = perf_counter()
    outputs(net.build_open, weights, row)
    return perf_counter() - began


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the event rate under each policy, doubly robust, with patients that its model did not see."""
    trained = {"model": float(arrays["seconds"]), "simple": float(arrays["simple_seconds"])}
    rivals = []
    for policy in POLICIES:
        found = value(policy.parts(arrays))
        rivals.append(
            Rival(policy.label, policy.kind, found.value, found.low, found.high, trained.get(policy.kind, 0.0))
        )
    return Result("event_rate", trial().n, N_("patients"), tuple(rivals), float(arrays["seconds_per_answer"]))
