"""Two senses at a door: a spoken vowel tells the person, a handwritten badge number too. Both are real, the pairs ours."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.datasets import load

FILE = Path(__file__).parents[1] / "files" / "japanese_vowels.npz"
PEOPLE = 9
TRAINED_PICTURES = 0.6  # of the pictures of each number; the others are for the test
PICTURES_EACH = 3  # shown with each training recording
BRIGHTEST = 16.0

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Hold pictures (n, 64), sounds (n, 24) and people (n,) from 0; a zero is what an input is on average.

    Parameters
    ----------
    average : array (64,)
        The picture that a zero stands for, brightness from 0 to 1.
    """

    picture: Array
    sound: Array
    person: NDArray[np.int64]
    average: Array


def pairs(seed: int) -> tuple[Pairs, Pairs]:
    """Return pairs to learn from and pairs to test with: no picture and no recording is in both.

    The recordings keep the halves in which they were published; `seed` draws pictures.
    """
    rng = np.random.default_rng(seed)
    sounds, people = _sounds()
    pictures, numbers = _pictures()
    chosen = [rng.permutation(np.flatnonzero(numbers == person)) for person in range(PEOPLE)]
    cuts = [round(TRAINED_PICTURES * len(some)) for some in chosen]
    train = [some[:cut] for some, cut in zip(chosen, cuts, strict=True)]
    test = [some[cut:] for some, cut in zip(chosen, cuts, strict=True)]
    often = np.tile(np.arange(len(people[0])), PICTURES_EACH)
    learnt = _paired(sounds[0][often], people[0][often], pictures, train, rng)
    shown = _paired(sounds[1], people[1], pictures, test, rng)
    return _scaled(learnt, learnt), _scaled(shown, learnt)


def _paired(
    sound: Array, person: NDArray[np.int64], pictures: Array, of: list[NDArray[np.int64]], rng: np.random.Generator
) -> Pairs:
    order = rng.permutation(len(person))
    drawn = np.array([rng.choice(of[who]) for who in person[order]])
    return Pairs(pictures[drawn], sound[order], person[order], np.zeros(pictures.shape[1], np.float32))


def _scaled(it: Pairs, by: Pairs) -> Pairs:
    sound = (it.sound - by.sound.mean(0)) / by.sound.std(0)
    average = by.picture.mean(0)
    return Pairs(it.picture - average, sound, it.person, average)


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[Array, Array], tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Return what describes the recordings of both halves, and who speaks: means and spreads of 12 numbers over time."""
    with np.load(FILE) as file:
        halves = [(file[f"X_{half}"], file[f"y_{half}"].astype(np.int64) - 1) for half in ("train", "test")]
    told = [np.hstack([np.nanmean(X, 1), np.nanstd(X, 1)]).astype(np.float32) for X, _ in halves]
    return (told[0], told[1]), (halves[0][1], halves[1][1])


def _pictures() -> tuple[Array, NDArray[np.int64]]:
    """Return pictures of the digits 1 to 9 (n, 64), brightness from 0 to 1, and the person whose badge it is."""
    data = load("digits")
    badge = data.y > 0
    return (data.X[badge] / BRIGHTEST).astype(np.float32), data.y[badge].astype(np.int64) - 1
