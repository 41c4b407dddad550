"""The user's own CSV: choose what to predict, see what was dropped, and keep everything else when it can't be read."""

import io
from pathlib import Path

import streamlit as st

from core.datasets import read_csv
from core.messages import N_
from pages.components import state
from pages.components.frame import shielded
from pages.components.i18n import _, say

TASKS = {"auto": N_("Decide by the column"), "classification": N_("Which class?"), "regression": N_("How much?")}


def upload() -> None:
    """Draw the button that opens the upload."""
    with st.popover(_("Your own CSV"), icon=":material/upload_file:", key="upload_menu", width="stretch"):
        file = st.file_uploader(_("A table with one row a case, its columns named in the first row"), key="upload_file")
        if file is not None:
            with shielded():
                _choose(file)
