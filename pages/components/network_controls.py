"""Choose a unit of the network, and set one of its numbers by hand."""

import math
from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.anatomy import Layer
from core.anatomy.edits import number_at
from core.anatomy.names import Names, word
from core.anatomy.ranking import strongest
from pages.components.i18n import _
from pages.components.network_hand import Hand

NEURON, SOURCE, SLIDER, NUMBER = "network_neuron", "network_source", "network_slider", "network_number"
MOST = 1000.0  # that can be typed
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
            _source(known, learned, layers, names)
        _number(known, learned, layers)
    _back(known)


def _neuron(known: Hand, layers: Sequence[Layer], names: Names) -> None:
    sizes = (layers[0].kernel.shape[0], *(layer.units for layer in layers))
    options = [(column, unit) for column, size in enumerate(sizes) for unit in range(size)]
    st.session_state[NEURON] = known.neuron
    st.selectbox(
        _("Unit"), options, key=NEURON, format_func=lambda it: _title(layers, names, *it),
        on_change=lambda: known.look_at(*st.session_state[NEURON]), help=_("A unit is one neuron of the network."),
    )  # fmt: skip


def _title(layers: Sequence[Layer], names: Names, column: int, unit: int) -> str:
    name = word(names.unit(layers, column, unit), _)
    heads = {0: _("Input: {name}"), len(layers): _("Output: {name}")}
    return heads[column].format(name=name) if column in heads else name[:1].upper() + name[1:]


def _source(known: Hand, learned: Sequence[Layer], layers: Sequence[Layer], names: Names) -> None:
    column, unit = known.neuron
    order = [source for source, _weight in strongest(learned, column, unit, learned[column - 1].kernel.shape[0])]

    def shown(source: int) -> str:
        value = number_at(layers, (column - 1, unit, None if source == BIAS else source))
        if source == BIAS:
            return _("Bias ({value:+.2f})").format(value=value)
        name = word(names.unit(layers, column - 1, source), _)
        return _("Weight of {name} ({value:+.2f})").format(name=name, value=value)

    def look() -> None:
        chosen = st.session_state[SOURCE]
        known.source = None if chosen == BIAS else chosen

    st.session_state[SOURCE] = BIAS if known.source is None else known.source
    st.selectbox(
        _("Number to set"), [BIAS, *order], key=SOURCE, format_func=shown, on_change=look,
        help=_("A weight is how much the unit listens to one input; the bias is where it starts from. The largest first."),
    )  # fmt: skip


def _number(known: Hand, learned: Sequence[Layer], layers: Sequence[Layer]) -> None:
    value = float(np.clip(number_at(layers, known.place), -MOST, MOST))
    layer = learned[known.place[0]]
    reach = max(1.5 * float(np.abs(layer.kernel).max()), 1.5 * float(np.abs(layer.bias).max()), 2.0, abs(value))
    edge = float(math.ceil(min(reach, MOST)))
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    st.session_state[SLIDER] = st.session_state[NUMBER] = value
    with left:
        st.slider(
            _("Set it by hand"), -edge, edge, step=0.01, key=SLIDER, on_change=_set, args=(known, SLIDER),
            help=_("Everything on this page follows at once; the run itself stays as it was trained."),
        )  # fmt: skip
    with right:
        st.number_input(
            _("Exactly"), -MOST, MOST, step=0.1, format="%.4f", key=NUMBER, on_change=_set, args=(known, NUMBER)
        )


def _set(known: Hand, widget: str) -> None:
    known.numbers[known.place] = float(st.session_state[widget])


def _back(known: Hand) -> None:
    count = len(known.numbers)
    text = _("1 number set by hand") if count == 1 else _("{count} numbers set by hand").format(count=count)
    st.button(
        _("Back to what was learned") + (f" ({text})" if count else ""), key="network_back", icon=":material/undo:",
        disabled=not count, on_click=known.numbers.clear,
    )  # fmt: skip
