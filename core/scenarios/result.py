"""What was measured in a case: a network beside doing nothing and beside a simple model."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from core.messages import Message
from core.scenarios.metrics import METRICS

Kind = Literal["nothing", "simple", "model"]


@dataclass(frozen=True)
class Rival:
    """Hold the score of one way to do the job.

    Parameters
    ----------
    label : str
        Marked with `N_`: "Always the commoner class", "TF-IDF + logistic regression", "Small Transformer".
    kind : str
        "nothing" is the trivial baseline, "simple" a strong simple model, "model" what the case is about.
    score, low, high : float
        On the test rows, with its 95 % interval; NaN where an interval can't be had.
    seconds : float
        Of its training here; 0 where nothing is trained.
    """

    label: str
    kind: Kind
    score: float
    low: float = float("nan")
    high: float = float("nan")
    seconds: float = 0.0


@dataclass(frozen=True)
class Result:
    """Hold what was measured; the first rival of a kind stands for it.

    Parameters
    ----------
    metric : str
        In `METRICS`.
    n_test : int
        Rows that were never used for training or choice.
    unit : str
        Marked with `N_`: what these rows are, e.g. "reviews".
    rivals : tuple of Rival
        At least one of each kind.
    seconds_per_answer : float
        That one answer of the model takes here, alone.
    shipped : bool
        Whether the weights came with the product instead of being trained now.
    """

    metric: str
    n_test: int
    unit: str
    rivals: tuple[Rival, ...]
    seconds_per_answer: float
    shipped: bool = False

    def best(self, kind: Kind) -> Rival:
        """Return the rival that stands for a kind."""
        return next(rival for rival in self.rivals if rival.kind == kind)

    @property
    def score(self) -> float:
        """Of the model."""
        return self.best("model").score

    @property
    def baseline_score(self) -> float:
        """Of doing nothing."""
        return self.best("nothing").score

    @property
    def simple_score(self) -> float:
        """Of the strong simple model."""
        return self.best("simple").score

    @property
    def greater_is_better(self) -> bool:
        """Whether a higher score is better."""
        return METRICS[self.metric].greater_is_better

    @property
    def skill(self) -> float:
        """How far the model gets from doing nothing towards perfect; below 0 it is worse (Murphy 1988, "skill score")."""
        return self.skill_of(self.best("model"))

    def skill_of(self, rival: Rival) -> float:
        """Return how far a rival gets from doing nothing (0) towards perfect (1)."""
        way = METRICS[self.metric].perfect - self.baseline_score
        return (rival.score - self.baseline_score) / way if way else 0.0

    def skill_text(self, rival: Rival) -> str:
        """Return the skill of a rival as a user reads it; what rounds to nothing has no sign."""
        return f"{round(self.skill_of(rival), 2) + 0.0:.0%}"

    def beats(self, one: Rival, other: Rival) -> bool:
        """Tell whether one rival scores better than another."""
        return one.score > other.score if self.greater_is_better else one.score < other.score

    def to_plain(self) -> dict[str, Any]:
        """Return the result as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a result from what `to_plain` gave."""
        return cls(**{**plain, "rivals": tuple(Rival(**rival) for rival in plain["rivals"])})

    def written(self, score: float) -> str:
        """Return a score as a user reads it."""
        return METRICS[self.metric].written(score)

    @property
    def metric_label(self) -> Message:
        """What a user reads for the metric."""
        return Message(METRICS[self.metric].label)
