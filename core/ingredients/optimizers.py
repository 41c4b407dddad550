"""Optimisers by name: a label and the real Keras optimiser that it stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.messages import N_

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Optimizer:
    """Name a Keras optimiser and its fixed arguments; the learning rate comes from the experiment."""

    label: str
    keras_name: str
    arguments: Mapping[str, Any]

    def make(self, learning_rate: float) -> "keras.Optimizer":
        """Return a new Keras optimiser."""
        import keras

        kind: Callable[..., keras.Optimizer] = getattr(keras.optimizers, self.keras_name)
        return kind(learning_rate=learning_rate, **self.arguments)


OPTIMIZERS: Mapping[str, Optimizer] = {
    "adam": Optimizer(N_("Adam"), "Adam", {}),
    "sgd": Optimizer(N_("SGD"), "SGD", {}),
    "momentum": Optimizer(N_("SGD with momentum"), "SGD", {"momentum": 0.9}),
    "rmsprop": Optimizer(N_("RMSprop"), "RMSprop", {}),
    "adamw": Optimizer(N_("AdamW"), "AdamW", {"weight_decay": 0.004}),
}
