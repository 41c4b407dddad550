"""A search as an errand: choose, train each fold, tell, and again."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.datasets import Dataset, load
from core.datasets.preparation import split_of
from core.jobs.errand import Conduct, Hands
from core.jobs.errors import StartError, explain
from core.jobs.trials import trained
from core.messages import N_, UserError
from core.search.lesson import graded_fold
from core.search.plan import Plan
from core.search.results import Fold, Results
from core.search.study import Attempt, Study

T = TypeVar("T")


class DivergedError(UserError):
    """Report settings with which the numbers of a network grew beyond all bounds."""


def searching(plan: Plan, dataset: Dataset | None, folder: Path) -> Conduct:
    """Return an errand that goes on with the search of a plan, from wherever it is, to its end.

    Parameters
    ----------
    dataset : Dataset, optional
        An upload; otherwise the data is loaded by its name.
    folder : path
        Where the searches' file is.

    Examples
    --------
    >>> engine.run(plan.key, searching(plan, None, default_folder()))
    """

    async def conduct(hands: Hands) -> Results:
        study = await _seen_through(_opened, plan, folder)
        try:
            return await _Search(plan, dataset, study, hands).run()
        finally:
            study.close()

    return conduct


class _Search:
    """Hold what a search under way needs."""

    def __init__(self, plan: Plan, dataset: Dataset | None, study: Study, hands: Hands) -> None:
        self.plan, self.dataset, self.study, self.hands = plan, dataset, study, hands
        self._begun = 0
        self._now = 0

    async def run(self) -> Results:
        """Try settings until there are none left."""
        found = await _seen_through(self.study.results)
        self._begun = len(found.trials)
        while (attempt := await _seen_through(self.study.ask)) is not None:
            self._now = len(found.trials)
            self._tell(found, len(attempt.folds))
            await self._try(attempt, found)
            found = await _seen_through(self.study.results)
        return found

    async def _try(self, attempt: Attempt, found: Results) -> None:
        same = await _seen_through(self.study.same_before, attempt)
        try:
            for fold in range(len(attempt.folds), self.plan.folds):
                made = same.folds[fold] if same is not None else await self._fold(attempt, fold, found)
                attempt, hopeless = await _seen_through(self.study.note, attempt, made)
                if hopeless:
                    await _seen_through(self.study.give_up, attempt)
                    return
        except StartError:
            raise  # without a worker nothing can be trained, and this says nothing about the settings
        except Exception as problem:
            await _seen_through(self.study.fail, attempt, explain(problem))
            return
        await _seen_through(self.study.end, attempt)

    async def _fold(self, attempt: Attempt, fold: int, found: Results) -> Fold:
        e, began = replace(attempt.experiment, folds=self.plan.folds, fold=fold), time.monotonic()
        (graded,) = await trained(self.hands, e, self.dataset, (e.seed,), lambda share: self._tell(found, fold + share))
        if not (np.isfinite(graded.val_score) and np.isfinite(graded.y_prob).all()):
            raise DivergedError(
                N_("The training blew up: with these settings the numbers of the network grew beyond all bounds.")
            )
        seconds = time.monotonic() - began
        return await asyncio.to_thread(self._graded, graded.val_score, graded.y_prob, seconds)

    def _graded(self, score: float, y_prob: NDArray[np.float32], seconds: float) -> Fold:
        e = self.plan.experiment
        data = self.dataset or load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed)
        return graded_fold(data, split_of(e, data).test, score, y_prob, seconds)

    def _tell(self, found: Results, folds: float) -> None:
        """Report how many folds of how many are done, of those that this errand is to do."""
        todo = (self.plan.total - self._begun) * self.plan.folds
        self.hands.tell((self._now - self._begun) * self.plan.folds + folds, todo, found)


def _opened(plan: Plan, folder: Path) -> Study:
    return Study(plan, folder).resume()


async def _seen_through(step: Callable[..., T], *args: Any) -> T:
    """Do a step in a thread, to its end also when the errand is stopped meanwhile: the file must stay in order."""
    doing = asyncio.ensure_future(asyncio.to_thread(step, *args))
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise
