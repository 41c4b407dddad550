"""Measured parts as lines: a badge that says its level, what was found, and what to do."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Protocol

import streamlit as st

from core.explanation.trust.levels import LEVELS, Level, Look
from core.markdown import as_written
from core.messages import Message
from pages.components.i18n import _, say


class Measured(Protocol):
    """Have a level, a title marked with `N_`, what was found, and what to do."""

    @property
    def level(self) -> Level:
        """How good it is."""

    @property
    def title(self) -> str:
        """What was measured."""

    @property
    def found(self) -> Message:
        """What came of it."""

    @property
    def advice(self) -> Message:
        """What it means, and what to do."""


def level_badge(level: Level, looks: Mapping[Level, Look] = LEVELS) -> None:
    """Draw a level by word, icon and colour."""
    look = looks[level]
    st.badge(_(look.label), icon=look.icon, color=look.color)


def part_lines(parts: Mapping[str, Measured], looks: Mapping[Level, Look] = LEVELS) -> None:
    """Draw parts, two beside each other, and one below the other on a phone."""
    several = list(parts.values())
    for pair in zip_longest(several[::2], several[1::2]):
        for place, part in zip(st.columns(2), pair, strict=True):
            if part is not None:
                with place:
                    _line(part, looks)


def _line(part: Measured, looks: Mapping[Level, Look]) -> None:
    with st.container(border=True, gap="xsmall", height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            level_badge(part.level, looks)
            st.markdown(f"**{_(part.title)}**", width="content")
        st.markdown(as_written(say(part.found)))
        st.caption(as_written(say(part.advice)))
