"""The three flows of the source article, each step with a way to where it happens."""

from functools import partial

import streamlit as st

from core.lessons import LESSONS
from core.lessons.lifecycle.flows import FLOWS, LESSON, PAGE, Step, mermaid, spoken
from pages.components import state
from pages.components.concepts.lifecycle_hand import hand, open_view
from pages.components.i18n import _
from pages.components.places import PLACES, file_of

KEY = "lifecycle_flow"


def flows_view() -> None:
    """Draw one of the flows, and beside it its steps as buttons."""
    titles = {name: _(flow.title) for name, flow in FLOWS.items()}
    chosen = st.session_state.get(KEY)
    hand().flow = chosen if chosen in FLOWS else hand().flow
    st.session_state[KEY] = hand().flow
    st.segmented_control(_("Flow"), list(FLOWS), format_func=titles.__getitem__, key=KEY, required=True)
    flow = FLOWS[hand().flow]
    picture, steps = st.columns([2, 3], gap="large")
    with picture:
        st.mermaid_chart(mermaid(flow, _), width="content", alt=spoken(flow, _))
    with steps:
        st.markdown(_("Each step happens somewhere in this product; its button leads there."))
        for number, step in enumerate(flow.steps, 1):
            with st.container(gap=None, key=f"lifecycle_flow_{number}"):
                _step(number, step)


def _step(number: int, step: Step) -> None:
    label = _("{number}. {label} → {place}").format(number=number, label=_(step.label), place=_place(step))
    key = f"lifecycle_step_{number}"
    if step.where in (PAGE, LESSON):
        if st.button(label, key=key, type="tertiary"):
            _go(step)
    else:
        st.button(label, key=key, type="tertiary", on_click=partial(open_view, step.target))
    st.caption(_(step.does))


def _place(step: Step) -> str:
    titles = {PAGE: PLACES, LESSON: LESSONS}
    return _(titles[step.where][step.target].title) if step.where in titles else _(step.target)


def _go(step: Step) -> None:
    if step.where == LESSON:
        state.memory().learning.topic = step.target
    st.switch_page(file_of("concepts" if step.where == LESSON else step.target))
