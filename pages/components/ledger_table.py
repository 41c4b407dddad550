"""The table of the ledger: pins, names and notes are written into it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.ledger import Entry, Ledger, changes
from core.messages import UserError
from pages.components import ledger, state
from pages.components.i18n import _, say
from pages.components.ledger_columns import COLUMNS

EDITION, PROBLEM, STALE = "ledger_edition", "ledger_problem", "ledger_stale"


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
