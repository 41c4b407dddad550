"""All briefs of a room in one file: made when asked for, with its progress, and kept for the facilitator who asked."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from core.board.gathering import gathering, key_of
from core.board.handed import files_of
from core.messages import translator
from core.rooms.leading import Handed
from pages.components import state
from pages.components.engine import engine
from pages.components.i18n import _, language
from pages.components.run_bar import address
from pages.components.waiting import errand_view

ASKED = "after_asked"  # in the session: what is being made, or has been


@dataclass(frozen=True)
class Asked:
    """Hold what a facilitator has asked for; `file` is there once it has been made."""

    key: str
    code: str
    handed: list[Handed]
    language: str
    address: str
    file: bytes | None = None


def all_briefs(code: str, handed: list[Handed]) -> None:
    """Draw the button that has the file made, how far that is, or the file."""
    lang, base = language(), address()
    asked: Asked | None = st.session_state.get(ASKED)
    now = Asked(key_of(code, handed, lang, base), code, handed, lang, base)
    with st.container():
        if asked is None or asked.code != code or (asked.file is not None and asked.key != now.key):
            _button(now)
        elif asked.file is None:
            work = gathering(
                engine(), engine().store, asked.handed,
                partial(files_of, translate=translator(asked.language), language=asked.language, address=asked.address),
            )  # fmt: skip
            errand = engine().run(asked.key, work, state.memory().owner, priority="person")
            errand_view(errand, partial(_made, asked), _("Writing the briefs"))
        else:
            _file(asked)
    st.caption(_("A ZIP with each brief as a page, as Markdown, and as a file that the brief's own page opens again. Each is computed anew from its run, which takes a few seconds a brief."))  # fmt: skip


def forget() -> None:
    """Forget the file, and stop what is being made."""
    asked: Asked | None = st.session_state.pop(ASKED, None)
    if asked is not None:
        engine().forget_errand(asked.key)


def _button(now: Asked) -> None:
    st.button(
        _("Make all briefs ready"), icon=":material/folder_zip:", key="after_ask", on_click=_ask, args=(now,),
    )  # fmt: skip


def _ask(now: Asked) -> None:
    forget()  # another room's, or an older one
    st.session_state[ASKED] = now


def _made(asked: Asked, file: bytes) -> None:
    """Take the file over, so that nobody else's memory keeps people's briefs."""
    made = st.session_state[ASKED] = replace(asked, file=file)
    engine().forget_errand(asked.key)
    _file(made)


def _file(asked: Asked) -> None:
    st.download_button(
        _("Download all briefs ({n})").format(n=len(asked.handed)), asked.file, f"briefs-{asked.code}.zip", "application/zip",
        key="after_briefs", on_click="ignore", icon=":material/folder_zip:", type="primary",
    )  # fmt: skip
