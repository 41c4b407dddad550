"""What the bytes of a `.keras` file tell without Keras: its weights in order, and its layers as a table."""

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import h5py

Array = NDArray[np.float32]
TRAINED = {"Dense": 2, "BatchNormalization": 2}  # variables of a layer that are trained; the others follow them


@dataclass(frozen=True)
class LayerFacts:
    """Say of a layer what kind it is, the shape of what it gives (without rows), and how many numbers it holds."""

    kind: str
    output: tuple[int, ...]
    parameters: int


def vectors(archive: bytes) -> tuple[Array, tuple[Array, ...]]:
    """Return a dense network's trainable weights as one vector (p,), and its moving means and variances."""
    theta: list[Array] = []
    extra: list[Array] = []
    for layer, variables in _layers(archive):
        trained = TRAINED.get(layer["class_name"], 0)
        theta += variables[:trained]
        extra += variables[trained:]
    return np.concatenate([np.ravel(part) for part in theta]), tuple(extra)


def facts(archive: bytes) -> list[LayerFacts]:
    """Return a network's layers in order."""
    layers = list(_layers(archive))
    shapes = _shapes([layer for layer, _ in layers])
    return [
        LayerFacts(layer["class_name"], shapes[layer["name"]], sum(part.size for part in variables))
        for layer, variables in layers
    ]


def _layers(archive: bytes) -> Iterator[tuple[Mapping[str, Any], list[Array]]]:
    """Yield each layer's configuration with its variables of floating point, in their order."""
    import h5py

    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        config = json.loads(file.read("config.json"))["config"]
        weights = io.BytesIO(file.read("model.weights.h5"))
    seen: Counter[str] = Counter()
    with h5py.File(weights) as stored:
        for layer in config["layers"]:
            name = _snake(layer["class_name"])
            place = f"layers/{name}_{seen[name]}" if seen[name] else f"layers/{name}"
            seen[name] += 1
            yield layer, _variables(stored[place]) if place in stored else []


def _variables(group: "h5py.Group") -> list[Array]:
    import h5py

    found: list[Array] = []

    def visit(_: str, item: Any) -> None:
        if isinstance(item, h5py.Dataset) and item.dtype.kind == "f":
            found.append(np.asarray(item, np.float32))

    group.visititems(visit)
    return found


def _snake(name: str) -> str:
    """Return the name of a class as Keras writes it into its files."""
    return re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)).lower()


def _shapes(layers: Sequence[Mapping[str, Any]]) -> dict[str, tuple[int, ...]]:
    """Return the output shape of each layer: what its followers take, and of the last its units."""
    shapes: dict[str, tuple[int, ...]] = {layers[-1]["name"]: (int(layers[-1]["config"].get("units", 0)),)}
    for layer in layers:
        for tensor in _tensors(layer["inbound_nodes"]):
            shapes[tensor["keras_history"][0]] = tuple(tensor["shape"][1:])
    return shapes


def _tensors(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        if node.get("class_name") == "__keras_tensor__":
            yield node["config"]
        else:
            for part in node.values():
                yield from _tensors(part)
    elif isinstance(node, list):
        for part in node:
            yield from _tensors(part)
