"""Train face or not on five splits, train numbers that tell people apart, and look for faces in photographs."""

from collections.abc import Mapping
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np

from core.evaluation.resampling import interval, resample
from core.learning import Learnt, learn, outputs
from core.lessons.architectures.running import trained
from core.messages import N_
from core.scenarios.face_recognition import embedding, facing
from core.scenarios.face_recognition.detecting import find_in_photo
from core.scenarios.face_recognition.errors import equal_interval, errors
from core.scenarios.face_recognition.failing import test_views
from core.scenarios.face_recognition.pictures import PHOTOS, is_face
from core.scenarios.face_recognition.recognising import FACE
from core.scenarios.result import Kind, Result, Rival

STEPS = facing.SPLITS + 4


async def measure(hands: Any) -> Mapping[str, Any]:
    """Train and test it."""
    return {**await _face_or_not(hands), **await _whose(hands), **await _photos(hands)}


async def _face_or_not(hands: Any) -> Mapping[str, Any]:
    runs, arrays = [], dict[str, Any]()
    for split in range(facing.SPLITS):
        tell = partial(_tell, hands, split)
        run = await trained(hands, facing.experiment(split), facing.dataset(), facing.told, tell)
        right, svm_seconds = await hands.timed(facing.machine, run["test"])
        arrays |= {f"face_{split}_{i}": weights for i, weights in enumerate(run["weights"])}
        runs.append({**run, "svm_right": right, "svm_seconds": svm_seconds})
    for name, key in (("tests", "test"), ("prob", "prob"), ("svm_right", "svm_right")):
        arrays[name] = np.stack([run[key] for run in runs])
    for key in ("seconds", "svm_seconds"):
        arrays[key] = np.median([run[key] for run in runs])
    return arrays


def _tell(hands: Any, split: int, share: float) -> None:
    hands.tell(split + share, STEPS)


async def _whose(hands: Any) -> Mapping[str, Any]:
    def tell(learnt: Learnt) -> None:
        hands.tell(facing.SPLITS + 2 * learnt.epoch / embedding.EPOCHS, STEPS)

    learnt = await learn(hands, embedding.task(), 0, tell)
    own = learnt.weights[:-1]  # without the directions of the training people
    _, eigen_seconds = await hands.timed(embedding.eigenfaces)
    numbers, eigen = await hands.ask(numbers_of_test, own)
    arrays = {f"own_{i}": weights for i, weights in enumerate(own)}
    for name, rows in (("numbers", numbers), ("eigen", eigen)):
        arrays[f"equal_{name}"] = np.array(await hands.ask(equal_interval, rows))
    return {
        **arrays,
        "numbers": numbers,
        "eigen": eigen,
        "losses": np.array(learnt.losses),
        "own_seconds": learnt.seconds,
        "eigen_seconds": eigen_seconds,
        "alone": await hands.ask(seconds_alone, own),
    }


def numbers_of_test(own: Any) -> tuple[Any, Any]:
    """Return the numbers (people, views, d) of the test people by the network and by eigenfaces."""
    views = test_views()
    flat = views.reshape(-1, *views.shape[2:])
    made = outputs(embedding.build_numbers, own, embedding.even(flat)), embedding.by_eigenfaces(flat)
    network, eigen = (rows.reshape(*views.shape[:2], -1) for rows in made)
    return network, eigen


async def _photos(hands: Any) -> Mapping[str, Any]:
    arrays = dict[str, Any]()
    for step, name in enumerate(PHOTOS):
        hands.tell(facing.SPLITS + 2 + 2 * step / len(PHOTOS), STEPS)
        found = await hands.ask(find_in_photo, name)
        arrays |= {f"boxes_{name}": found.boxes, f"weights_{name}": found.weights}
    return arrays


def seconds_alone(own: Any) -> float:
    """Return how long it takes to turn one cut-out into numbers."""
    row = embedding.even(embedding.people(0, 1))
    outputs(embedding.build_numbers, own, row)
    began = perf_counter()
    outputs(embedding.build_numbers, own, row)
    return perf_counter() - began


def faces_of(arrays: Mapping[str, Any]) -> list[list[Any]]:
    """Return the face-or-not network's weights of each split."""
    return [[arrays[f"face_{split}_{i}"] for i in range(6)] for split in range(facing.SPLITS)]


def own_of(arrays: Mapping[str, Any]) -> list[Any]:
    """Return the weights of the network that tells people apart."""
    return [arrays[f"own_{i}"] for i in range(6)]


COIN = 0.5  # equal error rate of a coin toss


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the equal error rates of whose face, over pairs of views of people whom no training saw."""
    rivals = (
        Rival(N_("A coin toss"), "nothing", COIN),
        _whose_rival(N_("Eigenfaces (principal components)"), "simple", "eigen", float(arrays["eigen_seconds"]), arrays),
        _whose_rival(N_("Small network that turns a face into 32 numbers"), "model", "numbers", float(arrays["own_seconds"]), arrays),
    )  # fmt: skip
    return Result("equal_error_rate", len(arrays["numbers"]), N_("people"), rivals, float(arrays["alone"]))


def _whose_rival(label: str, kind: Kind, name: str, seconds: float, arrays: Mapping[str, Any]) -> Rival:
    low, high = map(float, arrays[f"equal_{name}"])
    return Rival(label, kind, errors(arrays[name]).equal[1], low, high, seconds)


def face_or_not(arrays: Mapping[str, Any]) -> tuple[Rival, ...]:
    """Return the accuracies of face or not, each cut-out judged by trainings that did not see it."""
    truth = is_face()[arrays["tests"]]
    return (
        _rival(N_("Always the same answer"), "nothing", truth == 1, arrays),
        _rival(N_("Support vector machine on the pixels"), "simple", arrays["svm_right"], arrays, "svm_seconds"),
        _rival(N_("Convolutional network"), "model", (arrays["prob"] >= FACE) == truth, arrays, "seconds"),
    )


def _rival(label: str, kind: Kind, right: Any, arrays: Mapping[str, Any], seconds: str = "") -> Rival:
    """Return the share of right answers (splits, m), and its interval over other cut-outs: one judged twice is drawn as one."""
    rows = np.asarray(arrays["tests"]).ravel()
    hits, times = (np.bincount(rows, weights=values) for values in (np.ravel(right), np.ones(len(rows))))
    seen = times > 0
    counts = resample(int(seen.sum()))
    drawn = (counts @ hits[seen]) / (counts @ times[seen])
    return Rival(label, kind, float(np.mean(right)), *interval(drawn), float(arrays[seconds]) if seconds else 0.0)
