"""From demo to product: what large models change, build, buy or API, the law, what to watch, and what answers cost."""

from collections.abc import Mapping

import streamlit as st

from core.messages import N_
from core.scenarios import Scenario
from core.scenarios.laws import AS_OF, LAWS, RISKS, WHERE
from core.scenarios.money import cost_sentence
from core.stories import told as story
from pages.components import state
from pages.components.i18n import _, language
from pages.components.metrics.told import limits, told
from pages.components.scenarios.measuring import result_of
from pages.components.scenarios.offer_controls import offer_controls

PARTS = {
    "large": N_("**What large pre-trained models change here**"),
    "build": N_("**Build, buy or API**"),
    "watch": N_("**What to watch after launch**"),
}


def product_view(case: Scenario) -> None:
    """Draw what it would take to ship this."""
    words = story("scenarios", case.name, language())
    _part("large", words)
    _part("build", words)
    _cost(case)
    _law(case, words["law"])
    _part("watch", words)
    with st.expander(_("Sources")):
        st.markdown(words["sources"])


def _part(name: str, words: Mapping[str, str]) -> None:
    st.markdown(_(PARTS[name]))
    st.markdown(words[name])


def _cost(case: Scenario) -> None:
    result = result_of(case)
    if result is None:
        return
    st.markdown(_("**What an answer costs**"))
    with st.container(border=True):
        offer_controls()
        told(cost_sentence(state.memory().casing.offer, result.seconds_per_answer))


def _law(case: Scenario, words: str) -> None:
    st.markdown(_("**Privacy and law for this case**"))
    st.markdown(_(RISKS[case.risk]))
    st.markdown(words)
    rows = [
        {_("Where"): _(WHERE[law.where]), _("Rule"): _(law.title), _("Since"): law.since, _("What it asks for"): _(law.asks)}
        for law in map(LAWS.__getitem__, case.laws)
    ]  # fmt: skip
    st.table(rows)
    date = _("As of {date}, from summaries, not from the texts themselves; ask a lawyer before you rely on it.")
    st.caption(date.format(date=AS_OF))
    limits(N_("What this does not tell you: your contracts, your sector's own rules, and what has changed since."))
