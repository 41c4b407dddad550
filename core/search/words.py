"""What a user reads for the value of a setting."""

from collections.abc import Mapping
from typing import Any

from core.experiment import SETTINGS
from core.messages import N_, Message
from core.search.ranges import Options, Range, Span
from core.search.results import Trial
from core.settings import Choice, Flag, Wholes

YES_NO = (N_("no"), N_("yes"))


def value_words(name: str, value: Any) -> Message:
    """Return a value of a setting as a user reads it, e.g. "64 – 64" for two layers."""
    described = SETTINGS[name]
    if isinstance(described, Choice):
        return Message(described.options().get(value, value))
    if isinstance(described, Flag):
        return Message(YES_NO[value])
    if isinstance(described, Wholes):
        return Message(" – ".join(map(str, value)))
    return Message(f"{value:,g}")


def range_words(found: Range) -> Message:
    """Return where a search looks as a user reads it, e.g. "0.001 to 0.1"."""
    if isinstance(found, Span):
        ends = {end: value_words(found.name, getattr(found, end)) for end in ("low", "high")}
        return Message(N_("{low} to {high}"), ends)
    assert isinstance(found, Options)
    return Message.of(N_("{n} choices"), n=len(found.values))


def changes(trial: Trial, base: Mapping[str, Any]) -> tuple[tuple[Message, Message, Message], ...]:
    """Return for each setting in which a trial differs from those in hand: its name, the value in hand, the trial's."""
    return tuple(
        (Message(SETTINGS[name].label), value_words(name, base[name]), value_words(name, value))
        for name, value in trial.values.items()
        if value != base[name]
    )
