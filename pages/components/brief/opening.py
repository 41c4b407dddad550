"""Links of the brief, followed in the session that is there: a browser would begin another one."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from core.decision import DECISION_SETTINGS
from core.experiment import SETTINGS, Experiment
from core.lessons import LESSONS
from core.links import RUN, decision_from_link, from_link
from core.scenarios import SCENARIOS
from core.training.run import Run
from pages.components import ledger, state
from pages.components.case_memory import PARAM as CASE
from pages.components.explain_memory import PARAM as ROW
from pages.components.lesson_memory import PARAM as TOPIC
from pages.components.memory import known
from pages.components.places import PLACES, file_of
from pages.components.spots import opened


def page_of(link: str) -> str:
    """Return the page that a link of the brief leads to; home, where it leads to none."""
    page = urlsplit(link).path.strip("/")
    return page if page in PLACES else "home"


def follow(link: str) -> None:
    """Open a link of the brief: take in hand what it is about, and change the page."""
    said = dict(parse_qsl(urlsplit(link).query))
    mind = state.memory()
    if any(name in SETTINGS for name in said):
        _take(said)
    if any(name in DECISION_SETTINGS for name in said):
        mind.decision, wrong = decision_from_link(said)
        mind.complaints.extend(wrong)
    mind.learning.topic = said[TOPIC] if said.get(TOPIC) in LESSONS else mind.learning.topic
    mind.casing.case = said[CASE] if said.get(CASE) in SCENARIOS else mind.casing.case
    mind.tabs |= opened(said)
    mind.explaining.wish = said.get(ROW, "")
    st.switch_page(file_of(page_of(link)))


def _take(said: Mapping[str, str]) -> None:
    experiment, complaints = from_link(said)
    mind = state.memory()
    mind.complaints.extend(complaints)
    run = _run(experiment, said.get(RUN, ""))
    if run is None:
        mind.draft = experiment
    elif run.key != mind.run.key or mind.judging:
        state.take(run)
        if not state.is_bundled(run):
            ledger.remember(mind, run)


def _run(experiment: Experiment, key: str) -> Run | None:
    own = [run for run in state.runs().values() if run.key == key or (not key and run.experiment == experiment)]
    return own[0] if own else (ledger.run_of(state.memory(), key) if key else known(experiment))
