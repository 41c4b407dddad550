"""What a menu chose. A browser that hasn't heard of a change of language yet sends the labels of the old one: no choice."""

from collections.abc import Collection, Hashable
from typing import Any

import streamlit as st


def picked(key: str, among: Collection[Hashable]) -> Any:
    """Return what a menu chose, or None where it is none of its options."""
    value = st.session_state[key]
    return value if value in among else None


def all_picked(key: str, among: Collection[Hashable]) -> list[Any] | None:
    """Return what a menu of several chose, or None where one of them is none of its options."""
    values: list[Any] = st.session_state[key]
    return values if all(value in among for value in values) else None
