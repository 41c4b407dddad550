"""What a user says of small changes: what they are to reach, and which columns may change how."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.counterfactuals.changes import other_classes, said_of, usual_wanted, wanted_text
from core.explanation.counterfactuals.rules import LEAST, MOST, WAYS, Rule, with_cost, with_way
from core.explanation.counterfactuals.sense import SENSE
from core.explanation.counterfactuals.space import is_ordered, rules_of
from core.explanation.counterfactuals.wanted import Class, Reach, Wanted
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.counter_memory import counter
from pages.components.i18n import _, say
from pages.components.menus import all_picked, picked

HELPS: Mapping[str, str] = {
    "locked": N_("What nobody can or should change, e.g. where somebody comes from. Missing values stay missing too."),
    "up": N_("What only grows, e.g. an age. Categories are offered here only where they have an order."),
    "down": N_("What only shrinks. Categories are offered here only where they have an order."),
}
HARDER = N_("Harder or easier to change than others")
HARDER_HELP = N_("These count as many times as you say: 3 is three times as hard as another column, 0.5 half as hard.")
DIRECTIONS: Mapping[bool, str] = {False: N_("Below"), True: N_("Above")}


def wanted_of(case: Case) -> Wanted:
    """Return what changes are to reach: as the user chose, where that makes sense for the row, else as usual."""
    usual = usual_wanted(case.run, said_of(case), state.memory().decision, case.output)
    chosen = counter().wanted.get(case.run.key, usual)
    if isinstance(usual, Class) and chosen.output not in other_classes(case):
        return usual
    return chosen if isinstance(usual, Class | Reach) else usual


def wanted_controls(case: Case) -> None:
    """Draw the choice of a class or a number; of two classes the threshold decides, and is said."""
    wanted = wanted_of(case)
    if isinstance(wanted, Class):
        _class_menu(case, wanted)
    elif isinstance(wanted, Reach):
        _number(case, wanted)
    else:
        st.caption(as_written(say(wanted_text(case.run, wanted))))


def rules_controls(case: Case) -> None:
    """Draw which columns may change, in which direction, and how hard it is."""
    more = st.expander(_("What may change, and how hard it is"), key="counter_rules", on_change="rerun")
    if not more.open:
        return
    with more:
        names = {j: _word(case, j) for j in range(len(case.x))}
        for way, help_ in HELPS.items():
            _way_menu(case, way, names, _(help_))
        _costs(case, names)
        if case.run.data.name not in SENSE:
            st.caption(_("Nothing is known here of what your columns mean: lock what a person can't change."))
        elif counter().own(case.run.data.name):
            st.button(_("As at first"), key="counter_reset", icon=":material/undo:", on_click=_reset, args=(case,))


def _class_menu(case: Case, wanted: Wanted) -> None:
    names = {c: name if isinstance(name, str) else say(name) for c, name in other_classes(case).items()}
    st.session_state["counter_class"] = wanted.output
    st.selectbox(
        _("What it should be taken for"), list(names), format_func=names.__getitem__, key="counter_class", on_change=_take_class,
        args=(case.run.key, list(names)), width=320,
    )  # fmt: skip


def _take_class(key: str, among: list[int]) -> None:
    chosen = picked("counter_class", among)
    if chosen is not None:
        counter().wanted[key] = Class(chosen)
        counter().changed = True


def _number(case: Case, wanted: Reach) -> None:
    labels = {above: _(label) for above, label in DIRECTIONS.items()}
    st.session_state["counter_above"], st.session_state["counter_value"] = wanted.above, wanted.value
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _("Where the number should be"), list(labels), format_func=labels.__getitem__, key="counter_above", required=True,
            on_change=_take_number, args=(case.run.key, wanted), width="content",
        )  # fmt: skip
        st.number_input(
            _("Value"),
            key="counter_value",
            on_change=_take_number,
            args=(case.run.key, wanted),
            width=200,
            format="%.6g",
        )


def _take_number(key: str, wanted: Reach) -> None:
    above = picked("counter_above", list(DIRECTIONS))
    value = float(st.session_state["counter_value"])
    counter().wanted[key] = Reach(value, wanted.above if above is None else above)
    counter().changed = True


def _way_menu(case: Case, way: str, names: dict[int, str], help_: str) -> None:
    key, rules = f"counter_{way}", _rules(case)
    among = [j for j in names if way == "locked" or is_ordered(case.run, j)]
    st.session_state[key] = [j for j in among if rules[j].way == way]
    st.multiselect(
        _(WAYS[way].label), among, format_func=names.__getitem__, key=key, help=help_, on_change=_take_way,
        args=(case, way, among), placeholder=_("None"),
    )  # fmt: skip


def _take_way(case: Case, way: str, among: list[int]) -> None:
    chosen = all_picked(f"counter_{way}", among)
    if chosen is not None:
        _learn(case, with_way(_rules(case), way, chosen))


def _costs(case: Case, names: dict[int, str]) -> None:
    rules = _rules(case)
    hard = [j for j in names if rules[j].cost != 1]
    st.session_state["counter_hard"] = hard
    st.multiselect(
        _(HARDER), list(names), format_func=names.__getitem__, key="counter_hard", help=_(HARDER_HELP), on_change=_take_hard,
        args=(case, list(names)), placeholder=_("None"),
    )  # fmt: skip
    with st.container(horizontal=True):
        for j in hard:
            st.session_state[f"counter_cost_{j}"] = rules[j].cost
            st.number_input(
                names[j], LEAST, MOST, key=f"counter_cost_{j}", step=0.5, format="%.3g", width=200, on_change=_take_cost,
                args=(case, j),
            )  # fmt: skip


def _take_hard(case: Case, among: list[int]) -> None:
    chosen = all_picked("counter_hard", among)
    if chosen is not None:
        _learn(case, with_cost(_rules(case), chosen))


def _take_cost(case: Case, column: int) -> None:
    cost = float(st.session_state[f"counter_cost_{column}"])
    _learn(case, {column: replace(_rules(case)[column], cost=cost)})


def _reset(case: Case) -> None:
    counter().rules.pop(case.run.data.name, None)
    counter().changed = True


def _rules(case: Case) -> dict[int, Rule]:
    return rules_of(case.run, counter().own(case.run.data.name))


def _learn(case: Case, rules: Mapping[int, Rule]) -> None:
    """Take down rules that the user changed."""
    counter().own(case.run.data.name).update(rules)
    counter().changed = True


def _word(case: Case, column: int) -> str:
    name = column_name(case.run.data, column)
    return name if isinstance(name, str) else say(name)
