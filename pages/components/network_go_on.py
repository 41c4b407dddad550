"""Train on from a network in which numbers were set by hand."""

import streamlit as st

from core.continuing import continued, continued_sentence, most_more, usual_more
from core.messages import UserError
from core.training.recording import Frame
from core.training.run import Run
from pages.components import state
from pages.components.i18n import _, say
from pages.components.network_hand import Hand

MORE = "network_more"


def go_on(run: Run, known: Hand, frame: Frame | None) -> None:
    """Offer a training that goes on from the network as it is seen, once a number was set.

    Parameters
    ----------
    frame : Frame, optional
        The earlier moment that is seen; None is what the run kept.
    """
    epoch = run.best_epoch + 1 if frame is None else frame.epoch
    if not known.edits or not most_more(epoch):
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        more = st.number_input(
            _("For how many epochs"), 1, most_more(epoch), usual_more(run.experiment, epoch), key=f"{MORE}_{run.key}_{epoch}", width=180,
        )  # fmt: skip
        pressed = st.button(
            _("Train on from here"), key="network_go_on", icon=":material/play_arrow:", type="primary",
            disabled=state.memory().job is not None,
        )  # fmt: skip
    st.caption(say(continued_sentence(run.experiment, epoch)))
    if pressed:
        _train(run, known, epoch, int(more))
        st.rerun()  # the training is seen above, outside this tab


def _train(run: Run, known: Hand, epoch: int, more: int) -> None:
    try:
        experiment = continued(run.experiment, epoch, known.edits, more)
    except UserError as problem:  # too many numbers
        state.memory().complaints.append(problem.message)
        return
    state.train_first(experiment)
