"""What the steps of a sequence say, in words."""

import numpy as np

from core.explanation.case import Case
from core.explanation.columns import column_name, value_text
from core.explanation.explained import Explanation
from core.explanation.parts.picture_words import ALIKE, unsigned
from core.explanation.parts.revealing import Revealed, step_groups
from core.explanation.parts.shares import StepShare
from core.messages import N_, Message

Word = Message | str


def step_name(case: Case, step: int) -> Word:
    """Return what a user reads for a step, by its number from 0: a line of a picture, or a column of a table."""
    if case.run.data.image_shape is not None:
        return Message.of(N_("line {line}"), line=step + 1)
    return column_name(case.run.data, step)


def step_shares(case: Case, told: Explanation) -> tuple[StepShare, ...]:
    """Return the share of each step of the row in hand in what is shown, in the order in which they are read."""
    data = case.run.data
    groups = step_groups(len(case.x), data.image_shape)
    shares = np.bincount(groups, told.values[0, :, case.output])
    errors = np.bincount(groups, told.error[0, :, case.output])
    is_picture = data.image_shape is not None
    return tuple(
        StepShare(
            step_name(case, step),
            "" if is_picture else value_text(data, step, float(case.x[step])),
            float(shares[step]),
            float(errors[step]),
        )
        for step in range(len(shares))
    )


def step_finding(case: Case, steps: tuple[StepShare, ...]) -> Message:
    """Say which step pulls most, and by how much."""
    most = max(steps, key=lambda step: abs(step.share))
    facts = {"name": case.output_name, "step": most.name, "steps": len(steps)}
    if abs(most.share) <= ALIKE:
        return Message.of(N_("None of the {steps} steps makes a difference to {name}"), **facts)
    text = N_("Of {steps} steps, {step} pulls {name} most: {share}")
    if most.error:
        text = N_("Of {steps} steps, {step} pulls {name} most: {share} (±{error})")
    error = unsigned(case.amounts, 1.96 * most.error)
    return Message.of(text, share=case.amounts.share(most.share), error=error, **facts)


def move_finding(case: Case, revealed: Revealed) -> Message:
    """Say with which step, read in order, the answer moves most."""
    said = revealed.mean[:, case.output]
    at = int(np.abs(np.diff(said)).argmax())
    return Message.of(
        N_("Read in order, {name} moves most with {step}: from {before} to {after}"),
        name=case.output_name,
        step=_between(case, int(revealed.after[at]), int(revealed.after[at + 1])),
        before=case.amounts.output(float(said[at])),
        after=case.amounts.output(float(said[at + 1])),
    )


def settled_sentence(case: Case, revealed: Revealed) -> Message | None:
    """Say from which step on what is shown is the first choice; None where it isn't in the end, or a number is predicted."""
    if not case.it.classes or int(revealed.mean[-1].argmax()) != case.output:
        return None
    others = np.flatnonzero(revealed.mean.argmax(axis=1) != case.output)
    facts = {"name": case.output_name, "steps": revealed.steps}
    if not len(others):
        return Message.of(N_("{name} is its first choice before it has read anything, and stays so."), **facts)
    read = int(revealed.after[others[-1] + 1])
    text = N_("Once it has read {read} of {steps} steps, {name} is its first choice, and stays so to the end.")
    return Message.of(text, read=read, **facts)


def _between(case: Case, before: int, after: int) -> Word:
    """Return what a user reads for the steps after the first `before`, up to `after`."""
    if after - before == 1:
        return step_name(case, before)
    return Message.of(N_("steps {first} to {last}"), first=before + 1, last=after)
