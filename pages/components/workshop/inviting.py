"""Addresses of a room: to invite with, and of its board."""

from urllib.parse import urlencode

import streamlit as st

from core.board.watching import board_pass
from core.rooms.links import invitation
from pages.components import state
from pages.components.i18n import PARAM, _, language
from pages.components.qr_view import qr_view
from pages.components.room_memory import BOARD
from pages.components.run_bar import address


def invitation_link(code: str) -> str:
    """Return the address that lets people join, each in the language of their own browser."""
    return f"{address()}/workshop?{urlencode(invitation(code))}"


def board_link(code: str) -> str:
    """Return the address of the room's board, for the projector."""
    told = invitation(code) | {BOARD: board_pass(state.memory().room.host), PARAM: language()}
    return f"{address()}/workshop?{urlencode(told)}"


def invite(code: str) -> None:
    """Draw how others come in: by code, link or camera."""
    st.markdown(_("Others join under “Workshop” with the code **{code}**, or by this link:").format(code=code))
    st.code(invitation_link(code), language=None, wrap_lines=True)
    qr_view(invitation_link(code))
