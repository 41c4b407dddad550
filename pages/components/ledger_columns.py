"""The columns of the ledger's table: what each shows of a run, and how an edit of it changes the ledger."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.evaluation import SCORES
from core.ledger import Entry, Ledger
from core.ledger.ledger import LONGEST_NAME, LONGEST_NOTE
from core.messages import N_, Message
from pages.components.i18n import _, say

Told = Sequence[tuple[Message, Message | str]]
Edit = Callable[[Ledger, str, Any], Ledger]


@dataclass(frozen=True)
class Column:
    """Describe a column.

    Parameters
    ----------
    label, help : str
        Marked with `N_`.
    cell : callable
        `cell(entry, told)`: what it shows of an entry and of what changed in it.
    config : callable
        `config(help=..., disabled=...)`: makes Streamlit's own description.
    edit : callable, optional
        `edit(ledger, key, value)`: the ledger after an edit.
    """

    label: str
    cell: Callable[[Entry, Told], Any]
    config: Callable[..., Any]
    help: str = ""
    edit: Edit | None = None


def text_of(shown: Message | str) -> str:
    """Return a title or a value in the language of the page; a user's own words as they are."""
    return say(shown)


def entry_line(entry: Entry) -> str:
    """Return what a user reads for a run of the ledger: its title, its data and its main score."""
    score = f"{entry.about.value:.2f} {_(SCORES[entry.about.score].label)}"
    return " · ".join([text_of(entry.title), text_of(entry.data), score])


def _pin(book: Ledger, key: str, pinned: bool) -> Ledger:
    return book.pin(key) if pinned else book.unpin(key)


def _told(entry: Entry, told: Told) -> str:
    changed = [f"{say(label)} {text_of(value)}" for label, value in told]
    return " · ".join([*changed, *([_("stopped early")] if entry.about.stopped else [])])


def _interval(entry: Entry, told: Told) -> str:
    it = entry.about
    return f"{it.low:.2f}–{it.high:.2f} {_(SCORES[it.score].label)}"


def _when(entry: Entry, told: Told) -> datetime:
    """Return the user's own time, which Streamlit shows as it is when it says nothing of a zone."""
    zone = ZoneInfo(st.context.timezone) if st.context.timezone else UTC
    return entry.created.astimezone(zone).replace(tzinfo=None)


def _number(form: str) -> Callable[..., Any]:
    return lambda **common: st.column_config.NumberColumn(format=form, **common)


def _text(**more: Any) -> Callable[..., Any]:
    return lambda **common: st.column_config.TextColumn(**more, **common)


COLUMNS: Sequence[Column] = (
    Column(
        N_("Pinned"),
        lambda entry, told: entry.pinned,
        lambda **common: st.column_config.CheckboxColumn(width=96, **common),
        N_("Pinned runs are drawn together below."),
        _pin,
    ),
    Column(
        N_("Name"),
        lambda entry, told: text_of(entry.title),
        _text(required=True, max_chars=LONGEST_NAME, width=120),
        N_("Press Enter or click twice to give a run a name of your own."),
        lambda book, key, text: book.rename(key, text or ""),
    ),
    Column(N_("Score"), lambda entry, told: entry.about.value, _number("%.2f")),
    Column(
        N_("Interval"), _interval, _text(), N_("With other test rows the score could well lie anywhere in between.")
    ),
    Column(
        N_("What changed"),
        _told,
        _text(width=280),
        N_(
            "Settings that differ among the runs on the same data; of a single run, those that differ from the usual ones."
        ),
    ),
    Column(N_("Data"), lambda entry, told: text_of(entry.data), _text(width=150)),
    Column(N_("Without a model"), lambda entry, told: entry.about.baseline, _number("%.2f")),
    Column(N_("Epochs"), lambda entry, told: entry.about.epochs, _number("%d")),
    Column(N_("Seconds"), lambda entry, told: entry.about.seconds, _number("%.1f")),
    Column(
        N_("Note"),
        lambda entry, told: entry.note,
        _text(max_chars=LONGEST_NOTE, width=220),
        N_("For yourself, e.g. why you tried this."),
        lambda book, key, text: book.annotate(key, text or ""),
    ),
    Column(
        N_("When"),
        _when,
        lambda **common: st.column_config.DatetimeColumn(format=_("MMM D, HH:mm"), **common),
    ),
)
