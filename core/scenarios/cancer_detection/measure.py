"""Train and test."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.experiment import Experiment
from core.explanation.explain import predict_rows
from core.lessons.architectures.running import trained
from core.messages import N_
from core.scenarios.cancer_detection import beside
from core.scenarios.cancer_detection.cells import cells
from core.scenarios.cancer_detection.masses import NAME, masses
from core.scenarios.clinic.subject import arrays_of, prepared, subject
from core.scenarios.result import Result, Rival

EXPERIMENT = Experiment(
    dataset=NAME, hidden=(16,), epochs=60, learning_rate=0.003, l2=0.003, test_size=0.35, val_size=0.15
)
STEPS = 1.5  # of which the training is 1


async def measure(hands: Any) -> Mapping[str, Any]:
    """Train a network on masses, and hold it against a logistic regression and the radiologist's own assessment."""
    data = masses()
    net = await trained(hands, EXPERIMENT, data, arrays_of, lambda part: hands.tell(part, STEPS))
    ready, judged = prepared(net), subject(net, EXPERIMENT)
    train, test = net["train_rows"], net["test_rows"]
    found = dict(net)
    found |= await hands.ask(beside.rivals, ready, train, test, net["val_rows"], net["chance"])
    found |= await hands.ask(beside.hospitals, ready, train, test)
    found |= await hands.ask(cells)
    await hands.ask(predict_rows, judged, data.X[test])
    _, seconds = await hands.timed(predict_rows, judged, data.X[test[:1]])
    hands.tell(STEPS, STEPS)
    return found | {"answer_seconds": np.float64(seconds)}


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    rivals = (
        Rival(N_("Biopsy by lot"), "nothing", 0.5),
        Rival(N_("Logistic regression"), "simple", *_score(arrays, "simple"), float(arrays["simple_seconds"])),
        Rival(N_("The radiologist's assessment alone"), "simple", *_score(arrays, "doctor")),
        Rival(
            N_("Logistic regression without that assessment"),
            "simple",
            *_score(arrays, "undoctored"),
            float(arrays["undoctored_seconds"]),
        ),
        Rival(N_("Neural network"), "model", *_score(arrays, "model"), float(arrays["seconds"])),
    )
    return Result("roc_auc", len(arrays["truth"]), N_("masses"), rivals, float(arrays["answer_seconds"]))


def _score(arrays: Mapping[str, Any], name: str) -> tuple[float, float, float]:
    value, low, high = map(float, arrays[f"score_{name}"])
    return value, low, high
