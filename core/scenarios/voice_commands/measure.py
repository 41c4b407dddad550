"""Train and test: a network beside two simple models, on voices that none of them has heard."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.resampling import interval, resample
from core.learning import Learnt, learn
from core.messages import N_
from core.scenarios.result import Result, Rival
from core.scenarios.voice_commands.answer import distances
from core.scenarios.voice_commands.net import TASK, chances, real, real_strange, simply, strange, test_rows
from core.scenarios.voice_commands.words import WORDS, spoken

SIMPLE: Mapping[str, str] = {
    "logistic": N_("Logistic regression on eight slices of the second"),
    "centroid": N_("Nearest mean of the word, on the same slices"),
}
STEPS = TASK.epochs + len(SIMPLE) + 1


async def measure(hands: Any) -> Mapping[str, Any]:
    """Train the network and the simple models; keep what they say of unseen voices, of a real one, of strange words."""
    found: dict[str, Any] = {}
    for number, kind in enumerate(SIMPLE):
        (said, of_real), seconds = await hands.timed(simply, kind)
        found |= {f"said_{kind}": said, f"real_{kind}": of_real, f"seconds_{kind}": seconds}
        hands.tell(number + 1, STEPS)

    def tell(learnt: Learnt) -> None:
        hands.tell(len(SIMPLE) + learnt.epoch, STEPS)

    learnt = await learn(hands, TASK, tell=tell)
    found |= {f"w_{i}": weights for i, weights in enumerate(learnt.weights)}
    found |= {"losses": np.array(learnt.losses), "seconds": learnt.seconds}
    found |= await hands.ask(tested, learnt.weights)
    return found


def tested(weights: tuple[Any, ...]) -> dict[str, Any]:
    """Return what the network says of rows that it has not seen, and how far they are from what it has; on a worker."""
    import time

    X, y, voice = test_rows()
    found: dict[str, Any] = {"y": y, "voice": voice}
    for end, rows in {"": X, "_strange": strange(), "_real": real(), "_real_strange": real_strange()}.items():
        found["p" + end] = chances(weights, rows)
        found["far" + end], found["usual"] = distances(rows)
    found["strange_text"] = spoken()["text"][spoken()["y"] < 0]
    chances(weights, X[:1])
    began = time.perf_counter()
    chances(weights, X[:1])
    return found | {"answer": time.perf_counter() - began}


def weights_of(arrays: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the network's weights from the arrays of a measurement."""
    return tuple(arrays[f"w_{i}"] for i in range(sum(name.startswith("w_") for name in arrays)))


def result(arrays: Mapping[str, Any]) -> Result:
    """Return the scores; intervals by drawing voices, since clips of one voice are alike."""
    y, voice = arrays["y"], arrays["voice"]
    commonest = np.bincount(y, minlength=len(WORDS)).argmax()
    rivals = (
        _rival(N_("Always the same command"), "nothing", y == commonest, voice, 0.0),
        *(
            _rival(label, "simple", arrays[f"said_{kind}"] == y, voice, float(arrays[f"seconds_{kind}"]))
            for kind, label in SIMPLE.items()
        ),
        _rival(
            N_("Network that listens over time"),
            "model",
            arrays["p"].argmax(axis=1) == y,
            voice,
            float(arrays["seconds"]),
        ),
    )
    return Result("accuracy", len(y), N_("clips by eight voices"), rivals, float(arrays["answer"]))


def _rival(label: str, kind: Any, right: NDArray[np.bool_], voice: NDArray[np.int64], seconds: float) -> Rival:
    return Rival(label, kind, float(right.mean()), *by_voice(right, voice), seconds)


def by_voice_apart(one: NDArray[np.bool_], other: NDArray[np.bool_], voice: NDArray[np.int64]) -> tuple[float, float]:
    """Return the 95 % interval of how much more one gets right than another, over draws of voices."""
    gaps = np.array([one[voice == it].mean() - other[voice == it].mean() for it in np.unique(voice)])
    return interval(resample(len(gaps)) @ gaps / len(gaps))


def by_voice(right: NDArray[np.bool_], voice: NDArray[np.int64]) -> tuple[float, float]:
    """Return the 95 % interval of a share right, over draws of voices."""
    shares = np.array([right[voice == one].mean() for one in np.unique(voice)])
    counts = resample(len(shares))
    return interval(counts @ shares / len(shares))
