"""The network of a run, drawn with its weights: look at a unit, set a weight by hand, see what it does."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from core.anatomy import DENSE, Layer, neuron_maps, predicted, run_layers, with_edits
from core.anatomy.archive import facts
from core.anatomy.kinds import KINDS, UNDRAWN
from core.anatomy.names import Names, names_of
from core.anatomy.ranking import Units, drawn_units
from core.anatomy.sentences import network_finding
from core.charts.network import MOST
from core.evaluation.effect import edits_finding
from core.evaluation.held_out import grade
from core.markdown import as_written
from core.training.recording import Frame
from core.training.run import Run
from pages.components.boundary import is_plane
from pages.components.i18n import _, say
from pages.components.moments import earlier_frame
from pages.components.network_controls import controls
from pages.components.network_drawing import Maps, drawing
from pages.components.network_go_on import go_on
from pages.components.network_hand import Hand, hand
from pages.components.neuron_view import answer_view, neuron_view

EARLIER = "network_earlier"


def network_view(run: Run) -> None:
    """Draw the network, or its layers as a table where it isn't made of dense layers alone."""
    if run.experiment.model not in DENSE:
        _table(run)
        return
    learned = run_layers(run, _frame(run))
    known, names = hand(run, learned), names_of(run.data, run.preprocessor)
    layers = with_edits(learned, known.edits)
    before = run.y_prob if _frame(run) is None else predicted(learned, run, run.X_test)
    after = predicted(layers, run, run.X_test) if known.edits else before
    st.subheader(as_written(_title(run, known, layers, names, before, after)), anchor=False)
    maps = maps_of(run, layers)
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _earlier(run)
        drawing(known, layers, names, maps)
        st.caption(_how_to_read(run, layers))
        controls(known, learned, layers, names)
        go_on(run, known, _frame(run))
    with right:
        neuron_view(run, known.neuron, layers, names, maps)
        answer_view(run, known, layers, before, after)


def maps_of(run: Run, layers: Sequence[Layer]) -> Maps:
    """Return pictures of what units say: over the plane, or of pictures the first layer's weights; else None."""
    if is_plane(run.data):
        return neuron_maps(layers, run.preprocessor)
    shape, pixels = run.data.image_shape, layers[0].kernel
    first = None if shape is None else pixels.reshape(*shape, -1)[::-1]  # pictures are drawn from below
    return [None, first, *[None] * (len(layers) - 1)]


def drawn(layers: Sequence[Layer], chosen: tuple[int, int] | None = None) -> Units:
    """Return which units are drawn."""
    return drawn_units(layers, MOST, chosen)


def _title(
    run: Run,
    known: Hand,
    layers: Sequence[Layer],
    names: Names,
    before: NDArray[np.float32],
    after: NDArray[np.float32],
) -> str:
    if not known.edits:
        return say(network_finding(layers, names))
    was, now = (grade(replace(run, y_prob=said)) for said in (before, after))
    return say(edits_finding(len(known.edits), was, now))


def _frame(run: Run) -> Frame | None:
    return earlier_frame(run) if st.session_state.get(EARLIER) else None


def _earlier(run: Run) -> None:
    frame = earlier_frame(run)
    if frame is not None:
        text = _("As it was after epoch {epoch}, where Replay stands").format(epoch=frame.epoch)
        st.toggle(text, key=EARLIER)


def _how_to_read(run: Run, layers: Sequence[Layer]) -> str:
    parts = [_("Lines are weights: blue ones add, orange ones take away, thick ones count most.")]
    if is_plane(run.data):
        parts.append(
            _(
                "Each picture is what a unit says over the plane, blue above 0 and orange below; the small square is its "
                "bias."
            )
        )
    elif run.data.image_shape:
        parts.append(
            _("Pictures show which pixels a unit of the first layer listens to; circles have the colour of their bias.")
        )
    else:
        parts.append(_("Circles have the colour of their bias, where a unit starts from."))
    if max(max(layer.kernel.shape) for layer in layers) > MOST:
        parts.append(_("Of wide layers the {most} units with the largest weights are drawn.").format(most=MOST))
    return " ".join([*parts, _("Click a unit or a line.")])


def _table(run: Run) -> None:
    st.markdown(_(UNDRAWN[run.experiment.model]))
    rows = [
        {
            _("Layer"): _(KINDS.get(layer.kind, layer.kind)),
            _("In Keras"): layer.kind,
            _("What it gives"): " × ".join(map(str, layer.output)),
            _("Numbers in it"): layer.parameters,
        }
        for layer in facts(run.network.archive)
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="network_layers")
