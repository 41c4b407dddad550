"""How the playground is looked at: what its picture shows, and which controls a teacher has put away."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast

from core.experiment import SETTINGS
from core.messages import N_, Message
from core.settings import Flag, Names, Setting, setting

PARTS: Mapping[str, str] = {
    "classics": N_("Ready experiments"),
    "upload": N_("Your own CSV"),
    "guess": N_("Guess first"),
    "steps": N_("Pause, one epoch, reset"),
    "more": N_("All further settings"),
    "tabs": N_("The tabs below the picture"),
    "words": N_("Explanations"),
}
"""What can be put away besides single settings."""


def hideable() -> Mapping[str, str]:
    """Return name -> label of everything that can be put away."""
    return {**{name: described.label for name, described in SETTINGS.items()}, **PARTS}


@dataclass(frozen=True)
class Hidden(Names):
    """Names of `hideable`."""

    def check(self, value: Any) -> tuple[str, ...]:
        names = super().check(value)
        wrong = [name for name in names if name not in hideable()]
        if wrong:
            raise self.refuse(Message.of(N_("some of {names}"), names=", ".join(hideable())), wrong[0])
        return names


@dataclass(frozen=True)
class View:
    """Say how the playground is looked at; nothing of it changes a result."""

    show_test: bool = setting(
        Flag(
            True,
            N_("Show test rows"),
            N_("Points with a dark ring: the model does not learn from them, it is graded on them."),
            "view",
        )
    )
    discretize: bool = setting(
        Flag(
            False,
            N_("Discretise"),
            N_("Paint what the model would answer, without how sure it is of it."),
            "view",
        )
    )
    hide: tuple[str, ...] = setting(
        Hidden((), N_("Hidden"), N_("Controls that are put away, so that a class looks at the others."), "view")
    )

    def __post_init__(self) -> None:
        for name, described in VIEW_SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))


VIEW_SETTINGS: Mapping[str, Setting[Any]] = {f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(View)}
