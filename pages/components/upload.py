"""The user's own CSV: choose what to predict, see what was left out, and keep everything else when it can't be read."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from core.datasets import Dataset, read_csv
from core.datasets.reading import inspect_csv
from core.messages import N_
from pages.components import state
from pages.components.frame import shielded
from pages.components.i18n import _

MENU = "upload_menu"  # key of the popover, which is closed once the table is in use
TASKS: Mapping[str | None, str] = {
    None: N_("Decide by the column"),
    "classification": N_("Which class?"),
    "regression": N_("How much?"),
}


def upload() -> None:
    """Draw the button that opens the upload."""
    label = _("Your own CSV")
    with st.popover(label, icon=":material/upload_file:", key=MENU, width="stretch", on_change="rerun"):
        file = st.file_uploader(_("A table with one row a case, its columns named in the first row"), key="upload_file")
        if file is None:
            st.caption(
                _("It stays on this server and is used for your training only; nobody sees it without your link.")
            )
            return
        with shielded():
            _choose(Path(file.name).stem, file.getvalue())


def _choose(name: str, content: bytes) -> None:
    table = inspect_csv(io.BytesIO(content))
    columns = [str(column) for column in table.frame.columns]
    st.caption(_("{rows:,} rows and {columns:,} columns").format(rows=len(table.frame), columns=len(columns)))
    target = st.selectbox(_("What to predict"), columns, index=columns.index(table.target), key="upload_target")
    labels = {task: _(label) for task, label in TASKS.items()}
    task = st.radio(
        _("The question"), list(labels), format_func=labels.__getitem__, key="upload_task", horizontal=True,
        help=_("A number with many values is read as “how much”; choose if that is wrong."),
    )  # fmt: skip
    data = read_csv(io.BytesIO(content), target=target, task=task)
    st.button(
        _("Use this table"), type="primary", key="upload_use", width="stretch",
        on_click=_use, args=(replace(data, card=replace(data.card, title=name)),),
    )  # fmt: skip


def _use(data: Dataset) -> None:
    state.memory().uploads[data.name] = data
    state.change(dataset=data.name)
    st.session_state[MENU] = False
