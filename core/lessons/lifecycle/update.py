"""A run trained again after its world has drifted, and both held against each other on rows that neither has seen."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets import UPLOAD_PREFIX, Dataset
from core.experiment import Experiment
from core.lessons.lifecycle.drift import Drift, World
from core.lessons.lifecycle.pools import halves, losses, world_of
from core.messages import N_, UserError

if TYPE_CHECKING:
    from core.jobs.engine import Engine
    from core.jobs.errand import Hands
    from core.training.run import Run

SEED = 11
TICK = 0.3  # seconds between two looks at the training
TEST_SHARE = 0.1  # of the rows of an update: others judge it
ENDED = ("done", "failed", "stopped")
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Candidate:
    """Describe a model that could take over; `old` and `new` say which rows it learns from, `spoiled` whether its labels are broken."""

    label: str
    old: bool
    new: bool
    spoiled: bool = False


CANDIDATES: Mapping[str, Candidate] = {
    "both": Candidate(N_("Old and new rows"), True, True),
    "new": Candidate(N_("New rows only"), False, True),
    "spoiled": Candidate(N_("Old and new rows, labels mixed up by a broken pipeline"), True, True, True),
}


def updating(engine: "Engine", run: "Run", drift: Drift, name: str) -> "Callable[[Hands], Awaitable[Arrays]]":
    """Return how a candidate is trained and compared on a worker.

    What comes of it: `key` of the new run; `old_now`, `new_now`, `old_before`, `new_before`: losses (n,) on the rows that
    judge, as they would come in now and as they came before.
    """

    async def conduct(hands: "Hands") -> Arrays:
        from core.explanation.explain import predict_rows
        from core.explanation.subject import subject_of

        experiment, data = task_of(run, drift, name)
        new = await _trained(engine, hands, experiment, data)
        worlds = {"now": judges(run, drift), "before": judges(run, None)}
        found: Arrays = {"key": np.array(new.key), "rows": np.array(len(data.y))}
        for when, world in worlds.items():
            for who, model in (("old", run), ("new", new)):
                said = await hands.ask(predict_rows, subject_of(model), world.X)
                found[f"{who}_{when}"] = losses(said, world.y)
        return found

    return conduct


async def _trained(engine: "Engine", hands: "Hands", experiment: Experiment, data: Dataset) -> "Run":
    job = engine.submit(experiment, data, owner=hands.errand, priority="search")
    while (view := job.view()).status not in ENDED:
        hands.tell(view.epoch, experiment.epochs)
        await asyncio.sleep(TICK)
    if view.run is None:
        problem = view.error
        raise UserError(problem.template, **problem.values) if problem else UserError(N_("The training was stopped."))
    return view.run


def task_of(run: "Run", drift: Drift, name: str) -> tuple[Experiment, Dataset]:
    """Return what a candidate trains, with the same settings as the run, and on which rows."""
    candidate, data = CANDIDATES[name], run.data
    old, new = world_of(run, run.split.train), recent(run, drift)
    parts = [world for world, wanted in ((old, candidate.old), (new, candidate.new)) if wanted]
    X, y = np.concatenate([part.X for part in parts]), np.concatenate([part.y for part in parts])
    if candidate.spoiled:
        y = np.random.default_rng(SEED).permutation(y)
    digest = hashlib.sha256(X.tobytes() + y.tobytes() + "".join(data.feature_names).encode()).hexdigest()[:16]
    made = replace(data, name=UPLOAD_PREFIX + digest, frame=frame_of(data, X), y=y, notes=())
    changed: dict[str, Any] = {
        "dataset": made.name,
        "test_size": TEST_SHARE,
        "folds": 0,
        "fold": 0,
        "by_hand": (),
        "train_share": 1.0,
    }
    return replace(run.experiment, **changed), made


def recent(run: "Run", drift: Drift) -> World:
    """Return rows that came in lately with their outcomes: of those that the run did not learn from, drifted."""
    rows = np.concatenate([run.split.val, halves(run)[0]])
    return drift.applied(world_of(run, rows), drift.strength, np.random.default_rng((SEED, 1)))


def judges(run: "Run", drift: Drift | None) -> World:
    """Return the rows that judge, drifted, or as they were before."""
    world = world_of(run, halves(run)[1])
    return world if drift is None else drift.applied(world, drift.strength, np.random.default_rng((SEED, 2)))


def frame_of(data: Dataset, X: NDArray[np.float32]) -> pd.DataFrame:
    """Return rows of numbers (n, d) as a table like that of some data; `Dataset.encode` gives them back."""
    columns: dict[Any, Any] = {}
    for j, name in enumerate(data.frame.columns):
        categories = data.categories.get(str(name))
        if categories is None:
            columns[name] = pd.Series(X[:, j])
            continue
        codes = np.where(np.isnan(X[:, j]), -1, X[:, j]).astype(np.int64)
        kind: Any = data.frame[name].dtype
        columns[name] = pd.Series(pd.Categorical.from_codes(codes, dtype=kind))
    return pd.DataFrame(columns)
