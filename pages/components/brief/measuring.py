"""Simple models beside the run in hand: fitted when the brief is opened, as it is poor without them."""

import streamlit as st

from core.jobs import Errand
from pages.components import state
from pages.components.baselines_view import fitted
from pages.components.brief.parts import Known
from pages.components.i18n import _

TICK = 0.5  # seconds between two looks


def measure() -> Errand | None:
    """Begin to fit the simple models, once for a run; predictions that were brought along have none."""
    mind = state.memory()
    return fitted(mind.run) if state.judged().key == mind.run.key else None


def measuring(errand: Errand | None, known: Known) -> None:
    """Say that they are being fitted; the whole page is drawn anew when they are there."""
    with st.container(key="brief_measuring"):
        if errand is None or known.facts.worked.besides:
            return
        view = errand.view()
        if view.status == "running":
            st.fragment(_wait, run_every=TICK)(errand)
        elif view.result:
            st.rerun()  # they were ready a moment after the page had asked


def _wait(errand: Errand) -> None:
    if errand.view().status != "running":
        st.rerun()
    st.caption(_(":material/hourglass_top: Fitting simple models on the same rows, to hold this one against them…"))
