"""The layers of a network with their weights and arithmetic, read from its `.keras` file without TensorFlow.

A multiplication and the addition that follows it count as two operations, any other operation on a number as one; an
activation counts as one for each number that it bends, softmax as five (as TensorFlow's profiler counts it).
"""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

Shape = tuple[int, ...]
Config = Mapping[str, Any]
ACTIVATION = {"linear": 0, "softmax": 5}  # operations for each number; one for any other
NORMALISED = 9  # for each number: mean 1, variance 3, to scale and to shift 4, and a square root


@dataclass(frozen=True)
class Layer:
    """Describe a layer of a network.

    Parameters
    ----------
    kind : str
        Name of its Keras class.
    config : mapping
        As Keras wrote it.
    shape : tuple of int
        Of what goes in, without the rows.
    weights : int
        Numbers that it holds, as Keras counts them: also the moving ones of batch normalisation.
    operations : int
        Additions, multiplications and the like for one row.
    """

    kind: str
    config: Config
    shape: Shape
    weights: int
    operations: int


@dataclass(frozen=True)
class _Kind:
    weights: Callable[[Config, Shape], int] = lambda config, shape: 0
    operations: Callable[[Config, Shape], int] = lambda config, shape: 0


def layers_of(archive: bytes) -> tuple[Layer, ...]:
    """Return the layers of a network, from the bytes of its file, in the order in which they compute.

    Raises
    ------
    KeyError
        When there is a kind of layer that isn't known here.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        layers = json.loads(file.read("config.json"))["config"]["layers"]
    return tuple(_layer(layer) for layer in layers if layer["class_name"] != "InputLayer")


def _layer(plain: Config) -> Layer:
    kind, config = plain["class_name"], plain["config"]
    shape = tuple(plain["inbound_nodes"][0]["args"][0]["config"]["shape"][1:])
    counts = KINDS[kind]
    return Layer(kind, config, shape, counts.weights(config, shape), counts.operations(config, shape))


def _bent(activation: str, numbers: int) -> int:
    return ACTIVATION.get(activation, 1) * numbers


def _affine(places: int, inputs: int, units: int) -> int:
    return places * (2 * inputs * units + units)


def _dense_operations(config: Config, shape: Shape) -> int:
    places, units = prod(shape[:-1]), config["units"]
    return _affine(places, shape[-1], units) + _bent(config["activation"], places * units)


def _placed_weights(config: Config, shape: Shape) -> int:
    """Count the weights of a dense layer that has a bias for each place of a sequence."""
    places, units = config["output_shape"]
    return int((shape[-1] + places) * units)


def _placed_operations(config: Config, shape: Shape) -> int:
    places, units = config["output_shape"]
    return _affine(places, shape[-1], units)


def _patch(config: Config, shape: Shape) -> int:
    return int(prod(config["kernel_size"]) * shape[-1])


def _conv_operations(config: Config, shape: Shape) -> int:
    places, filters = prod(shape[:2]), config["filters"]
    return _affine(places, _patch(config, shape), filters) + _bent(config["activation"], places * filters)


def _pool_operations(config: Config, shape: Shape) -> int:
    height, width = map(int, config["pool_size"])
    return (shape[0] // height) * (shape[1] // width) * shape[2] * height * width


def _gru_operations(config: Config, shape: Shape) -> int:
    """Count three gates of inputs and state, their two biases, and 11 operations a unit to mix old and new."""
    steps, units = shape[0], int(config["units"])
    return steps * (_affine(1, shape[1], 3 * units) + _affine(1, units, 3 * units) + 11 * units)


def _inside(config: Config) -> int:
    return int(config["num_heads"] * config["key_dim"])


def _attention_weights(config: Config, shape: Shape) -> int:
    width, inside = shape[-1], _inside(config)
    return 3 * (width * inside + inside) + inside * width + width


def _attention_operations(config: Config, shape: Shape) -> int:
    """Count queries, keys and values; their products, scaled and made shares; the mixture; and the way out."""
    places, width, inside = shape[0], shape[-1], _inside(config)
    shares = _bent("softmax", config["num_heads"] * places * places)
    products = 2 * (2 * places * places * inside) + places * inside
    return 3 * _affine(places, width, inside) + products + shares + _affine(places, inside, width)


def _per_number(operations: int) -> Callable[[Config, Shape], int]:
    return lambda config, shape: operations * prod(shape)


NOTHING = _Kind()
KINDS: Mapping[str, _Kind] = {
    "Dense": _Kind(lambda config, shape: (shape[-1] + 1) * config["units"], _dense_operations),
    "Conv2D": _Kind(lambda config, shape: (_patch(config, shape) + 1) * config["filters"], _conv_operations),
    "MaxPooling2D": _Kind(operations=_pool_operations),
    "GRU": _Kind(lambda config, shape: 3 * config["units"] * (shape[1] + config["units"] + 2), _gru_operations),
    "MultiHeadAttention": _Kind(_attention_weights, _attention_operations),
    "LayerNormalization": _Kind(lambda config, shape: 2 * shape[-1], _per_number(NORMALISED)),
    "BatchNormalization": _Kind(
        lambda config, shape: 4 * shape[-1], lambda config, shape: 2 * prod(shape) + 6 * shape[-1]
    ),
    "Activation": _Kind(operations=lambda config, shape: _bent(config["activation"], prod(shape))),
    "EinsumDense": _Kind(_placed_weights, _placed_operations),
    "Add": _Kind(operations=_per_number(1)),
    "GlobalAveragePooling1D": _Kind(operations=_per_number(1)),
    **dict.fromkeys(("Reshape", "Flatten", "Dropout", "RandomTranslation", "RandomRotation", "RandomZoom"), NOTHING),
}


def weights_of(layers: Sequence[Layer]) -> int:
    """Return how many numbers a network holds."""
    return sum(layer.weights for layer in layers)


def operations_of(layers: Sequence[Layer]) -> int:
    """Return how many operations a prediction of one row takes."""
    return sum(layer.operations for layer in layers)
