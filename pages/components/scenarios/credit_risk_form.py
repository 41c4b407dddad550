"""The form of a loan application: an example is filled in, every field can be changed, a wrong number is said."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from core.messages import Message
from core.scenarios.credit_risk.applying import EXAMPLES, FIRST, NUMBERS, example, field_name, options, row_of
from core.training.run import Run
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.scenarios.kept import chosen, shown

KEPT, EXAMPLE = "case_credit_form", "case_credit_example"
COLUMNS = 3


def form(run: Run) -> Any:
    """Draw the form and return the row (d,) of the application."""
    _example_menu(run)
    kept: dict[str, float] = st.session_state.setdefault(KEPT, _filled(run, next(iter(EXAMPLES))))
    _fields(run, FIRST, kept)
    rest = [name for name in run.data.feature_names if name not in FIRST]
    with st.expander(_("More answers")):
        _fields(run, rest, kept)
    return row_of(run, kept)


def _example_menu(run: Run) -> None:
    labels = {name: _(label) for name, label in EXAMPLES.items()}
    fill = partial(_take_example, run)
    chosen(EXAMPLE, next(iter(labels)), _("Begin with"), labels, key=f"{EXAMPLE}_menu", then=fill)


def _take_example(run: Run) -> None:
    st.session_state[KEPT] = _filled(run, st.session_state[EXAMPLE])


def _filled(run: Run, name: str) -> dict[str, float]:
    return dict(zip(run.data.feature_names, map(float, example(run, name)), strict=True))


def _fields(run: Run, names: Any, kept: dict[str, float]) -> None:
    places = st.columns(COLUMNS)
    for number, name in enumerate(names):
        with places[number % COLUMNS]:
            (_number if name in NUMBERS else _choice)(run, name, kept)


def _number(run: Run, name: str, kept: dict[str, float]) -> None:
    key = f"{KEPT}_{name}"
    shown(key, kept[name])
    label = _("{name} ({unit})").format(name=_word(field_name(run, name)), unit=_(NUMBERS[name].unit))
    # Without bounds of its own: a number beyond them is refused in words, where the widget would only turn red.
    st.number_input(label, value=None, step=1.0, format="%.0f", key=key, on_change=_take, args=(name, key))


def _choice(run: Run, name: str, kept: dict[str, float]) -> None:
    key = f"{KEPT}_{name}"
    labels = {value: _word(text) for value, text in options(run, name).items()}
    shown(key, kept[name] if kept[name] in labels else next(iter(labels)))
    label = _word(field_name(run, name))
    change = partial(_pick, name, key, tuple(labels))
    st.selectbox(label, list(labels), format_func=labels.__getitem__, key=key, on_change=change)


def _take(name: str, key: str) -> None:
    st.session_state[KEPT] = {**st.session_state[KEPT], name: st.session_state[key]}


def _pick(name: str, key: str, among: Sequence[float]) -> None:
    if picked(key, among) is not None:
        _take(name, key)


def _word(word: Message | str) -> str:
    return word if isinstance(word, str) else say(word)
