"""Update and retire: train again, compare on the same rows, let a gate decide, promote or roll back, and take down."""

from functools import partial
from typing import Any

import streamlit as st

from core.jobs.studies import study
from core.lessons.lifecycle.drift import KINDS
from core.lessons.lifecycle.gate import Verdict, gate, losses_csv, printed
from core.lessons.lifecycle.update import CANDIDATES, updating
from core.lessons.lifecycle.words import column_name, gate_sentence, margin_words, rows_sentence, when_sentence
from core.messages import N_
from core.training.run import Run
from pages.components import state
from pages.components.concepts.lifecycle_hand import drift_of, hand
from pages.components.concepts.lifecycle_retire import retire_part
from pages.components.concepts.lifecycle_versions import add_version, versions_part
from pages.components.concepts.story_part import tell
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

MARGINS = (0.0, 0.005, 0.01, 0.02, 0.05)


def update_view() -> None:
    """Draw the three parts."""
    run = state.memory().run
    _retrain(run)
    st.divider()
    versions_part(run)
    st.divider()
    retire_part(run)
    tell("lifecycle", "update")
    limits(
        N_(
            "What this does not tell you: how a new version does with users. The gate judges rows of the past; a real promotion "
            "goes to a few users first, and is watched."
        )
    )


def _retrain(run: Run) -> None:
    drift = drift_of(run)
    st.markdown(
        _("The world has drifted as set under “Monitor”: **{column}** · {kind} · {strength:.0%}.").format(
            column=say(column_name(run, drift.column)), kind=_(KINDS[drift.kind].label), strength=drift.strength
        )
    )
    labels = {name: _(candidate.label) for name, candidate in CANDIDATES.items()}
    st.session_state["lifecycle_candidate"], st.session_state["lifecycle_margin"] = hand().candidate, hand().margin
    margins = {margin: say(margin_words(margin, run.data.task == "regression")) for margin in MARGINS}
    left, right = st.columns(2)
    left.selectbox(
        _("The new version learns from"), list(labels), format_func=labels.__getitem__, key="lifecycle_candidate",
        on_change=_choose, args=("candidate", tuple(labels)),
    )  # fmt: skip
    right.select_slider(
        _("It may be worse by"), MARGINS, format_func=margins.__getitem__, key="lifecycle_margin", on_change=_choose,
        args=("margin", MARGINS), help=_("The gate lets a version through when it is surely not worse than this."),
    )  # fmt: skip
    what = f"update-{run.key}-{drift.text}-{hand().candidate}"
    if what not in hand().asked:
        st.button(
            _("Retrain and compare"), key="lifecycle_retrain", type="primary", icon=":material/model_training:",
            on_click=hand().asked.add, args=(what,),
        )  # fmt: skip
        return
    conduct = updating(engine(), run, drift, hand().candidate)
    errand = study(engine(), engine().store, "lifecycle", what, conduct, state.memory().owner)
    errand_view(errand, partial(_compared, run), _("Training the new version"))


def _compared(run: Run, found: dict[str, Any]) -> None:
    numbers, margin = run.data.task == "regression", hand().margin
    now = gate(found["old_now"], found["new_now"], margin)
    before = gate(found["old_before"], found["new_before"], margin)
    headline(gate_sentence(now, numbers))
    told(
        when_sentence(N_("On rows as they come in now"), now, numbers),
        when_sentence(N_("On rows as they came before the drift"), before, numbers),
    )
    if now.kind == "unknown":
        told(rows_sentence(now, numbers))
    _as_ci(found, now)
    st.button(
        _("Promote the new version"), key="lifecycle_promote", disabled=not now.passes, icon=":material/publish:",
        on_click=partial(add_version, run, str(found["key"]), hand().candidate),
        help=None if now.passes else _("The gate refused it."),
    )  # fmt: skip


def _as_ci(found: dict[str, Any], verdict: Verdict) -> None:
    with st.expander(_("The gate as a step of a build (CI)")):
        st.code(printed(verdict), language="bash")
        st.caption(_("A build stops at an exit code other than 0. The file and the module are real: try it."))
        st.download_button(
            _("losses.csv"), losses_csv(found["old_now"], found["new_now"]), "losses.csv", "text/csv",
            key="lifecycle_losses", on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _choose(name: str, among: tuple[Any, ...]) -> None:
    value = picked(f"lifecycle_{name}", among)
    if value is not None:
        setattr(hand(), name, value)
