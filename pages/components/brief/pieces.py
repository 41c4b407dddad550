"""What a section of the brief is made of, as a page shows it."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.card.pieces import Link, Numbers, Picture, Piece, Sheet
from core.card.writing import WRITERS, Say
from core.charts.numbers_beside import numbers_beside
from core.markdown import as_written
from pages.components.brief.opening import follow, page_of
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.places import PLACES


def draw_piece(piece: Piece, key: str) -> None:
    """Draw a piece; what has no way of its own on a page is Markdown, as in a file."""
    draw = DRAWN.get(type(piece))
    if draw is None:
        st.markdown(WRITERS[type(piece)](piece, Say(_)))
    else:
        draw(piece, key)


def numbers_chart(piece: Numbers, key: str) -> None:
    """Draw numbers beside one another."""
    chart(numbers_beside(piece.numbers, _), key, say(piece.words))


def _numbers(piece: Numbers, key: str) -> None:
    """Draw numbers below what they are: in which unit, and how sure."""
    st.caption(as_written(say(piece.words)))
    numbers_chart(piece, key)


def _picture(piece: Picture, key: str) -> None:
    chart(piece.draw(_), key, say(piece.words))


def _sheet(piece: Sheet, key: str) -> None:
    st.dataframe(piece.make(_), hide_index=True, key=key)


def _link(piece: Link, key: str) -> None:
    """Draw a way: within the product in this session, elsewhere in another tab."""
    if "://" in piece.address:
        st.markdown(f"[{as_written(say(piece.words))}](<{piece.address}>)")
    elif st.button(say(piece.words), key=key, type="tertiary", icon=PLACES[page_of(piece.address)].icon):
        follow(piece.address)


DRAWN: Mapping[type[Any], Callable[[Any, str], None]] = {
    Numbers: _numbers,
    Picture: _picture,
    Sheet: _sheet,
    Link: _link,
}
