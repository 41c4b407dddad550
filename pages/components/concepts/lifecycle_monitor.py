"""Monitor: a stream of batches whose drift the user sets, what alarms first, and the log that it leaves."""

from functools import partial
from typing import Any

import streamlit as st

from core.brief import Finding
from core.charts.lessons.lifecycle import Words, index_chart, loss_chart
from core.jobs.studies import study
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.lifecycle.alerts import Alarm, alarms, loss_limit, who_is_first
from core.lessons.lifecycle.drift import Drift
from core.lessons.lifecycle.logged import entries_of
from core.lessons.lifecycle.psi import ACT, LOOK
from core.lessons.lifecycle.stream import known_by_now, place_of, streaming
from core.lessons.lifecycle.words import (
    alarm_sentence,
    column_name,
    first_sentence,
    harm_sentence,
    harmless,
    index_finding,
    quiet_of,
    quiet_sentence,
    stream_finding,
)
from core.messages import N_
from core.serving.log import STREAM
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.concepts.guess_first import reveal
from pages.components.concepts.lifecycle_drift import drift_controls
from pages.components.concepts.lifecycle_hand import drift_of, log_name, watched
from pages.components.concepts.lifecycle_log import log_view
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.metrics.told import beside, headline, limits, told
from pages.components.serving import desk
from pages.components.waiting import errand_view


def monitor_view(lesson: Lesson) -> None:
    """Draw the drift's controls and, once the guess is made, the stream."""
    run = state.memory().run
    if "lifecycle" not in state.memory().learning.progress.steps:
        st.info(_("Answer the question above first; then thirty batches come in here."))
        return
    drift_controls(run)
    drift, threshold = drift_of(run), state.memory().decision.threshold
    what = f"stream-{run.key}-{drift.text}-{watched(run)}-{threshold:g}"
    conduct = streaming(run, drift, watched(run), threshold)
    errand = study(engine(), engine().store, "lifecycle", what, conduct, state.memory().owner)
    errand_view(errand, partial(_stream, lesson, run, drift), _("Thirty batches come in"))


def _stream(lesson: Lesson, run: Run, drift: Drift, found: dict[str, Any]) -> None:
    noticed = alarms(found, drift)
    finding = stream_finding(noticed, drift)
    headline(finding)
    right = who_is_first(noticed)
    if right is not None:
        reveal("lifecycle", lesson, right, first_sentence(noticed, drift))
    _pictures(run, drift, found)
    _when_each_rang(noticed, drift)
    if drift.strength and harmless(found, drift) and any(alarm.first is not None for alarm in noticed.values()):
        st.info(_("An alarm, and no harm: here the drift costs no errors. It says “look”, not “retrain”."))
    numbers = kept.alarmed(noticed, bool(drift.strength))
    keep_button(Finding("concepts", finding, "concepts?topic=lifecycle", numbers=numbers), "lifecycle_stream")
    tell("lifecycle", "monitor")
    desk().logs.clear(log_name(run), STREAM)
    desk().logs.note(log_name(run), *entries_of(found, drift.size))
    log_view(run)
    limits(
        N_(
            "What this does not tell you: how your own customers will change. The batches are validation and test rows, drawn "
            "again and again and changed by the rule that you chose; rows of your own users depend on each other, too."
        )
    )


def _pictures(run: Run, drift: Drift, found: dict[str, Any]) -> None:
    place, name = place_of(found, drift.column), say(column_name(run, drift.column))
    left, right = st.columns(2, gap="large")
    percent = run.data.task != "regression"
    with left:
        title = beside(index_finding(found, drift, place, name))
        words = Words(_("Batch"), _("PSI of {column}").format(column=name), _("drift begins"), "", "")
        quiet = quiet_of(found, drift, place)[1]
        chart(index_chart(found["psi"][:, place], drift.begins, (LOOK, ACT), quiet, words), "lifecycle_psi", title)
        told(quiet_sentence(found, drift, place))
        st.caption(
            _(
                "Dashed: the rules of thumb 0.1 (look) and 0.25 (act) of credit scoring (Siddiqi, 2006). Grey: what luck alone makes, in 95 of 100 batches (Yurdakul and Naranjo, 2020)."
            )
        )
    with right:
        title = beside(harm_sentence(found, drift, not percent))
        words = Words(
            _("Batch"), _("Share that is wrong") if percent else _("Mean error"), _("drift begins"),
            "", "", _("not known yet"),
        )  # fmt: skip
        limit, usual = loss_limit(found, drift.size), float(found["usual_loss"])
        known = known_by_now(drift.delay)
        chart(loss_chart(found["loss"], known, usual, limit, drift.begins, words, percent), "lifecycle_loss", title)
        st.caption(
            _(
                "Hollow: batches whose outcomes nobody knows at the end of the stream. Dashed: the alarm rings above this line, which luck alone exceeds in one batch of 100."
            )
        )


def _when_each_rang(noticed: dict[str, Alarm], drift: Drift) -> None:
    st.markdown("\n".join(f"- {say(alarm_sentence(name, alarm, drift))}" for name, alarm in noticed.items()))
