"""Is it better than another? The same rows, two predictions, and what the luck of the rows leaves of the difference."""

from collections.abc import Mapping

import streamlit as st

from core.charts.sureness import contest_chart
from core.evaluation import SCORES
from core.evaluation.kept import contest_numbers
from core.evaluation.predictions import Predictions, predictions_of
from core.evaluation.sureness.contest import contest, same_rows, scores_to_compare
from core.evaluation.sureness.contest_words import (
    contest_sentence,
    contest_title,
    other_rows_sentence,
    settling_sentence,
)
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.keeping import keep_about
from pages.components.metrics.told import headline, limits, told
from pages.components.names import data_name, model_name
from pages.components.room.hiding import name_of

OTHER, SCORE = "sure_other", "sure_score"
LIMITS = N_(
    "What this does not tell you: whether the better one earns more, or would be better with another seed. Runs that differ in "
    "their seed alone can differ this much too."
)
NOTHING = N_(
    "There is nothing to compare with yet. Train other settings on the same data in the playground, or bring other predictions of "
    "the same rows."
)


def better_view(it: Predictions) -> None:
    """Draw the choice of another, of a score, and the verdict."""
    found = _others(it)
    if not found:
        st.info(_(NOTHING), icon=":material/info:")
        return
    with st.container(horizontal=True, gap="medium"):
        key, name = _other(found), _score(it)
    other, called = found[key], _called(found[key])
    if not same_rows(it, other):
        said = other_rows_sentence(called, it.has_model and other.has_model)
        st.warning(as_written(say(said)), icon=":material/info:")
        return
    made = contest(it, other, name, state.memory().decision.threshold)
    title, sentence = headline(contest_title(made)), contest_sentence(made, called)
    if made.kind != "undefined":
        chart(contest_chart(made, _), "sure_contest", title)
    told(sentence, settling_sentence(made))
    limits(LIMITS)
    keep_about(it, sentence, "sure_contest", contest_numbers(made, called))


def _others(it: Predictions) -> Mapping[str, Predictions]:
    """Return what there is to compare with, by key, those of the same rows first."""
    known = [*state.memory().brought.values(), *map(predictions_of, state.runs().values())]
    there = [one for one in known if one.key != it.key and one.classes == it.classes]
    return {one.key: one for one in sorted(there, key=lambda one: not same_rows(it, one))}


def _in_menu(it: Predictions) -> str:
    """Return all that a user knows of predictions."""
    run = state.runs().get(it.key)
    return _called(it) if run is None else name_of(run)


def _called(it: Predictions) -> str:
    """Return what a sentence calls predictions."""
    run = state.runs().get(it.key)
    if run is not None:
        return f"{data_name(run.data)} · {model_name(run)}"
    return it.title if isinstance(it.title, str) else say(it.title)


def _other(found: Mapping[str, Predictions]) -> str:
    kept, first = st.session_state.get(OTHER), next(iter(found))
    st.session_state[OTHER] = kept if kept in found else first
    labels = {key: _in_menu(one) for key, one in found.items()}
    st.selectbox(
        _("Compare with"), list(found), format_func=labels.__getitem__, key=OTHER, persist_state="session",
        width=520,
        help=_("Other runs of yours, bundled ones, and predictions that you brought along; of the same rows first."),
    )  # fmt: skip
    return picked(OTHER, found) or first


def _score(it: Predictions) -> str:
    names = scores_to_compare(it)
    kept = st.session_state.get(SCORE)
    st.session_state[SCORE] = kept if kept in names else names[0]
    labels = {name: _(SCORES[name].label) for name in names}
    st.selectbox(
        _("Score"), names, format_func=labels.__getitem__, key=SCORE, persist_state="session", width=260,
        help=_(SCORES[st.session_state[SCORE]].help),
    )  # fmt: skip
    return picked(SCORE, names) or names[0]
