"""The language of the page in hand: chosen per session and rerun, never for the whole process."""

from collections.abc import Callable

import streamlit as st

from core.messages import DEFAULT_LANGUAGE, LANGUAGES, Message, translator, worded

PARAM = "lang"
_KEY = "language"


def language() -> str:
    """Return the language code: this session's, else what the URL asks for, else the browser's, else English.

    The URL only speaks when a session begins: a browser that is told of a new language while it asks for something else
    still sends the old address.
    """
    wishes = (wish() for wish in _WISHES)
    return next((wish for wish in wishes if wish in LANGUAGES), DEFAULT_LANGUAGE)


# In this order, and each asked only where the ones before are silent: a page puts hundreds of texts into its language.
_WISHES: tuple[Callable[[], str | None], ...] = (
    lambda: st.session_state.get(_KEY),
    lambda: st.query_params.get(PARAM),
    lambda: (st.context.locale or "").split("-")[0].lower(),
)


def remember_language() -> None:
    """Keep the language in the session, and in the URL, which navigation empties and a reload reads."""
    chosen = st.session_state[_KEY] = language()
    if st.query_params.get(PARAM) != chosen:
        st.query_params[PARAM] = chosen


def _(text: str) -> str:
    """Put a template into the language of the page."""
    return translator(language())(text) if text else ""  # gettext answers "" with the catalogue's header


def say(word: Message | str) -> str:
    """Put a message and its values into the language of the page; a name that somebody gave stays as it is."""
    return worded(word, _)


def switch_language() -> None:
    """Draw the switch 中文 / English; nothing but the language changes."""
    st.session_state["language_switch"] = language()
    st.segmented_control(
        _("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="language_switch",
        required=True,
        on_change=_switched,
        label_visibility="collapsed",
        width="stretch",
    )


def _switched() -> None:
    chosen = st.session_state["language_switch"]
    st.session_state[_KEY] = chosen
    st.query_params[PARAM] = chosen
