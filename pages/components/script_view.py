"""How a run is made: its script, every line beside what it did in this run."""

import streamlit as st

from core.markdown import as_written
from core.messages import Message
from core.takeaway import file_name
from core.training.run import Run
from core.walkthrough import Step, walkthrough
from pages.components.i18n import _, say


def script_view(run: Run) -> None:
    st.markdown(
        _(
            "This script makes the run again with plain Keras, without this app. Beside its lines: what they did in this run."
        )
    )
    st.download_button(
        _("Download it with its rows"), run.code, file_name(run, ".py"), "text/x-python", key="code_download",
        on_click="ignore", icon=":material/download:",
        help=_("One file that runs by itself: the prepared rows are inside, at its end."),
    )  # fmt: skip
    for step in walkthrough(run):
        _step(step)
    with st.expander(_("The whole script in one piece, to copy"), icon=":material/content_copy:"):
        st.code(run.code(rows=False), language="python", height=420)


def _step(step: Step) -> None:
    code, beside = st.columns([1.6, 1], gap="medium", vertical_alignment="center")
    with code:
        st.code(step.code.strip("\n"), language="python", wrap_lines=True)
    with beside:
        st.markdown("\n\n".join(map(_sentence, step.said)))


def _sentence(message: Message) -> str:
    return as_written(say(message))
