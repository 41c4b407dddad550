"""A dense network taken apart, in NumPy alone: its layers, what each unit says, and what a changed weight does."""

from core.anatomy.edits import with_edits
from core.anatomy.layers import DENSE, Layer, forward, layers_of
from core.anatomy.plane import neuron_maps, surface
from core.anatomy.run import predicted, run_layers
from core.by_hand import Edit

__all__ = [
    "DENSE",
    "Edit",
    "Layer",
    "forward",
    "layers_of",
    "neuron_maps",
    "predicted",
    "run_layers",
    "surface",
    "with_edits",
]
