"""Widgets that keep their value when their view is left and when the language changes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st


def kept(widget: Callable[..., Any], name: str, usual: Any, label: str, **options: Any) -> Any:
    """Draw a widget with the value that the session keeps under `name`, and return its value.

    Parameters
    ----------
    widget : callable
        Of Streamlit, e.g. `st.slider`.
    usual : Any
        Its first value.
    """
    key = f"{name}_shown"
    st.session_state[key] = st.session_state.get(name, usual)
    return widget(label, key=key, on_change=partial(_keep, name), **options)


def _keep(name: str) -> None:
    st.session_state[name] = st.session_state[f"{name}_shown"]


def chosen(name: str, usual: str, label: str, titles: dict[str, str], **options: Any) -> str:
    """Draw a row of choices, by their titles in the language of the page, and return the name of the chosen one."""
    return str(
        kept(
            st.segmented_control, name, usual, label, options=list(titles), format_func=titles.__getitem__,
            required=True, **options,
        )
    )  # fmt: skip
