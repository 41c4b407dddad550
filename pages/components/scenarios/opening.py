"""Ways from a case to other pages: the same run, or its predictions, in Metrics and in Explain."""

import time

import streamlit as st

from core.datasets import Dataset
from core.evaluation.predictions import Predictions
from core.experiment import Experiment
from core.jobs import Job
from core.messages import N_, UserError
from core.scenarios import Scenario
from core.training.run import Run
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.memory import UNDER_WAY, known
from pages.components.places import file_of
from pages.components.shelf import bring_along

PATIENCE = 120.0  # seconds
TICK = 0.2


def run_buttons(
    case: Scenario, experiment: Experiment, data: Dataset | None = None, threshold: float | None = None
) -> None:
    """Draw the buttons that open the run of a case in Metrics and in Explain.

    Parameters
    ----------
    experiment : Experiment
        Whose run the case measures.
    data : Dataset, optional
        Where it is not in the registry; its name is that of the experiment, and begins with "csv-".
    threshold : float, optional
        From where on the case acts; the other pages begin with it.
    """
    labels = {"metrics": _("Open this run in Metrics"), "explain": _("Open this run in Explain")}
    with st.container(horizontal=True):
        for page, label in labels.items():
            if st.button(label, key=f"{page}_{case.name}", icon=":material/arrow_forward:", type="tertiary"):
                _take(experiment, data)
                if threshold is not None:
                    state.decide(threshold=threshold)
                st.switch_page(file_of(page))


def judge_button(case: Scenario, predictions: Predictions) -> None:
    """Draw the button that opens Metrics on a case's predictions, where there is no run of the playground behind them."""
    label = _("Open these predictions in Metrics")
    if st.button(label, key=f"judge_{case.name}", icon=":material/arrow_forward:", type="tertiary"):
        state.memory().casing.judged[predictions.key] = case.name
        bring_along(state.memory(), predictions)
        st.switch_page(file_of("metrics"))


def _take(experiment: Experiment, data: Dataset | None) -> None:
    mind = state.memory()
    if data is not None:
        mind.uploads[data.name] = data
    run = known(experiment)
    if run is None:
        with st.spinner(_("Training this run, so that the other pages can look into it"), show_time=True):
            run = _waited(engine().submit(experiment, data, mind.owner))
    mind.trained[run.key] = run
    state.take(run)


def _waited(job: Job) -> Run:
    end = time.monotonic() + PATIENCE
    while job.view().status in UNDER_WAY and time.monotonic() < end:
        time.sleep(TICK)
    run = job.view().run
    if run is None:
        raise UserError(N_("The run is not there yet: many people are training now. Try again in a minute."))
    return run
