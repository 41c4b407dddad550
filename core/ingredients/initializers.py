"""Initial weights by name: a label and the real Keras initialiser of every kernel; biases start at zero."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.messages import N_

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Initializer:
    """Name a Keras initialiser and its arguments."""

    label: str
    keras_name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def make(self) -> "keras.Initializer":
        """Return a new Keras initialiser; one each layer, since one without a seed repeats its numbers."""
        import keras

        kind: Callable[..., keras.Initializer] = getattr(keras.initializers, self.keras_name)
        return kind(**self.arguments)


INITIALIZERS: Mapping[str, Initializer] = {
    # Glorot & Bengio 2010; He et al. 2015; LeCun et al. 1998.
    "glorot_uniform": Initializer(N_("Glorot: the usual one"), "GlorotUniform"),
    "glorot_normal": Initializer(N_("Glorot, bell-shaped"), "GlorotNormal"),
    "he_normal": Initializer(N_("He: for ReLU"), "HeNormal"),
    "lecun_normal": Initializer(N_("LeCun: for SELU"), "LecunNormal"),
    "zeros": Initializer(N_("All zero"), "Zeros"),
    "tiny": Initializer(N_("Far too small (spread 0.001)"), "RandomNormal", {"stddev": 0.001}),
    "large": Initializer(N_("Far too large (spread 1)"), "RandomNormal", {"stddev": 1.0}),
}
