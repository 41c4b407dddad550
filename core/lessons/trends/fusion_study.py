"""The study of two senses: five ways to use them, each tested while one sense gets worse; on a worker."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.trends.fusion import Weights, fitted, initial, said, stacked, with_gaps
from core.lessons.trends.senses import Array, Pairs, pairs
from core.messages import N_

if TYPE_CHECKING:
    from core.jobs import Hands

MEMBERS, EPOCHS, SLICE = 6, 20, 10
WAYS: Mapping[str, str] = {
    "picture": N_("picture alone"),
    "sound": N_("sound alone"),
    "early": N_("early fusion"),
    "gaps": N_("early, trained with gaps"),
    "late": N_("late fusion"),
}
TRAINED = ("picture", "sound", "early", "gaps")
SENSES: Mapping[str, str] = {"picture": N_("the picture"), "sound": N_("the sound")}
HARMS: Mapping[str, str] = {
    "0": N_("as it is"),
    "0.25": N_("a little noise"),
    "0.5": N_("noisy"),
    "1": N_("very noisy"),
    "missing": N_("missing"),
}
SHOWN = 6  # badges
LOUDER = {"picture": 1.0, "sound": 2.0}
"""Noise of 1 has the size of the brightest pixel, or of twice the spread of what describes a sound."""

Arrays = dict[str, NDArray[np.float64]]


def harmed(values: Array, harm: str, louder: float, seed: int = 0) -> Array:
    """Return inputs with noise, or without what they say."""
    if harm == "missing":
        return np.zeros_like(values)
    noise = np.random.default_rng(seed).normal(size=values.shape)
    return (values + float(harm) * louder * noise).astype(np.float32)


def inputs(way: str, picture: Array, sound: Array) -> Array:
    """Return what the networks of a way take in."""
    return {"picture": picture, "sound": sound}.get(way, np.concatenate([picture, sound], -1))


def begun() -> dict[str, Weights]:
    """Return the weights of each way to begin with."""
    picture, sound, _ = _learnt()
    return {way: initial(inputs(way, picture, sound).shape[-1], MEMBERS, k) for k, way in enumerate(TRAINED)}


def went_on(way: str, weights: Weights, done: int) -> Weights:
    """Return the weights of a way after `SLICE` epochs more."""
    picture, sound, people = (np.concatenate([one] * SLICE) for one in _learnt())
    if way == "gaps":
        picture, sound = with_gaps(picture, sound, np.random.default_rng(done))
    return fitted(weights, inputs(way, picture, sound), people)


def tested(trained: Mapping[str, Weights]) -> Arrays:
    """Return the share right (ways, harms, members) when each sense gets worse: "picture", "sound"."""
    picture, sound, people = stacked([test for _, test in _drawn()])
    rows: dict[str, list[list[NDArray[np.float64]]]] = {sense: [] for sense in SENSES}
    for sense in SENSES:
        for harm in HARMS:
            seen = harmed(picture, harm, LOUDER[sense]) if sense == "picture" else picture
            heard = harmed(sound, harm, LOUDER[sense]) if sense == "sound" else sound
            chances: dict[str, NDArray[np.floating]] = {
                way: said(trained[way], inputs(way, seen, heard)) for way in TRAINED
            }
            chances["late"] = (chances["picture"] + chances["sound"]) / 2
            rows[sense].append([(chances[way].argmax(-1) == people).mean(0) for way in WAYS])
    return {sense: np.swapaxes(np.array(found, float), 0, 1) for sense, found in rows.items()}


async def conduct(hands: "Hands") -> Arrays:
    """Do the study."""
    total, done = len(TRAINED) * EPOCHS + 1, 0
    trained: dict[str, Weights] = await hands.ask(begun)
    for way in TRAINED:
        for epoch in range(0, EPOCHS, SLICE):
            trained[way] = await hands.ask(went_on, way, trained[way], epoch)
            done += SLICE
            hands.tell(done, total)
    found: Arrays = await hands.ask(tested, trained)
    return found


@lru_cache(maxsize=1)
def _drawn() -> tuple[tuple[Pairs, Pairs], ...]:
    return tuple(pairs(seed) for seed in range(MEMBERS))


@lru_cache(maxsize=1)
def _learnt() -> tuple[Array, Array, NDArray[np.int64]]:
    return stacked([train for train, _ in _drawn()])


def badges(harm: str) -> NDArray[np.float64]:
    """Return the first badges of the test (SHOWN, 8, 8) as the camera sees them, brightness from 0 to 1."""
    _, test = pairs(0)
    seen = harmed(test.picture[:SHOWN], harm, LOUDER["picture"])
    return np.asarray(np.clip(seen + test.average, 0, 1).reshape(-1, 8, 8), float)
