"""The ledger: a person's runs side by side, what changed between them, and what happened."""

from collections.abc import Sequence

import streamlit as st

from core.datasets import UPLOAD_PREFIX
from core.ledger import SORTS, Entry, Ledger, found
from core.markdown import as_written
from core.training.run import Run
from pages.components import ledger, state
from pages.components.i18n import _
from pages.components.ledger_columns import entry_line, text_of
from pages.components.ledger_table import STALE, change, ledger_table
from pages.components.pinned_view import pinned_view

FEW = 2  # need no choice among them
CHOSEN, DELETE = "ledger_run", "ledger_delete_menu"


def ledger_view(run: Run) -> None:
    """Draw the table, what can be done with one run of it, and the pinned ones together."""
    if st.session_state.pop(STALE, False):
        st.rerun()
    book = ledger.shown(state.memory())
    st.caption(_about(state.memory().ledger))
    entries = _chosen(book.entries) if len(book.entries) > FEW else list(book.entries)
    if entries:
        ledger_table(entries)
        _actions(entries, run)
    else:
        st.markdown(_("No run fits: change the filters above."))
    pinned_view(book.pinned)


def _about(own: Ledger) -> str:
    if not own.entries:
        return _(
            "You have trained nothing yet: these runs came with the product, so that there is something to compare. Yours "
            "will appear here by themselves."
        )
    return _(
        "Every run of yours appears here by itself. The address of this page leads back to this table: bookmark it, and give "
        "others the link under “Share” instead."
    )


def _chosen(entries: Sequence[Entry]) -> list[Entry]:
    """Draw the filters; return what they let through, in order."""
    data = {"": _("All data"), **{entry.experiment.dataset: text_of(entry.data) for entry in entries}}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        dataset = _select(_("Data"), data, "ledger_data") if len(data) > FEW else ""
        text = st.text_input(_("Name or note"), key="ledger_text", placeholder=_("Search"), width=180)
        only_pinned = st.toggle(_("Only pinned"), key="ledger_only_pinned")
        order = _select(_("Order"), {name: _(sort.label) for name, sort in SORTS.items()}, "ledger_sort")
    fitting = [entry for entry in found(entries, text, dataset, _) if entry.pinned or not only_pinned]
    return SORTS[order](fitting)


def _select(label: str, options: dict[str, str], key: str) -> str:
    """Draw a choice; what is chosen may be gone by the next time."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = next(iter(options))
    return st.selectbox(label, list(options), format_func=options.__getitem__, key=key, width=210)


def _actions(entries: Sequence[Entry], run: Run) -> None:
    named = {entry.key: entry_line(entry) for entry in entries}
    if st.session_state.get(CHOSEN) not in named:
        st.session_state[CHOSEN] = run.key if run.key in named else entries[0].key
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        key = st.selectbox(_("One of these runs"), list(named), format_func=named.__getitem__, key=CHOSEN, width=420)
        entry = next(entry for entry in entries if entry.key == key)
        kept = ledger.run_of(state.memory(), key)
        if kept is not None:
            _open(kept, run)
        _delete(entry)
    if kept is None:
        _again(entry)


def _open(kept: Run, run: Run) -> None:
    in_hand = kept.key == run.key
    label = _("In hand") if in_hand else _("Open this run")
    if st.button(label, icon=":material/open_in_new:", key="ledger_open", disabled=in_hand):
        state.take(kept)
        ledger.remember(state.memory(), kept)
        st.rerun()


def _again(entry: Entry) -> None:
    """Say that a run is gone, and set its experiment up for another training."""
    name, data = as_written(text_of(entry.title)), entry.experiment.dataset
    if data.startswith(UPLOAD_PREFIX) and data not in state.memory().uploads and data != state.memory().run.data.name:
        text = _(
            "“{name}” is no longer kept on this server, and neither is its table: upload {data} to train it again."
        )
        st.warning(text.format(name=name, data=as_written(text_of(entry.data))), icon=":material/info:")
        return
    text = _("“{name}” is no longer kept on this server, but its settings are: set it up again, then press Train.")
    st.warning(text.format(name=name), icon=":material/info:")
    if st.button(_("Set it up again"), icon=":material/settings_backup_restore:", key="ledger_again"):
        state.memory().draft = entry.experiment
        st.rerun()


def _delete(entry: Entry) -> None:
    with st.popover(_("Delete…"), icon=":material/delete:", key=DELETE, on_change="rerun"):
        st.markdown(_("Delete this run? It leaves your table, and the server too unless it came with the product or "
                      "somebody else has it in their table."))  # fmt: skip
        st.button(_("Yes, delete it"), type="primary", key="ledger_delete", on_click=_deleted, args=(entry.key,))


def _deleted(key: str) -> None:
    st.session_state[DELETE] = False
    ledger.delete(state.memory(), key)
    change(state.memory().ledger)
    st.session_state[STALE] = True
