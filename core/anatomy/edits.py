"""Weights set by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.anatomy.layers import Layer
from core.by_hand import Edit
from core.messages import N_, UserError


def with_edits(layers: Sequence[Layer], edits: Iterable[Edit]) -> tuple[Layer, ...]:
    """Return the layers with some of their numbers replaced; those given stay as they are.

    Raises
    ------
    UserError
        When there is no such weight.
    """
    changed = list(layers)
    for edit in edits:
        number_at(layers, edit.place)
        old = changed[edit.layer]
        kernel, bias = old.kernel.copy(), old.bias.copy()
        if edit.input is None:
            bias[edit.unit] = edit.value
        else:
            kernel[edit.input, edit.unit] = edit.value
        changed[edit.layer] = replace(old, kernel=kernel, bias=bias)
    return tuple(changed)


def number_at(layers: Sequence[Layer], place: tuple[int, int, int | None]) -> float:
    """Return the weight or bias at a place; raise `UserError` when there is none."""
    layer, unit, source = place
    known = 0 <= layer < len(layers) and 0 <= unit < layers[layer].units
    if not known or (source is not None and not 0 <= source < layers[layer].kernel.shape[0]):
        raise UserError(
            N_("Expected a weight of the network, received layer {layer}, unit {unit}."), layer=layer + 1, unit=unit + 1
        )
    one = layers[layer]
    return float(one.bias[unit] if source is None else one.kernel[source, unit])
