"""Predictions put right by what other rows teach; by what one half teaches the other where there are no other rows."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.evaluation.calibration.corrections import CORRECTIONS
from core.evaluation.drawn.tables import Floats
from core.evaluation.inputs import read_probabilities
from core.evaluation.predictions import Predictions
from core.evaluation.remembering import remembered
from core.evaluation.sureness.pulls import predicted_of
from core.messages import N_, Message

FEWEST = 20  # rows to learn a correction from
MOST = 50_000  # rows that it learns from: one number or two need no more

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Lesson:
    """Hold truth (m,) and chances (m, k) to learn from, and which rows are put right by it."""

    truth: Rows
    prob: Floats
    judged: Rows | slice


def why_not(it: Predictions) -> Message | None:
    """Return why predictions can't be put right; None where they can."""
    rows = min(len(lesson.truth) for lesson in _lessons(it))
    if rows < FEWEST:
        text = N_("Too few rows to learn a correction from: {rows:,}, and it takes {fewest}.")
        return Message.of(text, rows=rows, fewest=FEWEST)
    if any(lesson.truth.min() == lesson.truth.max() for lesson in _lessons(it)):
        text = N_("The {rows:,} rows to learn a correction from are all of one class, which teaches nothing.")
        return Message.of(text, rows=rows)
    return None


def basis(it: Predictions) -> Message:
    """Say which rows a correction is learned from."""
    if _has_val(it):
        text = N_("Learned from {learned:,} validation rows, judged on the {rows:,} test rows.")
        return Message.of(text, learned=len(_lessons(it)[0].truth), rows=it.n)
    text = N_(
        "There are no other rows to learn from, so the {rows:,} rows are halved by chance: each half is put right by what "
        "the other teaches."
    )
    return Message.of(text, rows=it.n)


@remembered
def corrected(it: Predictions, name: str) -> Predictions:
    """Return predictions put right by a correction of `CORRECTIONS`, where `why_not` has nothing against it."""
    prob = predicted_of(it)
    made = np.empty_like(prob)
    for lesson in _lessons(it):
        made[lesson.judged] = CORRECTIONS[name].fit(lesson.truth, lesson.prob)(prob[lesson.judged])
    return replace(it, key=f"{it.key}-{name}", y_prob=made, val=None)


def _has_val(it: Predictions) -> bool:
    return it.val is not None and it.val.prob.size > 0


@remembered
def _lessons(it: Predictions) -> tuple[_Lesson, ...]:
    if it.val is not None and _has_val(it):
        learned = _some(np.arange(len(it.val.y)))
        prob = read_probabilities(it.val.prob[learned])
        return (_Lesson(it.val.y[learned].astype(np.int64), prob, slice(None)),)
    order, prob = np.random.default_rng(0).permutation(it.n), predicted_of(it)
    one, other = order[: it.n // 2], order[it.n // 2 :]
    return tuple(
        _Lesson(it.y_true[learned].astype(np.int64), prob[learned], judged)
        for learned, judged in ((_some(one), other), (_some(other), one))
    )


def _some(rows: Rows) -> Rows:
    if len(rows) <= MOST:
        return rows
    return np.random.default_rng(0).choice(rows, MOST, replace=False)
