"""The weights that a dense network starts from with another seed, without building another network.

Building takes Keras thirty milliseconds, drawing two: with 32 seeds that is more than their training.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import keras
import numpy as np
from keras.src.random import seed_generator
from numpy.typing import NDArray

from core.experiment import Experiment
from core.models.layers import seeded

Array = NDArray[Any]


def initial(model: keras.Model, experiment: Experiment) -> dict[int, Array]:
    """Return what the experiment's seed draws for a fresh model of its architecture: id of a variable -> its value.

    Layers are asked in the order in which the builder made them, so that each gets the numbers it got there. Variables
    that nothing is drawn for are left out: they start alike with every seed.
    """
    with seeded(experiment):
        return {
            id(variable): value
            for layer in model.layers
            for variable, value in _DRAWS.get(type(layer), _nothing)(layer)
        }


def _nothing(layer: keras.layers.Layer) -> Iterator[tuple[keras.Variable, Array]]:
    return iter(())


def _kernel(layer: keras.layers.Dense) -> Iterator[tuple[keras.Variable, Array]]:
    kept = layer.kernel_initializer
    again = type(kept).from_config(kept.get_config())  # made without a seed, it takes the next number
    yield layer.kernel, np.asarray(again(tuple(layer.kernel.shape), dtype=layer.kernel.dtype))


def _seed(layer: keras.layers.Dropout) -> Iterator[tuple[keras.Variable, Array]]:
    state = layer.seed_generator.state
    yield state, np.array([seed_generator.make_default_seed(), 0], state.dtype)


_DRAWS: Mapping[type, Callable[[Any], Iterator[tuple[keras.Variable, Array]]]] = {
    keras.layers.Dense: _kernel,
    keras.layers.Dropout: _seed,
}
