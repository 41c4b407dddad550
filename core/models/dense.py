"""Where the numbers of a dense network stand in the one vector of its weights."""

from itertools import pairwise

from core.by_hand import Edit
from core.experiment import Experiment
from core.models.shape import Shape

DENSE = ("linear", "mlp")  # families whose networks are dense layers and nothing else


def widths(experiment: Experiment, shape: Shape) -> tuple[int, ...]:
    """Return how many numbers go in, how many units each layer has, and how many answers come out."""
    hidden = experiment.hidden if experiment.model == "mlp" else ()
    return shape.inputs, *hidden, shape.outputs


def has_number(experiment: Experiment, shape: Shape, edit: Edit) -> bool:
    """Tell whether the network has the number that is to be set."""
    sizes = list(pairwise(widths(experiment, shape))) if experiment.model in DENSE else []
    if edit.layer >= len(sizes):
        return False
    inputs, units = sizes[edit.layer]
    return edit.unit < units and (edit.input is None or edit.input < inputs)


def position(experiment: Experiment, shape: Shape, edit: Edit) -> int:
    """Return where a number stands among the trainable weights: kernel (i, o) and bias (o,), then gamma and beta (o,)."""
    start = 0
    for layer, (inputs, units) in enumerate(pairwise(widths(experiment, shape))):
        if layer == edit.layer:
            return start + (inputs * units if edit.input is None else edit.input * units) + edit.unit
        start += (inputs + 1 + 2 * experiment.batch_norm) * units
    raise IndexError(edit.layer)
