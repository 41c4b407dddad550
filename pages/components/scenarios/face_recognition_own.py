"""The user's own pictures: looked at on a worker, kept in this session alone, never remembered elsewhere."""

import hashlib
from collections.abc import Callable
from typing import Any

import streamlit as st

from core.jobs.explaining import asked
from core.scenarios.face_recognition.detecting import Found, find_in
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.scenarios.face_recognition_kept import HERE
from pages.components.scenarios.kept import kept_file

FOUND = f"{HERE}_found"


def privately(function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function says on a worker; neither question nor answer is kept on the server."""
    return asked(engine(), function, *args)


def own_found(source: str, where: str, label: str) -> Found | None:
    """Draw an uploader or the camera, and return what is found in the picture, once there is one."""
    key = f"{BROUGHT}{where}_{source}_{st.session_state.get(ROUND, 0)}"
    widget = st.camera_input if source == "camera" else st.file_uploader
    help_ = _("It is looked at on this server and stays in your session: it is written nowhere.")
    content = kept_file(widget, key, label, help=help_)
    return None if content is None else _looked_at(content)


def _looked_at(content: bytes) -> Found:
    """Return the finds in a picture; of the last few of this session they are still known."""
    digest = hashlib.sha256(content).hexdigest()
    known: dict[str, Found] = st.session_state.setdefault(FOUND, {})
    if digest not in known:
        while len(known) > 3:
            known.pop(next(iter(known)))
        known[digest] = privately(find_in, content)
    return known[digest]


def forget() -> None:
    """Delete names, numbers and pictures of this session; the uploaders begin anew, which drops their files."""
    st.session_state.pop(FOUND, None)
    st.session_state.pop(GALLERY, None)
    for key in [str(key) for key in st.session_state]:
        if key.startswith(BROUGHT) and not key.endswith(("_shown", "_forget")):  # those are widgets
            del st.session_state[key]
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


ROUND, GALLERY, BROUGHT = f"{HERE}_round", f"{HERE}_gallery", f"{HERE}_brought_"
