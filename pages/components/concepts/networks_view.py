"""Networks: what does a network compute, and what does depth buy?"""

import streamlit as st

from core.lessons.lesson import Lesson
from core.messages import N_
from pages.components import tabs
from pages.components.concepts.guess_first import guess_first
from pages.components.concepts.networks_depth import depth_part
from pages.components.concepts.networks_fading import fading_part
from pages.components.concepts.networks_layer import layer_part
from pages.components.concepts.networks_neuron import neuron_part
from pages.components.concepts.networks_slopes import slopes_part
from pages.components.i18n import _

VIEWS = {
    N_("One neuron"): neuron_part,
    N_("A layer"): layer_part,
    N_("Depth"): depth_part,
    N_("Activations"): slopes_part,
}


def networks_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments: what a network is built of, then what happens to its gradient."""
    tabs.views("networks_views", VIEWS)
    st.divider()
    st.subheader(_("The fading gradient"), anchor=False)
    if guess_first("networks", lesson):
        fading_part(lesson)
