"""What a search has found: the best settings and their gain, pictures, and what choosing on test rows would have done."""

from functools import partial

import streamlit as st

from core.charts.search import importance_bars, search_progress
from core.charts.search_space import parallel_settings, settings_map
from core.experiment import SETTINGS
from core.messages import N_, Message
from core.search import Results, test_set_lesson
from core.search.findings import luck_finding, search_finding, states_finding
from core.search.importance import LEAST_TRIALS, importance_finding, importances
from core.search.lesson import lesson, nested_lesson
from core.search.words import changes
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.search_table import search_table
from pages.components.tabs import views


def search_result(results: Results, score: str) -> None:
    """Draw what there is so far; `score` is the name of the score."""
    st.subheader(say(search_finding(results)), anchor=False)
    said = [message for message in (luck_finding(results), states_finding(results)) if message is not None]
    if said:
        st.markdown(" ".join(map(say, said)))
    st.caption(
        _(
            "Cross-validation: the rows that are not for testing are cut into {folds} parts, and each part judges once, by a model that "
            "learned from the others. The score ({score}) is the mean over the parts."
        ).format(folds=results.plan.folds, score=score)
    )
    picture, best = st.columns([1.7, 1], gap="large")
    with picture:
        alt = _("The score of each combination of settings, in the order in which they were tried")
        chart(search_progress(results, score, _), "search_progress", alt)
    with best:
        _best(results)
    if results.done:
        views(
            "search_pictures",
            {
                N_("Side by side"): partial(_side_by_side, results, score),
                N_("Two settings"): partial(_two, results, score),
                N_("What mattered"): partial(_mattered, results),
                N_("All combinations"): partial(search_table, results, score),
            },
        )
    _lesson(results)


def _best(results: Results) -> None:
    best, experiment = results.best, results.best_experiment
    if best is None or experiment is None:
        return
    found = changes(best, results.plan.base_values())
    st.markdown(_("**The best settings**") if found else _("**The settings in hand are the best**"))
    if found:
        st.markdown("\n".join(f"- {say(name)}: {say(old)} → **{say(new)}**" for name, old, new in found))
    _use(results)


def _use(results: Results) -> None:
    """Offer to take the best settings over, and then to train them."""
    mind, wanted = state.memory(), results.best_experiment
    assert wanted is not None
    if mind.draft != wanted:
        if st.button(_("Use the best"), icon=":material/check:", key="search_use", type="primary"):
            state.change(**{name: getattr(wanted, name) for name in SETTINGS})
            st.rerun()
        return
    st.caption(_("These settings are in the panel now: train them to see how they do on the test rows."))
    if mind.run.experiment != wanted and st.button(
        _("Train the best"), icon=":material/play_arrow:", key="search_train", type="primary",
        disabled=mind.job is not None,
    ):  # fmt: skip
        state.train()
        st.rerun()


def _side_by_side(results: Results, score: str) -> None:
    st.caption(
        _("Each line is one combination of settings, the bluer the better; the thick line is the best. Where the bluest lines run close together on an axis, that setting matters.")
    )  # fmt: skip
    chart(
        parallel_settings(results, score, _),
        "search_parallel",
        _("All combinations that were tried, with their scores"),
    )


def _two(results: Results, score: str) -> None:
    space = {each.name: each for each in results.plan.space}
    if len(space) < 2:
        st.caption(_("This search is about one setting only: choose two or more for a map."))
        return
    names = list(space)
    with st.container(horizontal=True, gap="small"):
        across = _choose(_("Across"), names, "search_across")
        up = _choose(_("Up"), [name for name in names if name != across], "search_up")
    st.caption(
        _("Each point is a combination that was tried, the star the best. The ground is the mean score of the points around; where it is empty nothing near was tried.")
    )  # fmt: skip
    alt = _("The score over two settings")
    chart(settings_map(results, space[across], space[up], score, _), "search_map", alt)


def _choose(label: str, names: list[str], key: str) -> str:
    kept = state.memory().tabs
    kept[key] = next(name for name in (st.session_state.get(key), kept.get(key), names[0]) if name in names)
    st.session_state[key] = kept[key]
    return st.selectbox(label, names, format_func=lambda name: _(SETTINGS[name].label), key=key, width=220)


def _mattered(results: Results) -> None:
    with st.spinner(_("Measuring what mattered…")):
        shares = importances(results)
    if not shares:
        st.caption(
            _("To tell what mattered it takes two settings or more, and {n} combinations that went through all folds.")
            .format(n=LEAST_TRIALS)
        )  # fmt: skip
        return
    finding = importance_finding(shares, Message(SETTINGS[next(iter(shares))].label))
    st.markdown(f"**{say(finding)}**")
    chart(importance_bars(shares, _), "search_importance", say(finding))
    st.caption(
        _("Read from {n} combinations by Optuna's functional ANOVA; within the ranges that were searched, and with few combinations only roughly.")
        .format(n=len(results.done))
    )  # fmt: skip


def _lesson(results: Results) -> None:
    found, nested = lesson(results), nested_lesson(results)
    with st.container(border=True, key="search_lesson"):
        st.markdown(_("**Never choose on the test rows: this search in numbers**"))
        if found is not None:
            promised, honest, drop = st.columns(3)
            promised.metric(_("Chosen on the test rows: promised"), f"{found.claimed:.3f}")
            honest.metric(_("Chosen by cross-validation: there"), f"{found.honest:.3f}")
            drop.metric(_("Promised too much, on average"), f"{found.drop:.3f}")
        st.markdown(say(test_set_lesson(results)))
        if nested is not None:
            st.markdown(say(nested))
