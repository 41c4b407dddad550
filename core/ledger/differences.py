"""Which settings differ between runs, as a user reads them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.by_hand import ByHand, Edit
from core.datasets import DATASETS
from core.datasets.features import FEATURES
from core.experiment import SETTINGS, Experiment
from core.ledger.entry import Entry
from core.messages import N_, Message
from core.settings import Choice, Flag, Names, Real, Setting, Whole, Wholes

Shown = Message | str
FEW = 3  # numbers set by hand that are told one by one
Differences = Mapping[str, list[tuple[Message, Shown]]]


def differences(entries: Sequence[Entry]) -> Differences:
    """Return key -> (setting, value) of the settings that are not the same in all entries; of one, those not at default."""
    return _told(entries, varying(entries))


def changes(entries: Sequence[Entry]) -> Differences:
    """Return the differences among the entries of the same data, which itself is not told; what is at default comes last."""
    names = {entry.experiment.dataset for entry in entries}
    groups = [[entry for entry in entries if entry.experiment.dataset == name] for name in names]
    return {
        entry.key: _told([entry], sorted(_besides_data(group), key=lambda name: _at_default(entry, name)))[entry.key]
        for group in groups
        for entry in group
    }


def varying(entries: Sequence[Entry]) -> list[str]:
    """Return the names of the settings that are not the same in all entries; of one, those not at their defaults."""
    compared = [entry.experiment for entry in entries] + [Experiment()] * (len(entries) == 1)
    return [name for name in SETTINGS if len({getattr(experiment, name) for experiment in compared}) > 1]


def shown(entry: Entry, name: str) -> Shown:
    """Return the value of a setting as a user reads it."""
    return entry.data if name == "dataset" else written(entry.experiment, name)


def written(experiment: Experiment, name: str) -> Shown:
    """Return the value that an experiment has for a setting as a user reads it; data by its name."""
    described, value = SETTINGS[name], getattr(experiment, name)
    if name == "features":
        return _columns(value, experiment.dataset)
    return _READ.get(type(described), _as_text)(described, value)


def joined(parts: Sequence[Shown]) -> Shown:
    """Return several things as one, with the language's own comma between them."""
    first, *rest = parts
    return Message.of(N_("{first}, {rest}"), first=first, rest=joined(rest)) if rest else first


def _besides_data(entries: Sequence[Entry]) -> list[str]:
    return [name for name in varying(entries) if name != "dataset"]


def _at_default(entry: Entry, name: str) -> bool:
    return bool(getattr(entry.experiment, name) == SETTINGS[name].default)


def _told(entries: Sequence[Entry], names: Sequence[str]) -> Differences:
    return {entry.key: [(Message(SETTINGS[name].label), shown(entry, name)) for name in names] for entry in entries}


def _columns(names: Sequence[str], dataset: str) -> Shown:
    if not names:
        return Message(N_("all columns"))
    known = DATASETS[dataset].card.labels if dataset in DATASETS else {}
    labels = {**{name: feature.label for name, feature in FEATURES.items()}, **known}
    return joined([Message(labels[name]) if dataset in DATASETS and name in labels else name for name in names])


def _as_text(described: Setting[Any], value: Any) -> Shown:
    return described.text(value)


def _choice(described: Setting[Any], value: str) -> Shown:
    label = described.options().get(value) if isinstance(described, Choice) else None
    return value if label is None else Message(label)


def _by_hand(described: Setting[Any], edits: Sequence[Edit]) -> Shown:
    if not edits:
        return Message(N_("nothing"))
    more = len(edits) - FEW
    told: list[Shown] = [_set_by_hand(edit) for edit in edits[:FEW]]
    return joined([*told, *([Message.of(N_("{n} more"), n=more)] if more > 0 else [])])


def _set_by_hand(edit: Edit) -> Message:
    places = {"layer": edit.layer + 1, "unit": edit.unit + 1, "value": edit.value}
    if edit.input is None:
        what = Message.of(N_("bias of unit {unit} in layer {layer} = {value:g}"), **places)
    else:
        what = Message.of(
            N_("weight {source} of unit {unit} in layer {layer} = {value:g}"), source=edit.input + 1, **places
        )
    moment = N_("{what} (after epoch {epoch})") if edit.epoch else N_("{what} (before training)")
    return Message.of(moment, what=what, epoch=edit.epoch)


_READ: Mapping[type, Callable[[Setting[Any], Any], Shown]] = {
    Whole: lambda _, value: f"{value:,}",
    Real: lambda _, value: f"{value:g}",
    Flag: lambda _, value: Message(N_("on") if value else N_("off")),
    Choice: _choice,
    Wholes: lambda _, value: "-".join(map(str, value)),
    Names: lambda _, value: ", ".join(value),
    ByHand: _by_hand,
}
