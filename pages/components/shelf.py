"""Predictions that people brought along, kept on the server for a while: a page loaded anew finds them by its link."""

from typing import TYPE_CHECKING

import streamlit as st

from core.evaluation.predictions import Predictions
from core.evaluation.reading import Shelf, beyond
from core.messages import N_, Message

if TYPE_CHECKING:
    from pages.components.memory import Memory

PARAM = "scores"  # key of the predictions in hand that were brought along
GONE = N_(
    "The predictions that this link is about are no longer kept on this server: bring the file along again, under Metrics."
)


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """Return the one shelf of the server, shared by all sessions."""
    return Shelf()


def bring_along(mind: "Memory", it: Predictions) -> None:
    """Take predictions in hand, and keep them for a page that is loaded anew; too many old ones are let go."""
    mind.brought.pop(it.key, None)
    mind.brought[it.key], mind.judging = it, it.key
    for key in beyond(mind.brought):
        del mind.brought[key]
    shelf().put(it)


def find_brought(mind: "Memory", key: str) -> None:
    """Take the predictions of a link in hand again; say so when they are gone."""
    it = shelf().get(key) if key else None
    if it is not None:
        bring_along(mind, it)
    elif key:
        mind.complaints.append(Message(GONE))


def link_of_brought(mind: "Memory") -> dict[str, str]:
    """Return the key of the predictions in hand, so that a reload finds them."""
    if mind.judging not in mind.brought:
        return {}
    shelf().put(mind.brought[mind.judging])
    return {PARAM: mind.judging}
