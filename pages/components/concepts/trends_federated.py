"""Hospitals that train together: who is in which, what averaging brings, what travels, and what a gradient gives away."""

from functools import partial

import streamlit as st

from core.brief import Finding
from core.charts.lessons.trends_federated import rounds_chart, wards_chart
from core.datasets import load
from core.jobs.studies import answered, study
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.trends.federated_study import HOSPITALS, LOCAL, UNLIKE, Arrays, Setting, conduct
from core.lessons.trends.federated_words import intervals, outcome, settled, title, travelled, wards_title
from core.lessons.trends.hospitals import DATA, wards
from core.lessons.trends.leak import MOST_PATIENTS, Leak, leak, leak_title
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import reveal
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.names import named
from pages.components.waiting import errand_view

ASKED = Setting().hospitals  # of the guess
LIMITS = N_(
    "What this does not tell you: how a deep network fares, whose averages can drift apart when hospitals are unlike and train long "
    "on their own; and what it takes to agree on one form of data. A hospital alone is judged "
    "on patients of all ages too, which is hard where it has only seen some. The hospitals are simulated: 270 real patients, shared out by us."
)


def hospitals() -> Setting:
    """Draw who is in which hospital, to be changed; return how patients are shared out."""
    with st.container(horizontal=True, gap="medium", key="trends_hospitals_settings"):
        many = st.select_slider(_("Hospitals"), HOSPITALS, Setting().hospitals, key="trends_hospitals")
        labels = {value: _(text) for value, text in UNLIKE.items()}
        unlike = st.select_slider(
            _("Their patients"), list(UNLIKE), Setting().unlike, format_func=labels.__getitem__, key="trends_unlike"
        )
    shown = wards(0, many, unlike)
    chart(wards_chart(shown, _), "trends_wards", beside(wards_title(shown)))
    return Setting(many, unlike)


def federated_view(lesson: Lesson) -> None:
    """Draw the hospitals, and what they reach alone, together and in one place."""
    tell("trends", "federated")
    shared = hospitals()
    local = st.select_slider(
        _("Local steps between two averages"), LOCAL, Setting().local, key="trends_local",
        help=_("How long each hospital trains on its own before all weights are averaged, e.g. 5 steps: a fifth of the messages."),
    )  # fmt: skip
    setting = Setting(shared.hospitals, shared.unlike, local)
    errand = study(engine(), engine().store, "trends", setting.name, conduct(setting), state.memory().owner)
    errand_view(errand, partial(_found, lesson, setting), _("The hospitals are training"), partial(_drawn, setting))
    st.divider()
    _leak()
    limits(LIMITS)


def _found(lesson: Lesson, setting: Setting, found: Arrays) -> None:
    it, splits = outcome(found), len(found["together"])
    if setting.hospitals == ASKED:
        reveal("trends", lesson, it.answer, settled(it, splits))
    _drawn(setting, found)
    told(intervals(it), travelled(setting, found))
    keep_button(
        Finding("concepts", title(it), "concepts?topic=trends", numbers=kept.federated(found)), "trends_federated"
    )


def _drawn(setting: Setting, found: Arrays) -> None:
    chart(rounds_chart(found, setting, _), "trends_rounds", headline(title(outcome(found))))


def _leak() -> None:
    tell("trends", "leak")
    with st.container(horizontal=True, gap="medium", key="trends_leak_settings"):
        batch = st.select_slider(
            _("Patients behind one gradient"), (1, 2, 5, 20), 1, key="trends_batch",
            help=_("How many patients a hospital averages before it sends its gradient, e.g. 1: each patient's own."),
        )  # fmt: skip
        patient = st.select_slider(_("Patient"), range(1, MOST_PATIENTS + 1), 4, key="trends_patient")
    it = answered(engine(), "trends", f"leak-{patient}-{batch}", leak, patient - 1, batch)
    beside(leak_title(it, batch))
    _beside_each_other(it)


def _beside_each_other(it: Leak) -> None:
    table = {
        _("Column"): [named(load(DATA), name) for name in it.columns],
        _("In the hospital"): [f"{value:.4g}" for value in it.true],
        _("Read from the gradient"): [f"{value:.4g}" for value in it.read],
    }
    st.dataframe(table, hide_index=True, key="trends_leak")
