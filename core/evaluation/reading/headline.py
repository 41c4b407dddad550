"""The one score that stands for predictions of classes, quickly also for a million rows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.headlines import Headline
from core.evaluation.intervals import Interval
from core.evaluation.predictions import Predictions
from core.evaluation.ranking import ranked
from core.evaluation.remembering import remembered
from core.evaluation.resampling import CELLS, LEAST, accuracies, interval, resample
from core.evaluation.scores import SCORES
from core.messages import N_, Message

REPLICATES = 1000


@remembered
def headline_of(it: Predictions) -> Headline:
    """Return what `headline` returns for a run: AUC for two classes, accuracy for more; without the run."""
    if it.classes == 2:
        return _headline("roc_auc", ranked(it, "roc_auc"), 0.5)
    commonest = np.bincount(it.y_true.astype(np.int64)).max() / it.n
    return _headline("accuracy", _accuracy(it.y_true, it.y_prob), float(commonest))


def _headline(name: str, score: Interval, baseline: float) -> Headline:
    return Headline(name, Message(SCORES[name].label), score.value, score.low, score.high, baseline)


def _accuracy(truth: NDArray[Any], prob: NDArray[np.float64]) -> Interval:
    rows = len(truth)
    right = int((prob.argmax(axis=1) == truth).sum())
    if rows * LEAST <= CELLS:
        on_draws = accuracies(truth, prob, resample(rows))
    else:
        # How many right rows there are in a draw of rows follows a binomial distribution.
        on_draws = np.random.default_rng(0).binomial(rows, right / rows, REPLICATES) / rows
    return Interval(right / rows, *interval(on_draws))


def counts_sentence(it: Predictions) -> Message:
    """Say how many rows there are of each class, and which one is flagged."""
    counts = np.bincount(it.y_true.astype(np.int64), minlength=it.classes)
    if it.classes == 2:
        return Message.of(
            N_("{rows:,} rows: {positives:,} are “{name}”, {negatives:,} are not."),
            rows=it.n,
            positives=int(counts[1]),
            negatives=int(counts[0]),
            name=it.flagged_name,
        )
    most, least = int(counts.argmax()), int(counts.argmin())
    return Message.of(
        N_("{rows:,} rows of {classes} classes: from {least:,} of “{rare}” to {most:,} of “{common}”."),
        rows=it.n,
        classes=it.classes,
        least=int(counts[least]),
        rare=it.class_names[least],
        most=int(counts[most]),
        common=it.class_names[most],
    )
