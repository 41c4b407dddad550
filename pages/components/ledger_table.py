"""The table of the ledger: pins, names and notes are written into it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from core.evaluation import SCORES
from core.ledger import Entry, Ledger, changes
from core.ledger.ledger import LONGEST_NAME, LONGEST_NOTE
from core.messages import N_, Message, UserError
from pages.components import ledger, state
from pages.components.i18n import _, say

EDITION, PROBLEM, STALE = "ledger_edition", "ledger_problem", "ledger_stale"
Told = Sequence[tuple[Message, Message | str]]
Edit = Callable[[Ledger, str, Any], Ledger]


@dataclass(frozen=True)
class Column:
    """Say what a column shows of an entry and of what changed in it, and how an edit of it changes the ledger.

    Parameters
    ----------
    label, help : str
        Marked with `N_`.
    config : callable
        `config(help=..., disabled=...)`: makes Streamlit's own description.
    """

    label: str
    cell: Callable[[Entry, Told], Any]
    config: Callable[..., Any]
    help: str = ""
    edit: Edit | None = None


def ledger_table(entries: Sequence[Entry]) -> None:
    """Draw runs in their order; what is edited is kept at once."""
    told, labels = changes(entries), [_(column.label) for column in COLUMNS]
    keys = [entry.key for entry in entries]
    cells = [[column.cell(entry, told[entry.key]) for column in COLUMNS] for entry in entries]
    # The rows' names are the runs' keys: other rows are another table to Streamlit, which forgets what was typed before.
    key = f"ledger_table_{st.session_state.get(EDITION, 0)}"
    st.data_editor(
        pd.DataFrame(cells, index=keys, columns=labels),
        hide_index=True,
        key=key,
        column_config={
            label: column.config(help=_(column.help) or None, disabled=column.edit is None)
            for label, column in zip(labels, COLUMNS, strict=True)
        },
        on_change=_edited,
        args=(key, keys, labels),
        alt=_("Your runs, their settings and their scores"),
    )
    if PROBLEM in st.session_state:
        st.error(say(st.session_state.pop(PROBLEM)), icon=":material/error:")


def change(book: Ledger) -> None:
    """Go on with another ledger, and remember when what stands outside the ledger's tab has to be drawn anew."""
    mind = state.memory()
    before = _outside()
    ledger.keep(mind, book)
    st.session_state[STALE] = _outside() != before


def renew() -> None:
    """Have the table forget what was typed into it, for the ledger was changed elsewhere."""
    st.session_state[EDITION] = st.session_state.get(EDITION, 0) + 1


def _outside() -> tuple[str, bool]:
    mind = state.memory()
    entry = mind.ledger.get(mind.run.key)
    return mind.token, entry is not None and entry.pinned


def _edited(key: str, keys: Sequence[str], labels: Sequence[str]) -> None:
    book = ledger.shown(state.memory())
    edits = st.session_state[key]["edited_rows"]
    try:
        for row, cells in edits.items():
            for label, value in cells.items():
                edit = COLUMNS[labels.index(label)].edit
                book = edit(book, keys[int(row)], value) if edit is not None else book
        change(book)
    except UserError as problem:
        st.session_state[PROBLEM] = problem.message
        renew()


def _pin(book: Ledger, key: str, pinned: bool) -> Ledger:
    return book.pin(key) if pinned else book.unpin(key)


def text_of(shown: Message | str) -> str:
    """Return a title or a value in the language of the page; a user's own words as they are."""
    return say(shown) if isinstance(shown, Message) else shown


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
        _text(required=True, max_chars=LONGEST_NAME, width=140),
        N_("Press Enter or click twice to give a run a name of your own."),
        lambda book, key, text: book.rename(key, text or ""),
    ),
    Column(N_("Data"), lambda entry, told: text_of(entry.data), _text(width=150)),
    Column(
        N_("What changed"),
        _told,
        _text(width=260),
        N_(
            "Settings that differ among the runs on the same data; of a single run, those that differ from the usual ones."
        ),
    ),
    Column(N_("Score"), lambda entry, told: entry.about.value, _number("%.2f")),
    Column(
        N_("Interval"), _interval, _text(), N_("With other test rows the score could well lie anywhere in between.")
    ),
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
