"""The drawing of a network that can be clicked: a unit or a line is taken in hand."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.anatomy import Layer
from core.anatomy.names import Names
from core.anatomy.sentences import network_finding
from core.charts.network import Look, network_chart
from pages.components.i18n import _, say
from pages.components.network_hand import Hand

Maps = Sequence[NDArray[np.float32] | None]


def drawing(known: Hand, layers: Sequence[Layer], names: Names, maps: Maps) -> None:
    """Draw layers with what was set by hand; a click looks at what is there."""
    chosen = known.neuron if known.neuron[0] < len(layers) else None
    look = Look(chosen=chosen, edits=known.edits, clicks=known.clicks)
    st.plotly_chart(
        network_chart(layers, names, _, maps, look),
        key=known.chart,
        alt=_("The network: {finding}").format(finding=say(network_finding(layers, names))),
        config={"displayModeBar": False},
        on_select=known.clicked,
        selection_mode="points",
    )
