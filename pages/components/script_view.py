"""How a run is made: the script that makes it again."""

import streamlit as st

from core.training.run import Run
from pages.components.i18n import _


def script_view(run: Run) -> None:
    st.markdown(_("This script reproduces the run with plain Keras, without this app:"))
    st.code(run.code(rows=False), language="python", height=420)
    st.download_button(
        _("Download it with its rows"), run.code, "run.py", "text/x-python", key="code_download", on_click="ignore",
        icon=":material/download:", help=_("One file that runs by itself: the prepared rows are inside, at its end."),
    )  # fmt: skip
