"""The form of a patient: an example is filled in, every field can be changed or left empty, a wrong value is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from core.datasets import Dataset
from core.explanation.columns import column_name
from core.messages import Message
from core.scenarios.clinic.patient import EXAMPLES, Arrays, Limits, Row, Values, example, row_of
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.scenarios.kept import chosen, shown

COLUMNS = 3
UNKNOWN = -1.0


@dataclass(frozen=True, eq=False)
class Form:
    """Hold what a form is about.

    Parameters
    ----------
    key : str
        Of the case, for the session.
    data : Dataset
    arrays : mapping
        What was measured: examples are test rows.
    first : sequence of str
        Columns in sight; the others are below.
    limits : mapping
        Column -> lowest and highest number that a person can have.
    unlike : mapping
        Column -> value of the example that is unlike all others.
    within : mapping
        Column -> column that it can't be greater than in the same person.
    choices : mapping
        Column of whole numbers -> number -> what a user reads, marked with `N_`: a menu instead of a number.
    """

    key: str
    data: Dataset
    arrays: Arrays
    first: Sequence[str]
    limits: Limits
    unlike: Mapping[str, float]
    within: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[float, str]] = field(default_factory=dict)

    @property
    def kept(self) -> str:
        """Where the session keeps the values."""
        return f"case_{self.key}_patient"

    @property
    def begun(self) -> str:
        """Where the session keeps which example was filled in."""
        return f"case_{self.key}_example"

    def filled(self, name: str) -> Values:
        """Return the values of an example."""
        return example(self.data, self.arrays, name, self.unlike)


def form(it: Form) -> Row:
    """Draw the form and return the row (d,) of the patient."""
    _examples(it)
    values: Values = st.session_state.setdefault(it.kept, it.filled(next(iter(EXAMPLES))))
    _fields(it, it.first, values)
    rest = [name for name in it.data.feature_names if name not in it.first]
    if rest:
        with st.expander(_("More about this person")):
            _fields(it, rest, values)
    return row_of(it.data, values, it.limits, it.within)


def _examples(it: Form) -> None:
    labels = {name: _(label) for name, label in EXAMPLES.items()}
    fill = partial(_take_example, it)
    chosen(it.begun, next(iter(labels)), _("Begin with an example"), labels, key=f"{it.begun}_menu", then=fill)


def _take_example(it: Form) -> None:
    st.session_state[it.kept] = it.filled(st.session_state[it.begun])


def _fields(it: Form, names: Sequence[str], values: Values) -> None:
    for first in range(0, len(names), COLUMNS):  # row by row, so that a phone keeps the order
        for place, name in zip(st.columns(COLUMNS), names[first : first + COLUMNS], strict=False):
            with place:
                words = _words(it, name)
                if words:
                    _choice(it, name, values, words)
                else:
                    _number(it, name, values)


def _words(it: Form, name: str) -> Mapping[float, str]:
    """Return code -> word of a column with a menu; nothing of a number."""
    codes = {float(code): it.data.card.shown(text) for code, text in enumerate(it.data.categories.get(name, ()))}
    return {code: _word(text) for code, text in codes.items()} or {n: _(text) for n, text in it.choices.get(name, {}).items()}  # fmt: skip


def _number(it: Form, name: str, values: Values) -> None:
    key = f"{it.kept}_{name}"
    shown(key, values[name])
    # Without bounds of its own: a number beyond them is refused in words, where the widget would only turn red.
    st.number_input(_label(it, name), value=None, step=1.0, format="%g", key=key, on_change=_take, args=(it, name, key))


def _choice(it: Form, name: str, values: Values, words: Mapping[float, str]) -> None:
    key, value = f"{it.kept}_{name}", values[name]
    labels = {**words, UNKNOWN: _("Unknown")}
    shown(key, UNKNOWN if value is None else value)
    st.selectbox(_label(it, name), list(labels), format_func=labels.__getitem__, key=key, on_change=_pick, args=(it, name, key, tuple(labels)))  # fmt: skip


def _take(it: Form, name: str, key: str) -> None:
    value: Any = st.session_state[key]
    st.session_state[it.kept] = {**st.session_state[it.kept], name: None if value == UNKNOWN else value}


def _pick(it: Form, name: str, key: str, among: Sequence[float]) -> None:
    if picked(key, among) is not None:
        _take(it, name, key)


def _label(it: Form, name: str) -> str:
    label, unit = _word(column_name(it.data, it.data.feature_names.index(name))), it.data.card.units.get(name)
    return label if unit is None else _("{name} ({unit})").format(name=label, unit=_(unit))


def _word(word: Message | str) -> str:
    return word if isinstance(word, str) else say(word)
