"""All reasons of a decision."""

import streamlit as st

from core.charts.force import force_chart
from core.evaluation.cells.cell import row_of
from core.explanation import words
from core.explanation.case import Case
from core.explanation.reasons import balance, number_formats, reasons_csv, reasons_table
from core.messages import N_, translator
from pages.components.chart import chart
from pages.components.i18n import _, language
from pages.components.metrics.told import headline, limits, told

LIMITS = N_(
    "What this does not tell you: whether the reasons are good ones. A column that only goes along with the real cause pulls "
    "as well as the cause itself; see “Can we trust it”."
)


def reasons_view(case: Case) -> None:
    """Draw all shares as a force view and as a table."""
    alt = headline(balance(case))
    chart(
        force_chart(case.base, words.steps_of(case), case.said, case.amounts, _, words.ends_of(case)),
        "explain_force",
        alt,
    )
    told(words.missing_sentence(case))
    translate = translator(language())
    table = reasons_table(case, translate)
    formats = {
        name: st.column_config.NumberColumn(format=form) for name, form in number_formats(case, translate).items()
    }
    st.dataframe(
        table,
        hide_index=True,
        key="explain_reasons",
        column_config=formats,
        height="content" if len(table) < 21 else 600,
    )
    st.caption(
        _(case.amounts.share_axis) + " · " + _("“Usual” is the median of the training rows, or their commonest value.")
    )
    st.download_button(
        _("All reasons (.csv)"), lambda: reasons_csv(case, translate), _file_name(case), "text/csv", key="explain_reasons_csv",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    limits(LIMITS)


def _file_name(case: Case) -> str:
    return f"reasons-row-{row_of(case.it.rows[case.place])}.csv" if case.place is not None else "reasons.csv"
