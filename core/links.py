"""Experiments as links: short to read, and forgiving when one value of them can't be used."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.experiment import SETTINGS, Experiment
from core.messages import N_, Message, UserError

ALWAYS = ("dataset", "model")  # said even at their defaults, so that a person can read what a link is about
RUN = "run"  # the key of a run or training, when it is another than the settings of the link would make
DEFAULT = Experiment()


def to_link(experiment: Experiment) -> dict[str, str]:
    """Return what `from_link` needs to make the experiment again: what differs from the defaults, as text."""
    params = experiment.to_params()
    return {name: text for name, text in params.items() if name in ALWAYS or text != DEFAULT.to_params()[name]}


def from_link(params: Mapping[str, str]) -> tuple[Experiment, tuple[Message, ...]]:
    """Read every setting that can be used; a bad one keeps its default and gives a message."""
    values: dict[str, Any] = {}
    complaints = []
    for name in (name for name in SETTINGS if name in params):
        try:
            values[name] = SETTINGS[name].parse(params[name])
            replace(DEFAULT, **values)
        except UserError as problem:
            values.pop(name, None)
            complaints.append(_complaint(name, problem.message))
    return Experiment(**values), tuple(complaints)


def _complaint(name: str, problem: Message) -> Message:
    return Message.of(
        N_("The link asks for something that is not possible, so {setting} stays at its default. {problem}"),
        setting=Message(SETTINGS[name].label),
        problem=problem,
    )
