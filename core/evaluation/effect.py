"""What a change to a network did to its result on the test rows."""

from core.evaluation.held_out import Grade
from core.messages import N_, Message


def effect_sentence(before: Grade, after: Grade) -> Message:
    """Say how the result is, and how it was."""
    if after.counts:
        return Message.of(
            N_("Right on {after:,} of {rows:,} test rows, {before:,} before"),
            after=after.model,
            rows=after.rows,
            before=before.model,
        )
    return Message.of(
        N_("Off by {after:.3g} on average on {rows:,} test rows, {before:.3g} before"),
        after=after.model,
        rows=after.rows,
        before=before.model,
    )


def edits_finding(count: int, before: Grade, after: Grade) -> Message:
    """Say how many weights and biases were set by hand, and what that did."""
    said = N_("{effect}: 1 number set by hand") if count == 1 else N_("{effect}: {count} numbers set by hand")
    return Message.of(said, count=count, effect=effect_sentence(before, after))


def result_sentence(it: Grade) -> Message:
    """Say how a network does on the test rows."""
    if it.counts:
        return Message.of(N_("Right on {right:,} of {rows:,} test rows"), right=it.model, rows=it.rows)
    return Message.of(N_("Off by {off:.3g} on average on {rows:,} test rows"), off=it.model, rows=it.rows)
