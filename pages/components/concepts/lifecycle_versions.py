"""The versions behind an address: which one is live, and the buttons that change that."""

from functools import partial

import streamlit as st

from core.lessons.lifecycle.update import CANDIDATES
from core.messages import N_
from core.serving.deployments import Deployment, Version
from core.training.run import Run
from pages.components.concepts.lifecycle_hand import deploy, deployed
from pages.components.i18n import _
from pages.components.serving import desk

FIRST = N_("The run in hand")


def versions_part(run: Run) -> None:
    """Draw the versions of the run's address."""
    st.markdown(_("#### Versions"))
    found = deployed(run)
    if found is None:
        st.markdown(_("Nothing is deployed. Promote a version, or deploy the run, and it gets an address."))
        st.button(_("Deploy this run"), key="lifecycle_deploy_here", on_click=partial(deploy, run))
        return
    for version in found.versions:
        _version(found, version)
    st.button(
        _("Roll back"), key="lifecycle_roll_back", icon=":material/undo:", disabled=len(found.lived) < 2,
        on_click=partial(desk().deployments.change, found.address, Deployment.rolled_back),
        help=_("The version answers again that was live before."),
    )  # fmt: skip


def add_version(run: Run, key: str, candidate: str) -> None:
    """Put a new version behind the run's address, and let it answer; without an address the run gets one first."""
    if deployed(run) is None:
        deploy(run)
    found = deployed(run)
    if found is None:
        return
    added = found.added(key, candidate)
    number = next(version.number for version in added.versions if version.key == key)
    desk().deployments.change(found.address, lambda _before: added.promoted(number))


def _version(found: Deployment, version: Version) -> None:
    label = CANDIDATES[version.note].label if version.note in CANDIDATES else FIRST
    live = version.number == found.live.number
    served = _("live")
    with st.container(horizontal=True, vertical_alignment="center", key=f"lifecycle_version_{version.number}"):
        text = _("**Version {number}**: {label}").format(number=version.number, label=_(label))
        st.markdown(f"{text} :green-badge[{served}]" if live else text, width="content")
        if not live:
            st.button(
                _("Promote"), key=f"lifecycle_promote_{version.number}",
                on_click=partial(desk().deployments.change, found.address, partial(_promoted, version.number)),
            )  # fmt: skip


def _promoted(number: int, found: Deployment) -> Deployment:
    return found.promoted(number)
