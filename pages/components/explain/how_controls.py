"""How rows are explained: the class that is shown, the unit, and how closely."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.explanation.case import Case
from core.explanation.how import HOW_SETTINGS, bearable
from core.explanation.units import UNITS
from core.messages import UserError
from core.settings import Choice, Whole
from pages.components import state
from pages.components.i18n import _
from pages.components.menus import picked
from pages.components.metrics.told import names_of

LIKELIEST = -1


def class_menu(case: Case) -> None:
    """Draw the choice of the class whose chance is explained."""
    names = names_of(case.it)
    labels = {LIKELIEST: _("the likeliest"), **dict(enumerate(names))}
    st.session_state["explain_class"] = state.memory().explaining.outputs.get(case.run.key, LIKELIEST)
    st.selectbox(
        _("Class to explain"), list(labels), format_func=labels.__getitem__, key="explain_class",
        help=_("The same row has other reasons for each class, e.g. why it is a 3, or why it isn't an 8."),
        on_change=_take_class, args=(case.run.key, tuple(labels)),
    )  # fmt: skip


def how_controls(case: Case) -> None:
    """Draw what is folded away, with its values in the title."""
    names = ("unit", "background", "rounds", "seed") if case.it.classes else ("background", "rounds", "seed")
    with st.expander(_("More: {values}").format(values=_summary(case)), key="explain_more"):
        for name in names:
            described = HOW_SETTINGS[name]
            WIDGETS[type(described)](name, described, getattr(state.memory().explaining.how, name))


def _summary(case: Case) -> str:
    """Name what is folded away, with its value."""
    how = state.memory().explaining.how
    counts = _("{background:,} rows · {rounds:,} rounds · seed {seed}").format(**vars(how))
    return counts if not case.it.classes else f"{_(UNITS[how.unit].label)} · {counts}"


def _choice(name: str, described: Choice, value: str) -> None:
    labels = {option: _(label) for option, label in described.options().items()}
    st.session_state[f"explain_how_{name}"] = value
    st.selectbox(
        _(described.label), list(labels), format_func=labels.__getitem__, key=f"explain_how_{name}",
        help=" ".join([_(described.help), *(f"**{labels[option]}**: {_(UNITS[option].help)}" for option in labels)]),
        on_change=_take_choice, args=(name, tuple(labels)),
    )  # fmt: skip


def _whole(name: str, described: Whole, value: int) -> None:
    st.session_state[f"explain_how_{name}"] = value
    # Without bounds of its own: a number beyond them is refused in words, where the widget would only turn red.
    st.number_input(
        _(described.label), step=1, key=f"explain_how_{name}", help=_(described.help), on_change=_take, args=(name,),
    )  # fmt: skip


WIDGETS: Mapping[type, Callable[[str, Any, Any], None]] = {Choice: _choice, Whole: _whole}


def _take(name: str) -> None:
    _change(name, st.session_state[f"explain_how_{name}"])


def _take_choice(name: str, among: tuple[str, ...]) -> None:
    value = picked(f"explain_how_{name}", among)
    if value is not None:
        _change(name, value)


def _change(name: str, value: Any) -> None:
    mind = state.memory()
    try:
        mind.explaining.how = bearable(replace(mind.explaining.how, **{name: value}))
    except UserError as problem:
        mind.complaints.append(problem.message)


def _take_class(key: str, among: tuple[int, ...]) -> None:
    chosen, outputs = picked("explain_class", among), state.memory().explaining.outputs
    if chosen == LIKELIEST:
        outputs.pop(key, None)
    elif chosen is not None:
        outputs[key] = chosen
