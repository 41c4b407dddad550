"""Experiments and views as links: short to read, and forgiving when one value of them can't be used."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from core.decision import DECISION_SETTINGS, Decision
from core.experiment import SETTINGS, Experiment
from core.messages import N_, Message, UserError
from core.settings import Setting
from core.views import VIEW_SETTINGS, View

T = TypeVar("T")

ALWAYS = ("dataset", "model")  # said even at their defaults, so that a person can read what a link is about
RUN = "run"  # the key of a run or training, when it is another than the settings of the link would make
LEDGER = "ledger"  # the private token of a person's list of runs; never in a link for others


def to_link(experiment: Experiment) -> dict[str, str]:
    """Return what `from_link` needs to make the experiment again: what differs from the defaults, as text."""
    return _written(SETTINGS, experiment, Experiment(), ALWAYS)


def from_link(params: Mapping[str, str]) -> tuple[Experiment, tuple[Message, ...]]:
    """Read every setting that can be used; a bad one keeps its default and gives a message."""
    return _read(SETTINGS, Experiment, params)


def view_link(view: View) -> dict[str, str]:
    """Return what `view_from_link` needs to look at the playground in the same way."""
    return _written(VIEW_SETTINGS, view, View())


def view_from_link(params: Mapping[str, str]) -> tuple[View, tuple[Message, ...]]:
    """Read how the playground is looked at, as forgivingly as `from_link`."""
    return _read(VIEW_SETTINGS, View, params)


def decision_link(decision: Decision) -> dict[str, str]:
    """Return what `decision_from_link` needs to make the decision again."""
    return _written(DECISION_SETTINGS, decision, Decision())


def decision_from_link(params: Mapping[str, str]) -> tuple[Decision, tuple[Message, ...]]:
    """Read the decision, as forgivingly as `from_link`."""
    return _read(DECISION_SETTINGS, Decision, params)


def _written(
    table: Mapping[str, Setting[Any]], chosen: object, default: object, always: tuple[str, ...] = ()
) -> dict[str, str]:
    texts = {name: (s.text(getattr(chosen, name)), s.text(getattr(default, name))) for name, s in table.items()}
    return {name: text for name, (text, usual) in texts.items() if name in always or text != usual}


def _read(
    table: Mapping[str, Setting[Any]], make: Callable[..., T], params: Mapping[str, str]
) -> tuple[T, tuple[Message, ...]]:
    values: dict[str, Any] = {}
    complaints = []
    for name in (name for name in table if name in params):
        try:
            values[name] = table[name].parse(params[name])
            make(**values)
        except UserError as problem:
            values.pop(name, None)
            complaints.append(_complaint(table[name], problem.message))
    return make(**values), tuple(complaints)


def _complaint(described: Setting[Any], problem: Message) -> Message:
    return Message.of(
        N_("The link asks for something that is not possible, so {setting} stays at its default. {problem}"),
        setting=Message(described.label),
        problem=problem,
    )
