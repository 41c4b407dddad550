"""Settings that don't go with the data they are for: put back to their defaults, and said."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.datasets.dataset import Dataset
from core.datasets.features import FEATURES
from core.experiment import SETTINGS, Experiment
from core.ingredients.losses import LOSSES
from core.messages import N_, Message
from core.models import MODELS


def suited(experiment: Experiment, data: Dataset) -> tuple[Experiment, tuple[Message, ...]]:
    """Return the experiment with what `data` can't be used with at its default, and a message for each change."""
    wrong = [name for name, is_wrong in _CHECKS if is_wrong(experiment, data)]
    defaults = {name: SETTINGS[name].default for name in wrong}
    messages = tuple(_MESSAGES[name](experiment) for name in wrong)
    return replace(experiment, **defaults), messages


def features_of(data: Dataset) -> tuple[str, ...]:
    """Return the names that the setting `features` may have; none for pictures, which are seen whole."""
    if data.image_shape:
        return ()
    return tuple(FEATURES) if data.drawn else data.feature_names


def _wrong_model(experiment: Experiment, data: Dataset) -> bool:
    return not MODELS[experiment.model].takes(data.image_shape is not None)


def _wrong_loss(experiment: Experiment, data: Dataset) -> bool:
    return data.task == "regression" and "regression" not in LOSSES[experiment.loss].heads


def _wrong_features(experiment: Experiment, data: Dataset) -> bool:
    return not set(experiment.features) <= set(features_of(data))


def _without_classes(name: str) -> Callable[[Experiment, Dataset], bool]:
    return lambda experiment, data: data.task == "regression" and getattr(experiment, name) != SETTINGS[name].default


def _wrong_scaling(experiment: Experiment, data: Dataset) -> bool:
    return data.image_shape is not None and experiment.scaling != SETTINGS["scaling"].default


def _needs_classes(name: str) -> Message:
    return Message.of(
        N_("{setting} is for classes, and this data asks for a number: it is off again."),
        setting=Message(SETTINGS[name].label),
    )


_CHECKS: Sequence[tuple[str, Callable[[Experiment, Dataset], bool]]] = (
    ("model", _wrong_model),
    ("loss", _wrong_loss),
    ("features", _wrong_features),
    ("class_weight", _without_classes("class_weight")),
    ("resample", _without_classes("resample")),
    ("scaling", _wrong_scaling),
)

_MESSAGES = {
    "model": lambda experiment: Message.of(
        N_("{model} learns from pictures, and this data has none: the model is now {now}."),
        model=Message(MODELS[experiment.model].label),
        now=Message(MODELS[SETTINGS["model"].default].label),
    ),
    "loss": lambda experiment: Message.of(
        N_("{loss} is for classes, and this data asks for a number: the loss is the usual one again."),
        loss=Message(LOSSES[experiment.loss].label),
    ),
    "features": lambda experiment: Message(
        N_("The chosen columns belong to other data: the model sees all columns again.")
    ),
    "class_weight": lambda experiment: _needs_classes("class_weight"),
    "resample": lambda experiment: _needs_classes("resample"),
    "scaling": lambda experiment: Message(
        N_("Pictures have a scaling of their own: that setting is the usual one again.")
    ),
}
