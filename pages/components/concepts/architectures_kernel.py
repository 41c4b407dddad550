"""A kernel to touch: nine numbers, a digit, and what the one says of the other."""

import numpy as np
import pandas as pd
import streamlit as st

from core.charts.lessons.architectures import ink, response
from core.lessons.architectures.kernels import FARTHEST, KERNELS, SIDE, checked, correlated
from core.lessons.architectures.pictures import first_of
from core.lessons.architectures.words import kernel_said
from pages.components.chart import chart
from pages.components.concepts.story_part import tell
from pages.components.frame import shielded
from pages.components.i18n import _
from pages.components.menus import picked
from pages.components.metrics.told import beside

FIRST = "across"


@st.fragment
def kernel_view() -> None:
    """Draw the kernel, the picture, and the kernel's answer."""
    with st.container(border=True, key="kernel_touch"), shielded():
        tell("architectures", "kernel")
        left, middle, right = st.columns([1.15, 1, 1])
        with left:
            kernel = _kernel()
        number = st.session_state.get("kernel_digit", 0)
        picture = first_of(number)
        hover = _("row {row}, column {column}: {value}")
        with middle:
            st.markdown(_("**The picture**"))
            chart(ink(picture, "", hover, 190), "kernel_ink", _("A digit of 8 by 8 pixels, dark where there is ink"))
            st.slider(_("Digit"), 0, 9, 0, key="kernel_digit")
        with right:
            said = correlated(picture, checked(kernel))
            alt = beside(kernel_said(said))
            chart(response(said, "", hover, 190), "kernel_response", alt)
            st.caption(_("Blue: above zero, the kernel found its pattern. Orange: below zero, the opposite."))


def _kernel() -> np.ndarray:
    st.markdown(_("**The kernel**"))
    names = {name: _(kernel.title) for name, kernel in KERNELS.items()}
    st.selectbox(_("What it looks for"), list(names), format_func=names.__getitem__, key="kernel_name")
    name = picked("kernel_name", names) or FIRST
    st.caption(_("Looks for {what}. Change the numbers.").format(what=_(KERNELS[name].looks_for)))
    columns = [str(n + 1) for n in range(SIDE)]
    table = pd.DataFrame(np.array(KERNELS[name].weights, float).round(2), columns=columns)
    config = {
        c: st.column_config.NumberColumn(c, min_value=-FARTHEST, max_value=FARTHEST, step=0.01, width="small")
        for c in columns
    }
    return st.data_editor(
        table, hide_index=True, column_config=config, key=f"kernel_{name}", width="stretch"
    ).to_numpy()
