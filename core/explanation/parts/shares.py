"""The share of a step of a sequence."""

from dataclasses import dataclass

from core.messages import Message

Word = Message | str


@dataclass(frozen=True)
class StepShare:
    """Hold the share of a step.

    Parameters
    ----------
    name, value : Message or str
        As a user reads them; a line of a picture has no value.
    share, error : float
        How far it pulls the output, in its unit, and the standard error of that.
    """

    name: Word
    value: Word
    share: float
    error: float
