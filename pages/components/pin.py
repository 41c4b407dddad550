"""*Pin*: puts the run in hand beside others in the ledger, to be compared."""

import streamlit as st

from core.ledger import Ledger
from core.training.run import Run
from pages.components import ledger, state
from pages.components.i18n import _
from pages.components.ledger_table import renew


def pin_button(run: Run) -> None:
    """Draw the button that pins a run, or unpins it."""
    entry = state.memory().ledger.get(run.key)
    pinned = entry is not None and entry.pinned
    st.button(
        _("Unpin") if pinned else _("Pin to compare"),
        key="pin",
        icon=":material/keep_off:" if pinned else ":material/keep:",
        help=_("Pinned runs stand side by side below, under “{tab}”.").format(tab=_("What works better?")),
        on_click=_unpin if pinned else _pin,
        args=(run,),
    )


def _pin(run: Run) -> None:
    mind = state.memory()
    known = mind.ledger if mind.ledger.get(run.key) else mind.ledger.add(run)
    _keep(known.pin(run.key))


def _unpin(run: Run) -> None:
    _keep(state.memory().ledger.unpin(run.key))


def _keep(book: Ledger) -> None:
    ledger.keep(state.memory(), book)
    renew()
