"""What the chosen threshold does, and what acting without a model would bring."""

import streamlit as st

from core.charts.outcomes import confusion_chart
from core.decision import Decision
from core.evaluation import SCORES
from core.evaluation.money import words
from core.evaluation.money.month import Month, month_of, monthly_scores
from core.evaluation.money.rivals import rivals_table
from core.evaluation.money.worth import worth
from core.evaluation.predictions import Predictions
from core.markdown import as_written
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.tabs import views

CONFUSION = N_("A month of cases: what they are, and what is said of them")
LIMITS = N_(
    "What this does not tell you: which of the cases these are, and whether some people are flagged in vain more often than "
    "others; see the next tabs."
)


def decide_view(whole: Predictions) -> None:
    """Draw the views of the tab."""
    views(
        "metrics_decide",
        {
            N_("What it does"): lambda: _does(whole.against(state.memory().decision.positive)),
            N_("With and without a model"): lambda: _rivals(whole.against(state.memory().decision.positive)),
        },
    )


def _does(it: Predictions) -> None:
    decision = state.memory().decision
    month = month_of(it.curve, decision)
    st.subheader(as_written(say(words.flagged_sentence(month, it.flagged_name))), anchor=False)
    few = words.capacity_sentence(month, decision)
    if few is not None:
        st.markdown(say(few))
    _scores(month)
    left, right = st.columns(2, gap="large")
    with left:
        names = [name if isinstance(name, str) else say(name) for name in it.class_names]
        chart(confusion_chart(month.counts, names, _), "metrics_confusion", _(CONFUSION))
    with right:
        _histogram(it, names, decision)
    st.caption(_(LIMITS))


def _histogram(it: Predictions, names: list[str], decision: Decision) -> None:
    from core.charts.outcomes import score_histogram

    made = score_histogram(it.y_true, it.y_prob[:, 1], names, _, decision.threshold)
    chart(made, "metrics_histogram", _("How sure the model was, by true class"))


def _scores(month: Month) -> None:
    """Draw every score of choices, a tile each."""
    with st.container(horizontal=True, gap="medium"):
        for name, value in monthly_scores(month).items():
            text = "–" if value != value else f"{value:.2f}"
            st.metric(_(SCORES[name].label), text, help=_(SCORES[name].help), width="content")


def _rivals(it: Predictions) -> None:
    decision = state.memory().decision
    found = worth(it, decision)
    st.subheader(as_written(say(words.verdict_title(found))), anchor=False)
    st.markdown(as_written(say(words.range_sentence(found, decision))))
    st.dataframe(rivals_table(found, decision, _), hide_index=True, key="metrics_rivals")
    st.caption(_(RIVALS))


RIVALS = N_(
    "All amounts are a month, with the range that 95 of 100 samples of other rows would give; “more with the model” has the luck "
    "of its threshold taken off. The simple rule is one split of one column, found on rows that were not graded."
)
