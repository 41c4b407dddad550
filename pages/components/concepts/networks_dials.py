"""Sliders and choices that show what a lesson remembers and write back to it: it outlives them when another view is open."""

from collections.abc import Mapping
from typing import Any, TypeVar

import streamlit as st

from core.messages import N_, Message, UserError
from pages.components.menus import picked

Span = tuple[float, float, float]  # lowest, highest, step
T = TypeVar("T")


def remembered(key: str, kind: type[T]) -> T:
    """Return the session's own object of a kind, made at first use."""
    kept: T = st.session_state.setdefault(key, kind())
    return kept


def dial(kept: object, name: str, label: str, span: Span, key: str, help: str | None = None) -> None:
    """Draw a slider for an attribute of what is remembered."""
    low, high, step = span
    st.session_state[key] = min(max(getattr(kept, name), low), high)
    st.slider(label, low, high, step=step, key=key, on_change=_take, args=(kept, name, key), help=help)


def choice(kept: object, name: str, label: str, options: Mapping[Any, str], key: str, help: str | None = None) -> None:
    """Draw a row of choices for an attribute; `options` gives value -> what a user reads."""
    st.session_state[key] = getattr(kept, name)
    st.segmented_control(
        label, list(options), format_func=options.__getitem__, key=key, required=True, help=help,
        on_change=_pick, args=(kept, name, key, list(options)),
    )  # fmt: skip


def typed(key: str, label: str) -> float:
    """Return what stands in a box for a number; raise `UserError` when it was emptied."""
    value: float | None = st.session_state[key]
    if value is None:
        raise UserError(
            N_("{name}: expected a number, received an empty box. It stays as it was."), name=Message(label)
        )
    return value


def _take(kept: object, name: str, key: str) -> None:
    setattr(kept, name, st.session_state[key])


def _pick(kept: object, name: str, key: str, among: list[Any]) -> None:
    value = picked(key, among)
    if value is not None:
        setattr(kept, name, value)
