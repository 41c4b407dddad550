"""How the steps of ready agendas are made from their texts, all marked with `N_`."""

from dataclasses import replace

from core.bundles import BUNDLES
from core.links import to_link
from core.messages import N_, Message
from core.rooms.exercise import Exercise, Question
from core.rooms.truths import TRUTHS

SEED = 1  # of what a room trains; the bundled runs have 0
Texts = tuple[str, str, str]  # title, what participants do, notes for the facilitator


SECOND_THOUGHTS = Message(
    N_(
        "Guess again, knowing what you know now: a range of which you are 80 % sure. The truth is shown when all have answered."
    )
)


def asks(name: str, title: str, text: str, about: str, notes: str, minutes: int = 2) -> Exercise:
    """Return a question for a number of `TRUTHS`; all texts are marked with `N_`."""
    it = TRUTHS[name]
    question = Question(Message(text), "number", it.unit, it.low, it.high, truth=name)
    return Exercise(name, "question", Message(title), minutes, Message(about), question=question, notes=Message(notes))


def again(name: str, title: str, notes: str) -> Exercise:
    """Return a step that asks an earlier question once more, before its truth is shown."""
    return Exercise(f"{name}_again", "question", Message(title), 2, SECOND_THOUGHTS, target=name, notes=Message(notes))


def shows(kind: str, name: str, target: str, texts: Texts, minutes: int) -> Exercise:
    """Return a step that opens something; `texts` are title, what participants do, and notes, marked with `N_`."""
    title, about, notes = map(Message, texts)
    return Exercise(name, kind, title, minutes, about, target=target, notes=notes)


def trains(name: str, data: str, free: tuple[str, ...], texts: Texts, minutes: int) -> Exercise:
    """Return a step that trains the settings of a bundled run from another start, some of them free to change.

    With the bundled run's own seed there would be nothing to train: its result is there already.
    """
    title, about, notes = map(Message, texts)
    settings = to_link(replace(BUNDLES[data].experiment, seed=SEED))
    return Exercise(name, "experiment", title, minutes, about, experiment=settings, free=free, notes=notes)
