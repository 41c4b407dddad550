"""A network written as plain Keras code, read from its `.keras` file without TensorFlow."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

# What is said of each layer; everything else about it is Keras's default.
SAID: Mapping[str, tuple[str, ...]] = {
    "Reshape": ("target_shape",),
    "Flatten": (),
    "RandomTranslation": ("height_factor", "width_factor", "fill_mode"),
    "RandomRotation": ("factor", "fill_mode"),
    "RandomZoom": ("height_factor", "fill_mode"),
    "Dense": ("units", "activation", "kernel_initializer", "kernel_regularizer"),
    "Conv2D": ("filters", "kernel_size", "padding", "kernel_initializer", "kernel_regularizer"),
    "MaxPooling2D": (),
    "GRU": ("units", "return_sequences", "kernel_initializer", "kernel_regularizer"),
    "MultiHeadAttention": ("num_heads", "key_dim", "dropout", "kernel_initializer"),
    "GlobalAveragePooling1D": (),
    "BatchNormalization": (),
    "LayerNormalization": (),
    "Activation": ("activation",),
    "Dropout": ("rate",),
    "EinsumDense": ("equation", "output_shape", "bias_axes", "kernel_initializer"),
}
DEFAULTS = ("linear", None, False)
USUAL = "GlorotUniform"  # draws the first weights of every kernel unless a layer says otherwise


def network_code(archive: bytes, precision: str) -> list[str]:
    """Return the lines that make `model`, one a layer, from the bytes of a network's file.

    Layers whose arithmetic isn't `precision`, the policy under which the lines will run, say so.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        config = json.loads(file.read("config.json"))["config"]
    layers = config["layers"]
    names = {
        layer["name"]: "inputs" if layer["class_name"] == "InputLayer" else f"x{i}" for i, layer in enumerate(layers)
    }
    lines = [f"{names[layer['name']]} = {_call(layer, names, precision)}" for layer in layers]
    lines.append(f"model = keras.Model(inputs, {names[config['output_layers'][0]]})")
    return lines


def _call(layer: Mapping[str, Any], names: Mapping[str, str], precision: str) -> str:
    kind, config = layer["class_name"], layer["config"]
    if kind == "InputLayer":
        return f"keras.Input({tuple(config['batch_shape'][1:])})"
    given = [names[tensor["config"]["keras_history"][0]] for tensor in layer["inbound_nodes"][0]["args"]]
    if kind == "Add":
        return " + ".join(given)
    said = [f"{name}={_value(config[name])}" for name in SAID[kind] if not _usual(config[name])]
    own_precision = config["dtype"]["config"]["name"]
    said += [f"dtype={own_precision!r}"] if own_precision != precision else []
    return f"keras.layers.{kind}({', '.join(said)})({', '.join(given)})"


def _usual(value: Any) -> bool:
    return value in DEFAULTS or (isinstance(value, Mapping) and value["class_name"] == USUAL)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        arguments = ", ".join(f"{name}={number!r}" for name, number in value["config"].items() if number)
        return f"{value['module']}.{value['class_name']}({arguments})"
    return repr(tuple(value) if isinstance(value, list) else value)
