"""Cases like the one in hand, and what happened to them."""

import numpy as np
import streamlit as st

from core.charts.pictures import pictures
from core.explanation.case import Case
from core.explanation.like_words import agreement, like_finding, like_pictures, like_table, near_sentence
from core.explanation.neighbours import LEAST, MOST, USUAL, Neighbours, neighbours
from core.jobs.simpler import predicted
from core.messages import N_, translator
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.keep_case import keep_case
from pages.components.i18n import _, language
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: what will happen to this case. Rows are alike by the columns that the model reads, all of "
    "which count the same here, though not to the model; the model learned from these rows, so that it agrees with them "
    "more easily than with new ones."
)


def similar_view(case: Case) -> None:
    """Draw the nearest training rows and what happened to them."""
    k = st.slider(
        _("How many rows like it"), LEAST, MOST, USUAL, key="similar_count",
        help=_("More say more surely what happened to such cases, e.g. 20; fewer are more like this one."),
    )  # fmt: skip
    found = neighbours(case.run, case.x, k)
    with st.spinner(_("A worker asks the model about these rows…"), show_time=True):
        said = predicted(engine(), case.run, np.vstack([case.x, case.run.data.X[found.rows]]))
    own = float(said[0, case.output])
    said_of_them = like_finding(case, found, own)
    finding = headline(said_of_them)
    told(agreement(case, found, own), near_sentence(found))
    _rows(case, found, said, finding)
    keep_case(case, said_of_them, "explain_similar")
    limits(LIMITS)


def _rows(
    case: Case, found: Neighbours, said: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", finding: str
) -> None:
    translate, shape = translator(language()), case.run.data.image_shape
    if shape is not None:
        X, captions = like_pictures(case, found, said, translate)
        chart(pictures(X, shape, captions, columns=6), "similar_pictures", finding)
        st.caption(_("Below each picture: what it is → what the model calls it. The first is the case in hand."))
        return
    likeness = _("How like, %")
    st.dataframe(
        like_table(case, found, said, translate), hide_index=True, key="similar_table", height=460,
        column_config={likeness: st.column_config.ProgressColumn(format="%.0f", min_value=0, max_value=100)},
    )  # fmt: skip
    st.caption(
        _(
            "“=” is the value of this case, “≈” a number close to it; what is written out differs. Columns that pull most come "
            "first. 100% like is an equal row, 0% one that is no nearer than half of all training rows."
        )
    )
