"""How a run did on its test rows, in counts a person can picture, beside the answer that needs no model."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.classification import confusion
from core.evaluation.headlines import majority
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


@dataclass(frozen=True)
class Grade:
    """Hold a run's result beside that of one answer for every row.

    Parameters
    ----------
    rows : int
        Of the test.
    model, guess : float
        Rows right for classes, mean error for numbers.
    answer : Message, str or float
        What the guess says every time: the commonest class, or the mean.
    counts : bool
        Whether rows were counted, so that more is better.
    """

    rows: int
    model: float
    guess: float
    answer: Message | str | float
    counts: bool


def grade(run: "Run") -> Grade:
    """Grade a run on the rows that it had never seen."""
    return _numbers(run) if run.data.task == "regression" else _classes(run)


def ungraded(run: "Run") -> Grade:
    """Return the grade of a run whose own result is not to be told yet."""
    return replace(grade(run), model=np.nan)


def to_beat(run: "Run") -> Message:
    """Say what a model of this data has to beat, and ask whether it does."""
    it = grade(run)
    if it.counts:
        text = N_("Answering “{usual}” every time is right on {guess:,} of {rows:,}. Can a model do better?")
        return Message.of(text, usual=it.answer, guess=it.guess, rows=it.rows)
    text = N_("Answering {mean:.3g} every time is off by {guess:.3g} on average. Can a model do better?")
    return Message.of(text, mean=it.answer, guess=it.guess)


def held_out_finding(run: "Run") -> Message:
    """Say in few words how the run did, for a title."""
    it = grade(run)
    if it.counts:
        return Message.of(
            N_("Right on {model:,} of {rows:,} rows it had never seen; without a model, {guess:,}"),
            model=it.model,
            rows=it.rows,
            guess=it.guess,
        )
    return Message.of(
        N_("Off by {model:.3g} on average on rows it had never seen; without a model, by {guess:.3g}"),
        model=it.model,
        guess=it.guess,
    )


def held_out_sentence(run: "Run") -> Message:
    """Say how the run did, in counts, beside the guess that needs no model."""
    it = grade(run)
    if it.counts:
        text = N_(
            "Of {n:,} rows it had never seen it got {right:,} right; answering “{usual}” every time, without a model, "
            "gets {without:,}."
        )
        return Message.of(text, n=it.rows, right=it.model, usual=it.answer, without=it.guess)
    text = N_(
        "On {n:,} rows it had never seen it was off by {error:.3g} on average; answering {mean:.3g} every time, without a "
        "model, is off by {without:.3g}."
    )
    return Message.of(text, n=it.rows, error=it.model, mean=it.answer, without=it.guess)


def _classes(run: "Run") -> Grade:
    counts, usual = confusion(run.y_test, run.y_prob), majority(run)
    answer = run.data.card.shown(run.data.class_names[usual])
    return Grade(int(counts.sum()), int(np.trace(counts)), int(counts[usual].sum()), answer, counts=True)


def _numbers(run: "Run") -> Grade:
    truth: NDArray[Any] = run.y_test.astype(float)
    mean = float(run.data.y[run.split.train].mean())
    off, guess = (float(np.abs(said - truth).mean()) for said in (run.y_prob[:, 0], mean))
    return Grade(len(truth), off, guess, mean, counts=False)
