"""Home: what can I find out here, and how long will it take?"""

import streamlit as st

from core.charts.curves import learning_curves
from core.evaluation.findings import held_out_sentence, learning_finding
from core.experiment import Experiment
from core.messages import N_
from pages.components import state
from pages.components.chart import chart
from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.i18n import _, say

FIRST = Experiment(dataset="german_credit", model="mlp", hidden=(16,), epochs=60)
PLAYGROUND = "pages/playground.py"

STEPS = (
    ("seen", N_("See where a model is wrong")),
    ("trained", N_("Train one, in seconds")),
    ("compared", N_("Change a setting and compare")),
    ("uploaded", N_("Bring a table of your own")),
    ("kept", N_("Keep a finding for your decision")),
)


def main() -> None:
    """Draw the page."""
    with page_frame(
        _("Touchstone: what AI can really do"),
        _("What can I find out here, and how long will it take?"),
        PLAYGROUND,
        _("can a model learn this, and what does it take?"),
    ):
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
        state.memory().draft = FIRST
        state.train()
        st.switch_page(PLAYGROUND)
    st.caption(_("On 1,000 real loan applications: who paid back, and who did not?"))


def _path() -> None:
    st.markdown(_("**The path, and how far you are**"))
    done = state.steps_taken()
    for number, (name, text) in enumerate(STEPS, 1):
        icon = ":material/check_circle:" if name in done else ":material/radio_button_unchecked:"
        st.page_link(PLAYGROUND, label=f"{number}. {_(text)}", icon=icon)


def _first_picture() -> None:
    run = state.memory().run
    finding = learning_finding(run.history)
    st.subheader(say(finding), anchor=False)
    chart(learning_curves(run.history, _, kept=run.best_epoch, height=320), "home_curves", say(finding))
    st.markdown(say(held_out_sentence(run)))


enter(main)
