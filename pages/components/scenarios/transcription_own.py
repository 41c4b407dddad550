"""A user's own sound: recorded here, or a file; it stays in the session."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from core.jobs.explaining import asked
from pages.components.engine import engine
from pages.components.i18n import _

REMEMBERED = 8  # answers on a user's own recordings, in the session


def own_sound(name: str, hint: str, longest: float) -> bytes | None:
    """Draw the ways to bring a recording; return the bytes of the newest, or None while there is none."""
    st.caption(hint)
    st.caption(_("At most {longest:.0f} seconds.").format(longest=longest))
    last = partial(_last, f"{name}_last")
    spoken = st.audio_input(_("Record"), sample_rate=16000, key=f"{name}_recorded", on_change=last, args=("spoken",))
    given = st.file_uploader(_("Or a WAV file"), key=f"{name}_given", on_change=last, args=("given",))
    st.caption(_("Your voice is heard by this server, stays in this session, and is not kept."))
    found = (spoken or given) if st.session_state.get(f"{name}_last") == "spoken" else (given or spoken)
    if found is None:
        return None
    content = found.getvalue()
    if found is given:
        st.audio(content, format="audio/wav")
    return content


def _last(key: str, way: str) -> None:
    st.session_state[key] = way


def digest(content: bytes) -> str:
    """Return what stands for a recording in the names of questions."""
    return hashlib.sha256(content).hexdigest()[:24]


def private(name: str, what: str, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a quick function says of a user's recording on a worker; only the session remembers it."""
    known: dict[str, Any] = st.session_state.setdefault(f"{name}_private", {})
    if what not in known:
        known[what] = asked(engine(), function, *args)
        for old in list(known)[:-REMEMBERED]:
            del known[old]
    return known[what]
