"""Home: what can I find out here, and how long will it take?"""

import streamlit as st

from core.brief import finding_of_run
from core.charts.guess import beside_guess
from core.evaluation.held_out import grade, held_out_finding, held_out_sentence
from core.experiment import Experiment
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.i18n import _, say
from pages.components.keep import keep_button
from pages.components.places import file_of

FIRST = Experiment(dataset="german_credit", model="mlp", hidden=(16,), epochs=60)
PLAYGROUND = file_of("playground")

STEPS = (
    ("seen", N_("See where a model is wrong"), PLAYGROUND),
    ("trained", N_("Train one, in seconds"), PLAYGROUND),
    ("compared", N_("Change a setting and compare"), PLAYGROUND),
    ("priced", N_("Put a price on its mistakes"), file_of("metrics")),
    ("explained", N_("Ask why it says what it says"), file_of("explain")),
    ("applied", N_("See where it pays in your field"), file_of("scenarios")),
    ("kept", N_("Keep a finding for your decision"), file_of("metrics")),
)


def main() -> None:
    """Draw the page."""
    with page_frame("home", _("Touchstone: what AI can really do")):
        left, right = st.columns([1, 1.25], gap="large")
        with left:
            _invite()
            _path()
        with right:
            _first_picture()


def _invite() -> None:
    st.markdown(
        _(
            "Train real neural networks on real data, see how far you can trust them, and leave with numbers for your "
            "product decision. Your first model takes about ten seconds; no code, no account."
        )
    )
    if st.button(_("Train a model now"), type="primary", icon=":material/play_arrow:", key="first_train"):
        state.train_first(FIRST)
        st.switch_page(PLAYGROUND)
    st.caption(_("On 1,000 real loan applications: who paid back, and who did not?"))


def _path() -> None:
    st.markdown(_("**The path, and how far you are**"))
    done = state.steps_taken()
    for number, (name, text, page) in enumerate(STEPS, 1):
        icon = ":material/check_circle:" if name in done else ":material/radio_button_unchecked:"
        st.page_link(page, label=f"{number}. {_(text)}", icon=icon)


def _first_picture() -> None:
    run = state.memory().run
    finding = held_out_finding(run)
    st.subheader(say(finding), anchor=False)
    chart(beside_guess(grade(run), _), "home_grade", say(held_out_sentence(run)))
    st.markdown(say(held_out_sentence(run)))
    keep_button(finding_of_run(run), key="run")


enter(main)
