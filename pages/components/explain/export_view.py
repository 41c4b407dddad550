"""What can be taken away: a report of the case in hand, its values, and those of all explained rows."""

from collections.abc import Callable

import streamlit as st

from core.card import to_html
from core.evaluation.cells.cell import row_of
from core.explanation.case import Case
from core.explanation.report import Findings, all_rows_csv, case_csv, case_report
from core.explanation.whole import Whole
from core.jobs.changing import known_changes
from core.jobs.explaining import known_whole
from core.jobs.overall import known_again
from core.jobs.trusting import known_badge
from core.messages import translator
from pages.components import state
from pages.components.counter_memory import counter
from pages.components.engine import engine
from pages.components.explain.counter_controls import wanted_of
from pages.components.i18n import _, language


def export_view(case: Case) -> None:
    """Draw the buttons; the files are made when one is pressed."""
    lang = language()
    translate, decision, whole = translator(lang), state.memory().decision, _whole(case)
    known = _known(case, whole)
    with st.container(horizontal=True, key="explain_export"):
        st.download_button(
            _("Report (.html)"), lambda: to_html(case_report(case, decision, known()), translate, lang),
            f"explanation{_row(case)}.html", "text/html", key="explain_report", on_click="ignore", icon=":material/download:",
            help=_("The decision with its reasons, how far to trust them and how they were made, in one file that opens anywhere."),
        )  # fmt: skip
        st.download_button(
            _("Values (.csv)"), lambda: case_csv(case, translate), f"values{_row(case)}.csv", "text/csv",
            key="explain_values", on_click="ignore", icon=":material/download:",
            help=_("Every column of this case with its value, its pull and the error of that, for a table of your own."),
        )  # fmt: skip
        st.download_button(
            _("All rows (.csv)"), lambda: b"" if whole is None else all_rows_csv(case, whole, translate), "explained-rows.csv",
            "text/csv", key="explain_rows", on_click="ignore", icon=":material/download:", disabled=whole is None,
            help=_("All test rows that were explained, with their values and pulls. Open “Overall” to have them explained."),
        )  # fmt: skip


def _row(case: Case) -> str:
    return "" if case.place is None else f"-row-{row_of(case.it.rows[case.place])}"


def _whole(case: Case) -> Whole | None:
    return known_whole(engine().store, case.run, case.how, state.memory().explaining.most)


def _known(case: Case, whole: Whole | None) -> Callable[[], Findings]:
    """Return what gathers what is known of a case: what nobody looked at yet is not made for the report.

    The files are made outside of the page's run, where there is no session to ask.
    """
    workers, decision, own = engine(), state.memory().decision, counter().own(case.run.data.name)
    wanted = None if case.run.data.image_shape is not None else wanted_of(case)

    def gathered() -> Findings:
        changes = None if wanted is None else known_changes(workers, case.run, case.x, wanted, own)
        again = known_again(workers.store, case.run, case.how)
        return Findings(known_badge(workers.store, case, decision), changes, whole, again)

    return gathered
