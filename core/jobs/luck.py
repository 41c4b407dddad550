"""The same training with other seeds: how much of its score is luck?"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import pairwise

from core.datasets import Dataset
from core.evaluation.spread import Spread, spread_of
from core.experiment import SETTINGS, Experiment
from core.jobs.errand import Hands
from core.jobs.trials import trained
from core.models import stackable
from core.settings import Whole
from core.training.run import Run
from core.training.trials import Graded

NUMBERS = (8, 16, 32)  # of seeds
PACE = {"CPU": 1.5e10, "GPU": 1e12}  # operations a second, of small layers


def usual_number(experiment: Experiment) -> int:
    """Return how many seeds to train: many where they are trained at once, few where one comes after the other."""
    return max(NUMBERS) if stackable(experiment) else min(NUMBERS)


def seeds_of(experiment: Experiment, number: int) -> tuple[int, ...]:
    """Return an experiment's own seed and those after it."""
    described = SETTINGS["seed"]
    assert isinstance(described, Whole)
    return tuple((experiment.seed + i) % (int(described.high) + 1) for i in range(number))


def key_of(experiment: Experiment, number: int) -> str:
    """Return the key of the errand."""
    return f"seeds-{experiment.key}-{number}"


def expected_seconds(run: Run, experiment: Experiment, number: int) -> float:
    """Return about how long so many seeds of an experiment take, going by a run of it or of one much like it.

    Trained at once, they take as long as the run, whose epochs are mostly waiting for small layers to begin, and what
    there is to be reckoned for all of them.
    """
    if not stackable(experiment):
        return run.seconds * number
    inputs = int(run.preprocessor.transform(run.data.X[:1]).shape[1])
    layers = (inputs, *(experiment.hidden if experiment.model == "mlp" else ()), max(1, len(run.data.class_names)))
    weights = sum(before * after for before, after in pairwise(layers))
    operations = 6 * weights * len(run.split.train) * experiment.epochs * number  # forwards 2, backwards 4 a weight
    return float(run.seconds + operations / PACE[run.device])


def many_seeds(experiment: Experiment, dataset: Dataset | None, number: int) -> Callable[[Hands], Awaitable[Spread]]:
    """Return the errand that trains seeds and grades each; what there is so far are those that are done."""
    seeds = seeds_of(experiment, number)
    groups = [seeds] if stackable(experiment) else [(seed,) for seed in seeds]

    async def conduct(hands: Hands) -> Spread:
        found: tuple[Graded, ...] = ()
        for done, group in enumerate(groups):

            def told(share: float, before: int = done) -> None:
                hands.tell(before + share, len(groups))

            one = replace(experiment, seed=group[0])
            found += await trained(hands, one, dataset, group, told)
            spread: Spread = await hands.ask(gathered, experiment, dataset, found)
            hands.tell(done + 1, len(groups), spread)
        return spread

    return conduct


def gathered(experiment: Experiment, dataset: Dataset | None, found: tuple[Graded, ...]) -> Spread:
    """Return graded seeds as a spread over them, on a worker, which has the data at hand."""
    from core.datasets.preparation import split_of
    from core.training.rows import data_of

    data = data_of(experiment, dataset)
    return spread_of(experiment, data, split_of(experiment, data).test, found)
