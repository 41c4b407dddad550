"""Changes of an agenda, each of which returns another one; whether it can be run is checked when it is put in place."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from core.messages import N_, Message
from core.rooms.exercise import Exercise, Question

Agenda = tuple[Exercise, ...]


def moved(agenda: Agenda, name: str, by: int) -> Agenda:
    """Return the agenda with an exercise `by` places further on, as far as there is room."""
    order = list(agenda)
    place = _place(agenda, name)
    one = order.pop(place)
    order.insert(min(max(0, place + by), len(order)), one)
    return tuple(order)


def without(agenda: Agenda, name: str) -> Agenda:
    """Return the agenda without an exercise."""
    return tuple(one for one in agenda if one.name != name)


def put(agenda: Agenda, exercise: Exercise) -> Agenda:
    """Return the agenda with an exercise in place of the one with its name."""
    return tuple(exercise if one.name == exercise.name else one for one in agenda)


def added(agenda: Agenda, kind: str, after: str) -> tuple[Agenda, str]:
    """Return the agenda with a new exercise of a kind behind another one, and the new one's name."""
    names = {one.name for one in agenda}
    name = next(f"{kind}-{i}" for i in range(1, len(names) + 2) if f"{kind}-{i}" not in names)
    place = _place(agenda, after) + 1
    return (*agenda[:place], NEW[kind](name), *agenda[place:]), name


def _place(agenda: Agenda, name: str) -> int:
    """Return the place of an exercise; the last one's when somebody else has taken it out meanwhile."""
    return next((i for i, one in enumerate(agenda) if one.name == name), len(agenda) - 1)


def _question(name: str) -> Exercise:
    asked = Question(Message(N_("What do you think?")), "choice", options=(Message(N_("Yes")), Message(N_("No"))))
    return Exercise(name, "question", Message(N_("A question")), 3, question=asked)


def _lesson(name: str) -> Exercise:
    from core.lessons import LESSONS

    return Exercise(name, "lesson", Message(N_("A lesson")), 10, target=next(iter(LESSONS)))


def _experiment(name: str) -> Exercise:
    free = ("hidden", "learning_rate", "epochs")
    return Exercise(
        name, "experiment", Message(N_("An experiment")), 10, experiment={"dataset": "german_credit"}, free=free
    )


def _case(name: str) -> Exercise:
    return Exercise(name, "case", Message(N_("An application case")), 10)


def _page(name: str) -> Exercise:
    return Exercise(name, "page", Message(N_("A page")), 5, target="metrics")


NEW: Mapping[str, Callable[[str], Exercise]] = {
    "question": _question,
    "lesson": _lesson,
    "experiment": _experiment,
    "case": _case,
    "page": _page,
}
"""Kind -> what makes a new exercise of it by its name."""


def kept_word(before: Message | str, shown: str, typed: str) -> Message | str:
    """Return what was typed, or what was there before when nobody changed it, which then has both languages."""
    return before if typed.strip() == shown.strip() else typed.strip()


def with_question(exercise: Exercise, **changes: object) -> Exercise:
    """Return an exercise that asks its question otherwise."""
    return replace(exercise, question=replace(exercise.question or Question(""), **changes))  # type: ignore[arg-type]
