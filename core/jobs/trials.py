"""Trainings of an errand, slice by slice like a person's, so that nobody waits long for a worker."""

from collections.abc import Callable, Sequence

from core.datasets import Dataset
from core.experiment import Experiment
from core.jobs.errand import Hands
from core.jobs.job import TARGET_SECONDS
from core.jobs.pool import Kept
from core.models import stackable
from core.training.trials import Graded, Pace, graded, onward, pace, start


async def trained(
    hands: Hands,
    experiment: Experiment,
    dataset: Dataset | None,
    seeds: Sequence[int],
    told: Callable[[float], None] = lambda share: None,
) -> tuple[Graded, ...]:
    """Train an experiment's seeds together where the model can be, else one after the other, and grade each.

    Parameters
    ----------
    told : callable
        `told(share)` is called after each slice with the share of the work that is done, 0 to 1.
    """
    groups = [tuple(seeds)] if stackable(experiment) else [(seed,) for seed in seeds]
    found: list[Graded] = []
    for number, group in enumerate(groups):

        def part(share: float, before: int = number) -> None:
            told((before + share) / len(groups))

        found += await _group(hands, experiment, dataset, group, part)
    return tuple(found)


async def _group(
    hands: Hands, experiment: Experiment, dataset: Dataset | None, seeds: Sequence[int], told: Callable[[float], None]
) -> tuple[Graded, ...]:
    kept = await trained_state(hands, experiment, dataset, seeds, told)
    found: tuple[Graded, ...] = await hands.ask(graded, kept)
    return found


async def trained_state(
    hands: Hands, experiment: Experiment, dataset: Dataset | None, seeds: Sequence[int], told: Callable[[float], None]
) -> Kept:
    """Train seeds together to the end, and leave the state on its worker."""
    kept, now = await hands.keep(start, experiment, dataset, seeds, tell=pace)
    first = now
    while not now.finished:
        told(now.epoch / experiment.epochs)
        kept, now = await hands.keep(onward, kept, _epochs(first, now), tell=pace)
    return kept


def _epochs(first: Pace, now: Pace) -> int:
    """Return how many epochs fill a slice; the first one, which compiled, says nothing about the others."""
    done = now.epoch - first.epoch
    return max(1, int(TARGET_SECONDS * done / max(1e-9, now.seconds - first.seconds))) if done else 1
