"""What the user decides: the threshold, by hand or by a rule, and what is at stake."""

from typing import Any

import streamlit as st

from core.decision import AMOUNT_HELPS, AMOUNT_LABELS, DECISION_SETTINGS, MOST, Values, rate_of
from core.evaluation.predictions import Predictions
from core.evaluation.presets import PRESETS, threshold_by
from core.messages import UserError
from core.settings import Choice, Whole
from pages.components import state
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.panel import folded, panel, panel_switch
from pages.components.threshold import PRESET, threshold_slider

IN_SIGHT, MORE = ("hit", "false_alarm"), ("miss", "left_alone")


def controls(whole: Predictions) -> None:
    """Draw the threshold, and what is at stake; a phone has them at the foot of the screen, the stakes folded."""
    with panel():
        it = whole.against(state.memory().decision.positive)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            panel_switch()
            threshold_slider(it.curve, _(DECISION_SETTINGS["threshold"].label))
        with folded("settings"):
            _preset()
            for name in IN_SIGHT:
                _amount(name)
            _whole("volume")
        with folded("more_settings"):
            if whole.classes > 2:
                _positive(whole)
            _more(it)


def _more(it: Predictions) -> None:
    with st.expander(_("More: {values}").format(values=_summary()), key="decision_more"):
        for name in MORE:
            _amount(name)
        _base_rate(it)
        _whole("capacity")
        _currency()


def _positive(whole: Predictions) -> None:
    options, described = list(range(whole.classes)), DECISION_SETTINGS["positive"]
    names = [name if isinstance(name, str) else say(name) for name in whole.class_names]
    st.session_state["decision_positive"] = state.memory().decision.positive % whole.classes
    st.selectbox(
        _(described.label), options, format_func=names.__getitem__, key="decision_positive", help=_(described.help),
        on_change=_take_positive, args=(options,),
    )  # fmt: skip


def _take_positive(options: list[int]) -> None:
    chosen = picked("decision_positive", options)
    if chosen is not None:
        _decide(positive=chosen)


def _preset() -> None:
    """Draw the choice of a rule; chosen, it moves the threshold at once, and again when what it wants is changed."""
    names, labels = list(PRESETS), {name: _(preset.label) for name, preset in PRESETS.items()}
    st.selectbox(
        _("Choose the threshold by"), names, index=None, format_func=labels.__getitem__, key=PRESET,
        placeholder=_("your own hand"), on_change=_apply,
        help=" ".join(f"**{_(preset.label)}**: {_(preset.help)}" for preset in PRESETS.values()),
    )  # fmt: skip
    chosen = picked(PRESET, names)
    if chosen is not None and PRESETS[chosen].wanted is not None:
        _wanted(chosen)


def _wanted(name: str) -> None:
    described = PRESETS[name].wanted
    key = f"preset_{name}"
    st.session_state.setdefault(key, described.default)
    step = 1 if isinstance(described, Whole) else 0.05
    st.number_input(
        _(described.label), min_value=type(step)(described.low), max_value=type(step)(described.high), step=step, key=key,
        help=_(described.help), on_change=_apply,
    )  # fmt: skip


def _apply() -> None:
    """Move the threshold to where the chosen rule puts it, if one is chosen."""
    name, decision = st.session_state.get(PRESET), state.memory().decision
    if name not in PRESETS:
        return
    wanted, curve = PRESETS[name].wanted, state.judged().against(decision.positive).curve
    value = st.session_state.get(f"preset_{name}", wanted.default) if wanted is not None else 0.0
    try:
        state.decide(threshold=threshold_by(name, curve, decision, value))
    except UserError as problem:
        state.memory().complaints.append(problem.message)


def _decide(**values: Any) -> None:
    """Change what is at stake; a rule that was chosen follows."""
    state.decide(**values)
    _apply()


def _amount(name: str) -> None:
    st.session_state[f"decision_{name}"] = getattr(state.memory().decision.values, name)
    st.number_input(
        _(AMOUNT_LABELS[name]), -MOST, MOST, step=50.0, format="%.12g", key=f"decision_{name}", help=_(AMOUNT_HELPS[name]), on_change=_take_amount,
        args=(name,),
    )  # fmt: skip


def _take_amount(name: str) -> None:
    values: Values = state.memory().decision.values
    _decide(values=values._replace(**{name: st.session_state[f"decision_{name}"]}))


def _whole(name: str) -> None:
    described = DECISION_SETTINGS[name]
    assert isinstance(described, Whole)
    st.session_state[f"decision_{name}"] = getattr(state.memory().decision, name)
    st.number_input(
        _(described.label), int(described.low), int(described.high), step=100 if described.default else 5,
        key=f"decision_{name}", help=_(described.help), on_change=_take, args=(name,),
    )  # fmt: skip


def _take(name: str) -> None:
    _decide(**{name: st.session_state[f"decision_{name}"]})


def _base_rate(it: Predictions) -> None:
    """Draw the share of the flagged class in real life, in percent; empty leaves it as it is in the rows."""
    described = DECISION_SETTINGS["base_rate"]
    st.session_state["decision_base_rate"] = state.memory().decision.percent
    st.number_input(
        _("Share in real life, %"), 0.0, 100.0, value=None, step=1.0, format="%.4g", key="decision_base_rate",
        help=_(described.help), on_change=_take_rate, placeholder=_("as here: {rate:.0%}").format(rate=it.curve.base_rate),
    )  # fmt: skip


def _take_rate() -> None:
    percent = st.session_state["decision_base_rate"]
    _decide(base_rate=rate_of(percent))


def _currency() -> None:
    described = DECISION_SETTINGS["currency"]
    assert isinstance(described, Choice)
    labels = {name: _(label) for name, label in described.options().items()}
    st.session_state["decision_currency"] = state.memory().decision.currency
    st.selectbox(
        _(described.label), list(labels), format_func=labels.__getitem__, key="decision_currency",
        help=_(described.help), on_change=_take_currency, args=(list(labels),),
    )  # fmt: skip


def _take_currency(names: list[str]) -> None:
    chosen = picked("decision_currency", names)
    if chosen is not None:
        state.decide(currency=chosen)


def _summary() -> str:
    """Name what is folded away, with its value."""
    decision = state.memory().decision
    rate = (
        _("share as in these rows") if not decision.base_rate else _("share {rate:.1%}").format(rate=decision.base_rate)
    )
    few = _("no limit a day") if not decision.capacity else _("{capacity:,} a day").format(capacity=decision.capacity)
    return f"{rate} · {few}"
