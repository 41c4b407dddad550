"""Three classes or more: what is taken for what, and the scores of each class."""

import streamlit as st

from core.charts.classes import shares_chart
from core.evaluation.classes import ClassScores, Rest, against_rest, class_scores, words
from core.evaluation.classes.table import class_table
from core.evaluation.mistakes import confused_sentence
from core.evaluation.predictions import Predictions
from core.markdown import as_written
from core.messages import N_
from pages.components.chart import chart
from pages.components.i18n import _, say
from pages.components.metrics.told import beside, headline, limits, names_of, told

HOW_TO_READ = N_("Of 100 rows of each class, downwards, how many were called what, across. Hover for the counts.")
LIMITS = N_(
    "What this does not tell you: which mistakes are dear. To take one class for another counts as one mistake, whichever way round."
)
TABLE_LIMITS = N_(
    "What this does not tell you: how well it does on rows unlike these. In brackets is where each score would lie for 95 of 100 "
    "other sets of rows like these; the fewer rows a class has, the wider."
)


def classes_view(it: Predictions) -> None:
    """Draw what is taken for what beside the scores of each class."""
    picture, beside_it = st.columns([1.2, 1], gap="large")
    with picture:
        confusion_view(it)
    with beside_it:
        beside(words.least_finding(class_scores(it), it.class_names))
        _table(class_scores(it), it, "compact")


def confusion_view(it: Predictions) -> None:
    """Draw, of 100 rows of each class, how many were called what."""
    names, counts = names_of(it), class_scores(it).counts
    title = beside(confused_sentence(counts, names))
    chart(shares_chart(counts, names, _), "details_confusion", title)
    st.caption(_(HOW_TO_READ))
    limits(LIMITS)


def each_class_view(it: Predictions) -> None:
    """Draw the scores of each class."""
    scores = class_scores(it)
    headline(words.least_finding(scores, it.class_names))
    told(words.least_sentence(scores, it.class_names))
    with st.spinner(_("Ranking {rows:,} rows by each class").format(rows=it.n)):
        rest = against_rest(it)
    _table(scores, it, "full", rest)
    limits(TABLE_LIMITS)


def _table(scores: ClassScores, it: Predictions, key: str, rest: tuple[Rest, ...] = ()) -> None:
    st.dataframe(class_table(scores, names_of(it), _, rest), hide_index=True, key=f"details_classes_{key}")
    for reason in words.undefined_reasons(scores, it.class_names):
        st.caption(as_written(say(reason)))
