"""What a lesson is: an idea, a guess to commit to, an experiment that settles it, and where to go on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.experiment import Experiment
from core.messages import N_

GROUPS: Mapping[str, str] = {
    "learning": N_("How it learns"),
    "large": N_("What is large about large models"),
    "wrong": N_("What goes wrong"),
    "production": N_("In production"),
}
"""Name -> title, in the order of the map."""


@dataclass(frozen=True)
class Question:
    """Ask what will happen, before it does; every text is marked with `N_`.

    Parameters
    ----------
    text : str
        "What will happen if …?"
    options : tuple of str
        Two to four answers, one of which the experiment will show to be right.
    """

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """Describe a lesson; every text is marked with `N_`, its story is in `content/lessons`.

    Parameters
    ----------
    title : str
        Two or three words, for the map.
    question : str
        The one question that it answers, in the words of a product manager.
    promise : str
        One sentence for the map: what a user does in it.
    group : str
        In `GROUPS`.
    minutes : int
        That it takes, roughly.
    icon : str
        Streamlit's name of one.
    guess : Question
        To be answered before the reveal.
    playground : Experiment
        What to train next, in the playground.
    try_it : str
        What that training shows, as the label of the link to it.
    """

    title: str
    question: str
    promise: str
    group: str
    minutes: int
    icon: str
    guess: Question
    playground: Experiment = field(default_factory=Experiment)
    try_it: str = N_("Try it in the playground")
