"""What other trainings of the same experiment make of the row in hand and its reasons."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import streamlit as st

from core.charts.trust import Ranged, ranges_chart
from core.explanation.case import Case
from core.explanation.trust.retrained import Retrained, pulls_of
from core.explanation.trust.retrained_words import (
    agreement_sentence,
    answers_sentence,
    customer_sentence,
    first_sentence,
    lost_sentence,
    pull_words,
    reasons_finding,
    retrained_finding,
    same_sentence,
)
from core.jobs.trusting import NUMBERS, expected, known_retrained, retrained_errand
from core.messages import N_
from core.models import stackable
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.keep_case import keep_case
from pages.components.i18n import _, say
from pages.components.luck_parts import duration
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

KEY, STEM = "explain_seeds", "trust_seeds"
OTHER = N_("training {n} with another seed")
LIMITS = N_(
    "What this does not tell you: which of the trainings is right. All of them learned from the same rows with the same settings; where they give "
    "different reasons, the data doesn't settle it. And a reason that all give is what models use, not what causes the outcome."
)


@dataclass
class Asked:
    """Hold how many other trainings were asked for, by the key of the run in hand."""

    numbers: dict[str, int] = field(default_factory=dict)


def seeds_view(case: Case) -> None:
    """Draw the offer to train other seeds, their training, or what they say of the row."""
    number = _number(case)
    if number is None:
        _offer(case)
        return
    known = known_retrained(engine().store, case.run, case.x, case.how, number)
    if known is not None:
        _result(case, known)
        return
    mind = state.memory()
    errand = retrained_errand(engine(), engine().store, case.run, case.x, case.how, mind.owner, number)
    what = _("Training {n} seeds").format(n=number)
    errand_view(errand, lambda it: _result(case, it), what, lambda it: _picture(case, it, "so_far"))


def _asked() -> Asked:
    kept: Asked = st.session_state.setdefault(KEY, Asked())
    return kept


def _number(case: Case) -> int | None:
    """Return how many trainings were asked for, or are there from before."""
    chosen = _asked().numbers.get(case.run.key)
    if chosen is not None:
        return chosen
    known = (n for n in NUMBERS if known_retrained(engine().store, case.run, case.x, case.how, n) is not None)
    return next(known, None)


def _ask(key: str, number: int) -> None:
    _asked().numbers[key] = number


def _offer(case: Case) -> None:
    st.markdown(
        _("A training begins at random. Begin it elsewhere, on the same rows with the same settings, and the model usually scores about the same, but may give other reasons for the same case. Train some more and see which reasons stay.")
    )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        for number in NUMBERS:
            _button(case, number, "primary" if number == NUMBERS[0] else "secondary")
    if not stackable(case.run.experiment):
        st.caption(
            _("This kind of network is trained one seed after the other. Dense networks train all at once, which is far quicker.")
        )  # fmt: skip


def _button(case: Case, number: int, kind: Literal["primary", "secondary"] = "secondary") -> None:
    label = _("Train {n} seeds ({time})").format(n=number, time=duration(expected(case.run, number)))
    st.button(
        label, icon=":material/casino:", type=kind, key=f"{STEM}_{number}", on_click=_ask, args=(case.run.key, number)
    )  # fmt: skip


def _result(case: Case, it: Retrained) -> None:
    if not it.sound.any():
        told(lost_sentence(it))
        return
    decision = state.memory().decision
    headline(retrained_finding(case, it, decision))
    told(customer_sentence(case, it, decision))
    _picture(case, it, "all")
    told(first_sentence(case, it), agreement_sentence(case, it))
    told(answers_sentence(case, it), same_sentence(case, it, decision))
    told(lost_sentence(it))
    limits(LIMITS)
    with st.container(horizontal=True, gap="small"):
        keep_case(case, retrained_finding(case, it, decision), "explain_trust_seeds")
        for number in NUMBERS:
            if number > len(it.seeds):
                _button(case, number)


def _picture(case: Case, it: Retrained, key: str) -> None:
    shares = it.shares(case.output)
    rows = [
        Ranged(pull.reason.name, pull.reason.share, shares[:, pull.reason.column], pull_words(pull))
        for pull in pulls_of(case, it)
    ]
    if rows and np.isfinite(shares).all():
        chart(ranges_chart(rows, case.amounts, OTHER, _), f"{STEM}_{key}", say(reasons_finding(case, it)))
