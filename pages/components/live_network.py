"""The network under the main picture: drawn with its weights while it learns, and before."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.anatomy import DENSE, Layer, forward, layers_of, neuron_maps
from core.anatomy.names import names_of
from core.charts.network import network_chart
from core.datasets.dataset import Dataset
from core.datasets.preparation import Preprocessor, prepare
from core.experiment import Experiment
from core.training.outcome import probabilities
from core.training.recording import Frame
from core.training.rows import shape_of
from core.training.surface import SIDE, grid
from core.training.untrained import untrained
from pages.components.boundary import is_plane
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _

START = "untrained"  # of the draft: its key, and the frame that a worker promised
PATIENCE = 0.3  # seconds, in which the worker usually answers


def live_layers(experiment: Experiment, data: Dataset, frame: Frame | None) -> tuple[Layer, ...]:
    """Return the layers of a frame that can be drawn as they learn: of dense networks on points; else none."""
    if frame is None or experiment.model not in DENSE or not is_plane(data):
        return ()
    shape = shape_of(data, len(_preprocessor(experiment, data).columns))
    return layers_of(experiment, shape, frame.theta, frame.extra)


def live_network(layers: Sequence[Layer], experiment: Experiment, data: Dataset) -> None:
    """Draw layers with what every unit says over the plane."""
    preprocessor = _preprocessor(experiment, data)
    made = network_chart(layers, names_of(data, preprocessor), _, neuron_maps(layers, preprocessor))
    chart(made, "live_network", _("The network: its inputs, its layers with their weights, and its answer"))


def surface_of_layers(layers: Sequence[Layer], experiment: Experiment, data: Dataset) -> NDArray[np.float32]:
    """Return what a network says over the plane (g, g, k)."""
    preprocessor = _preprocessor(experiment, data)
    outputs = forward(layers, preprocessor.transform(grid()))[-1]
    return probabilities(outputs, experiment, data, preprocessor).reshape(SIDE, SIDE, -1)


def start_of(experiment: Experiment, data: Dataset) -> Frame | None:
    """Return the network that the seed draws, once a worker has drawn it; None before, or without a plane."""
    if experiment.model not in DENSE or not is_plane(data):
        return None
    experiment = replace(experiment, by_hand=())
    key, future = st.session_state.get(START, ("", None))
    if key != experiment.key:
        future = engine().call(untrained, experiment, key=f"untrained-{experiment.key}")
        st.session_state[START] = experiment.key, future
    return _answer(future)


def start_is_due() -> bool:
    """Tell whether the network that was asked for is there by now, which it was not in time to be drawn."""
    _key, future = st.session_state.get(START, ("", None))
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


def _answer(future: "Future[Frame]") -> Frame | None:
    try:
        return future.result(PATIENCE)
    except Exception:  # the picture does without: a worker may be busy, or not there yet
        return None


def _preprocessor(experiment: Experiment, data: Dataset) -> Preprocessor:
    return prepare(experiment, data).preprocessor
