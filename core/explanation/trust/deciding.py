"""Whether another training would decide the same: a measured part of a badge, and its sentence beside the picture."""

from collections.abc import Mapping

from core.evaluation.wilson import wilson
from core.explanation.trust.flips import Flips
from core.explanation.trust.levels import Level
from core.explanation.trust.measured import Measured, Part
from core.messages import N_, Message

TITLE = N_("Would another training decide the same?")


def deciding(it: Measured) -> Part | None:
    """Measure in how many other trainings the decision is another one; None for numbers, where nothing is decided."""
    if not it.case.it.classes:
        return None
    flips = it.flips
    if flips is None or not flips.of:
        found = Message(N_("No other training has been asked about this row yet."))
        return Part("unknown", TITLE, found, Message(N_("Open “Another training” above to have it done.")))
    sure = wilson(flips.flipped, flips.of)
    text = N_(
        "{flipped} of {of} other trainings decide otherwise; of many more it would be {low:.0f} to {high:.0f} of 100."
    )
    found = Message.of(text, flipped=flips.flipped, of=flips.of, low=100 * sure.low, high=100 * sure.high)
    return Part(flips.level, TITLE, found, Message(_ADVICE[flips.level]))


_ADVICE: Mapping[Level, str] = {
    "good": N_("The decision is not an accident of this one training."),
    "fair": N_("Mostly it stays, not always: let a person look at the case before a reason is told."),
    "poor": N_("Luck decides here in good part: let a person decide, and tell no reason of the model's."),
}


def deciding_sentence(flips: Flips) -> Message:
    """Say in one sentence what other trainings decide."""
    if not flips.flipped:
        return Message.of(N_("Trained again, all {of} would decide the same."), of=flips.of)
    text = N_("Trained again, {flipped} of {of} would decide otherwise.")
    return Message.of(text, flipped=flips.flipped, of=flips.of)
