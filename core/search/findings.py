"""Sentences read from a search."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.search.results import Results, Trial

SURE = 0.975  # of Student's distribution: beyond it lies what luck alone does once in forty times


@dataclass(frozen=True)
class Gain:
    """Say how much better the best settings are than those in hand: mean over the same folds, and its standard error."""

    value: float
    error: float
    folds: int

    @property
    def is_sure(self) -> bool:
        """Whether it is more than folds differ by from each other anyway; of a few folds little can be said."""
        from scipy.stats import t

        return bool(self.value > t.ppf(SURE, self.folds - 1) * self.error)


def gain(results: Results) -> Gain | None:
    """Return what the search gained; None without a best one or when the settings in hand could not be trained."""
    best, base = results.best, results.base
    if best is None or base is None:
        return None
    differences = best.scores - base.scores
    return Gain(
        float(differences.mean()), float(differences.std(ddof=1) / math.sqrt(len(differences))), len(differences)
    )


def search_finding(results: Results) -> Message:
    """Say in one sentence what a search has found so far."""
    best, base = results.best, results.base
    facts = {"n": len(results.trials)}
    if best is None:
        return Message.of(N_("None of the {n} combinations tried could be trained to its end"), **facts)
    scores = {"best": best.score, **facts}
    if base is None:
        return Message.of(N_("The best of {n} combinations scores {best:.3f} in cross-validation"), **scores)
    if best is base:
        template = _ALONE if len(results.trials) == 1 else _UNBEATEN
        return Message.of(template, best=best.score, others=len(results.trials) - 1)
    return Message.of(
        N_("The best of {n} combinations scores {best:.3f} in cross-validation, the settings in hand {base:.3f}"),
        base=base.score,
        **scores,
    )


_ALONE = N_("The settings in hand score {best:.3f} in cross-validation")
_UNBEATEN = N_("None of {others} other combinations does better than the settings in hand, {best:.3f}")


def luck_finding(results: Results) -> Message | None:
    """Say whether the best settings are better than those in hand by more than luck; None when they are the same."""
    found = gain(results)
    if found is None or results.best is results.base:
        return None
    template = _SURE if found.is_sure else _UNSURE
    return Message.of(template, gain=found.value, error=found.error, folds=results.plan.folds)


_SURE = N_(
    "The gain of {gain:.3f} (give or take {error:.3f}) is more than the {folds} folds differ by from each other anyway."
)
_UNSURE = N_(
    "The gain of {gain:.3f} (give or take {error:.3f}) is no more than the {folds} folds differ by from each other anyway: "
    "it may be luck."
)


def live_finding(results: Results | None) -> Message:
    """Say in one sentence how far a search under way has come."""
    if results is None or results.best is None:
        return Message(N_("Trying the settings in hand first"))
    return Message.of(
        N_("{n} of {total} combinations tried; the best so far scores {best:.3f}"),
        n=len(results.trials),
        total=results.plan.total,
        best=results.best.score,
    )


def states_finding(results: Results) -> Message | None:
    """Say how many were given up or failed; None when all went through."""
    counts = {state: sum(trial.state == state for trial in results.trials) for state in ("given up", "failed")}
    template = _STATES[counts["given up"] > 0, counts["failed"] > 0]
    values = {"n": len(results.trials), "given_up": counts["given up"], "failed": counts["failed"]}
    return None if template is None else Message(template, values)


_STATES: Mapping[tuple[bool, bool], str | None] = {
    (False, False): None,
    (True, False): N_(
        "{given_up} of them were given up after some folds (hollow points): half of the others had done better by then."
    ),
    (False, True): N_("{failed} of them could not be trained."),
    (True, True): N_(
        "{given_up} of them were given up after some folds (hollow points): half of the others had done better by then. "
        "{failed} could not be trained."
    ),
}


def best_so_far(trials: tuple[Trial, ...]) -> NDArray[np.float64]:
    """Return the highest score of those done up to each trial (n,); nan before the first."""
    scores = np.array([trial.score if trial.state == "done" else np.nan for trial in trials], float)
    return np.fmax.accumulate(scores) if len(scores) else scores
