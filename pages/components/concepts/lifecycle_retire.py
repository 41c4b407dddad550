"""Retire: what depends on the deployed run, and the button that takes it down."""

from functools import partial

import streamlit as st

from core.lessons.lifecycle.retiring import checklist
from core.serving.log import ROUTE
from core.training.run import Run
from pages.components import state
from pages.components.concepts.lifecycle_hand import deployed, hand
from pages.components.i18n import _, say
from pages.components.serving import desk

ICONS = {True: ":material/check:", False: ":material/warning:"}
LINK = "topic=lifecycle"


def retire_part(run: Run) -> None:
    """Draw the checklist and the button."""
    st.markdown(_("#### Retire"))
    found = deployed(run)
    if found is None:
        gone = run.key in hand().addresses
        st.markdown(
            _("Retired: the address answers 410, gone.") if gone else _("Nothing is deployed: nothing to retire.")
        )
        return
    findings = sum(LINK in finding.link for finding in state.memory().brief.findings)
    for item in checklist(found, run, desk().logs.entries(found.address, ROUTE), findings):
        st.markdown(f"{ICONS[item.fine]} {say(item.said)}")
    st.button(
        _("Retire it"), key="lifecycle_retire", icon=":material/delete:",
        on_click=partial(desk().deployments.retire, found.address),
    )  # fmt: skip
