"""Waiting for an errand: progress with the time left, a way to stop, and in the end its result."""

from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st

from core.jobs import Errand, ErrandView
from pages.components.engine import between_looks, engine
from pages.components.frame import shielded
from pages.components.i18n import _, say

TICK = 0.5  # seconds between two looks
WAITED = "waited"  # in the session: something on the page looks again by itself
Draw = Callable[[Any], None]


def errand_view(errand: Errand, draw: Draw, what: str, partial: Draw | None = None) -> None:
    """Draw an errand's result, or how far it is.

    Parameters
    ----------
    draw : callable
        `draw(result)`, once there is one.
    what : str
        What is being done, in the language of the page.
    partial : callable, optional
        `partial(view.partial)`, while and after it runs without a result.
    """
    view = errand.view()
    if view.status == "done":
        draw(view.result)
    elif view.status == "running":
        st.session_state[WAITED] = True
        st.fragment(_wait, run_every=between_looks(TICK))(errand, what, partial)
        st.button(_("Stop"), icon=":material/stop:", key=f"stop_{errand.key}", on_click=errand.stop)
    else:
        _ended(errand, view, partial)


def _wait(errand: Errand, what: str, partial: Draw | None) -> None:
    view = errand.view()
    if view.status != "running":
        st.rerun()
    with shielded():
        st.progress(min(1.0, view.done / view.total) if view.total else 0.0, text=f"{what} · {_left(view)}")
        if partial is not None and view.partial is not None:
            partial(view.partial)


def _left(view: ErrandView) -> str:
    if view.left_seconds is None:
        return _("getting ready…")
    return _("about {seconds:.0f} s left").format(seconds=np.ceil(view.left_seconds))


def _ended(errand: Errand, view: ErrandView, partial: Draw | None) -> None:
    if view.error is not None:
        st.error(say(view.error), icon=":material/error:")
    else:
        st.caption(_("Stopped."))
    if partial is not None and view.partial is not None:
        partial(view.partial)
    st.button(
        _("Start again"), icon=":material/refresh:", key=f"again_{errand.key}",
        on_click=engine().forget_errand, args=(errand.key,),
    )  # fmt: skip
