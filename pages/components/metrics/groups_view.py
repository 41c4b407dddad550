"""Who is treated worse: scores by group, the gaps between groups, and what treating them alike would cost."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.charts.groups import gaps_chart, groups_chart, matrix_chart, plans_chart
from core.evaluation.groups.columns import columns, usual
from core.evaluation.groups.conflict import conflict_title, why
from core.evaluation.groups.gaps import ALIKE, gaps
from core.evaluation.groups.kept import group_numbers
from core.evaluation.groups.parts import Parts, parts_of
from core.evaluation.groups.plan_words import holds_sentence, plan_sentence, plans_title
from core.evaluation.groups.plans import TOLERANCE, TOLERANCES, Plan, plans
from core.evaluation.groups.scores import compare, overall, scores_of
from core.evaluation.groups.tables import plans_table, scores_table
from core.evaluation.groups.words import (
    gap_sentences,
    gaps_title,
    left_out,
    score_sentences,
    score_title,
    too_few,
    written_gap,
)
from core.evaluation.predictions import Predictions
from core.luck import in_a_row
from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.keeping import keep_about
from pages.components.tabs import views

COLUMN, SCORE, NEAR = "groups_column", "groups_score", "groups_tolerance"
LIMITS = N_(
    "What this does not tell you: why groups differ, and what would be fair. A group may be different in truth, and labels may "
    "carry old unfairness. Groups that no column names can't be seen here at all."
)


def groups_view(whole: Predictions) -> None:
    """Draw the tab."""
    it = whole.against(state.memory().decision.positive)
    if not columns(it):
        st.info(_(NO_COLUMNS), icon=":material/info:")
        return
    parts = parts_of(it, _column(it))
    if it.task == "regression":
        _scores(it, parts)
        return
    views(
        "metrics_groups",
        {
            N_("Scores by group"): lambda: _scores(it, parts),
            N_("Gaps"): lambda: _compared(parts, _gaps),
            N_("A threshold for each group"): lambda: _compared(parts, _plans),
            N_("What can't be had together"): lambda: _compared(parts, _conflict),
        },
    )


def _compared(parts: Parts, draw: Callable[[Parts], None]) -> None:
    """Draw a view that needs two groups, or say that there aren't."""
    few = too_few(parts)
    if few is None:
        draw(parts)
    else:
        st.info(as_written(say(few)), icon=":material/info:")


NO_COLUMNS = N_(
    "These predictions come without columns to group rows by. Bring a CSV with further columns, such as age or region, beside "
    "the labels and scores, and see here who is treated worse."
)


def _column(it: Predictions) -> str:
    options = columns(it)
    labels = {name: say(it.card.shown(name)) for name in options}
    kept = st.session_state.get(COLUMN)
    st.session_state[COLUMN] = kept if kept in options else usual(it)
    st.selectbox(
        _("Compare groups by"), options, format_func=labels.__getitem__, key=COLUMN,
        persist_state="session", width=320,
        help=_("Which column says who is in which group, e.g. age or region. Numbers are cut into a few ranges."),
    )  # fmt: skip
    return picked(COLUMN, options) or usual(it)


def _written(sentences: Sequence[Message]) -> str:
    return as_written(say(in_a_row(sentences)))


def _scores(whole: Predictions, parts: Parts) -> None:
    name, threshold = _score(parts), state.memory().decision.threshold
    it, score = compare(parts, name, threshold), scores_of(parts)[name]
    title = say(score_title(parts, name, it))
    st.subheader(as_written(title), anchor=False)
    made = groups_chart(parts.cut.names, it, overall(parts, name, threshold), _(score.label), _)
    chart(made, "metrics_groups_scores", title)
    if sentences := score_sentences(parts, name, it):
        st.markdown(f"**{_written(sentences)}**")
    for reason in left_out(parts, name, it):
        st.caption(as_written(say(reason)))
    keep_about(whole, score_title(parts, name, it), "groups_score", group_numbers(parts, name, it))
    with st.expander(_("All scores of all groups"), key="groups_all"):
        st.dataframe(scores_table(parts, threshold, _), hide_index=True, key="groups_table")
    st.caption(_(LIMITS))


def _score(parts: Parts) -> str:
    known = scores_of(parts)
    options = list(known)
    labels = {name: _(score.label) for name, score in known.items()}
    kept = st.session_state.get(SCORE)
    st.session_state[SCORE] = kept if kept in options else options[0]
    st.selectbox(
        _("Score"), options, format_func=labels.__getitem__, key=SCORE, persist_state="session", width=320,
        help=_(known[st.session_state[SCORE]].help),
    )  # fmt: skip
    return picked(SCORE, options) or options[0]


def _gaps(parts: Parts) -> None:
    threshold = state.memory().decision.threshold
    found = gaps(parts, threshold)
    title = say(gaps_title(parts, found))
    st.subheader(as_written(title), anchor=False)
    chart(gaps_chart(found, _), "metrics_groups_gaps", title)
    for name, gap in found.items():
        words = {"label": _(ALIKE[name].label), "term": _(ALIKE[name].term)}
        sentences = _written(gap_sentences(parts, gap, threshold))
        st.markdown(
            _("**{label}** ({term}). {sentences}").format(sentences=sentences, **words), help=_(ALIKE[name].help)
        )
    st.caption(_(GAP_LIMITS))


GAP_LIMITS = N_(
    "What this does not tell you: which of these matters. That depends on what being flagged does to a person: where it harms, "
    "look at the false alarms; where it helps, at the recall. Shares are those of the test rows."
)


def _plans(parts: Parts) -> None:
    found, decision = _found(parts), state.memory().decision
    title = say(plans_title(found, decision))
    st.subheader(as_written(title), anchor=False)
    chart(plans_chart(found, decision, _), "metrics_groups_plans", title)
    for plan in found:
        if plan.name in ALIKE:
            holds = holds_sentence(plan)
            st.markdown(_written([plan_sentence(plan, found, decision), *([holds] if holds else [])]))
    st.dataframe(plans_table(parts, found, decision, _), hide_index=True, key="groups_plans")
    st.caption(_(PLAN_LIMITS))


PLAN_LIMITS = N_(
    "What this does not tell you: whether you may use a threshold for each group. In many countries the law forbids to treat "
    "people differently by age, sex or origin, even to make results equal. The money has the luck of choosing thresholds taken off."
)


def _found(parts: Parts) -> tuple[Plan, ...]:
    return plans(parts, state.memory().decision, _tolerance())


def _tolerance() -> float:
    st.session_state.setdefault(NEAR, TOLERANCE)
    chosen: float = st.select_slider(
        _("Alike means at most so many of 100 apart"), TOLERANCES, format_func=written_gap, key=NEAR,
        persist_state="session", width=320,
        help=_("How large a gap may be that still counts as equal, e.g. 5: recall of 60% and 65%."),
    )  # fmt: skip
    return chosen


def _conflict(parts: Parts) -> None:
    tolerance, threshold = _tolerance(), state.memory().decision.threshold
    found = plans(parts, state.memory().decision, tolerance)
    title = say(conflict_title(found, tolerance))
    st.subheader(as_written(title), anchor=False)
    chart(matrix_chart(found, tolerance, _), "metrics_groups_matrix", title)
    st.markdown(_("**Why?** {sentences}").format(sentences=_written(why(parts, threshold))))
    st.caption(_(CONFLICT_LIMITS))


CONFLICT_LIMITS = N_(
    "✓: at most so far apart on these rows, with the gap of 100; ✗: further; –: too few rows to say. What this does not tell "
    "you: which of them to give up. That is yours to decide, and to say why."
)
