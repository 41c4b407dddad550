"""The numbers that kept findings about scores speak of."""

import math
from collections.abc import Mapping

from core.card.pieces import Number, Word
from core.evaluation.intervals import Interval
from core.evaluation.numbers.beside_mean import Beside
from core.evaluation.scores import SCORES
from core.evaluation.spread import Summary
from core.evaluation.sureness.contest import Contest
from core.evaluation.versus import Comparison
from core.messages import N_, Message

SURE = ("accuracy", "precision", "recall", "roc_auc", "r2", "mae", "rmse")  # that most people know
MOST = 4


def score_numbers(known: Mapping[str, Interval]) -> tuple[Number, ...]:
    """Return the best known scores with their intervals over test rows."""
    named = [name for name in SURE if name in known and math.isfinite(known[name].value)]
    return tuple(
        Number(Message(SCORES[name].label), known[name].value, known[name].low, known[name].high)
        for name in named[:MOST]
    )


def contest_numbers(it: Contest, other: Word) -> tuple[Number, ...]:
    """Return the scores of two predictions, and by how much the first is better."""
    if it.kind == "undefined":
        return ()
    return (
        Number(Message(N_("The one in hand")), it.first),
        Number(other, it.second),
        Number(Message(N_("Better by")), it.gain, it.low, it.high),
    )


def mean_numbers(it: Beside) -> tuple[Number, ...]:
    """Return how far predicted numbers are off on average, and how far saying the mean is."""
    model = it.model["mae"]
    return (
        Number(Message(N_("This model is off by")), model.value, model.low, model.high),
        Number(Message(N_("The mean is off by")), it.without["mae"]),
    )


def spread_numbers(it: Summary, without: float | None = None) -> tuple[Number, ...]:
    """Return between what nine of ten seeds lie, and the score without a model."""
    seeds = Number(Message.of(N_("9 of 10 of {seeds} seeds"), seeds=it.seeds), it.mean, it.low, it.high)
    return (seeds, Number(Message(N_("Without a model")), without)) if without is not None else (seeds,)


def versus_numbers(it: Comparison) -> tuple[Number, ...]:
    """Return by how much the changed setting is better on average over seeds and test rows."""
    if it.kind == "undefined":
        return ()
    return (Number(Message(N_("Better by")), it.gain, it.low, it.high), Number(Message(N_("No difference")), 0.0))
