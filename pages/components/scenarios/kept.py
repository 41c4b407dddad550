"""Widgets that keep their value, and files that stay, when their view is left and when the language changes."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages.components.i18n import _
from pages.components.menus import picked

PLACE, TOLD = "kept_place", "kept_told"


def arrive(place: str) -> None:
    """Note which view is drawn, and let its widgets be told anew what is kept where it was another one before.

    A browser drops the widgets of a view that is left. Their state is still here when the next view is left while it is
    drawn, and would not be sent again.
    """
    if st.session_state.get(PLACE) != place:
        st.session_state[PLACE], st.session_state[TOLD] = place, set()


def shown(key: str, value: Any) -> None:
    """Let a widget with a callback show a value; writing it each time would undo a click that comes while the page is drawn."""
    told: set[str] = st.session_state.setdefault(TOLD, set())
    if key not in told or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    told.add(key)


def kept(
    widget: Callable[..., Any],
    name: str,
    usual: Any,
    label: str,
    key: str = "",
    then: Callable[[], None] | None = None,
    **options: Any,
) -> Any:
    """Draw a widget with the value that the session keeps under `name`, and return its value.

    Parameters
    ----------
    widget : callable
        Of Streamlit, e.g. `st.slider`.
    usual : Any
        Its first value, or a function that returns it.
    key : str, optional
        Of the widget, e.g. where each view has one of its own for the same value.
    then : callable, optional
        What else a change of the user's does, before the page is drawn again.
    """
    if name not in st.session_state:
        st.session_state[name] = usual() if callable(usual) else usual
    key = key or f"{name}_shown"
    shown(key, st.session_state[name])
    return widget(label, key=key, on_change=partial(_keep, name, key, options.get("options"), then), **options)


def _keep(name: str, key: str, among: Collection[Any] | None, then: Callable[[], None] | None) -> None:
    value = st.session_state[key] if among is None else picked(key, among)
    if value is not None:
        st.session_state[name] = value
        if then is not None:
            then()


def chosen(name: str, usual: str, label: str, titles: Mapping[str, str], **options: Any) -> str:
    """Draw a row of choices, by their titles in the language of the page, and return the name of the chosen one."""
    return one_of(st.segmented_control, name, usual, label, titles, required=True, **options)


def listed(name: str, usual: str, label: str, titles: Mapping[str, str], **options: Any) -> str:
    """Draw a menu of choices, where a row has no room for them, and return the name of the chosen one."""
    return one_of(st.selectbox, name, usual, label, titles, **options)


def one_of(
    widget: Callable[..., Any], name: str, usual: str, label: str, titles: Mapping[str, str], **options: Any
) -> str:
    """Draw choices as a widget of Streamlit's shows them, and return the name of the chosen one."""
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
