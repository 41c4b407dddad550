"""The form of a search: which settings to try, where to look, how, and how often."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.datasets import Dataset
from core.experiment import SETTINGS
from core.messages import UserError
from core.search import SAMPLERS, Options, Plan, Range, Span, searchable
from core.search.plan import MOST_TRIALS
from core.search.ranges import MOST_STEPS
from core.search.rungs import SHAPES, rungs
from core.search.space import options_of
from core.search.words import range_words, value_words
from core.settings import Wholes
from pages.components import state
from pages.components.i18n import _, say
from pages.components.menus import all_picked

FOLDS = (2, 3, 5, 10)
WIDTH = 96  # of a choice, so that three stand beside each other on a phone


def search_form() -> Plan:
    """Draw the form; return the plan that it shows."""
    mind, data = state.memory(), state.data_named(state.memory().draft)
    plan = mind.search.wished(mind.draft, data)
    for message in mind.search.complaints:
        st.warning(say(message), icon=":material/info:")
    mind.search.complaints.clear()
    _names(plan, data)
    with st.expander(_("Where to look: {ranges}").format(ranges=_summary(plan)), key="search_ranges"):
        st.caption(
            _("The settings in hand are always within these ranges and tried first, to see what a search gains.")
        )
        for each in plan.space:
            RANGES[type(each)](each, plan, data)
    _how(plan)
    return plan


def _names(plan: Plan, data: Dataset) -> None:
    names = searchable(plan.experiment, data)

    def varied(plan: Plan) -> Plan:
        chosen = all_picked("search_names", names)
        return plan if chosen is None else plan.of(chosen, data)

    st.session_state["search_names"] = [each.name for each in plan.space]
    st.multiselect(
        _("Settings to vary"), list(names),
        format_func=lambda name: _(SETTINGS[name].label), key="search_names",
        on_change=_change, args=(varied,),
        help=_("Two to four at a time are enough: with each more, a search needs many more tries to find its way."),
    )  # fmt: skip


def _how(plan: Plan) -> None:
    """Draw the method and its numbers."""
    st.session_state["search_sampler"] = plan.sampler
    st.segmented_control(
        _("How to choose what to try"), list(SAMPLERS), format_func=lambda name: _(SAMPLERS[name].label),
        key="search_sampler", required=True, on_change=_set, args=("sampler",),
    )  # fmt: skip
    st.caption(_(SAMPLERS[plan.sampler].help))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if not plan.tries_all:
            st.session_state["search_n_trials"] = plan.n_trials
            st.number_input(
                _("Combinations to try"), 2, MOST_TRIALS, step=5, key="search_n_trials", width=180,
                on_change=_set, args=("n_trials",), help=_("The settings in hand are the first of them."),
            )  # fmt: skip
        st.session_state["search_folds"] = plan.folds
        st.segmented_control(
            _("Folds"), sorted({*FOLDS, plan.folds}), key="search_folds", required=True, on_change=_set,
            args=("folds",),
            help=_(
                "The rows that are not for testing are cut into so many parts. Each part judges once, by a model that "
                "learned from the others: so every combination is judged several times, and luck counts less."
            ),
        )  # fmt: skip


def _span(each: Range, plan: Plan, data: Dataset) -> None:
    assert isinstance(each, Span)
    found = rungs(each)
    st.markdown(_(each.setting.label), help=_(each.setting.help))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _end(each, "low", _("from"), [rung for rung in found if rung < each.high])
        _end(each, "high", _("to"), [rung for rung in found if rung > each.low])
        if plan.tries_all:
            words = _("How many values, evenly from the lowest to the highest, are combined with those of the others.")
            _end(each, "steps", _("how many"), list(range(2, MOST_STEPS + 1)), words)


def _end(each: Span, end: str, label: str, choices: list[Any], words: str | None = None) -> None:
    """Draw the choice of a range's lowest or highest number, or of how many to combine."""
    key = f"search_{end}_{each.name}"
    st.session_state[key] = getattr(each, end)
    st.selectbox(
        label, choices, key=key, format_func=lambda rung: f"{rung:,g}", width=WIDTH, help=words,
        on_change=_change, args=(lambda plan: plan.within(replace(each, **{end: st.session_state[key]})),),
    )  # fmt: skip


def _options(each: Range, plan: Plan, data: Dataset) -> None:
    assert isinstance(each, Options)
    key = f"search_range_{each.name}"
    chosen = each.grid()
    st.session_state[key] = chosen
    choices = SHAPES if isinstance(each.setting, Wholes) else options_of(each.name, plan.experiment, data)
    options = list(dict.fromkeys((*map(each.encode, choices), *chosen)))

    def within(plan: Plan) -> Plan:
        texts = all_picked(key, options)
        return plan if texts is None else plan.within(Options(each.name, tuple(map(each.decode, texts))))

    st.multiselect(
        _(each.setting.label), options, key=key,
        format_func=lambda text: say(value_words(each.name, each.decode(text))),
        on_change=_change, args=(within,), help=_(each.setting.help),
    )  # fmt: skip


RANGES: Mapping[type, Callable[[Range, Plan, Dataset], None]] = {Span: _span, Options: _options}


def _summary(plan: Plan) -> str:
    return " · ".join(f"{_(each.setting.label)} {say(range_words(each))}" for each in plan.space)


def _set(name: str) -> None:
    value: Any = st.session_state[f"search_{name}"]
    _change(lambda plan: plan.changed(**{name: value}))


def _change(make: Callable[[Plan], Plan]) -> None:
    """Change the wish; one that isn't possible changes nothing and is said."""
    mind = state.memory().search
    try:
        mind.wish = make(mind.wish)
    except UserError as problem:
        mind.complaints.append(problem.message)
