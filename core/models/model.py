"""What a model is to the rest of the code, and the registry of all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.messages import N_

if TYPE_CHECKING:
    import keras

    from core.experiment import Experiment
    from core.models.shape import Shape


@dataclass(frozen=True)
class Model:
    """Describe a family of networks.

    Parameters
    ----------
    label, help : str
        Marked with `N_`.
    module : str
        Holds `build(experiment, shape) -> keras.Model`; imported when first used, since it imports Keras.
    takes : callable
        `takes(has_image)`: whether the family can learn from pictures, or from tables.
    compiled : bool
        Whether XLA compiles its epochs (far faster for dense layers, slower for convolutions on a CPU).
    stacks : bool
        Whether many of them can be trained as one model.
    """

    label: str
    help: str
    module: str
    takes: Callable[[bool], bool] = lambda has_image: True
    compiled: bool = False
    stacks: bool = False

    def build(self, experiment: "Experiment", shape: "Shape") -> "keras.Model":
        """Return a new Keras model, its weights drawn by the experiment's seed."""
        from importlib import import_module

        from core.models.layers import seeded

        with seeded(experiment):
            made: keras.Model = import_module(self.module).build(experiment, shape)
        return made


MODELS: Mapping[str, Model] = {
    "linear": Model(
        N_("Linear / logistic"),
        N_("One weight for each column: the model to beat, and the easiest to explain."),
        "core.models.linear",
        compiled=True,
        stacks=True,
    ),
    "mlp": Model(
        N_("Dense network (MLP)"),
        N_("Layers of units that each see everything: the usual network for tables."),
        "core.models.mlp",
        compiled=True,
        stacks=True,
    ),
    "cnn": Model(
        N_("Convolutional (CNN)"),
        N_("Small filters slide over a picture and find the same pattern anywhere."),
        "core.models.cnn",
        takes=lambda has_image: has_image,
    ),
    "rnn": Model(
        N_("Recurrent (GRU)"),
        N_("Reads one step after the other and remembers: rows of a picture, or columns of a table."),
        "core.models.rnn",
    ),
    "transformer": Model(
        N_("Transformer"),
        N_("Lets every part look at every other part and decide what matters."),
        "core.models.transformer",
    ),
}


def stackable(experiment: "Experiment") -> bool:
    """Whether trainings of this experiment that differ in their seed can be one model."""
    return MODELS[experiment.model].stacks and not experiment.augment
