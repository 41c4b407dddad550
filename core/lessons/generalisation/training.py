"""A recipe becomes trained networks, several draws side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from core.lessons.generalisation.net import Array, Plan, State, begin, epoch, from_another, outputs
from core.lessons.generalisation.pictures import CLASSES, SIDE, Pictures, drawn, one_hot, shifted, sides
from core.lessons.generalisation.recipe import HELD, Recipe

LEAST = 1e-7  # chance that a loss reckons with, as Keras does
SOURCE_EPOCHS = 20  # of the network that learns 0 to 4
SEEDS_APART = 1_000  # between the members that vote, so that they share no seed with another draw


@dataclass(frozen=True, eq=False)
class Fold:
    """Hold the training pictures of k draws: x (k, n, 64), their labels y (k, n), and those held back, if any."""

    x: Array
    y: NDArray[np.int64]
    held: tuple[Pictures, ...] = ()


def plan_of(recipe: Recipe) -> Plan:
    """Return how its networks train."""
    pace = () if recipe.pace is None else (recipe.pace, recipe.pace, 1.0)
    return Plan(
        (SIDE**2, recipe.width, recipe.width, CLASSES), l1=recipe.l1, l2=recipe.l2, dropout=recipe.dropout, pace=pace
    )


def pictures_of(recipe: Recipe, draws: Sequence[int]) -> Fold:
    """Return the training pictures of some draws; of a recipe that stops early without those that it holds back."""
    all_rows = [drawn(recipe.rows, recipe.wrong, draw) for draw in draws]
    back = round(HELD * recipe.rows) if recipe.patience else 0
    kept = [it.rows(np.arange(back, recipe.rows)) for it in all_rows]
    held = tuple(it.rows(np.arange(back)) for it in all_rows) if back else ()
    return Fold(np.stack([it.x for it in kept]), np.stack([it.y for it in kept]), held)


def trained(recipe: Recipe, draws: Sequence[int]) -> Array:
    """Return the weights (k * members, p) of a recipe's networks; the members of a draw lie side by side."""
    fold = _for_members(pictures_of(recipe, draws), recipe.members)
    kept: State | None = None
    best = np.full(len(fold.x), np.inf)
    waited = np.zeros(len(fold.x), int)
    for state in epochs_of(recipe, draws, fold):
        if not recipe.patience:
            kept = state
            continue
        loss = np.array([_loss(plan_of(recipe), own, held) for own, held in zip(state.theta, fold.held, strict=True)])
        better, on = loss < best, waited < recipe.patience
        kept = _mixed(state, kept, better & on)
        best, waited = np.where(better & on, loss, best), np.where(on, np.where(better, 0, waited + 1), waited)
        if (waited >= recipe.patience).all():
            break
    assert kept is not None, "a recipe has epochs"
    return kept.theta


def epochs_of(recipe: Recipe, draws: Sequence[int], fold: Fold) -> Iterator[State]:
    """Yield the networks after each epoch."""
    plan, y = plan_of(recipe), one_hot(fold.y)
    state = begin(plan, seeds_of(recipe, draws))
    if recipe.pace is not None:
        learned = np.concatenate([source(recipe.width, seed) for seed in state.seeds])
        state = from_another(state, plan, learned, _source_plan(recipe.width))
    moved = partial(_moved, recipe.reach) if recipe.reach else None
    for _ in range(recipe.epochs):
        state = epoch(plan, state, fold.x, y, moved)
        yield state


def seeds_of(recipe: Recipe, draws: Sequence[int]) -> tuple[int, ...]:
    """Return one seed for each network, the draw's own first."""
    return tuple(draw + SEEDS_APART * member for draw in draws for member in range(recipe.members))


def chances(recipe: Recipe, theta: Array, x: Array) -> Array:
    """Return what each draw's networks say together, (k, n, classes), of pictures (n, 64) or (k, n, 64)."""
    said = outputs(plan_of(recipe), theta, np.repeat(x, recipe.members, axis=0) if x.ndim == 3 else x)
    return np.asarray(said.reshape(-1, recipe.members, *said.shape[1:]).mean(axis=1))


@cache
def source(width: int, seed: int) -> Array:
    """Return the weights (1, p) of a network that learned to tell 0 to 4 apart."""
    plan, other = _source_plan(width), sides()["other"]
    state = begin(plan, (seed,))
    for _ in range(SOURCE_EPOCHS):
        state = epoch(plan, state, other.x[np.newaxis], one_hot(other.y)[np.newaxis])
    return state.theta


def loss_of(said: Array, y: NDArray[np.int64]) -> Array:
    """Return the cross-entropy (k,) of chances (k, n, classes) for labels (n,) or (k, n)."""
    right = np.take_along_axis(said, np.broadcast_to(y, said.shape[:2])[..., np.newaxis], axis=2)
    return np.asarray(-np.log(np.clip(right, LEAST, 1 - LEAST)).mean(axis=(1, 2)))


def share_right(said: Array, y: NDArray[np.int64]) -> Array:
    """Return the share right (k,) of chances (k, n, classes) for labels (n,) or (k, n)."""
    return np.asarray((said.argmax(axis=2) == y).mean(axis=1))


def _source_plan(width: int) -> Plan:
    return Plan((SIDE**2, width, width, CLASSES))


def _moved(reach: int, x: Array, chance: np.random.Generator) -> Array:
    return shifted(x, reach, chance)


def _for_members(fold: Fold, members: int) -> Fold:
    held = tuple(it for it in fold.held for _ in range(members))
    return Fold(np.repeat(fold.x, members, axis=0), np.repeat(fold.y, members, axis=0), held)


def _loss(plan: Plan, theta: Array, held: Pictures) -> float:
    return float(loss_of(outputs(plan, theta[np.newaxis], held.x), held.y)[0])


def _mixed(new: State, old: State | None, better: NDArray[np.bool_]) -> State:
    if old is None:
        return new
    return replace(new, theta=np.where(better[:, np.newaxis], new.theta, old.theta))
