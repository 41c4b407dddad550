"""The case finder: a few questions about the user's own idea, the nearest cases, and how to begin."""

from typing import Literal

import streamlit as st

from core.messages import N_
from core.scenarios import DOMAINS, SCENARIOS
from core.scenarios.finder import ASKS, Near, nearest, warnings
from pages.components import state
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.told import limits
from pages.components.places import file_of
from pages.components.scenarios.measuring import result_at_hand


def finder_view() -> None:
    """Draw the questions and what they lead to."""
    idea = state.memory().casing.idea
    asks, found = st.columns([2, 3], gap="large")
    with asks:
        for name in ASKS:
            _question(name, getattr(idea, name))
    with found:
        first, *others = nearest(idea, SCENARIOS)
        _first(first)
        for text in warnings(idea):
            st.info(say(text), icon=":material/info:")
        if others:
            st.markdown(_("**Also near**"))
        for near in others:
            _other(near)
    limits(N_("What this does not tell you: whether your data can be had, and whether anybody would act on the answer. Nearness only counts answers that agree."))  # fmt: skip


def _question(name: str, chosen: str) -> None:
    asked = ASKS[name]
    labels = {option: _(label) for option, label in asked.options.items()}
    st.session_state[f"idea_{name}"] = chosen
    st.selectbox(
        _(asked.text), list(labels), format_func=labels.__getitem__, key=f"idea_{name}", on_change=_tell, args=(name,)
    )


def _tell(name: str) -> None:
    value = picked(f"idea_{name}", ASKS[name].options)
    if value is not None:
        mind = state.memory().casing
        mind.idea = mind.idea.told(**{name: value})


def _first(near: Near) -> None:
    case = near.case
    with st.container(border=True):
        said = _("Nearest case: {title} ({nearness:.0%} alike)")
        if near.far:
            said = _("No case is close. The nearest: {title} ({nearness:.0%} alike)")
        st.subheader(said.format(title=_(case.title), nearness=near.nearness), anchor=False)
        _differs(near)
        st.markdown(_(case.job.who))
        steps = (
            (_("**Begin with the model:** {text}"), case.advice.model),
            (_("**Measure:** {text}"), case.advice.metric),
            (_("**First experiment:** {text}"), case.advice.first_experiment),
        )
        for label, text in steps:
            st.markdown(label.format(text=_(text)))
        _scored(near)
        _open_button(near, "primary")


def _scored(near: Near) -> None:
    result = result_at_hand(near.case)
    if result is not None:
        text = _("Measured here: {metric} {score}, doing nothing {nothing}, a simple model {simple}.")
        st.markdown(
            text.format(
                metric=say(result.metric_label),
                score=result.written(result.score),
                nothing=result.written(result.baseline_score),
                simple=result.written(result.simple_score),
            )
        )


def _differs(near: Near) -> None:
    if near.differs:
        asked = [_("“{question}”").format(question=_(ASKS[name].text)) for name in near.differs]
        st.caption(_("It differs from your idea in: {questions}").format(questions=_(", ").join(asked)))


def _other(near: Near) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _open_button(near, "tertiary")
        st.caption(
            _("{domain}, {nearness:.0%} alike").format(domain=_(DOMAINS[near.case.domain]), nearness=near.nearness)
        )


def _open_button(near: Near, kind: Literal["primary", "tertiary"]) -> None:
    label = _("Open “{title}”").format(title=_(near.case.title))
    if st.button(label, key=f"near_{near.case.name}", icon=near.case.icon, type=kind):
        state.memory().casing.case = near.case.name
        st.switch_page(file_of("scenarios"))
