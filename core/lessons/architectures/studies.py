"""The trainings of the lesson, as studies on the workers: each gives arrays, and says how far it is."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from core.jobs.errand import Hands
from core.learning import Learnt, Task, learn, right
from core.lessons.architectures import choice, letters, networks, recall, vowels
from core.lessons.architectures.cnn import EXPERIMENT
from core.lessons.architectures.running import graded, trained, weights_of

Arrays = Mapping[str, Any]

SEEDS = (0, 1, 2)
PLACES = {
    "with": Task(networks.transformer_with_places, letters.sides, epochs=8),
    "without": Task(networks.transformer_without_places, letters.sides, epochs=4),
}
SPEAKER = Task(networks.speaker_gru, vowels.sides, epochs=60, rate=1e-2)
RECALL = {
    "simple": Task(networks.recall_simple, recall.sides, epochs=16, rate=5e-3),
    "gru": Task(networks.recall_gru, recall.sides, epochs=12, rate=5e-3),
    "lstm": Task(networks.recall_lstm, recall.sides, epochs=15, rate=5e-3),
}


async def _learnt(hands: Hands, task: Task, seed: int, tell: Any) -> Learnt:
    return await learn(hands, task, seed, lambda learnt: tell(learnt.epoch / task.epochs))


async def places(hands: Hands) -> Arrays:
    """Train the Transformer with and without places on words, three seeds each.

    Gives `right_<kind>` (seeds, n) of the test words, `chance_<kind>` (seeds, n) that each is as written, and the weights
    of the first seed as `<kind>_0` onwards.
    """
    found: dict[str, Any] = {}
    pairs = [(name, seed) for seed in SEEDS for name in PLACES]
    total = float(sum(PLACES[name].epochs for name, _ in pairs))
    done = 0.0
    for name, seed in pairs:
        task = PLACES[name]
        learnt = await _learnt(hands, task, seed, _sharing(hands, done, task.epochs, total, found))
        done += task.epochs
        chances = await hands.ask(tested, task, learnt)
        found.setdefault(f"chance_{name}", []).append(chances[:, letters.WRITTEN])
        if seed == SEEDS[0]:
            found |= {f"{name}_{i}": weight for i, weight in enumerate(learnt.weights)}
    return found


async def cnn(hands: Hands) -> Arrays:
    """Train the CNN whose kernels are shown; see `running.weights_of`."""
    arrays: Arrays = await trained(hands, EXPERIMENT, None, weights_of, lambda share: hands.tell(share, 1.0))
    return arrays


async def speaker(hands: Hands) -> Arrays:
    """Train the GRU that says who speaks: its weights, and which (n,) of the test recordings it gets right."""
    learnt = await _learnt(hands, SPEAKER, 0, lambda share: hands.tell(share, 1.0))
    return {
        **{f"weights_{i}": weight for i, weight in enumerate(learnt.weights)},
        "right": await hands.ask(right, SPEAKER, learnt),
    }


async def remembering(hands: Hands) -> Arrays:
    """Train three recurrent layers to remember, three seeds each: `<kind>` (seeds so far, distances), the share right."""
    found: dict[str, list[Any]] = {name: [] for name in RECALL}
    total = float(len(SEEDS) * len(RECALL))
    for number, (seed, name) in enumerate(product(SEEDS, RECALL)):
        task = RECALL[name]
        learnt = await _learnt(hands, task, seed, _sharing(hands, number, 1.0, total, found))
        shares = (await hands.ask(right, task, learnt)).reshape(len(recall.DISTANCES), -1).mean(axis=1)
        found[name].append(shares)
        hands.tell(number + 1, total, {kind: np.array(rows) for kind, rows in found.items()})
    return found


async def choosing(hands: Hands) -> Arrays:
    """Train four architectures on digits as they are and scrambled, three seeds each.

    Gives `accuracy` (models, arrangements, seeds), NaN where it is not known yet, `parameters` (models,) and `seconds` (models,).
    """
    models, seeds = list(choice.MODELS), choice.SEEDS
    accuracy, seconds = np.full((len(models), 2, len(seeds)), np.nan), np.full((len(models), 2, len(seeds)), np.nan)
    parameters = np.zeros(len(models), np.int64)
    total, done = 2 * len(seeds) * sum(choice.COSTS.values()), 0.0
    others = {choice.AS_THEY_ARE: None, choice.SCRAMBLED: await hands.ask(choice.scrambled)}
    for (k, seed), (m, name), arrangement in product(enumerate(seeds), enumerate(models), others):
        experiment, cost = choice.experiment_of(name, arrangement, seed), choice.COSTS[name]
        tell = _sharing(hands, done, cost, total, {})
        accuracy[m, arrangement, k], parameters[m], seconds[m, arrangement, k] = await trained(
            hands, experiment, others[arrangement], graded, tell
        )
        done += cost
        hands.tell(
            done, total, {"accuracy": accuracy.copy(), "parameters": parameters.copy(), "seconds": seconds.copy()}
        )
    return {"accuracy": accuracy, "parameters": parameters, "seconds": seconds}


def _sharing(hands: Hands, done: float, worth: float, total: float, found: Any) -> Any:
    return lambda share: hands.tell(done + share * worth, total)


def tested(task: Task, learnt: Learnt) -> Any:
    """Return the chances (n, classes) that a letters network gives the test words."""
    from core.lessons.architectures.attention import forward

    return forward(learnt.weights, np.asarray(task.sides().X_test))[1]


CONDUCTS = {"places": places, "cnn": cnn, "speaker": speaker, "remembering": remembering, "choosing": choosing}
"""What a study is called -> what conducts it."""
