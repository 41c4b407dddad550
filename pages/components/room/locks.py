"""Settings that the facilitator has fixed: as long as an experiment is the exercise, only the free ones can be changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.experiment import SETTINGS, Experiment
from core.links import from_link
from core.messages import N_, Message
from pages.components.room.here import exercise_of

if TYPE_CHECKING:
    from core.rooms import Exercise
    from pages.components.memory import Memory

FIXED = N_("The facilitator has fixed {setting} for this exercise.")
PARTS = {"classics": tuple(SETTINGS), "upload": ("dataset",)}  # what else would change which settings


def experiment_of(exercise: "Exercise") -> Experiment:
    """Return the experiment that an exercise begins with; what can't be used of it is at its default."""
    return from_link(exercise.experiment)[0]


def held(mind: "Memory", experiment: Experiment) -> Experiment:
    """Return an experiment with the fixed settings as they are fixed."""
    exercise = _experimenting(mind)
    if exercise is None:
        return experiment
    return replace(experiment_of(exercise), **{name: getattr(experiment, name) for name in exercise.free})


def is_fixed(mind: "Memory", name: str) -> bool:
    """Tell whether a setting can't be changed now."""
    exercise = _experimenting(mind)
    return exercise is not None and name not in exercise.free


def is_put_away(mind: "Memory", part: str) -> bool:
    """Tell whether a part of the playground would only change what is fixed."""
    return any(is_fixed(mind, name) for name in PARTS.get(part, (part,) if part in SETTINGS else ()))


def allowed(mind: "Memory", values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values that may be changed; each other one is complained of."""
    if _experimenting(mind) is None:
        return values
    refused = [name for name, value in values.items() if is_fixed(mind, name) and value != getattr(mind.draft, name)]
    mind.complaints.extend(_complaint(name) for name in refused)
    return {name: value for name, value in values.items() if name not in refused}


def is_allowed(mind: "Memory", experiment: Experiment) -> bool:
    """Tell whether an experiment may be trained now; complain if not."""
    wanted = held(mind, experiment)
    other = next((name for name in SETTINGS if getattr(wanted, name) != getattr(experiment, name)), None)
    if other is not None:
        mind.complaints.append(_complaint(other))
    return other is None


def hold(mind: "Memory") -> None:
    """Put back what is fixed in the draft, e.g. after another run was taken in hand."""
    if not is_allowed(mind, mind.draft):
        mind.draft = held(mind, mind.draft)


def _experimenting(mind: "Memory") -> "Exercise | None":
    exercise = exercise_of(mind)
    return exercise if exercise is not None and exercise.kind == "experiment" else None


def _complaint(name: str) -> Message:
    return Message.of(FIXED, setting=Message(SETTINGS[name].label))
