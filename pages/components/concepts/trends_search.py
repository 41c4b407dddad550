"""Search by machine and reasons by machine: what each is, one measured thing, and where it is in this app."""

import streamlit as st

from core.brief import Finding
from core.charts.lessons.trends_search import tries_chart
from core.lessons import kept
from core.lessons.lesson import Lesson
from core.lessons.trends import automl
from core.messages import N_
from pages.components.chart import chart
from pages.components.concepts.going import page_button
from pages.components.concepts.on_request import study_on_request
from pages.components.concepts.story_part import tell
from pages.components.i18n import _
from pages.components.keep import keep_button
from pages.components.metrics.told import headline, limits, told
from pages.components.waiting import errand_view

SEARCH = {"depth": N_("What works better?"), "view_3": N_("Search")}
LIMITS = N_(
    "What this does not tell you: whether a cleverer search finds more. It tries small trees on a small table, where luck is large; with "
    "ten thousand rows the winner flatters itself far less."
)


def search_view(lesson: Lesson) -> None:
    """Draw what a search promises and keeps; lead to the real search and to the reasons."""
    tell("trends", "automl")
    errand = study_on_request("trends", "automl", automl.conduct, _("Try {n} settings").format(n=automl.TRIES))
    if errand is not None:
        errand_view(errand, _found, _("Trying settings"))
    page_button("playground", _("Search for better settings of a network, in the playground"), "trends_search", SEARCH)
    st.divider()
    tell("trends", "reasons")
    page_button("explain", _("Ask a trained model for its reasons"), "trends_explain")
    limits(LIMITS)


def _found(found: automl.Arrays) -> None:
    chart(tries_chart(found, _), "trends_tries", headline(automl.title(found)))
    told(automl.sure(found))
    keep_button(
        Finding("concepts", automl.title(found), "concepts?topic=trends", numbers=kept.automl(found)), "trends_tries"
    )
