"""The network that a training will start from: its weights can be set by hand."""

from collections.abc import Sequence

import streamlit as st

from core.anatomy import Layer, neuron_maps, with_edits
from core.anatomy.names import names_of
from core.by_hand import at_epoch
from core.datasets.dataset import Dataset
from core.datasets.preparation import prepare
from core.experiment import Experiment
from pages.components.i18n import _
from pages.components.network_controls import controls
from pages.components.network_drawing import drawing
from pages.components.network_hand import starting_hand
from pages.components.teaching import is_shown


def starting_layers(drawn: Sequence[Layer], draft: Experiment) -> tuple[Layer, ...]:
    """Return the layers that the seed draws with what the draft sets by hand before training."""
    return with_edits(drawn, at_epoch(draft.by_hand, 0))


def start_view(drawn: Sequence[Layer], draft: Experiment, data: Dataset) -> None:
    """Draw the network, and unless a teacher has put it away, how to set its weights."""
    preprocessor = prepare(draft, data).preprocessor
    known, names, layers = starting_hand(draft, drawn), names_of(data, preprocessor), starting_layers(drawn, draft)
    drawing(known, layers, names, neuron_maps(layers, preprocessor))
    if not is_shown("by_hand"):
        return
    with st.expander(_("Set a weight by hand"), key="start_weights"):
        st.caption(_("Click a unit or a line in the drawing, or choose here; training starts from what you set."))
        controls(known, drawn, layers, names)
