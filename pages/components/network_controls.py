"""Choose a unit of the network, and set one of its numbers by hand."""

import math
from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.anatomy import Layer
from core.anatomy.edits import number_at
from core.anatomy.names import Names, word
from core.anatomy.ranking import strongest
from core.by_hand import LARGEST
from pages.components.i18n import _
from pages.components.network_hand import Hand, Place
from pages.components.settings import set_by_hand

BIAS = -1  # Streamlit takes None for no choice at all


def controls(known: Hand, learned: Sequence[Layer], layers: Sequence[Layer], names: Names) -> None:
    """Draw the choice of a unit and of its weight, the weight itself, and the way back."""
    first, second = st.columns(2)
    with first:
        _neuron(known, layers, names)
    if known.neuron[0] == 0:
        st.caption(_("Inputs have no weights of their own: choose a unit further right to set one."))
    else:
        with second:
            _source(known, learned, names)
        _number(known, learned, layers)
    _back(known)


def _neuron(known: Hand, layers: Sequence[Layer], names: Names) -> None:
    sizes = (layers[0].kernel.shape[0], *(layer.units for layer in layers))
    options = [(column, unit) for column, size in enumerate(sizes) for unit in range(size)]

    key = f"{known.stem}_neuron"

    def look() -> None:
        if st.session_state[key] in options:  # a late answer is the label of an option that is gone
            known.look_at(*st.session_state[key])

    labels = {it: _title(layers, names, *it) for it in options}
    st.session_state[key] = known.neuron
    st.selectbox(
        _("Unit"), options, key=key, format_func=labels.__getitem__, on_change=look,
        help=_("A unit is one neuron of the network."),
    )  # fmt: skip


def _title(layers: Sequence[Layer], names: Names, column: int, unit: int) -> str:
    name = word(names.unit(layers, column, unit), _)
    heads = {0: _("Input: {name}"), len(layers): _("Output: {name}")}
    return heads[column].format(name=name) if column in heads else name[:1].upper() + name[1:]


def _source(known: Hand, learned: Sequence[Layer], names: Names) -> None:
    column, unit = known.neuron
    inputs = learned[column - 1].kernel.shape[0]
    key = f"{known.stem}_source"
    options = [BIAS, *(source for source, _weight in strongest(learned, column, unit, inputs))]

    def shown(source: int) -> str:
        if source == BIAS:
            return _("Its bias")
        return _("Its weight for {name}").format(name=word(names.unit(learned, column - 1, source), _))

    def look() -> None:
        chosen = st.session_state[key]
        if chosen in options:
            known.source = None if chosen == BIAS else chosen

    labels = {source: shown(source) for source in options}
    st.session_state[key] = BIAS if known.source is None else known.source
    st.selectbox(
        _("Number to set"), options, key=key, format_func=labels.__getitem__, on_change=look,
        help=_("A weight is how much the unit listens to one input; the bias is where it starts from. The largest first."),
    )  # fmt: skip


def _number(known: Hand, learned: Sequence[Layer], layers: Sequence[Layer]) -> None:
    """Draw two ways to set the number in hand, each with a key of its own: a late answer must not set another one."""
    value = float(np.clip(number_at(layers, known.place), -LARGEST, LARGEST))
    edge = _edge(learned[known.place[0]], value)
    slider, number = (_key(known, kind) for kind in ("slider", "number"))
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    st.session_state[slider], st.session_state[number] = round(value, 2), round(value, 4)
    with left:
        st.slider(
            _("Set it by hand"), -edge, edge, step=0.01, key=slider, on_change=_set,
            args=(known, known.place, slider, round(value, 2)),
            help=_(known.HELP),
        )  # fmt: skip
    with right:
        st.number_input(
            _("Exactly"), -LARGEST, LARGEST, step=0.1, format="%.4f", key=number, on_change=_set,
            args=(known, known.place, number, round(value, 4)),
        )  # fmt: skip


def _key(known: Hand, kind: str) -> str:
    return "_".join([known.stem, kind, *map(str, known.place)])


def _edge(layer: Layer, value: float) -> float:
    """Return how far the slider goes: beyond all that the layer learned."""
    learned = max(float(np.abs(part).max()) for part in (layer.kernel, layer.bias))
    return float(math.ceil(min(max(1.5 * learned, 2.0, abs(value)), LARGEST)))


def _set(known: Hand, place: Place, widget: str, shown: float) -> None:
    """Set a number, unless the widget only says what it showed already: a slider rounds."""
    if st.session_state[widget] != shown:
        known.set(place, float(st.session_state[widget]))


def _back(known: Hand) -> None:
    count = len(known.numbers)
    st.button(
        _(known.BACK) + (f" ({set_by_hand(count)})" if count else ""), key=f"{known.stem}_back", icon=":material/undo:",
        disabled=not count, on_click=known.clear,
    )  # fmt: skip
