"""What a ready experiment is: one that shows something, or one that cures what another shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.experiment import Experiment

if TYPE_CHECKING:
    from core.classics.verdicts import Verdict
    from core.training.run import Run


@dataclass(frozen=True)
class Classic:
    """Describe a ready experiment; every text is marked with `N_`.

    Parameters
    ----------
    title : str
        A few words, for a button.
    question : str
        What it is to answer.
    look_at : str
        What to look at while it trains.
    lesson : str
        What it shows, once it is trained.
    group : str
        In `GROUPS`.
    experiment : Experiment
        With every setting that matters, seeds included.
    against : str
        The name of the ready experiment that this one cures; empty for one that has something to show by itself.
    verdict : callable, optional
        `verdict(sick, cured)`: what the cure did, measured on the runs of both.
    """

    title: str
    question: str
    look_at: str
    lesson: str
    group: str
    experiment: Experiment
    against: str = ""
    verdict: "Callable[[Run, Run], Verdict] | None" = None

    def judged(self, sick: "Run", cured: "Run") -> "Verdict":
        """Return what this cure did, from the run without it and the run with it."""
        assert self.verdict is not None, "only a cure has a verdict"
        return self.verdict(sick, cured)
