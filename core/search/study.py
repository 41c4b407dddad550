"""One search as a study of Optuna's: what to try next, what came of it, and where to go on after a break."""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from core.experiment import Experiment
from core.messages import Message, UserError
from core.search.library import library
from core.search.plan import Plan
from core.search.results import Fold, Results, State, Trial
from core.search.samplers import SAMPLERS
from core.search.storage import close, exists, names, open_storage, opened, shrink

log = logging.getLogger(__name__)

SEED = 0
TRIED_BEFORE_GIVING_UP = 5  # settings that went through all folds
FOLDS_BEFORE_GIVING_UP = 2
BASE, FOLDS, PROBLEM, INTERRUPTED, PLAN = "base", "folds", "problem", "interrupted", "plan"


@dataclass(frozen=True, eq=False)
class Attempt:
    """Hold settings that are being tried, with the folds that are done already.

    Parameters
    ----------
    ticket : optuna trial
    """

    ticket: Any
    experiment: Experiment
    folds: tuple[Fold, ...]


class Study:
    """Choose settings for a plan and keep what came of them; a method at a time, in any thread.

    Parameters
    ----------
    folder : path
        Where the searches' file is.
    """

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self._storage = storage = open_storage(folder)
        self._study = library().create_study(
            storage=storage, study_name=_name(plan), direction="maximize", load_if_exists=True, pruner=_pruner(plan)
        )
        self._distributions = {each.name: each.distribution() for each in plan.space}
        if not self._study.get_trials(deepcopy=False):
            self._study.enqueue_trial({each.name: each.encode(v) for each, v in _pairs(plan)}, user_attrs={BASE: True})
            shrink(storage)
        self._study.set_user_attr(PLAN, plan.plain())

    def resume(self) -> Self:
        """Put what was under way when the search was broken off in front again, with the folds that it had done."""
        create, state = library().trial.create_trial, library().trial.TrialState
        for old in self._study.get_trials(deepcopy=False, states=(state.RUNNING,)):
            again = {"fixed_params": old.params, **old.system_attrs}
            # First the new, then the end of the old: broken off in between, settings are tried twice rather than never.
            self._study.add_trial(create(state=state.WAITING, user_attrs=old.user_attrs, system_attrs=again))
            self._storage.set_trial_user_attr(old._trial_id, INTERRUPTED, True)
            self._study.tell(old.number, state=state.FAIL)
        return self

    def ask(self) -> Attempt | None:
        """Return what to try next; None when all that was planned has been tried."""
        tried = len(_counted(self._study))
        if tried >= self.plan.total:
            return None
        # A sampler for each, seeded by its place: a search that was broken off goes on as if it had not been.
        seed = int(np.random.SeedSequence([SEED, tried]).generate_state(1)[0])
        self._study.sampler = SAMPLERS[self.plan.sampler].make(self.plan.space, seed)
        ticket = self._study.ask(self._distributions)
        experiment = self.plan.with_values(_values(self.plan, ticket.params, ticket.user_attrs))
        attempt = Attempt(ticket, experiment, _folds(ticket.user_attrs))
        for fold in range(len(attempt.folds)):
            _report(attempt, fold)
        return attempt

    def same_before(self, attempt: Attempt) -> Trial | None:
        """Return an earlier trial of the very same settings, which would only give the same again."""
        made = (trial for trial in self.results().trials if trial.state == "done")
        return next((trial for trial in made if self.plan.with_values(trial.values) == attempt.experiment), None)

    def note(self, attempt: Attempt, fold: Fold) -> tuple[Attempt, bool]:
        """Add a fold; return the attempt with it, and whether to give up since others do better."""
        after = Attempt(attempt.ticket, attempt.experiment, (*attempt.folds, fold))
        after.ticket.set_user_attr(FOLDS, [asdict(each) for each in after.folds])
        _report(after, len(after.folds) - 1)
        may_stop = BASE not in after.ticket.user_attrs and len(after.folds) < self.plan.folds
        return after, may_stop and bool(after.ticket.should_prune())

    def end(self, attempt: Attempt) -> None:
        """Keep the mean score of an attempt that went through all its folds."""
        self._study.tell(attempt.ticket, float(np.mean([fold.score for fold in attempt.folds])))

    def give_up(self, attempt: Attempt) -> None:
        """Keep an attempt as one that others did better than."""
        self._study.tell(attempt.ticket, state=library().trial.TrialState.PRUNED)

    def fail(self, attempt: Attempt, problem: Message) -> None:
        """Keep an attempt as one that can't be trained."""
        attempt.ticket.set_user_attr(PROBLEM, problem.plain())
        self._study.tell(attempt.ticket, state=library().trial.TrialState.FAIL)

    def close(self) -> None:
        """Let go of the file."""
        close(self._storage)

    def results(self) -> Results:
        """Return what has been tried."""
        return _results(self.plan, self._study)


def load_results(plan: Plan, folder: Path) -> Results | None:
    """Return what an earlier search of this plan has found, or None when there was none."""
    if not exists(folder):
        return None
    with opened(folder) as storage:
        if _name(plan) not in names(storage):
            return None
        found = _results(plan, library().load_study(study_name=_name(plan), storage=storage))
    return found if found.trials else None


def plan_of(key: str, folder: Path) -> Plan | None:
    """Return the plan that was searched for under a key, or None when there was none or it can't be read any more."""
    if not (key and exists(folder)):
        return None
    with opened(folder) as storage:
        mine = [name for name in names(storage) if name.endswith(f"-{key}")]
        if not mine:
            return None
        about = library().load_study(study_name=mine[-1], storage=storage).user_attrs
    try:
        return Plan.from_plain(about[PLAN])
    except (KeyError, UserError) as problem:  # written by another version, with other settings
        log.info("The search %s can't be read: %s", key, problem)
        return None


def _name(plan: Plan) -> str:
    return f"{plan.experiment.key}-{plan.key}"


def _pairs(plan: Plan) -> list[tuple[Any, Any]]:
    return [(each, getattr(plan.experiment, each.name)) for each in plan.space]


def _pruner(plan: Plan) -> Any:
    pruners = library().pruners
    if plan.tries_all:
        return pruners.NopPruner()
    return pruners.MedianPruner(TRIED_BEFORE_GIVING_UP, n_warmup_steps=FOLDS_BEFORE_GIVING_UP - 1)


def _report(attempt: Attempt, fold: int) -> None:
    """Tell Optuna the mean so far, which is comparable with others' after the same folds."""
    attempt.ticket.report(float(np.mean([each.score for each in attempt.folds[: fold + 1]])), fold)


def _counted(study: Any) -> list[Any]:
    """Return Optuna's trials that have ended, without those that were broken off and tried again."""
    trials = study.get_trials(deepcopy=False)
    return [trial for trial in trials if trial.state.is_finished() and INTERRUPTED not in trial.user_attrs]


def _results(plan: Plan, study: Any) -> Results:
    return Results(plan, tuple(_trial(number, plan, trial) for number, trial in enumerate(_counted(study), 1)))


def _trial(number: int, plan: Plan, trial: Any) -> Trial:
    problem = trial.user_attrs.get(PROBLEM)
    return Trial(
        number,
        _values(plan, trial.params, trial.user_attrs),
        _STATES[trial.state.name],
        _folds(trial.user_attrs),
        None if problem is None else Message.from_plain(problem),
    )


def _values(plan: Plan, params: Mapping[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of settings; those in hand are as they are, whatever digits a range rounds to."""
    if BASE in about:
        return plan.base_values()
    return {each.name: each.decode(params[each.name]) for each in plan.space}


def _folds(about: Mapping[str, Any]) -> tuple[Fold, ...]:
    return tuple(
        Fold(**each | {half: tuple(each[half]) for half in ("first", "second")}) for each in about.get(FOLDS, ())
    )


_STATES: Mapping[str, State] = {"COMPLETE": "done", "PRUNED": "given up", "FAIL": "failed"}
