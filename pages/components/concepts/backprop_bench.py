"""Number by number: the 2-3-1 network, its drawing and formulas by stage, its training, and everything that can be set."""

from dataclasses import replace
from functools import partial
from itertools import cycle

import streamlit as st

from core.charts.lessons.backprop_curves import history_chart
from core.charts.lessons.backprop_network import network_drawing
from core.lessons.backprop.bench import INPUTS, LABELS, RATE, STAGES, TRIES, WEIGHT, Bench
from core.lessons.backprop.formulas import stage_formulas
from core.lessons.backprop.losses import LOSSES
from core.lessons.backprop.network import NAMES
from core.lessons.backprop.sentences import plain_name, stage_sentence, trained_title
from core.messages import N_, UserError
from core.settings import Real
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.backprop_memory import hand
from pages.components.concepts.networks_dials import typed
from pages.components.frame import show_complaints
from pages.components.i18n import _
from pages.components.menus import picked
from pages.components.metrics.told import beside, limits, told

ACROSS = 3  # numbers beside each other
LIMITS = N_(
    "What this does not tell you: how real training goes. This is one row, again and again; real networks see thousands of rows and "
    "average their gradients, but each gradient is computed exactly like this."
)


def steps_view() -> None:
    """Draw the stages of a step, the steps so far, and the settings."""
    show_complaints()
    mine = hand()
    _stages()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        told(stage_sentence(mine.bench, mine.stage))
        alt = _("A network with two inputs, three hidden neurons and one output; every line has its number.")
        chart(network_drawing(mine.bench, mine.stage, _), "backprop_network", alt)
    with right:
        _training(mine.bench)
    _formulas(mine.bench)
    bench_settings("steps")
    limits(LIMITS)


def _stages() -> None:
    mine, key = hand(), "backprop_stage"
    titles = {name: _(title) for name, title in STAGES.items()}
    st.session_state[key] = mine.stage
    st.segmented_control(
        _("What happens in a step"),
        list(STAGES),
        format_func=titles.__getitem__,
        key=key,
        required=True,
        on_change=_take_stage,
    )


def _take_stage() -> None:
    stage = picked("backprop_stage", list(STAGES))
    hand().stage = hand().stage if stage is None else stage


def _training(bench: Bench) -> None:
    title = beside(trained_title(bench))
    chart(history_chart(bench.course(), _), "backprop_history", title)
    with st.container(horizontal=True, gap="small"):
        st.button(_("One step"), icon=":material/play_arrow:", key="backprop_one", on_click=_train, args=(1,))
        ten = _("{steps} steps").format(steps=TRIES)
        st.button(ten, icon=":material/fast_forward:", key="backprop_ten", on_click=_train, args=(TRIES,))
        st.button(
            _("Start again"), icon=":material/replay:", key="backprop_again", on_click=_again, disabled=not bench.losses
        )


def _train(steps: int) -> None:
    hand().bench = hand().bench.stepped(steps)


def _again() -> None:
    hand().bench, hand().stage = hand().bench.again(), "start"


def _formulas(bench: Bench) -> None:
    blocks = stage_formulas(bench, hand().stage)
    places = st.columns(2) if len(blocks) > 1 else [st.container()]
    for place, block in zip(cycle(places), blocks):
        place.latex(block)


def bench_settings(where: str) -> None:
    """Draw everything that can be set; `where` tells the widgets of several views apart."""
    bench = hand().bench
    columns = st.columns([4, 4, 3, 7, 4], gap="small")
    for column, (name, setting) in zip(columns, INPUTS.items(), strict=False):
        with column:
            _number(where, name, setting, bench.x[list(INPUTS).index(name)])
    with columns[2]:
        _choice(where, "y", _("Label"), {label: f"{label:g}" for label in LABELS}, bench.y)
    with columns[3]:
        _choice(where, "loss", _("Loss"), {name: _(loss.label) for name, loss in LOSSES.items()}, bench.loss)
    with columns[4]:
        _rate(where, bench)
    changed = bench.start != Bench().start
    title = _("The thirteen weights, changed") if changed else _("The thirteen weights")
    more = st.expander(title, key=f"backprop_{where}_weights", icon=":material/tune:", on_change="rerun")
    with more:
        if more.open:
            _weights(where, bench)


def _weights(where: str, bench: Bench) -> None:
    st.caption(_("A weight set here begins a new training; the steps so far are forgotten."))
    for start in range(0, len(NAMES), ACROSS):
        for column, name in zip(st.columns(ACROSS), NAMES[start : start + ACROSS], strict=False):
            with column:
                _number(where, name, replace(WEIGHT, label=plain_name(name)), bench.w[NAMES.index(name)])
    st.button(
        _("Back to the first weights"), icon=":material/undo:", key=f"backprop_{where}_first", on_click=_first_weights
    )


def _number(where: str, name: str, setting: Real, value: float) -> None:
    key = f"backprop_{where}_{name}"
    st.session_state[key] = value
    st.number_input(
        _(setting.label),
        value=None,  # an emptied box is then told as empty, and not taken for 0
        step=0.1,
        format="%.4g",
        key=key,
        help=_(setting.help),
        on_change=partial(_take_number, key, name, setting.label),
    )


def _take_number(key: str, name: str, label: str) -> None:
    try:
        hand().bench = hand().bench.set(name, typed(key, label))
    except UserError as problem:
        state.memory().complaints.append(problem.message)


def _rate(where: str, bench: Bench) -> None:
    key = f"backprop_{where}_rate"
    st.session_state[key] = bench.rate
    st.number_input(
        _(RATE.label),
        value=None,
        step=0.1,
        format="%.4g",
        key=key,
        help=_(RATE.help),
        on_change=_take_rate,
        args=(key,),
    )


def _take_rate(key: str) -> None:
    try:
        hand().bench = replace(hand().bench, rate=RATE.check(typed(key, RATE.label))).again()
    except UserError as problem:
        state.memory().complaints.append(problem.message)


def _choice(where: str, name: str, label: str, options: dict[float, str] | dict[str, str], value: float | str) -> None:
    key = f"backprop_{where}_{name}"
    st.session_state[key] = value
    st.segmented_control(
        label, list(options), format_func=options.__getitem__, key=key, required=True, on_change=_take_choice,
        args=(key, name, list(options)),
    )  # fmt: skip


def _take_choice(key: str, name: str, options: list[float] | list[str]) -> None:
    value = picked(key, options)
    if value is not None:
        hand().bench = replace(hand().bench, **{name: value}).again()


def _first_weights() -> None:
    first = Bench()
    hand().bench = replace(hand().bench, start=first.start).again()
