"""The board for the projector: in a window of its own, readable from the last row, with a pass that allows nothing else."""

import streamlit as st

from core.board.watching import may_watch
from core.charts.board.large import HEIGHT
from core.markdown import as_written
from core.messages import UserError
from core.rooms import Room
from core.rooms.limits import TooManyTriesError
from pages.components import state
from pages.components.engine import engine
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.qr_view import qr_picture
from pages.components.rooms import rooms
from pages.components.workshop.board_view import GONE, board
from pages.components.workshop.inviting import invitation_link

STYLE = """<style>
[data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpandSidebarButton"] { display: none; }
.stMainBlockContainer { max-width: none; padding: 0.8rem 2.5rem; }
.stMainBlockContainer > [data-testid="stVerticalBlock"] { gap: 0.5rem; }
.st-key-board_head h1 { font-size: 2rem; }
.st-key-board_room p { font-size: 1.6rem; }
.st-key-board_shown h3 { font-size: 2.3rem; line-height: 1.25; }
.st-key-board_shown [data-testid="stCaptionContainer"] p { font-size: 1.5rem; }
.st-key-board_shown [data-testid="stMarkdown"] p { font-size: 1.5rem; }
.st-key-board_shown [data-testid="stCode"] code { font-size: 1.5rem; }
</style>"""


def projector() -> None:
    """Draw the board, or say why there is none."""
    it = state.memory().room
    st.html(STYLE)
    with shielded():
        room = _found(it.code)
        if room is None:
            st.warning(_(GONE), icon=":material/meeting_room:")
        elif not may_watch(engine().store, it.code, it.board):
            st.warning(
                _("This address doesn't open the board of the room: open it anew from the facilitator's page."),
                icon=":material/key_off:",
            )
        else:
            _show(room.code, room.title)


def _found(code: str) -> Room | None:
    """Return the room of a code that anybody may have put into the address, which counts as a try to guess one."""
    try:
        return rooms().find(code, st.context.ip_address or "")
    except TooManyTriesError:
        raise
    except UserError:
        return None


def _show(code: str, title: str) -> None:
    link = invitation_link(code)
    with st.container(horizontal=True, vertical_alignment="center", key="board_head"):
        st.title(f"{as_written(title)} · {code}", anchor=False)
        qr_picture(link, 100)
    board(code, HEIGHT, link)
