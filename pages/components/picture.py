"""The pictures of a training: the plane for points, the loss, the share right for classes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.charts.curves import learning_curves
from core.charts.plane import RING, decision_surface, discretized, plane_of
from core.datasets.dataset import Dataset
from core.datasets.preparation import Split, training_labels
from core.experiment import Experiment
from core.messages import Message
from core.training.recording import Frame
from core.views import VIEW_SETTINGS
from pages.components import state
from pages.components.boundary import LEARNED
from pages.components.chart import chart
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.live_network import live_layers, live_network
from pages.components.tabs import is_open

LOOKED = "looked"  # a switch of the plane was moved


@dataclass(frozen=True)
class Picture:
    """Hold what a training has to show.

    Parameters
    ----------
    frame : Frame, optional
        The network as it is now; for points it is drawn.
    kept : int, optional
        The epoch, from 0, whose weights were kept.
    epochs : int, optional
        Length of the axis while training goes on.
    """

    experiment: Experiment
    data: Dataset
    split: Split
    history: Mapping[str, Sequence[float]] = field(default_factory=dict)
    surface: NDArray[np.float32] | None = None
    frame: Frame | None = None
    kept: int | None = None
    epochs: int | None = None


def draw_picture(picture: Picture, finding: Message) -> None:
    """Draw the loss beside the plane for points, beside the share right for classes, and alone for numbers."""
    if picture.data.drawn and len(picture.data.feature_names) == 2:
        left, right = st.columns([1.5, 1])
        with left:
            # While it trains, the picture is within a fragment already.
            (st.fragment(_plane) if picture.epochs is None else _plane)(picture)
        with right:
            _curves(picture, "loss", finding)
        layers = live_layers(picture.experiment, picture.data, picture.frame)
        if layers:
            live_network(layers, picture.experiment, picture.data)
        return
    names = [name for name in ("loss", "accuracy") if name == "loss" or name in picture.history]
    for place, name in zip(st.columns(len(names)), names, strict=True):
        with place:
            _curves(picture, name, finding)


def _curves(picture: Picture, quantity: str, finding: Message) -> None:
    made = learning_curves(picture.history, _, quantity=quantity, kept=picture.kept, epochs=picture.epochs)
    chart(made, f"picture_{quantity}", say(finding))


def _plane(picture: Picture) -> None:
    """Draw the plane and its switches; moved, they change nothing else but the address, and other planes if any is open."""
    with shielded():
        _points(picture)
        with st.container(horizontal=True, gap="medium"):
            for name in ("show_test", "discretize"):
                _switch(name)
    if st.session_state.pop(LOOKED, False):
        state.keep_url()
        if is_open("depth", LEARNED):
            st.rerun()


def _points(picture: Picture) -> None:
    view, data, split = state.memory().view, picture.data, picture.split
    plane, points = plane_of(data, split, _, training_labels(picture.experiment, data, split))
    surface = picture.surface
    if surface is not None and view.discretize:
        surface = discretized(surface, plane)
    ring = RING if picture.epochs is None else 0  # while it trains, pictures follow each other quickly
    seen = [some for some in points if some.seen or view.show_test]
    alt = _("The points, and what the model says between them")
    chart(decision_surface(plane, seen, _, surface, 400, ring), "picture_plane", alt)


def _switch(name: str) -> None:
    key, described = f"view_{name}", VIEW_SETTINGS[name]
    st.session_state[key] = getattr(state.memory().view, name)
    st.toggle(_(described.label), key=key, help=_(described.help), on_change=_look, args=(name,))


def _look(name: str) -> None:
    state.look(**{name: st.session_state[f"view_{name}"]})
    st.session_state[LOOKED] = True
