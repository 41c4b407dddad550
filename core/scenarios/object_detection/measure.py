"""Score the shipped detector beside doing nothing and beside connected ink, on scenes whose digits no training scene has."""

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from core.messages import N_
from core.scenarios.object_detection import simple
from core.scenarios.object_detection.finds import Finds, average_precision, spread
from core.scenarios.object_detection.make import FILE
from core.scenarios.object_detection.network import build, read, said
from core.scenarios.object_detection.scenes import Recipe, Scenes, scenes, testing
from core.scenarios.object_detection.unlike import Usual, usual_of
from core.scenarios.result import Kind, Result, Rival

Arrays = dict[str, Any]
LIMIT_SCENES, LIMIT_SEED = 300, 11  # in which the limit of unlike finds is set
COUNTED = 0.5  # confidence from which on a find is counted there
SECONDS_OF = 20  # answers that one is timed by
PARTS = ("boxes", "shows", "scene", "sure", "chance")
WAYS: tuple[Kind, ...] = ("nothing", "simple", "model")


async def measure(hands: Any) -> Arrays:
    """Return weights, test scenes, and what each way found in them."""
    hands.tell(0, 5)
    arrays = dict(shipped())
    fitted, seconds = await hands.timed(simple.fit)
    hands.tell(2, 5)
    fitted, more = await hands.timed(simple.chosen, fitted)
    hands.tell(3, 5)
    arrays |= await hands.ask(scored, weights_of(arrays), fitted)
    hands.tell(4, 5)
    arrays["seconds_per_answer"] = await hands.ask(timed, weights_of(arrays))
    return arrays | {f"fit_{name}": value for name, value in fitted.items()} | {"seconds_simple": seconds + more}


@lru_cache(maxsize=1)
def shipped() -> Arrays:
    """Return the weights that came with the product, `w_0` onwards, and what they took."""
    with np.load(FILE) as file:
        return {name: file[name].astype(np.float32) if name.startswith("w_") else file[name] for name in file.files}


def weights_of(arrays: Mapping[str, Any]) -> list[Any]:
    """Return the weights that are in arrays, in the order of the net."""
    return [arrays[f"w_{i}"] for i in range(sum(name.startswith("w_") for name in arrays))]


def fitted_of(arrays: Mapping[str, Any]) -> Arrays:
    """Return the simple way that is in arrays."""
    return {name.removeprefix("fit_"): value for name, value in arrays.items() if name.startswith("fit_")}


def scored(weights: list[Any], fitted: Mapping[str, Any]) -> Arrays:
    """Return the test scenes, and what each way finds in them."""
    test, taught = testing(), scenes(Recipe(), simple.FIT_SCENES, test=False, seed=simple.SEED)
    other = scenes(Recipe(), LIMIT_SCENES, test=False, seed=LIMIT_SEED)
    usual = usual_of(taught, other, read(said(weights, other.X)).above(COUNTED))
    found = {
        "nothing": simple.nothing(test.X, taught),
        "simple": simple.find(fitted, test.X),
        "model": read(said(weights, test.X)),
    }
    arrays: Arrays = {
        "X": test.X,
        "boxes": test.boxes,
        "shows": test.shows,
        "scene": test.scene,
        "usual_ends": usual.ends,
        "usual_digits": usual.digits,
        "usual_limit": np.float64(usual.limit),
        "odd": usual.odd(test.X, found["model"]),
    }
    for name, finds in found.items():
        arrays |= _packed(name, finds) | {f"{name}_score": (average_precision(finds, test), *spread(finds, test))}
    return arrays


def _packed(name: str, finds: Finds) -> Arrays:
    return {f"{name}_{part}": getattr(finds, part) for part in PARTS}


def usual_in(arrays: Mapping[str, Any]) -> Usual:
    """Return what training scenes had, as it is in arrays."""
    return Usual(arrays["usual_ends"], arrays["usual_digits"], float(arrays["usual_limit"]))


def finds_of(arrays: Mapping[str, Any], way: str = "model") -> Finds:
    """Return what a way found in the test scenes."""
    return Finds(*(arrays[f"{way}_{part}"] for part in PARTS))


def scenes_of(arrays: Mapping[str, Any]) -> Scenes:
    """Return the test scenes."""
    return Scenes(arrays["X"], arrays["boxes"], arrays["shows"], arrays["scene"])


def timed(weights: list[Any]) -> float:
    """Return the seconds that the Keras net takes for one picture alone, and the reading of its boxes."""
    import tensorflow as tf

    from core.learning import outputs

    X = testing().X[:1]
    outputs(build, weights, X)
    began = time.perf_counter()
    for _ in range(SECONDS_OF):
        read(np.asarray(outputs(build, weights, tf.constant(X))))
    return (time.perf_counter() - began) / SECONDS_OF


LABELS = {
    "nothing": N_("One box at the usual place"),
    "simple": N_("Connected ink + logistic regression"),
    "model": N_("Grid detector (Keras, 6 by 6 cells)"),
}


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores."""
    seconds = {"nothing": 0.0, "simple": float(arrays["seconds_simple"]), "model": float(arrays["seconds"])}
    rivals = tuple(Rival(LABELS[way], way, *ends(arrays[f"{way}_score"]), seconds[way]) for way in WAYS)
    count = len(arrays["X"])
    return Result("average_precision", count, N_("scenes"), rivals, float(arrays["seconds_per_answer"]), shipped=True)


def ends(score: Any) -> tuple[float, float, float]:
    """Return a score and its interval as numbers."""
    value, low, high = map(float, score)
    return value, low, high
