"""Small models of many sizes on parts of the plays of many sizes, trained one after the other on the workers."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from itertools import product
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from core.lessons.scaling.tiny import STEPS, Training, advance, begin, losses, parameters

if TYPE_CHECKING:
    from core.jobs.errand import Hands

WIDTHS = (1, 2, 5, 10, 20, 50, 100, 200)  # hidden units
CHARACTERS = (1000, 4000, 16_000, 64_000, 256_000)
SEEDS = 3
SLICE = 350  # steps that a worker does before others have their turn
FIXED_COST = 50  # units of a training whatever its width, measured: about as much as 50 hidden units
WHAT = "grid"

Arrays = Mapping[str, NDArray[Any]]


async def conduct(hands: "Hands") -> Arrays:
    """Train the whole grid once for each seed; `best` and `last` (seeds, sizes of models, of data) are test losses."""
    best, last = np.full((2, SEEDS, len(WIDTHS), len(CHARACTERS)), np.nan)
    whole, done = SEEDS * len(CHARACTERS) * sum(map(_cost, WIDTHS)), 0
    for seed, (j, characters), (i, width) in product(range(SEEDS), enumerate(CHARACTERS), enumerate(WIDTHS)):
        best[seed, i, j], last[seed, i, j] = await _trained(hands, width, characters, seed)
        done += _cost(width)
        hands.tell(done, whole, arrays(best, last))
    return arrays(best, last)


def arrays(best: NDArray[np.float64], last: NDArray[np.float64]) -> Arrays:
    """Return what there is so far, with the sizes; a model that isn't trained yet has nan."""
    return {
        "parameters": np.array([*map(parameters, WIDTHS)]),
        "characters": np.array(CHARACTERS),
        "best": best.copy(),
        "last": last.copy(),
    }


def sliced(state: Training | tuple[int, int, int]) -> tuple[Training | None, tuple[float, float]]:
    """Do a slice of a training, begun where it is not yet; return it, or None and its losses at its end."""
    with one_thread():
        it = advance(state if isinstance(state, Training) else begin(*state), SLICE)
    return (None, losses(it)) if it.step == STEPS else (it, (np.nan, np.nan))


def one_thread() -> AbstractContextManager[Any]:
    """Keep NumPy to one thread: at this size a second one gains nothing, and on a busy machine costs many times as much."""
    from threadpoolctl import threadpool_limits

    return cast("AbstractContextManager[Any]", threadpool_limits(1))


async def _trained(hands: "Hands", width: int, characters: int, seed: int) -> tuple[float, float]:
    state: Any = (width, characters, seed)
    found = (np.nan, np.nan)
    while state is not None:
        state, found = await hands.ask(sliced, state)
    return found


def _cost(width: int) -> int:
    return FIXED_COST + width
