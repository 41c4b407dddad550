"""The first thing on the concepts page: a picture that moves when touched."""

import streamlit as st

from core.charts.lessons.bet import price
from core.lessons.bet import FIRST, HIGHEST, LOWEST, Bet, cost_of_sureness, what_it_means
from pages.components.chart import chart
from pages.components.concepts.going import lesson_button
from pages.components.i18n import _, say
from pages.components.metrics.told import headline


def first_touch() -> None:
    """Draw it, and where it leads."""
    _bet()
    lesson_button("losses", "first", _("See what other losses make of it"))


@st.fragment
def _bet() -> None:
    left, right = st.columns([1.4, 1], gap="large", vertical_alignment="center")
    with right:
        st.markdown(_("**“This loan will be paid back.”** How sure do you say you are?"))
        percent = st.slider(
            _("How sure, in percent"), LOWEST, HIGHEST, FIRST, key="bet", format="%d %%", label_visibility="collapsed"
        )
        bet = Bet(percent / 100)
        st.markdown(say(what_it_means(bet)))
    with left:
        said = headline(cost_of_sureness(bet))
        chart(price(bet, _), "bet_chart", said)
