"""First seen: the verdict in one sentence with its rule, and beside it how complete the brief is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st
from babel.dates import format_datetime

from core.brief import Rule
from core.brief.document import once
from core.brief.plan import MEASURES
from core.brief.sections import SECTIONS
from core.brief.verdict import evidence, verdict_of
from core.charts.answered import answered_chart
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.brief.changing import change
from pages.components.brief.parts import Known, reached
from pages.components.brief.ways import TAKE, missing_button, open_view
from pages.components.chart import chart
from pages.components.i18n import _, language, say
from pages.components.menus import picked

MENU = "brief_rule_menu"
FEW = 3  # open points that are named
HOW: Mapping[str, str] = {
    "score": N_("A score such as AUC, accuracy or R² is at most 1; for AUC a coin gets 0.5."),
    "money": N_("In the currency of the decision, e.g. 20,000 a month."),
}


def top(known: Known) -> None:
    """Draw verdict, rule and completeness."""
    said, complete = st.columns([1.7, 1], gap="large")
    with said:
        found = verdict_of(known.facts)
        st.subheader(as_written(say(found.sentence)), anchor=False)
        points = (*found.experiment, *evidence(known.facts))
        st.markdown("\n".join(f"- {as_written(say(words))}" for words in points))
        _rule(known.facts.brief.rule)
        _next(known)
    with complete:
        _complete(known)


def _rule(rule: Rule | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if rule is None:
            st.markdown(_("Say what would make it a go *before* you look at the result."), width="content")
        else:
            words = {"measure": _(MEASURES[rule.measure]), "value": f"{rule.at_least:,.6g}", "day": day(rule.set_at)}
            text = _("Your rule: go if “{measure}” is at least **{value}**. Set on {day}.").format(**words)
            st.markdown(text, width="content")
        label = _("Say the rule") if rule is None else _("Change the rule")
        with st.popover(label, icon=":material/rule:", key=MENU, on_change="rerun"):
            _set_rule(rule)
        st.button(
            _("Take the brief away"), icon=":material/download:", key="brief_take", on_click=open_view, args=(TAKE,)
        )


def day(moment: datetime) -> str:
    """Return a moment as a user of the language writes it."""
    return format_datetime(moment, "medium", tzinfo=UTC, locale=language())


def _set_rule(rule: Rule | None) -> None:
    labels = {name: _(label) for name, label in MEASURES.items()}
    if st.session_state.get("brief_measure") not in labels:
        st.session_state["brief_measure"] = rule.measure if rule else next(iter(labels))
    measure = st.selectbox(_("It is a go if"), list(labels), format_func=labels.__getitem__, key="brief_measure")
    at_least = st.number_input(
        _("is at least"), value=rule.at_least if rule else None, key="brief_at_least", step=None, help=_(HOW[measure]),
        placeholder=_("a number"),
    )  # fmt: skip
    st.button(_("Set it now"), type="primary", key="brief_rule_set", on_click=_set, disabled=at_least is None)
    if rule is not None:
        st.button(_("Take the rule back"), type="tertiary", key="brief_rule_drop", on_click=_drop)
    st.caption(_("The brief shows when the rule was set. One that is set after the result proves nothing."))


def _set() -> None:
    measure, at_least = picked("brief_measure", MEASURES), st.session_state["brief_at_least"]
    if measure is not None and at_least is not None:
        change(replace(state.memory().brief, rule=Rule(measure, float(at_least))))
        st.session_state[MENU] = False


def _drop() -> None:
    change(replace(state.memory().brief, rule=None))
    st.session_state[MENU] = False


def _complete(known: Known) -> None:
    far = [reached(known.parts[name]) for name in SECTIONS]
    words = {"n": far.count("answered"), "all": len(far), "partly": far.count("partly")}
    said = _("{n} of {all} sections answered, {partly} in part").format(**words)
    st.markdown(f"**{said}**")
    titles = [_(section.title) for section in SECTIONS.values()]
    chart(answered_chart(titles, far, _), "brief_complete", said)


def _next(known: Known) -> None:
    """Draw what to find out next: the first open point of the sections that have any."""
    points = [part.missing for part in known.parts.values() if part is not None and part.missing]
    n = len(once(known.parts.values()))
    if n:
        st.caption(_("{n:,} points are open. The next ones:").format(n=n))
    with st.container(gap=None, key="brief_points_next"):
        for number, (first, *__) in enumerate(points[:FEW]):
            missing_button(first, f"brief_next_{number}")
