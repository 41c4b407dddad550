"""The private link: under it the brief is found again."""

from urllib.parse import urlencode

import streamlit as st

from core.brief.facts import Facts
from core.links import LEDGER, RUN, decision_link, to_link
from pages.components import state
from pages.components.i18n import PARAM, _, language
from pages.components.qr_view import qr_view
from pages.components.run_bar import address


def private_link(facts: Facts) -> None:
    """Draw the link with what it allows; without anything kept there is none."""
    st.markdown(_("#### Your private link"))
    if not state.memory().token:
        st.markdown(_("There is nothing to come back to yet: keep a finding or answer a question first."))
        return
    st.markdown(
        _(
            "Keep this link for yourself: a bookmark, or your phone. Whoever opens it reads your brief and your runs. While "
            "this page is open, they get a copy of their own; once it is closed, they go on with this very brief, and what "
            "they change is changed for you as well."
        )
    )
    link = _link(facts)
    st.code(link, language=None, wrap_lines=True)
    qr_view(link)


def _link(facts: Facts) -> str:
    run = facts.run
    about = {} if run is None else to_link(run.experiment)
    if run is not None and run.key != run.experiment.key:
        about[RUN] = run.key
    told = about | decision_link(facts.decision) | {LEDGER: state.memory().token, PARAM: language()}
    return f"{address()}/brief?{urlencode(told)}"
