"""Searches without training: a made-up score for each combination of settings."""

from contextlib import closing
from math import log10

from core.experiment import Experiment
from core.search import Options, Plan, Span
from core.search.results import Fold
from core.search.study import Study

E = Experiment(dataset="iris", hidden=(8,), learning_rate=0.01)
SPACE = (
    Span("learning_rate", 1e-4, 1e-1, 3),
    Span("l2", 0, 1e-1, 3),
    Options("hidden", ((4,), (8,), (16, 16))),
)


def plan(**changes):
    return Plan(**({"experiment": E, "space": SPACE, "n_trials": 12, "folds": 3} | changes))


def hill(experiment):
    """Return a score with one top, at a learning rate of 0.003 and no price on weights."""
    return 0.9 - 0.1 * abs(log10(experiment.learning_rate) + 2.5) - experiment.l2 - 0.001 * len(experiment.hidden)


def fold(score, number, test=0.5):
    return Fold(score + 0.01 * (number - 1), test, (test, test), (test, test), 0.5)


def advanced(study, trials=10**6, score=hill):
    """Try at most so many combinations; return those that were asked for."""
    asked = []
    while len(asked) < trials and (attempt := study.ask()) is not None:
        asked.append(attempt.experiment)
        hopeless = False
        for number in range(len(attempt.folds), study.plan.folds):
            attempt, hopeless = study.note(attempt, fold(score(attempt.experiment), number))
            if hopeless:
                study.give_up(attempt)
                break
        if not hopeless:
            study.end(attempt)
    return asked


def studying(made, folder):
    """Open a study, which goes on where it was."""
    return closing(Study(made, folder).resume())


def searched(folder, made, score=hill):
    """Return the results of a whole search."""
    with studying(made, folder) as study:
        advanced(study, score=score)
        return study.results()
