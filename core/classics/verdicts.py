"""What a cure did, read from the numbers of two runs: the sick one, and the one with the cure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.held_out import grade
from core.evaluation.thresholds import best_threshold
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

SURE = 0.9
HALF = 0.5  # of a rise in loss, or of an error: a cure that leaves more of it did not help


@dataclass(frozen=True)
class Verdict:
    """Say what a cure did, and whether that is what it is for."""

    helped: bool
    text: Message


def by_heart(sick: "Run", cured: "Run") -> Verdict:
    """Compare how far the validation loss rose after its best epoch, and how often each was sure and wrong."""
    before, after = _rise(sick), _rise(cured)
    (wrong_before, sure_before), (wrong_after, sure_after) = _wrong_though_sure(sick), _wrong_though_sure(cured)
    return _said(
        after < HALF * before,
        N_(
            "After its best epoch the validation loss rose by {before:.2f} without the cure, and by {after:.2f} with it. "
            "Wrong though at least 90 % sure, on rows it had never seen: {wrong_before:,} of {sure_before:,} without, "
            "{wrong_after:,} of {sure_after:,} with."
        ),
        before=before,
        after=after,
        wrong_before=wrong_before,
        sure_before=sure_before,
        wrong_after=wrong_after,
        sure_after=sure_after,
    )


def right_rows(sick: "Run", cured: "Run") -> Verdict:
    """Compare on how many test rows each is right, or how far off each is."""
    before, after = grade(sick), grade(cured)
    if not after.counts:
        return _said(
            after.model < HALF * before.model,
            N_(
                "On rows it had never seen it was off by {before:,.1f} on average without the cure, and by {after:,.1f} "
                "with it. Without a model: {guess:,.1f}."
            ),
            before=before.model,
            after=after.model,
            guess=after.guess,
        )
    return _said(
        _clearly_more(_right(sick), _right(cured)),
        N_(
            "Of {rows:,} rows it had never seen it got {before:,} right without the cure, and {after:,} with it. Without a "
            "model: {guess:,}."
        ),
        rows=after.rows,
        before=before.model,
        after=after.model,
        guess=after.guess,
    )


def rare_cases(sick: "Run", cured: "Run") -> Verdict:
    """Compare how many rows of the second of two classes each finds in the test rows, and its false alarms."""
    before, after = _flags(sick), _flags(cured)
    rare = sick.y_test == 1
    return _said(
        _clearly_more(before[rare], after[rare]),
        N_(
            "Of {rare:,} rare cases it found {before:,} without the cure, and {after:,} with it. False alarms: "
            "{alarms_after:,} instead of {alarms_before:,}, among {common:,} other rows."
        ),
        **_counts(rare, before, after),
    )


def moved_threshold(sick: "Run", cured: "Run") -> Verdict:
    """Compare the usual threshold with the one that is best when a missed case costs as much as it is rare.

    It is chosen on every other test row, and counted on the rest: chosen where it is graded, it would look too good.
    """
    learned = np.bincount(cured.data.y[cured.split.train].astype(np.int64), minlength=2)
    cost = float(learned[0] / max(1, learned[1]))
    chosen, graded = slice(0, None, 2), slice(1, None, 2)
    threshold, _ = best_threshold(cured.y_test[chosen], cured.y_prob[chosen], cost_fn=cost)
    before, after, rare = _flags(sick)[graded], _flags(cured, threshold)[graded], cured.y_test[graded] == 1
    return _said(
        _clearly_more(before[rare], after[rare]),
        N_(
            "If a missed case costs as much as {cost:.0f} false alarms, the best threshold on one half of the test rows is "
            "{threshold:.2f}. On the other half, of {rare:,} rare cases, it finds {after:,}, and {before:,} with the usual "
            "0.50; false alarms: {alarms_after:,} instead of {alarms_before:,}, among {common:,} other rows."
        ),
        cost=cost,
        threshold=threshold,
        **_counts(rare, before, after),
    )


def borrowed(sick: "Run", cured: "Run") -> Verdict:
    """Compare a score that was too good to be true with what is left of it."""
    before, after = grade(sick), grade(cured)
    text = N_(
        "With the column it got {before:,} of {rows:,} test rows right, without it {after:,}; without a model, {guess:,}. "
        "The difference would not have been there on the day of the decision: {after:,} is the honest number."
    )
    values = {"before": before.model, "after": after.model, "rows": after.rows, "guess": after.guess}
    return Verdict(_clearly_more(_right(cured), _right(sick)), Message.of(text, **values))


def _counts(rare: NDArray[Any], before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Mapping[str, int]:
    return {
        "rare": int(rare.sum()),
        "common": int((~rare).sum()),
        "before": int(before[rare].sum()),
        "after": int(after[rare].sum()),
        "alarms_before": int(before[~rare].sum()),
        "alarms_after": int(after[~rare].sum()),
    }


def _said(helped: bool, measured: str, **values: object) -> Verdict:
    text = N_("It helped. {measured}") if helped else N_("It did not help here. {measured}")
    return Verdict(bool(helped), Message.of(text, measured=Message(measured, values)))


def _rise(run: "Run") -> float:
    """Return by how much the validation loss ended above its lowest."""
    curve = np.asarray(run.history["val_loss"], float)
    return float(curve[-1] - curve.min())


def _wrong_though_sure(run: "Run") -> tuple[int, int]:
    sure = run.y_prob.max(axis=1) >= SURE
    return int((sure & ~_right(run)).sum()), int(sure.sum())


def _right(run: "Run") -> NDArray[np.bool_]:
    return np.asarray(run.y_prob.argmax(axis=1) == run.y_test)


def _flags(run: "Run", threshold: float = 0.5) -> NDArray[np.bool_]:
    return np.asarray(run.y_prob[:, 1] >= threshold)


def _clearly_more(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> bool:
    """Tell whether more is right after than before by more than luck: McNemar's test (1947), at about 95 %."""
    gained, lost = int((after & ~before).sum()), int((before & ~after).sum())
    return bool(gained - lost > 2 * np.sqrt(gained + lost))
