"""Train and test."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.experiment import Experiment
from core.explanation.explain import predict_rows
from core.lessons.architectures.running import trained
from core.messages import N_
from core.scenarios.clinic.subject import arrays_of, prepared, subject
from core.scenarios.disease_risk import beside
from core.scenarios.disease_risk.gaps import gaps
from core.scenarios.disease_risk.people import NAME, people
from core.scenarios.result import Result, Rival

EXPERIMENT = Experiment(
    dataset=NAME, hidden=(16,), epochs=60, learning_rate=0.003, l2=0.003, test_size=0.3, val_size=0.15
)
STEPS = 1.5  # of which the training is 1


async def measure(hands: Any) -> Mapping[str, Any]:
    """Train a network on what was known in 1971, and hold it against a logistic regression and against age alone."""
    data = people()
    net = await trained(hands, EXPERIMENT, data, arrays_of, lambda part: hands.tell(part, STEPS))
    ready, judged = prepared(net), subject(net, EXPERIMENT)
    train, test = net["train_rows"], net["test_rows"]
    found = dict(net)
    found |= await hands.ask(beside.rivals, ready, train, test, net["val_rows"], net["chance"])
    found |= await hands.ask(beside.hospitals, ready, train, test)
    found |= await hands.ask(beside.leaks, ready, train, test)
    found |= await hands.ask(beside.heart)
    found |= await hands.ask(gaps, judged, data.X[test], net["truth"])
    _, seconds = await hands.timed(predict_rows, judged, data.X[test[:1]])
    hands.tell(STEPS, STEPS)
    return found | {"answer_seconds": np.float64(seconds)}


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    rivals = (
        Rival(N_("The same risk for everybody"), "nothing", 0.5),
        Rival(N_("Logistic regression"), "simple", *_score(arrays, "simple"), float(arrays["simple_seconds"])),
        Rival(N_("Age alone"), "simple", *_score(arrays, "age"), float(arrays["age_seconds"])),
        Rival(N_("Neural network"), "model", *_score(arrays, "model"), float(arrays["seconds"])),
    )
    return Result("roc_auc", len(arrays["truth"]), N_("people"), rivals, float(arrays["answer_seconds"]))


def _score(arrays: Mapping[str, Any], name: str) -> tuple[float, float, float]:
    value, low, high = map(float, arrays[f"score_{name}"])
    return value, low, high
