"""The moment of a run's recording that a session looks at; Network and Replay share it."""

from dataclasses import dataclass

import streamlit as st

from core.training.recording import Frame
from core.training.run import Run

KEY = "moment"


@dataclass
class Moment:
    """Hold the place in the recording of a run, and whether it is playing."""

    run: str
    place: int
    playing: bool = False


def moment(run: Run) -> Moment:
    """Return where the session stands in a run's recording: at its end, until it was moved."""
    last = 0 if run.recording is None else len(run.recording.epochs) - 1
    known: Moment | None = st.session_state.get(KEY)
    if known is None or known.run != run.key:
        known = st.session_state[KEY] = Moment(run.key, last)
    return known


def earlier_frame(run: Run) -> Frame | None:
    """Return the frame that Replay stands at, unless that is the last one."""
    if run.recording is None or moment(run).place == len(run.recording.epochs) - 1:
        return None
    return run.recording.frame(moment(run).place)
