"""Settings that don't go with the data they are for: put back to their defaults, and said."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.datasets.dataset import Dataset
from core.datasets.features import FEATURES
from core.datasets.preparation import prepare
from core.experiment import SETTINGS, Experiment
from core.ingredients.losses import LOSSES
from core.messages import N_, Message, UserError
from core.models import MODELS
from core.models.dense import has_number
from core.training.rows import shape_of

DROPPED = Message(N_("What was set by hand belongs to another network, or to a later epoch: it is left out."))
# What a number set by hand is about: with any of these changed, its place means something else.
NETWORK = ("dataset", "model", "hidden", "batch_norm", "initializer", "features", "seed")


def followed(before: Experiment, after: Experiment) -> tuple[Experiment, tuple[Message, ...]]:
    """Return a changed experiment without the numbers that were set by hand in another network, and a message if so."""
    same = all(getattr(before, name) == getattr(after, name) for name in NETWORK)
    if same or not before.by_hand or after.by_hand != before.by_hand:
        return after, ()
    return replace(after, by_hand=()), (DROPPED,)


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


def _wrong_numbers(experiment: Experiment, data: Dataset) -> bool:
    if not experiment.by_hand:
        return False
    try:
        shape = shape_of(data, len(prepare(experiment, data).preprocessor.columns))
    except UserError:  # other settings don't go with the data either: the network is going to be another one
        return True
    return not all(
        has_number(experiment, shape, edit) and edit.epoch < experiment.epochs for edit in experiment.by_hand
    )


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
    ("by_hand", _wrong_numbers),
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
    "by_hand": lambda experiment: DROPPED,
    "scaling": lambda experiment: Message(
        N_("Pictures have a scaling of their own: that setting is the usual one again.")
    ),
}
