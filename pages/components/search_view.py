"""The search for better settings: the form, a search under way, and what it has found."""

import streamlit as st

from core.charts.search import search_progress
from core.datasets import UPLOAD_PREFIX, Dataset
from core.evaluation import SCORES
from core.evaluation.headlines import main_name
from core.jobs import Errand
from core.search import Plan, Results
from core.search.findings import live_finding
from core.training.run import Run
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.i18n import _, say
from pages.components.search_form import search_form
from pages.components.search_result import search_result
from pages.components.waiting import errand_view


def search_view(run: Run) -> None:
    """Draw the search that is in hand, or the form of a new one."""
    mind = state.memory()
    plan = mind.search.about(mind.draft.dataset)
    errand = None if plan is None else engine().errand(plan.key)
    if plan is not None and errand is not None and errand.view().status == "running":
        # One that was found again after a reload is this session's from now on.
        _under_way(mind.search.start(plan, _upload(plan), mind.owner), plan)
        return
    results = None if plan is None else mind.search.found(plan)
    if plan is None or results is None:
        _ended_without(errand)
        st.markdown(
            _("A search trains the same model with other settings, again and again, and keeps what does best on rows it has not learned from.")
        )  # fmt: skip
        _new_search()
        return
    _found(results, errand)
    with st.expander(_("Search again, in another way"), icon=":material/search:", key="search_again"):
        _new_search()


def _under_way(errand: Errand, plan: Plan) -> None:
    score = _score_name(state.data_named(plan.experiment))

    def partial(results: Results) -> None:
        st.subheader(say(live_finding(results)), anchor=False)
        if results.trials:
            alt = _("The score of each combination of settings, in the order in which they were tried")
            chart(search_progress(results, score, _), "search_live", alt)

    what = _("Searching: {n} combinations in {folds} parts each").format(n=plan.total, folds=plan.folds)
    errand_view(errand, lambda results: None, what, partial)
    st.caption(_("Trainings that somebody waits for go first. You can go on working, and come back here."))


def _ended_without(errand: Errand | None) -> None:
    """Say why a search ended before anything was found."""
    if errand is not None and (error := errand.view().error) is not None:
        st.error(say(error), icon=":material/error:")


def _found(results: Results, errand: Errand | None) -> None:
    _ended_without(errand)
    data = state.data_named(results.plan.experiment)
    search_result(results, _score_name(data))
    if not results.is_complete:
        tried, total = len(results.trials), results.plan.total
        st.info(
            _("Stopped after {tried} of {total} combinations. What was found is kept, also when this server starts again.")
            .format(tried=tried, total=total),
            icon=":material/pause_circle:",
        )  # fmt: skip
        if st.button(_("Resume"), icon=":material/play_arrow:", key="search_resume", type="primary"):
            _start(results.plan)


def _new_search() -> None:
    plan = search_form()
    facts = {"n": plan.total, "folds": plan.folds, "trainings": plan.trainings, "combinations": plan.combinations}
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if st.button(_("Start the search"), icon=":material/search:", key="search_start", type="primary"):
            _start(plan)
        st.caption(
            _("{combinations:,} combinations and the settings in hand, each in {folds} folds: {trainings:,} trainings at most").format(**facts)
            if plan.tries_all
            else _("{n:,} combinations in {folds} folds: {trainings:,} trainings at most").format(**facts)
        )  # fmt: skip


def _start(plan: Plan) -> None:
    mind = state.memory()
    mind.search.start(plan, _upload(plan), mind.owner)
    st.rerun()


def _upload(plan: Plan) -> Dataset | None:
    """Return the data of a plan where no worker can load it by its name."""
    data = state.data_named(plan.experiment)
    return data if data.name.startswith(UPLOAD_PREFIX) else None


def _score_name(data: Dataset) -> str:
    return _(SCORES[main_name(data)].label)
