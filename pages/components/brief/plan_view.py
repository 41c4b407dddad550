"""The plan: milestones, risks with their picture, and what the run itself suggests."""

from dataclasses import replace

import streamlit as st

from core.brief.heaviest import heaviest
from core.brief.plan import Milestone, Risk
from core.brief.suggestions import suggested_milestones, suggested_risks
from core.charts.risks import risk_matrix
from core.markdown import as_written
from pages.components import state
from pages.components.brief import changing
from pages.components.brief.parts import Known
from pages.components.brief.plan_tables import plan_table
from pages.components.chart import chart
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.scenarios.kept import PLACE, arrive

VIEW = "brief_plan"


def plan_view(known: Known) -> None:
    """Draw the plan."""
    changing.renew()
    arrived = st.session_state.get(PLACE) != VIEW
    arrive(VIEW)
    st.markdown(_("#### Milestones: who reaches what until when"))
    st.caption(_("Write in the last row to add one. Tick what has to be watched once people use it."))
    plan_table("milestones", arrived)
    st.markdown(_("#### Risks: what may go wrong, and what is done about it"))
    plan_table("risks", arrived)
    with st.container(key="brief_matrix"), shielded():
        _matrix()
    with st.container(key="brief_suggested"), shielded():
        _suggested(known)


def _matrix() -> None:
    risks = state.memory().brief.risks
    if not risks:
        return
    picture, beside = st.columns([1.3, 1], gap="large")
    said = say(heaviest(risks))
    with picture:
        st.markdown(f"**{as_written(said)}**")
        chart(risk_matrix(risks, _), "brief_risk_matrix", said)
    with beside:
        for number, risk in enumerate(risks, 1):
            st.text(f"{number}. {risk.name} · {risk.likelihood} × {risk.impact} = {risk.weight}")


def _suggested(known: Known) -> None:
    """Draw what may be added with one click: nothing is added by itself."""
    brief = state.memory().brief
    there = {item.name for item in (*brief.risks, *brief.milestones)}
    risks = [one.taken(_) for one in suggested_risks(known.facts)]
    milestones = [one.taken(_) for one in suggested_milestones(known.facts)]
    if not {item.name for item in (*risks, *milestones)} - there:
        return
    st.markdown(_("#### Suggested from what is in hand"))
    st.caption(_("Read from the run and from what you have said. One click adds it above, where you can change it."))
    for number, risk in enumerate(risks):
        if risk.name not in there:
            text = _("Risk, {likelihood} × {impact} = {weight}: {response}")
            words = {name: getattr(risk, name) for name in ("likelihood", "impact", "weight", "response")}
            _suggestion("risks", number, risk, text.format(**words))
    for number, milestone in enumerate(milestones):
        if milestone.name not in there:
            kind = _("To watch after launch") if milestone.watch else _("Milestone")
            _suggestion("milestones", number, milestone, kind)


def _suggestion(kind: str, number: int, item: Risk | Milestone, why: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        key = f"brief_add_{kind}_{number}"
        st.button(_("Add"), key=key, icon=":material/add:", on_click=_add, args=(kind, item))
        st.markdown(f"**{as_written(item.name)}**  \n{as_written(why)}", width="stretch")


def _add(kind: str, item: Risk | Milestone) -> None:
    brief = state.memory().brief
    changing.change(replace(brief, **{kind: (*getattr(brief, kind), item)}))
