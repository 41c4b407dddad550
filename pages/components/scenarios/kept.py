"""Widgets that keep their value, and files that stay, when their view is left and when the language changes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from pages.components.i18n import _


def kept(widget: Callable[..., Any], name: str, usual: Any, label: str, **options: Any) -> Any:
    """Draw a widget with the value that the session keeps under `name`, and return its value.

    What the browser shows is written only where it is not what is kept: writing it each time would undo a click that
    comes while the page is drawn.

    Parameters
    ----------
    widget : callable
        Of Streamlit, e.g. `st.slider`.
    usual : Any
        Its first value.
    """
    key, value = f"{name}_shown", st.session_state.setdefault(name, usual)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return widget(label, key=key, on_change=partial(_keep, name), **options)


def _keep(name: str) -> None:
    value = st.session_state[f"{name}_shown"]
    if value is not None:
        st.session_state[name] = value


def chosen(name: str, usual: str, label: str, titles: dict[str, str], **options: Any) -> str:
    """Draw a row of choices, by their titles in the language of the page, and return the name of the chosen one."""
    return _one_of(st.segmented_control, name, usual, label, titles, required=True, **options)


def listed(name: str, usual: str, label: str, titles: dict[str, str], **options: Any) -> str:
    """Draw a menu of choices, where a row has no room for them, and return the name of the chosen one."""
    return _one_of(st.selectbox, name, usual, label, titles, **options)


def _one_of(
    widget: Callable[..., Any], name: str, usual: str, label: str, titles: dict[str, str], **options: Any
) -> str:
    if st.session_state.get(name) not in titles:
        st.session_state[name] = usual
    value = kept(widget, name, usual, label, options=list(titles), format_func=titles.__getitem__, **options)
    return str(value if value in titles else st.session_state[name])


def kept_file(widget: Callable[..., Any], name: str, label: str, **options: Any) -> bytes | None:
    """Draw an uploader or a camera, and return the content that it or an earlier visit of the view brought."""
    file = widget(label, key=f"{name}_shown", on_change=partial(_keep_file, name), **options)
    if file is not None:
        st.session_state[name] = file.getvalue()
    elif st.session_state.get(name) is not None:
        st.caption(_("Your last picture is still here, in this session alone."))
        st.button(_("Forget this picture"), key=f"{name}_forget", type="tertiary", on_click=partial(_drop, name))
    content: bytes | None = st.session_state.get(name)
    return content


def _keep_file(name: str) -> None:
    file = st.session_state[f"{name}_shown"]
    st.session_state[name] = None if file is None else file.getvalue()


def _drop(name: str) -> None:
    st.session_state[name] = None
