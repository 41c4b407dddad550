"""The controls of the drift: which column, what changes, how strong, from when on, and how late outcomes are known."""

from functools import partial
from typing import Any

import streamlit as st

from core.lessons.lifecycle.drift import BATCHES, DRIFT_SETTINGS, KINDS, kinds_for
from core.lessons.lifecycle.words import column_name
from core.training.run import Run
from pages.components.concepts.lifecycle_hand import change_drift, drift_of, size_setting
from pages.components.i18n import _, say
from pages.components.menus import picked

PERCENT = tuple(range(0, 101, 10))


def drift_controls(run: Run) -> None:
    """Draw the controls; they change the hand."""
    drift, names = drift_of(run), run.data.feature_names
    columns = {place: say(column_name(run, place)) for place in range(len(names))}
    kinds = {name: _(KINDS[name].label) for name in kinds_for(len(run.data.categories.get(names[drift.column], ())))}
    shown = {
        "column": drift.column,
        "kind": drift.kind,
        "begins": drift.begins,
        "delay": drift.delay,
        "size": drift.size,
    }
    for name, value in shown.items():
        st.session_state[_key(name)] = value
    st.session_state[_key("strength")] = min(PERCENT, key=lambda one: abs(one - 100 * drift.strength))
    first, second = st.columns(2)
    with first:
        _menu(run, "column", columns)
    with second:
        _menu(run, "kind", kinds)
    st.caption(_(KINDS[drift.kind].help))
    strength = DRIFT_SETTINGS["strength"]
    with st.container(horizontal=True, gap="medium", key="lifecycle_sliders"):
        st.select_slider(
            _(strength.label), PERCENT, format_func="{} %".format, key=_key("strength"), help=_(strength.help),
            on_change=partial(_stronger, run), width=240,
        )  # fmt: skip
        _slider(run, "begins", 2, BATCHES)
        _slider(run, "delay", 0, BATCHES)
        with st.popover(_("More"), width="content"):
            _slider(run, "size", *size_setting())


def _menu(run: Run, name: str, labels: dict[Any, str]) -> None:
    described = DRIFT_SETTINGS[name]
    st.selectbox(
        _(described.label), list(labels), format_func=labels.__getitem__, key=_key(name),
        on_change=partial(_picked, run, name, list(labels)),
    )  # fmt: skip


def _slider(run: Run, name: str, low: int, high: int) -> None:
    described = DRIFT_SETTINGS[name]
    st.slider(
        _(described.label), low, high, key=_key(name), help=_(described.help), width=240,
        on_change=partial(_moved, run, name),
    )  # fmt: skip


def _picked(run: Run, name: str, among: list[Any]) -> None:
    value = picked(_key(name), among)
    if value is not None:
        change_drift(run, **{name: value})


def _moved(run: Run, name: str) -> None:
    change_drift(run, **{name: st.session_state[_key(name)]})


def _stronger(run: Run) -> None:
    change_drift(run, strength=st.session_state[_key("strength")] / 100)


def _key(name: str) -> str:
    return f"lifecycle_{name}"
