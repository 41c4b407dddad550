"""The main score of what is in hand: a run's, or that of predictions that were brought along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.evaluation.headlines import headline
from core.evaluation.intervals import intervals_of
from core.evaluation.predictions import Predictions
from core.evaluation.scores import SCORES
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.brief.facts import Facts


@dataclass(frozen=True)
class Standing:
    """Hold a main score with its 95 % interval over `rows` graded rows, and the same score without a model."""

    name: str
    value: float
    low: float
    high: float
    baseline: float
    rows: int

    @property
    def label(self) -> Message:
        """What a user calls the score."""
        return Message(SCORES[self.name].label)

    @property
    def beats_baseline(self) -> bool:
        """Whether all of the interval is better than without a model."""
        return self.low > self.baseline


def standing(facts: "Facts") -> Standing:
    """Return the main score of what is in hand; nan where it is undefined."""
    if facts.run is None:
        return _brought(facts.predictions, facts.decision.threshold)
    main = headline(facts.run)
    return Standing(main.name, main.value, main.low, main.high, main.baseline, len(facts.run.y_test))


def against_nothing(it: Standing) -> Message:
    """Say whether the score is better than without a model."""
    text = (
        N_("{score}: {value:.2f} ({low:.2f} to {high:.2f}), and {baseline:.2f} without a model: better by more than luck of the rows.")
        if it.beats_baseline
        else N_("{score}: {value:.2f} ({low:.2f} to {high:.2f}), and {baseline:.2f} without a model: not shown to be better than that.")
    )  # fmt: skip
    return Message.of(text, score=it.label, value=it.value, low=it.low, high=it.high, baseline=it.baseline)


def _brought(it: Predictions, threshold: float) -> Standing:
    name = "r2" if not it.classes else "roc_auc" if it.classes == 2 else "accuracy"
    known = intervals_of(it, threshold)[name]
    return Standing(name, known.value, known.low, known.high, _WITHOUT[name](it), it.n)


_WITHOUT: Mapping[str, Callable[[Predictions], float]] = {
    "roc_auc": lambda it: 0.5,
    "accuracy": lambda it: float(np.bincount(it.y_true.astype(np.int64)).max() / it.n),
    "r2": lambda it: 0.0,
}
