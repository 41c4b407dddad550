"""The page's findings to take away: as a page of its own, and as a table."""

import streamlit as st

from core.card import to_html
from core.evaluation.predictions import Predictions
from core.messages import translator
from core.report import report, to_csv
from pages.components import state
from pages.components.i18n import _, language


def report_view(whole: Predictions) -> None:
    """Draw the buttons; the files are made when one is pressed."""
    decision, lang = state.memory().decision, language()
    with st.container(horizontal=True, key="report"):
        st.download_button(
            _("Report (.html)"), lambda: to_html(report(whole, decision), translator(lang), lang), "metrics.html",
            "text/html", key="report_html", on_click="ignore", icon=":material/download:",
            help=_("All that this page found, with its pictures, in one file that opens anywhere."),
        )  # fmt: skip
        st.download_button(
            _("Findings (.csv)"), lambda: to_csv(report(whole, decision), translator(lang)), "metrics.csv", "text/csv",
            key="report_csv", on_click="ignore", icon=":material/download:",
            help=_("Every sentence and every number of the report, for a table of your own."),
        )  # fmt: skip
