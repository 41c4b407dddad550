"""The main picture of the playground: a training as it happens, or the run in hand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from core.charts.curves import learning_curves
from core.datasets.dataset import Dataset
from core.evaluation.findings import held_out_sentence, learning_advice, learning_finding
from core.jobs import JobView
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.frame import shielded
from pages.components.i18n import _, say

TICK = 0.4  # seconds between two looks at a training
ENDED = ("done", "stopped", "failed")


def training_view() -> None:
    """Draw the picture, looking again while a training is under way."""
    st.fragment(_draw, run_every=TICK if state.memory()["job"] else None)()


def _draw() -> None:
    job = state.memory()["job"]
    with shielded():
        if job is None:
            _draw_run(state.run_in_hand())
            return
        view = job.view()
        if view.status in ENDED:
            state.finish(view.run, view.error)
            st.rerun()
        _draw_live(job, view)
