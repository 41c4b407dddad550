"""The layers of a run, and what they say of its rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.anatomy.archive import vectors
from core.anatomy.layers import DENSE, Layer, forward, layers_of
from core.messages import N_, Message, UserError
from core.models import MODELS
from core.training.outcome import probabilities
from core.training.recording import Frame
from core.training.rows import shape_of

if TYPE_CHECKING:
    from core.training.run import Run

Array = NDArray[np.float32]


def run_layers(run: "Run", frame: Frame | None = None) -> tuple[Layer, ...]:
    """Return the layers of a run after its training, or as they were in a frame of its recording.

    Raises
    ------
    UserError
        When its network is not made of dense layers alone.
    """
    if run.experiment.model not in DENSE:
        raise UserError(
            N_("Expected a dense network, received {model}."), model=Message(MODELS[run.experiment.model].label)
        )
    theta, extra = (frame.theta, frame.extra) if frame is not None else vectors(run.network.archive)
    return layers_of(run.experiment, shape_of(run.data, len(run.preprocessor.columns)), theta, extra)


def predicted(layers: Sequence[Layer], run: "Run", X: Array) -> Array:
    """Predict rows X (n, d) in the data's own units with these layers: as `Run.predict`, without TensorFlow."""
    outputs = forward(layers, run.preprocessor.transform(X))[-1]
    return probabilities(outputs, run.experiment, run.data, run.preprocessor)
