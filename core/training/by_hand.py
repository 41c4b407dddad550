"""Numbers set by hand, put among the weights of a training."""

import numpy as np
from numpy.typing import NDArray

from core.by_hand import at_epoch
from core.experiment import Experiment
from core.messages import N_, UserError
from core.models.dense import has_number, position
from core.models.shape import Shape

Array = NDArray[np.float32]


def with_numbers(theta: Array, experiment: Experiment, shape: Shape, epoch: int) -> Array:
    """Return the weights (k, p) of k members with what is set by hand once `epoch` epochs are done."""
    due = at_epoch(experiment.by_hand, epoch)
    if not due:
        return theta
    changed = theta.copy()
    changed[:, [position(experiment, shape, edit) for edit in due]] = [edit.value for edit in due]
    return changed


def check_numbers(experiment: Experiment, shape: Shape) -> None:
    """Raise `UserError` when a number is to be set that the network doesn't have."""
    for edit in experiment.by_hand:
        if not has_number(experiment, shape, edit):
            raise UserError(
                N_("Set by hand: expected a weight of the network, received layer {layer}, unit {unit}."),
                layer=edit.layer + 1,
                unit=edit.unit + 1,
            )
