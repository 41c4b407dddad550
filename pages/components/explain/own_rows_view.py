"""The user's own rows: a CSV with the model's columns, what it says of each row, and why it says so of one of them."""

import streamlit as st

from core.charts.steps import steps_chart
from core.explanation.case import Case
from core.explanation.whatif.edits import with_edits
from core.explanation.whatif.own_rows import FIRST, MOST, OwnRows, besides_sentence, example_rows, read_rows
from core.explanation.whatif.predicted import predicted_sentence, predicted_table
from core.explanation.whatif.remarks import gaps, warnings
from core.explanation.whatif.told import shown_threshold
from core.explanation.words import decision_sentence, decision_title, ends_of, steps_of
from core.jobs.explaining import predicted_rows
from core.markdown import as_written
from core.messages import N_, Message
from pages.components import state
from pages.components.chart import chart
from pages.components.engine import engine
from pages.components.explain.hand import case_of
from pages.components.frame import shielded
from pages.components.i18n import _, say
from pages.components.menus import picked
from pages.components.metrics.told import beside, headline, limits

FILE, CHOSEN = "own_rows_file", "own_rows_chosen"
READ = "own_rows_read"  # the file whose rows are kept, and the run that they are for
LIMITS = N_(
    "What this does not tell you: whether the answers are right, since nobody knows yet what becomes of these rows; and how good "
    "the model is on cases that differ from those that it was trained on."
)


@st.fragment
def own_rows_view(case: Case) -> None:
    """Draw the upload, what the model says of the rows, and one of them explained."""
    with shielded():
        _bring(case)
    rows = state.memory().explaining.own.get(case.run.key)
    if rows is None:
        return
    with shielded():
        _table(case, rows)
        _explained(case, rows)
        limits(LIMITS)


def _bring(case: Case) -> None:
    key = case.run.key
    file = st.file_uploader(
        _("A CSV with one row a case and the model's columns, at most {most:,} rows").format(most=MOST), key=f"{FILE}_{key}", on_change=_let_go, args=(key,),
        help=_("Names and categories as in the data, or as this page shows them; an empty cell is a missing value."),
    )  # fmt: skip
    edits = state.memory().explaining.changes(case)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            _("An example to fill in (.csv)"), example_rows(case.run, with_edits(case.x, edits)[None]), "rows.csv", "text/csv",
            key="own_rows_example", on_click="ignore", icon=":material/download:",
            help=_("The row in hand, with what you changed of it under “What if…”."),
        )  # fmt: skip
        st.caption(_("They stay on this server, for this session; nobody else sees them."), width="content")
    if file is not None and st.session_state.get(READ) != (key, file.file_id):
        state.memory().explaining.own[key] = read_rows(case.run, file.getvalue())
        st.session_state[READ] = key, file.file_id


def _let_go(key: str) -> None:
    """Forget the rows of the file that was there before."""
    state.memory().explaining.own.pop(key, None)
    st.session_state[READ] = None


def _table(case: Case, rows: OwnRows) -> None:
    decision = state.memory().decision
    with st.spinner(_("A worker is predicting these rows…"), show_time=True):
        said = predicted_rows(engine(), case.run, rows.X)
    headline(predicted_sentence(case.run, rows.X, said, decision))
    besides = besides_sentence(rows)
    if besides is not None:
        st.caption(as_written(say(besides)))
    table = predicted_table(case.run, rows.X, said, decision, _)
    numbers = {name: st.column_config.NumberColumn(format="%.4g") for name in table.select_dtypes("floating")}
    st.dataframe(table, hide_index=True, column_config=numbers, key="own_rows_table")


def _explained(case: Case, rows: OwnRows) -> None:
    """Draw why the model says what it says of one of the rows."""
    places = list(range(len(rows.X)))
    labels = {place: str(place + FIRST) for place in places}
    if st.session_state.get(CHOSEN) not in labels:
        st.session_state[CHOSEN] = 0
    st.selectbox(
        _("Explain the row with this number in the file"), places, format_func=lambda place: labels.get(place, ""), key=CHOSEN,
        width=320,
    )  # fmt: skip
    place = picked(CHOSEN, places)
    with st.spinner(_("A worker is explaining this row…"), show_time=True):
        chosen = case_of(rows.X[0 if place is None else place], like=case)
    alt = beside(decision_title(chosen, state.memory().decision))
    for message in warnings(chosen.run, chosen.x):
        st.warning(as_written(say(message)), icon=":material/warning:")
    for message in gaps(chosen.run, chosen.x):
        st.caption(as_written(say(message)))
    figure = steps_chart(
        chosen.base, steps_of(chosen), chosen.said, chosen.amounts, _,
        (ends_of(chosen)[0], Message(N_("This row"))), shown_threshold(chosen, state.memory().decision),
    )  # fmt: skip
    chart(figure, "own_rows_reasons", alt)
    st.markdown(as_written(say(decision_sentence(chosen, state.memory().decision))))
