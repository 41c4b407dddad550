"""Which settings can be searched for some data, and where to look when nobody says otherwise."""

from collections.abc import Callable, Mapping
from typing import Any

from core.datasets.dataset import Dataset
from core.experiment import SETTINGS, Experiment
from core.ingredients.losses import LOSSES
from core.models import MODELS
from core.search.ranges import Options, Range, Span
from core.settings import Choice, Flag, Number, Setting, Wholes

GROUPS = ("model", "training", "regularisation")
LEFT_OUT = ("seed", "precision")  # luck, and a matter of the machine
FIRST = ("learning_rate", "hidden", "dropout")
FIRST_LINEAR = ("learning_rate", "l2")
WITHOUT_LAYERS = ("hidden", "activation", "batch_norm", "dropout")
SPANS: Mapping[str, tuple[float, float]] = {
    "learning_rate": (1e-4, 1e-1),
    "epochs": (20, 200),
    "batch_size": (8, 128),
    "patience": (0, 30),
    "l1": (0, 1e-2),
    "l2": (0, 1e-1),
    "dropout": (0, 0.5),
    "augment": (0, 0.2),
}
SHAPES: tuple[tuple[int, ...], ...] = ((8,), (32,), (64, 64), (128, 64), (64, 64, 64))
SMALL_SHAPES: tuple[tuple[int, ...], ...] = ((4,), (8,), (16,), (16, 16))  # of models that are slower for each unit


def searchable(experiment: Experiment, data: Dataset) -> tuple[str, ...]:
    """Return the names of the settings that a search can try for an experiment, in the order of the table."""
    return tuple(name for name in SETTINGS if _can_vary(name, experiment, data))


def usual_range(name: str, experiment: Experiment, data: Dataset) -> Range:
    """Return where to look for a setting; the value that the experiment has is in it."""
    described = SETTINGS[name]
    kind = next(kind for kind in _USUAL if isinstance(described, kind))
    return _USUAL[kind](name, described, experiment, data).including(getattr(experiment, name))


def usual_space(experiment: Experiment, data: Dataset) -> tuple[Range, ...]:
    """Return the ranges of the settings that are most often worth a search."""
    names = FIRST_LINEAR if experiment.model == "linear" else FIRST
    return tuple(usual_range(name, experiment, data) for name in names)


def options_of(name: str, experiment: Experiment, data: Dataset) -> tuple[Any, ...]:
    """Return the values of a setting of names, or of yes and no, that go with some data."""
    described = SETTINGS[name]
    if isinstance(described, Flag):
        return False, True
    assert isinstance(described, Choice)
    return tuple(value for value in described.options() if name not in _FITS or _FITS[name](value, data))


def _can_vary(name: str, experiment: Experiment, data: Dataset) -> bool:
    described = SETTINGS[name]
    if described.group not in GROUPS or name in LEFT_OUT or not isinstance(described, tuple(_USUAL)):
        return False
    if experiment.model == "linear" and name in WITHOUT_LAYERS:
        return False
    if name in _APPLIES and not _APPLIES[name](data):
        return False
    return not isinstance(described, Choice) or len(options_of(name, experiment, data)) > 1


def _span(name: str, described: Setting[Any], experiment: Experiment, data: Dataset) -> Range:
    assert isinstance(described, Number)
    return Span(name, *SPANS.get(name, (described.low, described.high)))


def _options(name: str, described: Setting[Any], experiment: Experiment, data: Dataset) -> Range:
    return Options(name, options_of(name, experiment, data))


def _shapes(name: str, described: Setting[Any], experiment: Experiment, data: Dataset) -> Range:
    return Options(name, SHAPES if experiment.model == "mlp" else SMALL_SHAPES)


_USUAL: Mapping[type, Callable[[str, Setting[Any], Experiment, Dataset], Range]] = {
    Number: _span,
    Choice: _options,
    Flag: _options,
    Wholes: _shapes,
}
_APPLIES: Mapping[str, Callable[[Dataset], bool]] = {
    "augment": lambda data: data.image_shape is not None,
    "class_weight": lambda data: data.task == "classification",
    "resample": lambda data: data.task == "classification",
}
_FITS: Mapping[str, Callable[[Any, Dataset], bool]] = {
    "model": lambda value, data: MODELS[value].takes(data.image_shape is not None),
    "loss": lambda value, data: data.task == "classification" or "regression" in LOSSES[value].heads,
}
