"""The single neuron of the article's section 4.2.2: every number can be set, and every formula shows its numbers."""

from dataclasses import replace
from functools import partial

import streamlit as st

from core.charts.lessons.backprop_neuron import neuron_chart
from core.lessons.backprop.bench import LABELS
from core.lessons.backprop.formulas import neuron_formulas
from core.lessons.backprop.neuron import KNOBS, Neuron
from core.lessons.backprop.sentences import neuron_article, neuron_formula, neuron_title
from pages.components.chart import chart
from pages.components.concepts.backprop_memory import hand
from pages.components.i18n import _
from pages.components.menus import picked
from pages.components.metrics.told import headline, told

IN_SIGHT = ("w1", "w2", "b")
LABEL = "backprop_neuron_y"


@st.fragment
def neuron_part() -> None:
    """Draw the neuron, its controls, and its formulas."""
    it = hand().neuron
    title = headline(neuron_title(it))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chart(neuron_chart(it, _), "backprop_neuron", title)
    with right:
        for name in IN_SIGHT:
            _knob(it, name)
        st.session_state[LABEL] = it.y
        st.segmented_control(
            _("Label: what it should answer"),
            LABELS,
            format_func="{:g}".format,
            key=LABEL,
            required=True,
            on_change=_take_label,
        )
        with st.popover(_("Inputs"), icon=":material/tune:", key="backprop_neuron_inputs"):
            for name in [*KNOBS][: -len(IN_SIGHT)]:
                _knob(it, name)
        if it != Neuron():
            st.button(
                _("Back to the article's numbers"), icon=":material/undo:", key="backprop_neuron_back", on_click=_back
            )
    told(neuron_article(it), neuron_formula(it))
    with st.expander(_("All its formulas, with these numbers"), icon=":material/function:"):
        for column, text in zip(st.columns(2), neuron_formulas(it), strict=True):
            column.latex(text)


def _knob(it: Neuron, name: str) -> None:
    key, knob = f"backprop_neuron_{name}", KNOBS[name]
    st.session_state[key] = it.knob(name)
    st.slider(
        _(knob.label), knob.low, knob.high, step=0.5, format="%.1f", key=key, help=_(knob.help), on_change=partial(_take, name),
    )  # fmt: skip


def _take(name: str) -> None:
    hand().neuron = hand().neuron.turned(name, st.session_state[f"backprop_neuron_{name}"])


def _take_label() -> None:
    label = picked(LABEL, LABELS)
    if label is not None:
        hand().neuron = replace(hand().neuron, y=label)


def _back() -> None:
    hand().neuron = Neuron()
