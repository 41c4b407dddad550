"""The widgets of a plan, made from its table of settings."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.lessons.planner.plan import PLAN_SETTINGS, refused
from core.messages import UserError
from core.settings import Choice, Number, Real, Setting, Whole
from pages.components import state
from pages.components.i18n import _, say
from pages.components.menus import picked

REFUSED = "planner_refused"


def controls(names: tuple[str, ...]) -> None:
    """Draw these settings of the plan; a value that isn't allowed is said, and changes nothing."""
    for name in names:
        described = PLAN_SETTINGS[name]
        st.session_state[f"plan_{name}"] = getattr(state.memory().learning.plan, name)
        WIDGETS[type(described)](name, described)
    problem = st.session_state.pop(REFUSED, None)
    if problem is not None:
        st.warning(say(problem), icon=":material/info:")


def _choice(name: str, described: Choice) -> None:
    labels = {option: _(label) for option, label in described.options().items()}
    st.selectbox(
        _(described.label), list(labels), format_func=labels.__getitem__, key=f"plan_{name}", help=_(described.help),
        on_change=_pick, args=(name, tuple(labels)),
    )  # fmt: skip


def _number(name: str, described: Setting[Any], step: float | None = None) -> None:
    # Without bounds of its own: a number beyond them is refused in words, where the widget would only turn red.
    st.number_input(
        _(described.label),
        value=None,
        step=step,
        key=f"plan_{name}",
        help=_(described.help),
        on_change=_take,
        args=(name,),
    )


WIDGETS: Mapping[type, Callable[[str, Any], None]] = {Choice: _choice, Whole: partial(_number, step=1), Real: _number}


def _pick(name: str, among: tuple[str, ...]) -> None:
    value = picked(f"plan_{name}", among)
    if value is not None:
        _change(name, value)


def _take(name: str) -> None:
    _change(name, st.session_state[f"plan_{name}"])


def _change(name: str, value: Any) -> None:
    learning = state.memory().learning
    try:
        learning.plan = replace(learning.plan, **{name: value})
    except UserError as problem:
        number = isinstance(PLAN_SETTINGS[name], Number)
        st.session_state[REFUSED] = refused(name, value, getattr(learning.plan, name)) if number else problem.message
