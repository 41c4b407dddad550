"""Widgets whose choice lasts when their view is left: Streamlit forgets those that it doesn't draw."""

from collections.abc import Mapping
from typing import Any

import streamlit as st


def lasting(kept: str, first: Any) -> dict[str, Any]:
    """Return the key and the callback of a widget whose value is kept in the session under `kept`."""
    key = f"{kept}_widget"
    st.session_state[key] = st.session_state.setdefault(kept, first)
    return {"key": key, "on_change": _take, "args": (kept, key)}


def menu(kept: str, label: str, labels: Mapping[str, str]) -> str:
    """Draw a menu and return its choice."""
    first = next(iter(labels))
    if st.session_state.get(kept) not in labels:
        st.session_state[kept] = first
    st.selectbox(label, list(labels), format_func=labels.__getitem__, **lasting(kept, first))
    return str(st.session_state[kept])


def _take(kept: str, key: str) -> None:
    st.session_state[kept] = st.session_state[key]
