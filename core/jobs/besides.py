"""The simple models beside a network, one after the other on a worker, which keeps the rows for them."""

from collections.abc import Awaitable, Callable

from core.datasets import Dataset
from core.evaluation.baselines.beside import Beside, beside
from core.evaluation.baselines.problem import Problem, problem_of
from core.evaluation.baselines.registry import BASELINES
from core.experiment import Experiment
from core.jobs.errand import Hands


def besides(experiment: Experiment, dataset: Dataset | None) -> Callable[[Hands], Awaitable[tuple[Beside, ...]]]:
    """Return the errand that fits the simple models; what there is so far are those that are done."""

    async def conduct(hands: Hands) -> tuple[Beside, ...]:
        problem, times = await hands.keep(problem_of, experiment, dataset, tell=expected)
        found: list[Beside] = []
        for number, name in enumerate(BASELINES):
            hands.tell(sum(times[:number]), sum(times), tuple(found))
            found.append(await hands.ask(beside, name, problem))
        return tuple(found)

    return conduct


def expected(problem: Problem) -> tuple[float, ...]:
    """Return roughly how many seconds each simple model takes."""
    return tuple(baseline.seconds(problem) for baseline in BASELINES.values())
